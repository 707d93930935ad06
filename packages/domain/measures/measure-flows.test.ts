import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS } from '../kernel/time.ts'
import { FLOWS, type FlowName, LASTING_MARKS } from './flows.ts'
import { type BorrowerMark, type FlowQuestion, marksByBorrower, measureFlow, type StepMeasures } from './measure-flows.ts'
import { day, mark, PERIOD } from './measures.fixture.ts'
import { shareOf } from './share.ts'

const question = { period: PERIOD, now: day(60), abandonDays: 14, product: undefined as string | undefined }
const measureFlows = (marks: readonly BorrowerMark[], asked: FlowQuestion) =>
  FLOWS.map((flow) => measureFlow(flow, marksByBorrower(marks, asked.now), asked))
const flowOf = (flow: FlowName, marks: readonly BorrowerMark[], more: Partial<typeof question> = {}) =>
  measureFlows(marks, { ...question, ...more }).find((one) => one.flow === flow)!

const applied = (borrower: string, onDay: number) => mark(borrower, 'application-opened', onDay, `app-${borrower}`, 'cn-consumer')
const closed = (borrower: string, onDay: number, why: string) => mark(borrower, 'application-closed', onDay, `app-${borrower}`, why)
const known = (borrower: string, onDay: number) => [mark(borrower, 'consent-granted', onDay), mark(borrower, 'identity-verified', onDay)]
const offered = (borrower: string, onDay: number) => mark(borrower, 'offer-made', onDay, `app-${borrower}`)

const APPLICATIONS = [
  // accepted within three days
  ...[applied('a', 1), ...known('a', 2), offered('a', 2), closed('a', 4, 'accepted')],
  // known from before; declined
  ...[applied('b', 1), ...known('b', -5), closed('b', 1, 'declined')],
  // failed twice at proving who he is, and gave up
  ...[applied('c', 2), mark('c', 'consent-granted', 2), mark('c', 'identity-failed', 3), mark('c', 'identity-failed', 4)],
  // never agreed
  applied('d', 3),
  // offered, and it lapsed
  ...[applied('e', 3), ...known('e', 3), offered('e', 3), closed('e', 10, 'lapsed')],
]

/** `name by: started = done + waiting + ended + gave up; erred, failures; half, most`, in days. */
const stepText = ({ step, by, started, done, waiting, ended, gaveUp, erred, failures, halfMs, mostMs }: StepMeasures): string =>
  `${step} ${by}: ${started} = ${done} + ${waiting} + ${ended} + ${gaveUp.count}; ${erred.count}, ${failures}; ${(halfMs ?? 0) / DAY_MS}, ${(mostMs ?? 0) / DAY_MS}`

test('an application, step by step', () => {
  const { steps, ...whole } = flowOf('application', APPLICATIONS)
  expect(whole).toEqual({
    flow: 'application',
    begun: 5,
    finished: 1,
    ended: 2,
    gaveUp: 2,
    underWay: 0,
    days: [
      { date: '2026-03-01', begun: 2, finished: 1, gaveUp: 0 },
      { date: '2026-03-02', begun: 1, finished: 0, gaveUp: 1 },
      { date: '2026-03-03', begun: 2, finished: 0, gaveUp: 1 },
    ],
  })
  expect(steps.map(stepText)).toEqual([
    'agree borrower: 5 = 4 + 0 + 0 + 1; 0, 0; 0, 1',
    'prove_identity borrower: 4 = 3 + 0 + 0 + 1; 1, 2; 0, 0',
    'answer us: 3 = 2 + 0 + 1 + 0; 0, 0; 0, 0',
    'accept borrower: 2 = 1 + 0 + 1 + 0; 0, 0; 2, 2',
  ])
  expect([steps[0]?.gaveUp, steps[1]?.erred]).toEqual([shareOf(1, 5), shareOf(1, 4)])
})

test.each<[rule: string, marks: readonly BorrowerMark[], now: number, state: string]>([
  ['until the moment before, he is under way', [applied('x', 1)], day(15) - 1, 'underWay'],
  ['and from that moment on he gave up', [applied('x', 1)], day(15), 'gaveUp'],
  [
    'a try that failed counts as doing something',
    [applied('x', 1), mark('x', 'consent-granted', 1), mark('x', 'identity-failed', 9)],
    day(23) - 1,
    'underWay',
  ],
  ['for so many days', [applied('x', 1), mark('x', 'consent-granted', 1), mark('x', 'identity-failed', 9)], day(23), 'gaveUp'],
  ['our turn is never his giving up', [applied('x', 1), ...known('x', 1)], day(60), 'underWay'],
  [
    'what is to come is not known yet',
    [applied('x', 1), ...known('x', 1), offered('x', 2), closed('x', 3, 'accepted')],
    day(2),
    'underWay',
  ],
])('%s', (_rule, marks, now, state) => {
  const { begun, ...counts } = flowOf('application', marks, { now })
  expect(begun).toBe(1)
  expect(counts).toMatchObject({ finished: 0, ended: 0, gaveUp: 0, underWay: 0, [state]: 1 })
})

