/**
 * Twenty people who work on one building project, and let its financing desk watch their lines: sixteen with a line for their own business, four with a consumer line.
 *
 * Trouble  seven of them are restricted in the last weeks: three log in from new devices, two fall in score, two change what is on file and do not prove it.
 * Made up  all of them. What happens to one of them never depends on the rest of the book.
 */
import { DAY_MS, HOUR_MS, MINUTE_MS } from './calendar.ts'
import { itemOf, type SimulatedItem } from './message.ts'

type Trouble = 'devices' | 'score' | 'address' | 'occupation'
/** `scopes`: what he lets a desk see. `trouble`: so many days before the end of the history. */
export type CohortMember = Readonly<{
  subject: string
  product: 'cn-business' | 'cn-consumer'
  scopes: readonly ('board' | 'limit' | 'balance' | 'due_dates' | 'score')[]
  score: number
  trouble: Readonly<{ kind: Trouble; daysBefore: number }> | null
}>

const TROUBLES: ReadonlyMap<number, CohortMember['trouble']> = new Map([
  [2, { kind: 'devices', daysBefore: 5.2 }],
  [5, { kind: 'score', daysBefore: 3.6 }],
  [8, { kind: 'address', daysBefore: 2.9 }],
  [9, { kind: 'devices', daysBefore: 2.1 }],
  [12, { kind: 'score', daysBefore: 1.4 }],
  [14, { kind: 'occupation', daysBefore: 0.8 }],
  [18, { kind: 'devices', daysBefore: 0.3 }],
])
const SIZE = 20
const CONSUMERS_FROM = 17
/** Of each few, one lets a desk see no more than how it stands, and another all of it. */
const EACH = 5

export const COHORT: readonly CohortMember[] = Array.from({ length: SIZE }, (_, index) => memberOf(index + 1))

function memberOf(nth: number): CohortMember {
  const scopes = nth % EACH === 0 ? (['board'] as const) : (['board', 'limit', 'due_dates'] as const)
  return {
    subject: `site_${String(nth).padStart(2, '0')}`,
    product: nth < CONSUMERS_FROM ? 'cn-business' : 'cn-consumer',
    scopes: nth % EACH === 1 ? [...scopes, 'balance', 'score'] : scopes,
    score: 702 + ((nth * 37) % 70),
    trouble: TROUBLES.get(nth) ?? null,
  }
}

const CURRENCY = 'CNY'
const TERMS_VERSION = '3'
const JOINED_DAYS_BEFORE = 170
const CASH_FLOW_MINOR = 3_200_000
const SCORED_EVERY_DAYS = 28
const SCORE_FELL_TO = 575

/** In order; it never ends, and may be left at any item. `endAt`: where the history of the book ends, and its life begins. */
export function* cohortItems(endAt: number): Generator<SimulatedItem, void> {
  const history = COHORT.flatMap((member, index) => [...joining(member, endAt, index), ...troubleOf(member, endAt)])
  const ahead = [...history].sort((a, b) => a.at - b.at)
  const firstAt = endAt - JOINED_DAYS_BEFORE * DAY_MS
  for (let round = 1; ; round++) {
    const until = firstAt + round * SCORED_EVERY_DAYS * DAY_MS
    while (ahead.length > 0 && ahead[0]!.at < until) yield ahead.shift()!
    for (const [index, member] of COHORT.entries()) ahead.push(...upkeep(member, round, until + index * MINUTE_MS, endAt))
    ahead.sort((a, b) => a.at - b.at)
  }
}

const told = ({ subject }: CohortMember, id: string, at: number) => ({ id: `${subject}-${id}`, subject, at })

function joining(member: CohortMember, endAt: number, index: number): SimulatedItem[] {
  const { subject, product, scopes } = member
  const at = endAt - JOINED_DAYS_BEFORE * DAY_MS + index * 37 * MINUTE_MS
  const after = (minutes: number) => at + minutes * MINUTE_MS
  const application_id = `app_${subject}`
  const ends = new Date(endAt + 900 * DAY_MS).toISOString()
  const fields_on_file: ('phone' | 'address' | 'occupation')[] = ['phone', 'address', 'occupation']
  return [
    itemOf({ ...told(member, 'joins', at), type: 'borrower-registered', data: { kind: 'individual', currency: CURRENCY, fields_on_file } }),
    // Before his score is known, so that the line is the one he asked for.
    itemOf({
      ...told(member, 'applies', after(0.5)),
      type: 'application-submitted',
      only: { need: 'no-line' },
      data: { application_id, product, currency: CURRENCY, terms_version: TERMS_VERSION },
    }),
    ...(['score', 'bureau', 'device'] as const).map((purpose) =>
      itemOf({
        ...told(member, `agrees-${purpose}`, after(1)),
        type: 'consent-granted',
        data: { purpose, terms_version: TERMS_VERSION, expires_at: ends },
      }),
    ),
    ...scopes.map((scope) =>
      itemOf({
        ...told(member, `shows-${scope}`, after(2)),
        type: 'desk-consent-granted',
        data: { scope, terms_version: TERMS_VERSION, expires_at: ends },
      }),
    ),
    ...showsWhoHeIs(member, after),
    itemOf({
      ...told(member, 'reviewed', after(60)),
      type: 'application-reviewed',
      only: { need: 'referred', applicationId: application_id },
      data: { application_id, result: 'approve' },
    }),
    itemOf({
      ...told(member, 'accepts', after(90)),
      type: 'offer-accepted',
      only: { need: 'offered', applicationId: application_id },
      data: { application_id, terms_version: TERMS_VERSION },
    }),
  ]
}

