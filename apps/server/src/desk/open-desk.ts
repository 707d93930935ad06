/** What the financing desks of a server share: their registers, who listens to them, who asks lenders, and who watches them. */
import { type DeskTail, openDeskTail } from '../live/desk-tail.ts'
import type { Packs } from '../packs.ts'
import { type DeskBooks, openDeskBooks } from '../store/desk-books.ts'
import { type DeskWatch, type FundingOf, openDeskWatch } from './desk-watch.ts'
import { type LenderPull, type LenderPullParts, openLenderPull } from './lender-pull.ts'

export type Desk = Readonly<{
  deskBooks: DeskBooks
  deskTail: DeskTail
  deskWatch: DeskWatch
  lenders: Pick<LenderPull, 'pull' | 'pullDue'>
  /** From then on lenders are asked, and desks are watched. */
  start: () => void
  stop: () => Promise<void>
}>

type DeskParts = Omit<LenderPullParts, 'deskBooks'> & Readonly<{ packs: Packs; fundingOf?: FundingOf }>

export function openDesk(parts: DeskParts): Desk {
  const deskTail = openDeskTail(parts)
  const deskBooks = openDeskBooks((organisationId) => {
    deskTail.told(organisationId)
    deskWatch.told(organisationId)
  })
  const deskWatch = openDeskWatch({ ...parts, deskBooks })
  const lenders = openLenderPull({ ...parts, deskBooks })
  const start = () => {
    lenders.start()
    deskWatch.start()
  }
  const stop = async () => void (await Promise.all([deskTail.stop(), lenders.stop(), deskWatch.stop()]))
  return { deskBooks, deskTail, deskWatch, lenders, start, stop }
}
