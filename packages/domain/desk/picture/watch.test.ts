/** A desk that is looked at again and again: what is told, once, and what that comes to; whose words are left out; and that a large one is measured quickly. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../kernel/time.ts'
import { channelOf, consentOf, facilityOf, needOf, projectOf, purposesOf } from '../model/desk.fixture.ts'
import { addFacts, type DeskBook, emptyDesk } from '../model/desk-book.ts'
import type { DeskFact } from '../model/desk-fact.ts'
import type { SeenValue } from '../status/seen-value.ts'
import { watchedWorks } from './incident-facts.ts'
import { type DeskLook, lookAt, toTell } from './watch.ts'

const START = 20_000 * DAY_MS

/** A desk in memory, with a clock. */
function openDesk() {
  const book = emptyDesk()
  const seen = new Map<string, SeenValue[]>()
  let [now, nth] = [START, 0]
  const add = (fact: Pick<DeskFact, 'type' | 'kind' | 'id' | 'data'>): void =>
    addFacts(book, [{ ...{ sequence: book.sequence + 1, effectiveAt: now, recordedAt: now, actor: 'a' }, ...fact }])
  const look = (): DeskLook => {
    const today = Math.floor(now / DAY_MS)
    const seenOf = (kind: string, id: string) => seen.get(`${kind} ${id}`) ?? []
    return lookAt({ book, when: { at: now, knownAt: now }, today, dayEndsAt: (today + 1) * DAY_MS, seenOf })
  }
  return {
    book,
    look,
    register: (kind: DeskFact['kind'], id: string, data: object) => add({ type: 'registered', kind, id, data: data as DeskFact['data'] }),
    add,
    see: (kind: string, id: string, field: SeenValue['field'], value: unknown, ago = 0, source: SeenValue['source'] = 'webhook') => {
      const of = { id: `o${++nth}`, field, value, effectiveAt: now - ago, observedAt: now, source, confidencePpm: null }
      seen.set(`${kind} ${id}`, [...(seen.get(`${kind} ${id}`) ?? []), of])
    },
    pass: (ms: number) => {
      now += ms
    },
    /** Until nothing is left to tell; how many facts were told. */
    watch: (): number => {
      let told = 0
      for (let facts = toTell(book, look()); facts.length > 0; facts = toTell(book, look())) {
        for (const fact of facts) add(fact)
        told += facts.length
      }
      return told
    },
    works: () => watchedWorks(book).map(({ state, warning }) => `${warning.key} ${state}`),
  }
}
type Desk = ReturnType<typeof openDesk>

function withLines(
  desk: Desk,
  channel: string,
  count: number,
  scopes = ['board', 'limit', 'score', 'reasons', 'due_dates', 'balance'],
): string[] {
  desk.register('provider', channel, { name: channel, kind: 'platform', group_ids: [] })
  desk.register('channel', channel, channelOf({ provider_id: channel }))
  return Array.from({ length: count }, (_, nth) => {
    const id = `${channel}-${nth}`
    desk.register('borrower', id, { label: id, kind: 'person' })
    desk.register('consent', id, consentOf({ borrower_id: id, scopes: scopes as 'board'[], expires_at: '2099-01-01T00:00:00Z' }))
    desk.register('facility', id, facilityOf({ channel_id: channel, borrower_id: id, available_to: '2099-12-31' }))
    desk.register('enrolment', id, { borrower_id: id, facility_id: id, project_id: 'p', since_on: '2024-01-01', expected_every_hours: 24 })
    desk.see('enrolment', id, 'authorisation', 'granted')
    desk.see('enrolment', id, 'availability', 'drawable')
    return id
  })
}
const small = (lines = 3, scopes?: string[]): Readonly<{ desk: Desk; ids: string[] }> => {
  const desk = openDesk()
  desk.register('project', 'p', projectOf({ ends_on: '2099-12-31' }))
  const ids = withLines(desk, 'ch', lines, scopes)
  return { desk, ids }
}
const badgeOf = (desk: Desk, id: string) => desk.look().picture.lines.get(`enrolment:${id}`)!.status.badge

