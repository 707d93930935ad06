/** What the financing desks of a server share: their registers, who listens to them, who asks lenders, and who watches them. */
import { type DeskTail, openDeskTail } from '../live/desk-tail.ts'
import type { Packs } from '../packs.ts'
import { openPlanningDesk, type PlanningDeskOptions } from '../planning/planning-desk.ts'
import { type DeskBooks, openDeskBooks } from '../store/desk-books.ts'
import { type DeskWatch, openDeskWatch } from './desk-watch.ts'
import { failedChecksOf } from './failed-checks.ts'
import { type FundingDesk, type FundingParts, openFundingDesk } from './funding-desk.ts'
import { type LenderPull, type LenderPullParts, openLenderPull } from './lender-pull.ts'

export type Desk = Readonly<{
  deskBooks: DeskBooks
  deskTail: DeskTail
  deskWatch: DeskWatch
  lenders: Pick<LenderPull, 'pull' | 'pullDue' | 'wake'>
  funding: FundingDesk
  /** From then on lenders are asked, and desks are watched. */
  start: () => void
  stop: () => Promise<void>
}>

type DeskParts = Omit<LenderPullParts, 'deskBooks'> &
  Omit<FundingParts, 'deskBooks' | 'planning' | 'waitMs' | 'isStopping'> &
  Readonly<{ packs: Packs; planning?: FundingOptions | undefined }>

/** How plans are solved, and how long whoever asks for one waits. */
export type FundingOptions = PlanningDeskOptions & Pick<FundingParts, 'waitMs'>

export function openDesk(parts: DeskParts): Desk {
  const deskTail = openDeskTail(parts)
  const deskBooks = openDeskBooks((organisationId) => {
    deskTail.told(organisationId)
    deskWatch.told(organisationId)
  })
  const deskWatch = openDeskWatch({ faultsOf: failedChecksOf, ...parts, deskBooks })
  const lenders = openLenderPull({ ...parts, deskBooks })
  const planning = openPlanningDesk(parts.planning)
  let isStopping = false
  const funding = openFundingDesk({ ...parts, deskBooks, planning, waitMs: parts.planning?.waitMs, isStopping: () => isStopping })
  const start = () => {
    lenders.start()
    deskWatch.start()
  }
  const stop = async () => {
    isStopping = true
    await Promise.all([deskTail.stop(), lenders.stop(), deskWatch.stop(), planning.close()])
  }
  return { deskBooks, deskTail, deskWatch, lenders, funding, start, stop }
}