type After = (minutes: number) => number

function showsWhoHeIs(member: CohortMember, after: After): SimulatedItem[] {
  const { subject, product, score } = member
  const device = { id: `${subject}-phone`, model: 'P70', client_version: '10.5.80' }
  return [
    itemOf({
      ...told(member, 'logs-in', after(3)),
      type: 'session-started',
      data: { device, network: { kind: 'home', id: `${subject}-home` }, place: 'hangzhou' },
    }),
    itemOf({ ...told(member, 'is-himself', after(6)), type: 'identity-verified', data: { method: 'face', device_id: device.id } }),
    itemOf({ ...told(member, 'card', after(8)), type: 'bank-card-bound', data: { card_id: `${subject}-card` } }),
    itemOf({
      ...told(member, 'works', after(9)),
      type: 'employment-reported',
      data: { status: product === 'cn-business' ? 'self_employed' : 'employed', verified: true },
    }),
    statement(member, 'statement-0', after(10)),
    itemOf({
      ...told(member, 'income', after(11)),
      type: 'income-statement-received',
      data: { source: 'declared', income_minor: 1_400_000, currency: CURRENCY, verified: true },
    }),
    scoreOf(member, 'score-0', after(15), score),
  ]
}

const scoreOf = (member: CohortMember, id: string, at: number, value: number): SimulatedItem =>
  itemOf({ ...told(member, id, at), type: 'score-updated', data: { value, range_min: 350, range_max: 950, source: 'zhima' } })

function statement(member: CohortMember, id: string, at: number): SimulatedItem {
  const period = { period_started_at: new Date(at - 30 * DAY_MS).toISOString(), period_ended_at: new Date(at).toISOString() }
  const of = member.product === 'cn-business' ? 'business' : 'employer'
  const data = { of, cash_flow_minor: CASH_FLOW_MINOR, currency: CURRENCY, ...period } as const
  return itemOf({ ...told(member, id, at), type: 'business-statement-received', data })
}

/** Whose score fell stays there; who has new devices comes with others, month by month. */
function upkeep(member: CohortMember, round: number, at: number, endAt: number): SimulatedItem[] {
  const { trouble, score } = member
  const hasFallen = trouble?.kind === 'score' && at > endAt - trouble.daysBefore * DAY_MS
  const value = hasFallen ? SCORE_FELL_TO : score + ((round * 7) % 5)
  const again = trouble?.kind === 'devices' && at > endAt ? newDevices(member, `${round}-`, at + DAY_MS) : []
  return [scoreOf(member, `score-${round}`, at, value), statement(member, `statement-${round}`, at + HOUR_MS), ...again]
}

function troubleOf(member: CohortMember, endAt: number): SimulatedItem[] {
  if (member.trouble === null) return []
  const { kind, daysBefore } = member.trouble
  const at = endAt - daysBefore * DAY_MS
  switch (kind) {
    case 'devices':
      return newDevices(member, '', at)
    case 'score':
      return [scoreOf(member, 'score-falls', at, SCORE_FELL_TO)]
    case 'address':
    case 'occupation':
      return [itemOf({ ...told(member, 'changes', at), type: 'profile-changed', data: { field: kind, verified: false } })]
  }
}

function newDevices(member: CohortMember, round: string, from: number): SimulatedItem[] {
  return ['a', 'b', 'c', 'd'].map((name, nth) => {
    const device = { id: `${member.subject}-new-${round}${name}`, model: 'X100', client_version: '10.5.80' }
    const data = { device, network: { kind: 'cellular' }, place: 'hangzhou' } as const
    return itemOf({ ...told(member, `new-device-${round}${name}`, from + nth * HOUR_MS), type: 'session-started', data })
  })
}