test('a desk that is well tells nothing, and what changed is told once', () => {
  const { desk, ids } = small()
  expect(desk.watch()).toBe(0)
  desk.see('enrolment', ids[0]!, 'causes', ['individual'])
  desk.see('enrolment', ids[0]!, 'authorisation', 'revoked_by_platform')
  expect(desk.watch()).toBeGreaterThan(1)
  expect(desk.watch()).toBe(0)
  expect(desk.works()).toEqual(['channel:ch open'])
})

test.each<[rule: string, take: boolean, wait: number, state: string]>([
  ['until the warning was gone for an hour it stands', false, HOUR_MS - 1, 'open'],
  ['then it closes by itself', false, HOUR_MS, 'closed'],
  ['but who took it watches on', true, HOUR_MS, 'observing'],
])('%s', (_rule, take, wait, state) => {
  const { desk, ids } = small()
  desk.see('enrolment', ids[0]!, 'limit', { amount_minor: 100, currency: 'CNY' })
  desk.pass(1)
  desk.see('enrolment', ids[0]!, 'limit', { amount_minor: 94, currency: 'CNY' })
  desk.watch()
  desk.pass(1)
  if (take) desk.add({ type: 'taken', kind: 'incident', id: 'watch-1', data: {} })
  desk.see('enrolment', ids[0]!, 'limit', { amount_minor: 100, currency: 'CNY' })
  desk.watch()
  desk.pass(wait)
  desk.watch()
  expect(desk.works()).toEqual([`channel:ch ${state}`])
})

test('what a person closed is opened again by a later warning only, within a day or after it', () => {
  const { desk, ids } = small()
  desk.see('enrolment', ids[0]!, 'availability', 'closed')
  desk.watch()
  desk.pass(1)
  desk.add({ type: 'moved', kind: 'incident', id: 'watch-1', data: { state: 'closed', note: 'x' } })
  expect(desk.watch()).toBe(0)
  desk.pass(HOUR_MS)
  desk.see('enrolment', ids[0]!, 'obligation', 'overdue', 5 * DAY_MS)
  desk.watch()
  expect(desk.works()).toEqual(['channel:ch closed', 'channel:ch open'])
})

test.each([
  [15 * 60_000 - 1, 0],
  [15 * 60_000, 1],
  [60 * 60_000, 2],
  [240 * 60_000, 3],
])('%i ms after it opened, %i more were called', (ms, steps) => {
  const { desk, ids } = small(1)
  desk.see('enrolment', ids[0]!, 'causes', ['individual'])
  desk.see('enrolment', ids[0]!, 'authorisation', 'revoked_by_platform')
  desk.watch()
  desk.pass(ms)
  desk.watch()
  const told = desk.book.stories
    .get('incident')!
    .get('watch-1')!
    .filter(({ type }) => type === 'escalated')
  expect(told.map(({ data }) => data.step).at(-1) ?? 0).toBe(steps)
})

test.each<[rule: string, sources: [SeenValue['source'], string][], badge: string]>([
  ['a source that does not know is silent, and so is what it said before', [['webhook', 'unknown']], 'unknown'],
  ['until it speaks again', [['webhook', 'unknown'], ['webhook', 'drawable']], 'normal'], // biome-ignore format: one row
])('%s', (_rule, sources, badge) => {
  const desk = openDesk()
  desk.register('project', 'p', projectOf({ ends_on: '2099-12-31' }))
  const [id] = withLines(desk, 'ch', 1)
  for (const [source, value] of sources) {
    desk.pass(1)
    desk.see('enrolment', id!, 'availability', 'drawable', 0, source)
    desk.see('enrolment', id!, 'authorisation', 'granted', 0, source)
    desk.pass(1)
    desk.see('enrolment', id!, 'availability', value, 0, source)
  }
  expect(badgeOf(desk, id!)).toBe(badge)
})

