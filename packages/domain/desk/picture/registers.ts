/** The registers of a desk as they stand at one moment, found by what they belong to: each entry is worked out once, however many projects ask for it. */
import { type Day, dayText } from '../../kernel/day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { DAY_MS, HOUR_MS } from '../../kernel/time.ts'
import { type DeskBook, type DeskState, isOpen, statesOf, type When } from '../model/desk-book.ts'
import { type Scopes, scopesAt } from '../model/desk-consent.ts'
import { expectedEveryHours, lineSubject } from '../model/planning.ts'

export type Registers = Readonly<{
  book: DeskBook
  when: When
  today: Day
  todayText: string
  projects: readonly DeskState<'project'>[]
  needsOf: (projectId: string) => readonly DeskState<'need'>[]
  receiptsOf: (projectId: string) => readonly DeskState<'receipt'>[]
  debtsOf: (projectId: string) => readonly DeskState<'debt'>[]
  facilities: ReadonlyMap<string, DeskState<'facility'>>
  channels: ReadonlyMap<string, Channel>
  lines: readonly WatchedLine[]
  scopes: (borrowerId: string) => Scopes
  /** Sixty days ago, as it is known now. */
  before: Pick<Registers, 'needsOf' | 'debtsOf' | 'today'>
  /** When that day began, as it was known then. */
  asOf: (day: Day) => RegistersThen
  /** That were not taken back. */
  consentsOf: (borrowerId: string) => readonly DeskState<'consent'>[]
  /** He once let the desk see how he stands, whatever became of it. */
  everOnBoard: (borrowerId: string) => boolean
}>

/** Of an earlier time: what was to be paid and to come. */
export type RegistersThen = Pick<Registers, 'needsOf' | 'receiptsOf' | 'debtsOf'> & Readonly<{ projectIds: ReadonlySet<string> }>

/** `siblings`: channels of other providers that a group ties to its own, or of the same one. */
export type Channel = Readonly<{
  state: DeskState<'channel'>
  providerId: string
  groups: readonly string[]
  lines: readonly WatchedLine[]
  siblings: readonly string[]
}>

/** A facility that the desk looks at: by the enrolment of its borrower, or as the company's own. `subject`: what warnings are about. */
export type WatchedLine = Readonly<{
  subject: string
  enrolment: DeskState<'enrolment'> | null
  facility: DeskState<'facility'>
  borrowerId: string | null
  channelId: string
  expectedEveryHours: number
  /** What its borrower lets the desk see; null: it is the company's own. */
  scopes: Scopes | null
}>

/** Of these channels lines are looked at. */
const WATCHED: ReadonlySet<string> = new Set(['active', 'watch', 'winding_down'])
const BEFORE_DAYS = 60
const RUNNING: ReadonlySet<string> = new Set(['draft', 'active', 'stressed'])

/** `startOf`: when a day begins at the desk. */
export function registersOf(book: DeskBook, when: When, today: Day, startOf: (day: Day) => number = (day) => day * DAY_MS): Registers {
  const open = <K extends 'project' | 'need' | 'receipt' | 'debt' | 'facility' | 'channel' | 'provider' | 'enrolment' | 'consent'>(
    kind: K,
  ) => statesOf(book, kind, when).filter((one) => isOpen(one))
  const scopes = scopesAt(book, when)
  const facilities = new Map(open('facility').map((one) => [one.id, one]))
  const providers = new Map(open('provider').map((one) => [one.id, one]))
  const channels = open('channel').filter(({ content }) => WATCHED.has(content.lifecycle))
  const watched = new Set(channels.map(({ id }) => id))
  const lines = linesOf(facilities, open('enrolment'), scopes).filter(({ channelId }) => watched.has(channelId))
  const needs = groupBy(open('need'), ({ content }) => content.project_id)
  const receipts = groupBy(open('receipt'), ({ content }) => content.project_id)
  const consents = groupBy(open('consent'), ({ content }) => content.borrower_id)
  const onBoard = new Set(
    statesOf(book, 'consent', when).flatMap(({ content }) => (content.scopes.includes('board') ? content.borrower_id : [])),
  )
  const debtsOf = debtsIn(open('debt'))
  return {
    ...{ book, when, today, todayText: dayText(today), facilities, lines, scopes },
    projects: open('project').filter(({ content }) => RUNNING.has(content.state)),
    needsOf: (id) => needs.get(id) ?? [],
    receiptsOf: (id) => receipts.get(id) ?? [],
    debtsOf,
    before: { ...registersThen(book, { at: when.at - BEFORE_DAYS * DAY_MS, knownAt: when.knownAt }), today: today - BEFORE_DAYS },
    asOf: onceEach((day) => registersThen(book, { at: startOf(day), knownAt: Math.min(startOf(day), when.knownAt) })),
    consentsOf: (id) => consents.get(id) ?? [],
    everOnBoard: (id) => onBoard.has(id),
    channels: channelsOf(channels, providers, lines),
  }
}

