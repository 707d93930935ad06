/** What counts as labelled, what the exposure of lines comes to, and that a desk goes by what it learned from the thirtieth on. */
import { expect, test } from 'vitest'
import { DAY_MS } from '../../kernel/time.ts'
import { CALIBRATED_FROM } from '../diagnosis/diagnose.ts'
import { DEFAULT_PARAMETERS } from '../diagnosis/parameters.ts'
import { consentOf, facilityOf } from '../model/desk.fixture.ts'
import { addFacts, emptyDesk } from '../model/desk-book.ts'
import type { DeskFact } from '../model/desk-fact.ts'
import { calibrationOf, exposureOf, labelledIncidents } from './calibration.ts'

const START = 20_000 * DAY_MS
const SHARES = { individual: 100_000, policy: 700_000, regulatory: 100_000, maintenance: 50_000, technical: 50_000 }

function openBook() {
  const book = emptyDesk()
  const add = (fact: Pick<DeskFact, 'type' | 'kind' | 'id'> & { data: object }, at = START): void =>
    addFacts(book, [{ ...{ sequence: book.sequence + 1, effectiveAt: at, recordedAt: at, actor: 'a' }, ...fact, data: { ...fact.data } }])
  return { book, add }
}
type Book = ReturnType<typeof openBook>

const WARNING = { key: 'channel:c', channel: 'channel:c', indicator: 'C1', opened_at: START, caused_at: null, lag_seconds: null }
function incident(
  { add }: Book,
  id: string,
  closing: object | null,
  diagnosed: object | null = { cause: 'policy', shares_ppm: SHARES, failed: 3 },
): void {
  const about = { kind: 'incident', id } as const
  add({
    ...about,
    type: 'opened',
    data: { title: id, severity: 2, subjects: [], began_at: new Date(START).toISOString(), warning: WARNING },
  })
  if (diagnosed !== null) add({ ...about, type: 'diagnosed', data: diagnosed })
  if (closing !== null) add({ ...about, type: 'moved', data: { state: 'closed', note: 'n', ...closing } })
}
const CLOSED = { cause: 'policy', verdict: 'real' }

test.each<[rule: string, closing: object | null, diagnosed: object | null | undefined, labelled: number]>([
  ['closed as real with a cause', CLOSED, undefined, 1],
  ['not over', null, undefined, 0],
  ['closed by itself', {}, undefined, 0],
  ['a false alarm', { ...CLOSED, verdict: 'false' }, undefined, 0],
  ['no cause was found', { ...CLOSED, cause: 'undetermined' }, undefined, 0],
  ['nothing had been told', CLOSED, null, 0],
  ['told as it was closed', { ...CLOSED, told: { cause: 'policy', shares_ppm: SHARES, failed: 1 } }, null, 1],
])('%s', (_rule, closing, diagnosed, labelled) => {
  const desk = openBook()
  incident(desk, 'watch-1', closing, diagnosed)
  expect(labelledIncidents(desk.book, START)).toHaveLength(labelled)
  expect(labelledIncidents(desk.book, START - 1)).toHaveLength(0)
})

test('answers of people count beside the evidence of data; own failures by the cause, or by recovery cases', () => {
  const desk = openBook()
  incident(desk, 'watch-1', null, {
    cause: 'policy',
    shares_ppm: SHARES,
    failed: 3,
    evidence: { transport_errors: true, policy_notice: true },
  })
  desk.add({ type: 'answered', kind: 'incident', id: 'watch-1', data: { evidence: 'transport_errors', answer: false } })
  desk.add({ type: 'moved', kind: 'incident', id: 'watch-1', data: { state: 'closed', note: 'n', ...CLOSED } })
  expect(labelledIncidents(desk.book, START)).toMatchObject([
    { evidence: { transport_errors: false, policy_notice: true }, ownFailures: 0, toldCause: 'policy' },
  ])
  desk.add({ type: 'opened', kind: 'recovery', id: 'r', data: { incident_id: 'watch-1', documents: [] } })
  desk.add({ type: 'moved', kind: 'recovery', id: 'r', data: { state: 'restored', cause_found: 'individual', note: 'n' } })
  expect(labelledIncidents(desk.book, START)).toMatchObject([{ ownFailures: 1 }])
  incident(desk, 'watch-2', { cause: 'individual', verdict: 'real' })
  expect(labelledIncidents(desk.book, START)[1]).toMatchObject({ cause: 'individual', ownFailures: 3 })
})