test('what he takes back is in nothing: no badge, no score, no signal, and it pays for nothing', () => {
  const { desk, ids } = small()
  desk.see('enrolment', ids[0]!, 'score', { value: 750 })
  desk.see('enrolment', ids[0]!, 'score', { value: 600 })
  desk.watch()
  expect(desk.look().warnings.standing.map(({ indicator, history }) => `${indicator} ${history.band}`)).toEqual(['B1 red'])
  desk.pass(1)
  desk.add({ type: 'ended', kind: 'consent', id: ids[0]!, data: { reason: 'x' } })
  desk.watch()
  expect(badgeOf(desk, ids[0]!)).toBe('unknown')
  const { picture } = desk.look()
  expect(picture.lines.get(`enrolment:${ids[0]}`)!.seen).toEqual([])
  expect(
    picture.readings.filter(({ subject }) => subject === `enrolment:${ids[0]}`).map(({ indicator, band }) => [indicator, band]),
  ).toEqual([['B11', 'red']])
  desk.pass(HOUR_MS)
  desk.watch()
  expect(desk.look().warnings.standing.find(({ indicator }) => indicator === 'B1')!.history.band).toBe('normal')
})

test('it is looked at again just after twice and four times of silence, and at the end of the day', () => {
  const { desk } = small()
  desk.watch()
  const looks: number[] = []
  for (let nth = 0; nth < 20; nth++) {
    const { next } = desk.look()
    looks.push(next - START)
    desk.pass(next - START - (looks.at(-2) ?? 0))
    desk.watch()
  }
  expect(looks).toEqual(expect.arrayContaining([DAY_MS, 2 * DAY_MS + 1, 4 * DAY_MS + 1]))
})

const steps = fc.array(
  fc.record({
    line: fc.nat(2),
    what: fc.constantFrom<[SeenValue['field'], unknown]>(
      ...[['availability', 'drawable'] as [SeenValue['field'], unknown], ['availability', 'closed'] as [SeenValue['field'], unknown]],
      ...[
        ['authorisation', 'granted'] as [SeenValue['field'], unknown],
        ['authorisation', 'revoked_by_platform'] as [SeenValue['field'], unknown],
      ],
      ...[['device', 'new'] as [SeenValue['field'], unknown], ['score', { value: 600 }] as [SeenValue['field'], unknown]],
    ),
    wait: fc.constantFrom(0, 60_000, HOUR_MS, DAY_MS, 5 * DAY_MS),
  }),
  { maxLength: 10 },
)

test('a borrower who was enrolled and has not been asked yet took nothing back: nothing rings', () => {
  const desk = openDesk()
  withLines(desk, 'asked', 1)
  desk.register('borrower', 'new', { label: 'new', kind: 'person' })
  desk.register('facility', 'new', facilityOf({ channel_id: 'asked', borrower_id: 'new', available_to: '2099-12-31' }))
  desk.register('enrolment', 'new', { borrower_id: 'new', facility_id: 'new', since_on: '2024-01-01', expected_every_hours: 24 })
  desk.watch()
  expect(desk.works()).toEqual([])
})

test('what ended while nobody looked, and began anew: the first is closed, and one is open', () => {
  const { desk, ids } = small()
  desk.see('enrolment', ids[2]!, 'device', 'new')
  desk.watch()
  desk.pass(15 * DAY_MS)
  desk.see('enrolment', ids[2]!, 'availability', 'drawable')
  desk.watch()
  desk.pass(5 * DAY_MS)
  desk.watch()
  expect(desk.works().filter((work) => work.startsWith(`enrolment:${ids[2]}`))).toEqual([
    `enrolment:${ids[2]} closed`,
    `enrolment:${ids[2]} open`,
  ])
})

test('whatever happens, looking twice tells nothing new, and no subject has two incidents open', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { desk, ids } = small()
      for (const { line, what, wait } of all) {
        desk.pass(wait)
        desk.see('enrolment', ids[line]!, ...what)
        desk.watch()
        expect(desk.watch()).toBe(0)
        const open = desk.works().filter((work) => !work.endsWith('closed'))
        expect(new Set(open.map((work) => work.split(' ')[0])).size).toBe(open.length)
      }
    }),
    { numRuns: 40 },
  )
})