test.each<[rule: string, onDay: number, begun: number]>([
  ['the day before is not of the period', 1 - 1e-6, 0],
  ['its first moment is', 1, 1],
  ['its last moment is', 11 - 1e-6, 1],
  ['the moment after is not', 11, 0],
])('%s', (_rule, onDay, begun) => {
  expect(flowOf('application', [applied('x', onDay)]).begun).toBe(begun)
})

test('a proof of before does not answer what is asked for anew; of a first line it does', () => {
  const marks = [mark('x', 'identity-verified', 1), mark('x', 'reverification-requested', 2, 'rv')]
  expect(flowOf('reverification', marks)).toMatchObject({ begun: 1, finished: 0, gaveUp: 1 })
  expect(flowOf('reverification', [...marks, mark('x', 'identity-verified', 3)])).toMatchObject({ finished: 1, gaveUp: 0 })
  expect(flowOf('onboarding', [mark('x', 'borrower-registered', 3), ...known('x', 1)])).toMatchObject({ begun: 1, finished: 1 })
})

test('what came before the period is needed only of marks that last', () => {
  const long = [
    ...APPLICATIONS,
    ...known('x', -40),
    applied('x', 2),
    mark('y', 'information-changed', -3, 'phone'),
    mark('y', 'information-changed', 2, 'phone'),
  ]
  const read = long.filter(({ mark: name, at }) => at >= PERIOD.from || LASTING_MARKS.includes(name))
  expect(measureFlows(read, question)).toEqual(measureFlows(long, question))
})

test('a drawdown that another system pays out ends with our answer; one that we pay out, with the loan', () => {
  const asked = mark('x', 'drawdown-requested', 1, 'd')
  const elsewhere = mark('x', 'drawdown-approved', 1, 'd', 'elsewhere')
  const ours = mark('x', 'drawdown-approved', 1, 'd')
  expect(flowOf('drawdown', [asked, elsewhere])).toMatchObject({ finished: 1 })
  expect(flowOf('drawdown', [asked, ours])).toMatchObject({ finished: 0, underWay: 1 })
  const failed = [asked, ours, mark('x', 'disbursement-failed', 2, 'd', 'bank_card')]
  expect(flowOf('drawdown', [...failed, mark('x', 'loan-opened', 3, 'd')]).steps[1]).toMatchObject({
    done: 1,
    failures: 1,
    halfMs: 2 * DAY_MS,
  })
  expect(flowOf('drawdown', [...failed, mark('x', 'drawdown-cancelled', 3, 'd')])).toMatchObject({ finished: 0, ended: 1 })
})

test('one way is told from another by its id, and by its borrower', () => {
  const marks = [
    ...[mark('x', 'increase-requested', 1, 'one'), mark('x', 'increase-requested', 2, 'two'), mark('y', 'increase-requested', 2, 'one')],
    ...[mark('x', 'limit-raised', 3, 'one'), mark('x', 'increase-declined', 4, 'two')],
  ]
  expect(flowOf('increase', marks)).toMatchObject({ begun: 3, finished: 1, ended: 1, underWay: 1 })
})

test('what is changed twice before it is proven is one way; changed again afterwards, another', () => {
  const change = (onDay: number) => mark('x', 'information-changed', onDay, 'phone')
  const proof = (onDay: number) => mark('x', 'information-proven', onDay, 'phone')
  expect(flowOf('information', [change(1), change(2), proof(3)])).toMatchObject({ begun: 1, finished: 1 })
  expect(flowOf('information', [change(1), proof(3), change(4), proof(5)])).toMatchObject({ begun: 2, finished: 2 })
  expect(flowOf('information', [change(1), proof(3), change(4)])).toMatchObject({ begun: 2, finished: 1, gaveUp: 1 })
})

test('of one product: that of his line, or the one he got first since', () => {
  const lines = [
    mark('x', 'line-granted', -3, null, 'one'),
    mark('x', 'line-granted', 5, null, 'two'),
    mark('y', 'line-granted', 9, null, 'two'),
  ]
  const marks = [...lines, mark('x', 'quote-requested', 1, 'q'), mark('y', 'quote-requested', 1, 'q'), mark('z', 'quote-requested', 1, 'q')]
  expect(flowOf('quote', marks).begun).toBe(3)
  expect(flowOf('quote', marks, { product: 'one' }).begun).toBe(1)
  expect(flowOf('quote', marks, { product: 'two' }).begun).toBe(1)
})

test('in any order of arrival the same', () => {
  const marks = [...APPLICATIONS, mark('a', 'information-changed', 3, 'phone'), mark('a', 'information-proven', 3, 'phone')]
  const inOrder = measureFlows(marks, question)
  fc.assert(
    fc.property(fc.shuffledSubarray(marks, { minLength: marks.length }), (mixed) => {
      expect(measureFlows(mixed, question)).toEqual(inOrder)
    }),
  )
})