const line = ({ add }: Book, id: string, at = START) => {
  add({ type: 'registered', kind: 'facility', id: `f-${id}`, data: facilityOf({ channel_id: 'c', borrower_id: `b-${id}` }) }, at)
  add({ type: 'registered', kind: 'consent', id: `k-${id}`, data: consentOf({ borrower_id: `b-${id}`, scopes: ['board'] }) }, at)
  add({ type: 'registered', kind: 'enrolment', id, data: { borrower_id: `b-${id}`, facility_id: `f-${id}`, expected_every_hours: 24 } }, at)
}
const after = (days: number) => ({ at: START + days * DAY_MS, knownAt: START + days * DAY_MS })
const reads = ({ add }: Book, subject: string, band: string | null, days: number) =>
  add(
    { type: 'read', kind: 'reading', id: `B6:${subject}`, data: { indicator: 'B6', subject, channel: null, band, values: {}, inputs: [] } },
    START + days * DAY_MS,
  )

test('exposure: days since registered, until ended; each weighed by the warnings that stood on it', () => {
  const desk = openBook()
  line(desk, 'e1')
  const days = (at: number) => exposureOf(desk.book, after(at), DEFAULT_PARAMETERS)
  expect(days(10)).toBeCloseTo(10, 9)
  reads(desk, 'enrolment:e1', 'red', 4)
  reads(desk, 'enrolment:e1', 'normal', 6)
  // Four days, two of them red, four more.
  expect(days(10)).toBeCloseTo(8 + 2 * Math.exp(DEFAULT_PARAMETERS.logHazard.B6.red), 9)
  desk.add({ type: 'ended', kind: 'enrolment', id: 'e1', data: {} }, START + 8 * DAY_MS)
  expect(days(10)).toBeCloseTo(6 + 2 * Math.exp(DEFAULT_PARAMETERS.logHazard.B6.red), 9)
})
test('the own facility of the company counts; a borrower who does not let himself be seen does not', () => {
  const desk = openBook()
  desk.add({ type: 'registered', kind: 'facility', id: 'own', data: facilityOf({ channel_id: 'c' }) })
  line(desk, 'e1')
  expect(exposureOf(desk.book, after(5), DEFAULT_PARAMETERS)).toBeCloseTo(10, 9)
  desk.add({ type: 'ended', kind: 'consent', id: 'k-e1', data: {} }, START + 2 * DAY_MS)
  expect(exposureOf(desk.book, after(5), DEFAULT_PARAMETERS)).toBeCloseTo(5, 9)
})

test('from the thirtieth on it goes by what it learned, and lines that never failed speak too', () => {
  const desk = openBook()
  for (let nth = 1; nth < CALIBRATED_FROM; nth++) incident(desk, `watch-${nth}`, CLOSED)
  expect(calibrationOf(desk.book, after(100))).toMatchObject({ parameters: DEFAULT_PARAMETERS, exposureDays: null })
  incident(desk, `watch-${CALIBRATED_FROM}`, CLOSED)
  line(desk, 'e1')
  const { parameters, exposureDays } = calibrationOf(desk.book, after(100))
  expect([parameters.learnedFrom, exposureDays]).toEqual([CALIBRATED_FROM, 100])
  expect(parameters.priors.policy).toBeGreaterThan(DEFAULT_PARAMETERS.priors.policy)
  expect(parameters.hazardPerDay).toBeLessThan(DEFAULT_PARAMETERS.hazardPerDay)
})
