/** What the financing desks of a server share: their registers, who listens to them, and who asks lenders. */
import { type DeskTail, openDeskTail } from '../live/desk-tail.ts'
import { openPlanningDesk, type PlanningDeskOptions } from '../planning/planning-desk.ts'
import { type DeskBooks, openDeskBooks } from '../store/desk-books.ts'
import { type FundingDesk, type FundingParts, openFundingDesk } from './funding-desk.ts'
import { type LenderPull, type LenderPullParts, openLenderPull } from './lender-pull.ts'

export type Desk = Readonly<{
  deskBooks: DeskBooks
  deskTail: DeskTail
  lenders: Pick<LenderPull, 'pull' | 'pullDue'>
  funding: FundingDesk
  /** From then on lenders are asked. */
  start: () => void
  stop: () => Promise<void>
}>

type DeskParts = Omit<LenderPullParts, 'deskBooks'> &
  Omit<FundingParts, 'deskBooks' | 'planning'> &
  Readonly<{ planning?: PlanningDeskOptions | undefined }>

export function openDesk(parts: DeskParts): Desk {
  const deskTail = openDeskTail(parts)
  const deskBooks = openDeskBooks(deskTail.told)
  const lenders = openLenderPull({ ...parts, deskBooks })
  const planning = openPlanningDesk(parts.planning)
  const funding = openFundingDesk({ ...parts, deskBooks, planning })
  const stop = async () => void (await Promise.all([deskTail.stop(), lenders.stop(), planning.close()]))
  return { deskBooks, deskTail, lenders, funding, start: lenders.start, stop }
}