test('200 projects are measured anew within five seconds when a channel fails', () => {
  const desk = openDesk()
  for (let nth = 0; nth < 200; nth++) {
    desk.register('project', `p${nth}`, projectOf({ ends_on: '2099-12-31' }))
    for (let need = 0; need < 5; need++)
      desk.register(
        'need',
        `n${nth}-${need}`,
        needOf({ project_id: `p${nth}`, due_on: '2024-12-01', purpose: need === 0 ? 'tax' : 'payroll' }),
      )
  }
  for (let provider = 0; provider < 20; provider++) {
    desk.register('provider', `pr${provider}`, { name: 'x', kind: 'bank', group_ids: [`g${provider % 5}`] })
    desk.register('channel', `ch${provider}`, channelOf({ provider_id: `pr${provider}` }))
    for (let nth = 0; nth < 40; nth++) {
      const id = `f${provider}-${nth}`
      desk.register(
        'facility',
        id,
        facilityOf({
          channel_id: `ch${provider}`,
          project_ids: [`p${(nth * 5) % 200}`, `p${(nth * 5 + 1) % 200}`],
          available_to: '2099-12-31',
        }),
      )
      desk.add({ type: 'purposes-approved', kind: 'facility', id, data: purposesOf() })
      for (const [field, value] of [['authorisation', 'granted'], ['availability', 'drawable'], ['limit', { amount_minor: 1_000 }]] as const) desk.see('facility', id, field, value) // biome-ignore format: one row
      if (provider === 0) desk.see('facility', id, 'availability', 'closed', -1)
    }
  }
  desk.pass(HOUR_MS)
  const before = process.cpuUsage()
  const look = desk.look()
  toTell(desk.book, look)
  const { user } = process.cpuUsage(before)
  expect(look.picture.projects).toHaveLength(200)
  expect(look.picture.channels.get('ch0')!.failed).toHaveLength(40)
  expect(user / 1_000).toBeLessThan(5_000)
})

test('a look is made of what was told, whatever was told first', () => {
  const bookOf = (facts: readonly DeskFact[]): DeskBook => {
    const book = emptyDesk()
    addFacts(book, facts)
    return book
  }
  const { desk } = small()
  const facts = [...desk.book.stories.values()].flatMap((kind) => [...kind.values()].flat()).sort((a, b) => a.sequence - b.sequence)
  const ground = { when: { at: START, knownAt: START }, today: 20_000, dayEndsAt: START + DAY_MS, seenOf: () => [] }
  expect(lookAt({ ...ground, book: bookOf(facts) }).picture.readings).toEqual(lookAt({ ...ground, book: desk.book }).picture.readings)
})

const READ = ['inquiries', 'income'] as const
type Told = readonly [field: SeenValue['field'], value: unknown, daysAgo: number]
test.each<[rule: string, indicator: 'B4' | 'B8', told: Told[], without: readonly string[], band: string | null]>([
  ['three looks at his file', 'B4', [['inquiries', { in_three_months: 3 }, 0]], [], 'normal'],
  ['four', 'B4', [['inquiries', { in_three_months: 4 }, 0]], [], 'amber'],
  ['six', 'B4', [['inquiries', { in_three_months: 6 }, 0]], [], 'amber'],
  ['seven', 'B4', [['inquiries', { in_three_months: 7 }, 0]], [], 'red'],
  ['the newest counts', 'B4', [['inquiries', { in_three_months: 7 }, 9], ['inquiries', { in_three_months: 1 }, 2]], [], 'normal'], // biome-ignore format: one row
  ['a month ago it is known', 'B4', [['inquiries', { in_three_months: 0 }, 31]], [], 'normal'],
  ['and a day later it is not, and never normal', 'B4', [['inquiries', { in_three_months: 0 }, 32]], [], null],
  ['nobody told', 'B4', [], [], null],
  ['without his consent to that very field', 'B4', [['inquiries', { in_three_months: 7 }, 0]], ['inquiries'], null],
  ['two fifths of an income', 'B8', [['debt_share', { ppm: 400_000 }, 0]], [], 'normal'],
  ['more than that', 'B8', [['debt_share', { ppm: 400_001 }, 0]], [], 'amber'],
  ['more than 55 %', 'B8', [['debt_share', { ppm: 550_001 }, 0]], [], 'red'],
  ['half a year ago it is known', 'B8', [['debt_share', { ppm: 0 }, 183]], [], 'normal'],
  ['and a day later it is not', 'B8', [['debt_share', { ppm: 0 }, 184]], [], null],
  ['without his consent to that field', 'B8', [['debt_share', { ppm: 900_000 }, 0]], ['income'], null],
])('%s: %s reads %o', (_rule, indicator, told, without, band) => {
  const desk = openDesk()
  desk.register('project', 'p', projectOf({ ends_on: '2099-12-31' }))
  const [id] = withLines(desk, 'ch', 1, ['board', ...READ.filter((scope) => !without.includes(scope))])
  for (const [field, value, daysAgo] of told) desk.see('enrolment', id!, field, value, daysAgo * DAY_MS)
  const read = desk.look().picture.readings.find((one) => one.indicator === indicator)!
  expect(read.band).toBe(band)
  expect(read.inputs).toHaveLength(band === null && (without.length > 0 || told.length === 0) ? 0 : told.length)
})

