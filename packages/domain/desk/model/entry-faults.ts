/** What an entry of a desk has to keep to beside its schema: what it names is there, what it says fits together, and what may never change has not. */
import type { DeskEntry, DeskKind } from '@fairline/contract/desk/entries'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import { knownDay } from '../../kernel/day.ts'
import { mayBeChosen, serviceStandings } from '../registers/service-standing.ts'
import { promisesIn } from '../registers/warning-promises.ts'
import { type DeskBook, isOpen, stateOf, type When } from './desk-book.ts'
import { letsScreen, type Scope, scopesAt } from './desk-consent.ts'

export type EntryFault = Readonly<{ pointer: string; detail: string }>

type Entry<K extends DeskKind> = DeskEntry<K>
type Asked = Readonly<{ book: DeskBook; when: When }>
type Check<K extends DeskKind> = (entry: Entry<K>, asked: Asked) => readonly (EntryFault | null)[]

const fault = (pointer: string, detail: string): EntryFault => ({ pointer, detail })
const unless = (fits: boolean, pointer: string, detail: string): EntryFault | null => (fits ? null : fault(pointer, detail))

/** Left out: nothing is named. */
const names = (kind: DeskKind, id: string | undefined, pointer: string, { book, when }: Asked): EntryFault | null =>
  unless(id === undefined || isOpen(stateOf(book, kind, id, when)), pointer, `there is no ${kind} of this id that is open`)

const namesAll = (kind: DeskKind, ids: readonly string[], pointer: string, asked: Asked): (EntryFault | null)[] =>
  ids.map((id, nth) => names(kind, id, `${pointer}/${nth}`, asked))

const inOrder = (from: string, to: string, pointer: string): EntryFault | null =>
  unless(from <= to, pointer, 'must not lie before it begins')

type Amounts = Readonly<{ p10_minor?: number | undefined; p50_minor: number; p90_minor?: number | undefined }>
const spread = ({ p10_minor: p10, p50_minor: p50, p90_minor: p90 }: Amounts): (EntryFault | null)[] => [
  unless(p10 === undefined || p10 <= p50, '/p10_minor', 'must not be more than p50_minor'),
  unless(p90 === undefined || p90 >= p50, '/p90_minor', 'must not be less than p50_minor'),
]

function sameCurrency(projectId: string | undefined, currency: string, { book, when }: Asked): EntryFault | null {
  const project = projectId === undefined ? undefined : stateOf(book, 'project', projectId, when)
  return unless(project === undefined || project.content.currency === currency, '/currency', 'must be that of its project')
}

const none = (): readonly EntryFault[] => []

