/**
 * Whether a professional firm may be chosen for new work: by what was decided on it, its registration and who looked that up, and what was complained of.
 *
 * Units    days of the desk. A registration holds on its last day, and a check may be made on the day that was set for it.
 * Always   a firm of which nobody looked the registration up is not chosen; neither is one that was said to take money first, or to promise a limit, until that is cleared up.
 * Source   requirements S0-27 and S0-44.
 */
import { type Day, knownDay } from '../../kernel/day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { type DeskBook, type DeskState, isOpen, statesOf, type When } from '../model/desk-book.ts'

/** Of each row: it may not be chosen; somebody has to look; what is good to know. */
export type ServiceReason =
  | ('refused' | 'suspended' | 'warning_complaint' | 'check_failed' | 'licence_expired')
  | ('not_checked' | 'check_overdue')
  | ('check_soon' | 'licence_soon' | 'complaint_open')
export type ServiceState = 'refused' | 'check_due' | 'usable'

/** `licenceUntil`: as it was looked up last, or as it was registered. `checks`, `complaints`: the newest first. `engagements`: what it works on. */
export type ServiceStanding = Readonly<{
  provider: DeskState<'service_provider'>
  state: ServiceState
  reasons: readonly ServiceReason[]
  licenceUntil: Day
  nextCheckOn: Day | null
  checks: readonly DeskState<'service_check'>[]
  complaints: readonly DeskState<'service_complaint'>[]
  engagements: readonly DeskState<'engagement'>[]
}>

/** So many days ahead the desk is reminded. */
const CHECK_SOON_DAYS = 14
const LICENCE_SOON_DAYS = 30

type Told = Pick<ServiceStanding, 'checks' | 'complaints'> & Readonly<{ content: DeskState<'service_provider'>['content'] }>

function serviceStanding(
  { content, checks, complaints }: Told,
  today: Day,
): Pick<ServiceStanding, 'state' | 'reasons' | 'licenceUntil' | 'nextCheckOn'> {
  const [last] = checks
  const licenceUntil = knownDay(last?.content.valid_until ?? content.valid_until)
  const nextCheckOn = last === undefined ? null : knownDay(last.content.next_check_on)
  const open = complaints.filter(({ content: { closed_on: closedOn } }) => closedOn === undefined)
  const isWarning = open.some(({ content: { about } }) => about === 'upfront_fee' || about === 'promised_limit')
  const isAhead = (day: Day | null, days: number): boolean => day !== null && day >= today && day - today <= days
  const refusals = reasonsOf({
    refused: content.choice === 'refused',
    suspended: content.choice === 'suspended',
    warning_complaint: isWarning,
    check_failed: last !== undefined && last.content.result !== 'valid',
    licence_expired: licenceUntil < today,
  })
  const looks = reasonsOf({ not_checked: last === undefined, check_overdue: nextCheckOn !== null && nextCheckOn < today })
  const notes = reasonsOf({
    check_soon: isAhead(nextCheckOn, CHECK_SOON_DAYS),
    licence_soon: isAhead(licenceUntil, LICENCE_SOON_DAYS),
    complaint_open: open.length > 0 && !isWarning,
  })
  const state = refusals.length > 0 ? 'refused' : looks.length > 0 ? 'check_due' : 'usable'
  return { state, reasons: [...refusals, ...looks, ...notes], licenceUntil, nextCheckOn }
}

const reasonsOf = (found: Readonly<Partial<Record<ServiceReason, boolean>>>): ServiceReason[] =>
  (Object.keys(found) as ServiceReason[]).filter((reason) => found[reason] === true)

/** For new work. What it works on already is for people to decide. */
export const mayBeChosen = ({ state, reasons }: Pick<ServiceStanding, 'state' | 'reasons'>): boolean =>
  state !== 'refused' && !reasons.includes('not_checked')

/** Of all that are registered, by their ids. A check of a day to come was not made yet. */
export function serviceStandings(book: DeskBook, when: When, today: Day): ServiceStanding[] {
  const open = <K extends 'service_provider' | 'service_check' | 'service_complaint' | 'engagement'>(kind: K) =>
    statesOf(book, kind, when).filter((one) => isOpen(one))
  const made = open('service_check').filter(({ content }) => knownDay(content.checked_on) <= today)
  const checks = groupBy(made, ({ content }) => content.service_provider_id)
  const complaints = groupBy(open('service_complaint'), ({ content }) => content.service_provider_id)
  const engagements = groupBy(open('engagement'), ({ content }) => content.service_provider_id)
  return open('service_provider').map((provider): ServiceStanding => {
    const own = {
      checks: newestFirst(checks.get(provider.id) ?? [], ({ content }) => content.checked_on),
      complaints: newestFirst(complaints.get(provider.id) ?? [], ({ content }) => content.made_on),
      engagements: newestFirst(engagements.get(provider.id) ?? [], ({ content }) => content.from_on),
    }
    return { provider, ...own, ...serviceStanding({ content: provider.content, ...own }, today) }
  })
}

/** Of one day, what was told last comes first. */
const newestFirst = <T extends Readonly<{ recordedAt: number }>>(all: readonly T[], dayOf: (one: T) => string): T[] =>
  [...all].sort((a, b) => (dayOf(a) === dayOf(b) ? b.recordedAt - a.recordedAt : dayOf(a) < dayOf(b) ? 1 : -1))