test('what fell silent is no good news: its warning stands, and nobody calls it normal', () => {
  const { desk, ids } = small(1, ['board', 'inquiries'])
  desk.see('enrolment', ids[0]!, 'inquiries', { in_three_months: 7 })
  desk.watch()
  desk.pass(40 * DAY_MS)
  desk.see('enrolment', ids[0]!, 'availability', 'drawable')
  desk.watch()
  const standing = desk.look().warnings.standing.find(({ indicator }) => indicator === 'B4')!
  expect([standing.last.band, standing.history.band]).toEqual([null, 'red'])
  desk.see('enrolment', ids[0]!, 'inquiries', { in_three_months: 2 })
  desk.watch()
  desk.pass(HOUR_MS)
  desk.watch()
  expect(desk.look().warnings.standing.find(({ indicator }) => indicator === 'B4')!.history.band).toBe('normal')
})

test.each<[rule: string, said: [SeenValue['field'], unknown][], restricted: number | null, stopped: number | null]>([
  ['well', [], 0, 0],
  ['overdue is the borrower’s, and no restriction', [['obligation', 'overdue']], 0, 0],
  [
    'overdue and closed is closed',
    [
      ['obligation', 'overdue'],
      ['availability', 'closed'],
    ],
    1,
    1,
  ],
  ['called back by the lender', [['obligation', 'called']], 1, 1],
  ['asked to verify again', [['authorisation', 'reauth_required']], 1, 0],
  [
    '95 % of the limit',
    [
      ['limit', { amount_minor: 100 }],
      ['limit', { amount_minor: 95 }],
    ],
    0,
    0,
  ],
  [
    'less than that',
    [
      ['limit', { amount_minor: 100 }],
      ['limit', { amount_minor: 94 }],
    ],
    1,
    0,
  ],
  ['what its source does not know', [['availability', 'unknown']], null, null],
])('a line is restricted: %s', (_rule, said, isRestricted, isStopped) => {
  const { desk, ids } = small(1)
  for (const [field, value] of said) {
    desk.pass(1)
    desk.see('enrolment', ids[0]!, field, value)
  }
  const read = desk.look().picture.readings.find(({ indicator }) => indicator === 'B12')
  expect(read!.values).toEqual({ isRestricted, isStopped })
})

test.each([
  ['active', 2, true],
  ['draft', 0, false],
] as const)('a project that is %s, one of whose lines is revoked, is called to level %i', (state, level, isRunning) => {
  const { desk, ids } = small()
  desk.register('project', 'p', projectOf({ ends_on: '2099-12-31', state }))
  desk.pass(HOUR_MS)
  desk.see('enrolment', ids[0]!, 'authorisation', 'revoked_by_platform')
  const [project] = desk.look().picture.projects
  expect(project!.called).toMatchObject({ level, isRunning })
  expect(project!.called.timers.length > 0).toBe(isRunning)
})