const CHECKS: { readonly [K in DeskKind]: Check<K> } = {
  project: ({ starts_on, ends_on }) => [inOrder(starts_on, ends_on, '/ends_on')],
  need: (need, asked) => [
    names('project', need.project_id, '/project_id', asked),
    sameCurrency(need.project_id, need.currency, asked),
    ...spread(need),
    unless(need.purpose !== 'debt_service' || need.tier === 0, '/tier', 'must be 0 for debt service: it is paid whatever happens'),
    unless(need.tier !== 0 || need.deferrable_days === 0, '/deferrable_days', 'must be 0 in tier 0: it is never put off'),
  ],
  group: none,
  provider: ({ group_ids }, asked) => namesAll('group', group_ids, '/group_ids', asked),
  channel: ({ provider_id }, asked) => [names('provider', provider_id, '/provider_id', asked)],
  borrower: none,
  consent: ({ borrower_id, granted_at, expires_at }, asked) => [
    names('borrower', borrower_id, '/borrower_id', asked),
    unless(Date.parse(granted_at) <= asked.when.at, '/granted_at', 'must not lie in the future'),
    unless(Date.parse(granted_at) < Date.parse(expires_at), '/expires_at', 'must lie after it was granted'),
  ],
  facility: (facility, asked) => [
    names('channel', facility.channel_id, '/channel_id', asked),
    names('borrower', facility.borrower_id, '/borrower_id', asked),
    ...namesAll('project', facility.project_ids, '/project_ids', asked),
    ...facility.project_ids.map((id) => sameCurrency(id, facility.currency, asked)),
    limitFault(facility, asked),
    inOrder(facility.available_from, facility.available_to, '/available_to'),
    unless(
      facility.revolving === (facility.repayment === 'revolving'),
      '/repayment',
      'must be revolving where the facility is, and only there',
    ),
    ...facility.covenants.map(({ at_least_ppm, at_most_ppm }, nth) =>
      unless(at_least_ppm !== undefined || at_most_ppm !== undefined, `/covenants/${nth}`, 'must have a bound'),
    ),
  ],
  receipt: (receipt, asked) => [
    names('project', receipt.project_id, '/project_id', asked),
    names('facility', receipt.pledged_to, '/pledged_to', asked),
    sameCurrency(receipt.project_id, receipt.currency, asked),
    ...spread(receipt),
  ],
  enrolment: ({ borrower_id, facility_id, project_id }, asked) => [
    names('borrower', borrower_id, '/borrower_id', asked),
    names('facility', facility_id, '/facility_id', asked),
    names('project', project_id, '/project_id', asked),
    unless(holderOf(facility_id, asked) === borrower_id, '/facility_id', 'must be a facility of this borrower'),
  ],
  screening: ({ borrower_id, project_id }, asked) => [
    names('borrower', borrower_id, '/borrower_id', asked),
    names('project', project_id, '/project_id', asked),
    unless(letsScreen(asked.book, asked.when, borrower_id), '/borrower_id', 'must be of a borrower who agreed to be screened'),
  ],
  guidance: ({ facility_id, topic, way }, asked) => [
    names('facility', facility_id, '/facility_id', asked),
    seenBorrower(facility_id, asked),
    unless(topic !== undefined, '/topic', 'must be named'),
    unless(way !== 'lender', '/way', 'is written by the desk itself, once the lender has taken it'),
  ],
  enterprise_cash_flow: ({ project_id, currency, month }, asked) => [
    names('project', project_id, '/project_id', asked),
    sameCurrency(project_id, currency, asked),
    unless(Date.parse(`${month}-01T00:00:00Z`) <= asked.when.at, '/month', 'must not lie in the future'),
  ],
  debt: ({ project_id, facility_id, currency, instalments }, asked) => [
    names('project', project_id, '/project_id', asked),
    names('facility', facility_id, '/facility_id', asked),
    sameCurrency(project_id, currency, asked),
    allows(facility_id === undefined ? undefined : holderOf(facility_id, asked), 'due_dates', '/facility_id', asked),
    ...instalments
      .slice(1)
      .map(({ due_on }, nth) =>
        unless(due_on > instalments[nth]!.due_on, `/instalments/${nth + 1}/due_on`, 'must lie after the one before'),
      ),
  ],
  relation: ({ provider_id }, asked) => [names('provider', provider_id, '/provider_id', asked)],
  contact: ({ relation_id }, asked) => [names('relation', relation_id, '/relation_id', asked)],
  training: none,
  service_provider: ({ choice = 'open', choice_reason: reason }) => [
    unless(choice === 'open' || reason !== undefined, '/choice_reason', 'must be given for what may not be chosen'),
  ],
  service_check: (check, asked) => [
    names('service_provider', check.service_provider_id, '/service_provider_id', asked),
    inOrder(check.checked_on, check.next_check_on, '/next_check_on'),
  ],
  service_complaint: ({ service_provider_id: id, made_on, closed_on, outcome }, asked) => [
    names('service_provider', id, '/service_provider_id', asked),
    unless((closed_on === undefined) === (outcome === undefined), '/outcome', 'must be given with the day on which it is closed'),
    closed_on === undefined ? null : inOrder(made_on, closed_on, '/closed_on'),
  ],
  engagement: (engagement, asked) => [
    names('service_provider', engagement.service_provider_id, '/service_provider_id', asked),
    names('project', engagement.project_id, '/project_id', asked),
    unless(promisesIn(engagement.purpose).length === 0, '/purpose', 'must say what is done, and promise nothing of limits or of records'),
    mayBeEngaged(engagement, asked),
  ],
  playbook: ({ project_id, sources }, asked) => [
    names('project', project_id, '/project_id', asked),
    ...sources.flatMap(({ facility_id }, nth) => ownLine(facility_id, `/sources/${nth}/facility_id`, asked)),
  ],
}

/** On the day on which it begins. */
function mayBeEngaged({ service_provider_id: id, from_on }: Entry<'engagement'>, { book, when }: Asked): EntryFault | null {
  const standing = serviceStandings(book, when, knownDay(from_on)).find(({ provider }) => provider.id === id)
  if (standing === undefined || mayBeChosen(standing)) return null
  return fault('/service_provider_id', `may not be chosen for new work (${standing.reasons.join(', ')})`)
}