/** With those that belong to no project. */
function debtsIn(open: readonly DeskState<'debt'>[]): Registers['debtsOf'] {
  const debts = groupBy(open, ({ content }) => content.project_id)
  return (id) => [...(debts.get(id) ?? []), ...(debts.get(undefined) ?? [])]
}

/** Worked out when somebody asks, and once. */
function onceEach<T>(of: (day: Day) => T): (day: Day) => T {
  const known = new Map<Day, T>()
  return (day) => {
    const found = known.get(day) ?? of(day)
    known.set(day, found)
    return found
  }
}

function registersThen(book: DeskBook, then: When): RegistersThen {
  const needs = groupBy(statesOf(book, 'need', then).filter(isOpen), ({ content }) => content.project_id)
  const receipts = groupBy(statesOf(book, 'receipt', then).filter(isOpen), ({ content }) => content.project_id)
  return {
    needsOf: (id) => needs.get(id) ?? [],
    receiptsOf: (id) => receipts.get(id) ?? [],
    debtsOf: debtsIn(statesOf(book, 'debt', then).filter(isOpen)),
    projectIds: new Set(statesOf(book, 'project', then).map(({ id }) => id)),
  }
}

function linesOf(
  facilities: ReadonlyMap<string, DeskState<'facility'>>,
  enrolments: readonly DeskState<'enrolment'>[],
  scopes: (borrowerId: string) => Scopes,
): WatchedLine[] {
  const enrolled = new Map(enrolments.map((one) => [one.content.facility_id, one]))
  return [...facilities.values()].flatMap((facility): WatchedLine[] => {
    const [enrolment = null, borrowerId = null] = [enrolled.get(facility.id), facility.content.borrower_id]
    // Of a borrower's line that nobody enrolled, nobody asked to know anything.
    if (borrowerId !== null && enrolment === null) return []
    const { channel_id: channelId } = facility.content
    return [
      {
        ...{
          subject: lineSubject(facility, enrolment),
          enrolment,
          facility,
          borrowerId,
          channelId,
        },
        expectedEveryHours: expectedEveryHours(facility, enrolment),
        scopes: borrowerId === null ? null : scopes(borrowerId),
      },
    ]
  })
}

function channelsOf(
  channels: readonly DeskState<'channel'>[],
  providers: ReadonlyMap<string, DeskState<'provider'>>,
  lines: readonly WatchedLine[],
): ReadonlyMap<string, Channel> {
  const ofChannel = groupBy(lines, ({ channelId }) => channelId)
  const groupsOf = (providerId: string) => providers.get(providerId)?.content.group_ids ?? []
  const inGroup = groupBy(
    channels.flatMap(({ id, content }) => groupsOf(content.provider_id).map((group) => ({ id, group }))),
    ({ group }) => group,
  )
  return new Map(
    channels.map((state) => {
      const groups = groupsOf(state.content.provider_id)
      const siblings = new Set(groups.flatMap((group) => inGroup.get(group)!.map(({ id }) => id)))
      siblings.delete(state.id)
      return [
        state.id,
        { state, providerId: state.content.provider_id, groups, lines: ofChannel.get(state.id) ?? [], siblings: [...siblings].sort() },
      ]
    }),
  )
}

/** Whether a borrower's line may be looked at now. */
export const isSeen = ({ scopes }: WatchedLine): boolean => scopes === null || scopes.has('board')

export const expectedEveryMs = ({ expectedEveryHours }: WatchedLine): number => expectedEveryHours * HOUR_MS
