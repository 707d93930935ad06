/**
 * The purpose gate: what a facility may pay for, and why not.
 *
 * Always   credit that is lent to a person for what he consumes pays for no need of a project: no operator, no document and no second person opens that. Of any other
 *          facility, two people agree on what it may pay for, by a document of the lender; until then it pays for nothing.
 * Source   rules on the use of consumer loans; reference/domain.md, D11.
 */
import { type CreditKind, PROJECT_PURPOSES, type ProjectPurpose } from '@fairline/contract/desk/purposes'
import { type DeskBook, type DeskState, isOpen, stateOf, type When } from './desk-book.ts'
import type { Scopes } from './desk-consent.ts'

/** Why nothing of it may be planned; each is told with the amount that it blocks. */
export type Blocked =
  | 'consumer-credit'
  | 'purposes-not-approved'
  | 'purpose-not-allowed'
  | 'not-for-this-project'
  | 'consent-missing'
  | 'facility-ended'
  | 'channel-not-active'
  | 'not-available-then'
  | 'other-currency'

type Facility = DeskState<'facility'>
/** `scopes`: what each borrower lets the desk know (desk-consent.ts). */
type Asked = Readonly<{
  projectId: string
  currency: string
  purpose: ProjectPurpose
  today: string
  when: When
  scopes: (borrowerId: string) => Scopes
}>

/** What may be agreed on at all. */
export const purposesFor = (kind: CreditKind): readonly ProjectPurpose[] => (kind === 'consumer' ? [] : PROJECT_PURPOSES)

/** As two people agreed, or as it was registered. */
const creditKindOf = ({ content, purposes }: Facility): CreditKind => purposes?.credit_kind ?? content.credit_kind

/** The first that stands in the way, in a fixed order; null: it may. */
export function whyBlocked(book: DeskBook, facility: Facility, asked: Asked): Blocked | null {
  return whyNotFor(facility, asked) ?? whyNotNow(book, facility, asked)
}

function whyNotFor(facility: Facility, { projectId, currency, purpose }: Asked): Blocked | null {
  const { content, purposes } = facility
  if (creditKindOf(facility) === 'consumer') return 'consumer-credit'
  if (purposes === null) return 'purposes-not-approved'
  if (!purposes.purposes.includes(purpose)) return 'purpose-not-allowed'
  if (content.project_ids.length > 0 && !content.project_ids.includes(projectId)) return 'not-for-this-project'
  return content.currency === currency ? null : 'other-currency'
}

const DRAWABLE: ReadonlySet<string> = new Set(['active', 'watch'])

function whyNotNow(book: DeskBook, facility: Facility, { today, when, scopes }: Asked): Blocked | null {
  const { content } = facility
  if (!isOpen(facility)) return 'facility-ended'
  if (content.borrower_id !== undefined && !scopes(content.borrower_id).has('board')) return 'consent-missing'
  const channel = stateOf(book, 'channel', content.channel_id, when)
  if (channel === undefined || channel.endedAt !== null || !DRAWABLE.has(channel.content.lifecycle)) return 'channel-not-active'
  return content.available_to < today ? 'not-available-then' : null
}