function limitFault({ borrower_id: borrower, limit_minor: limit }: Entry<'facility'>, asked: Asked): EntryFault | null {
  if (limit === undefined) return unless(borrower !== undefined, '/limit_minor', 'must be said of a facility of the company')
  return allows(borrower, 'limit', '/limit_minor', asked)
}

/** What he does not let the desk know is not written down. `borrower` undefined: it is of nobody. */
const allows = (borrower: string | undefined, scope: Scope, pointer: string, { book, when }: Asked): EntryFault | null =>
  unless(
    borrower === undefined || scopesAt(book, when)(borrower).has(scope),
    pointer,
    `the borrower does not let the desk know it (${scope})`,
  )

/** A backup is a line that the company itself may draw on: a borrower's may be gone with his consent on any day. */
const ownLine = (facilityId: string, pointer: string, asked: Asked): (EntryFault | null)[] => [
  names('facility', facilityId, pointer, asked),
  unless(holderOf(facilityId, asked) === undefined, pointer, 'must be a facility of the company itself'),
]

/** Whose line the desk does not see, he is told nothing about it. */
function seenBorrower(facilityId: string, asked: Asked): EntryFault | null {
  const borrower = holderOf(facilityId, asked)
  const isSeen = borrower !== undefined && scopesAt(asked.book, asked.when)(borrower).has('board')
  return unless(isSeen, '/facility_id', 'must be the line of a borrower who lets the desk see it')
}

const holderOf = (facilityId: string, { book, when }: Asked): string | undefined =>
  stateOf(book, 'facility', facilityId, when)?.content.borrower_id

/** Every fault there is, each with its place. */
export function entryFaults<K extends DeskKind>(kind: K, entry: Entry<K>, asked: Asked): EntryFault[] {
  const check: Check<K> = CHECKS[kind]
  return check(entry, asked).filter((one) => one !== null)
}

/** What was agreed on, or says what the entry is: another is another entry. Of facilities, two people decide on the kind of credit. */
const FIXED: Readonly<Partial<Record<DeskKind, readonly string[]>>> = {
  project: ['currency'],
  need: ['project_id', 'currency'],
  receipt: ['project_id', 'currency'],
  debt: ['currency'],
  channel: ['provider_id'],
  borrower: ['kind'],
  consent: ['borrower_id', 'scopes', 'purpose', 'granted_at', 'expires_at', 'text_sha256'],
  facility: ['channel_id', 'borrower_id', 'credit_kind', 'currency'],
  enrolment: ['borrower_id', 'facility_id'],
  screening: ['borrower_id', 'project_id', 'screened_on', 'bands'],
  guidance: ['facility_id', 'topic', 'given_on', 'way'],
  enterprise_cash_flow: ['project_id', 'month', 'currency'],
  contact: ['relation_id', 'held_on', 'way', 'note'],
  playbook: ['project_id'],
  service_check: ['service_provider_id', 'checked_on', 'checked_by', 'where', 'result', 'valid_until', 'next_check_on'],
  service_complaint: ['service_provider_id', 'made_on', 'about', 'words'],
  engagement: ['service_provider_id', 'purpose', 'fee', 'from_on', 'project_id'],
}

type Content = Readonly<Record<string, unknown>>

/** In whatever order its fields stand. */
const textIn = (value: unknown): string => (value === undefined ? '' : canonicalJson(value))

const LIFECYCLE: Readonly<Record<DeskEntry<'channel'>['lifecycle'], readonly string[]>> = {
  prospect: ['applying', 'active', 'retired'],
  applying: ['prospect', 'active', 'retired'],
  active: ['watch', 'winding_down', 'retired'],
  watch: ['active', 'winding_down', 'retired'],
  winding_down: ['active', 'watch', 'retired'],
  retired: [],
}

/** What a change of it may not do. */
export function changeFaults<K extends DeskKind>(kind: K, before: Entry<K>, after: Entry<K>): EntryFault[] {
  const [was, is] = [before as Content, after as Content]
  const moved = (FIXED[kind] ?? []).filter((field) => textIn(was[field]) !== textIn(is[field]))
  const faults = moved.map((field) => fault(`/${field}`, 'never changes: end this one, and register another'))
  return kind === 'channel' ? [...faults, ...lifecycleFaults(before as Entry<'channel'>, after as Entry<'channel'>)] : faults
}

const lifecycleFaults = ({ lifecycle: from }: Entry<'channel'>, { lifecycle: to }: Entry<'channel'>): EntryFault[] =>
  from === to || LIFECYCLE[from].includes(to) ? [] : [fault('/lifecycle', `does not follow on ${from}`)]
