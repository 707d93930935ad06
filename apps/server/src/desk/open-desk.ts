/** What the financing desks of a server share: their registers, who listens to them, and who asks lenders. */
import { type DeskTail, openDeskTail } from '../live/desk-tail.ts'
import { type DeskBooks, openDeskBooks } from '../store/desk-books.ts'
import { type LenderPull, type LenderPullParts, openLenderPull } from './lender-pull.ts'

export type Desk = Readonly<{
  deskBooks: DeskBooks
  deskTail: DeskTail
  lenders: Pick<LenderPull, 'pull' | 'pullDue'>
  /** From then on lenders are asked. */
  start: () => void
  stop: () => Promise<void>
}>

export function openDesk(parts: Omit<LenderPullParts, 'deskBooks'>): Desk {
  const deskTail = openDeskTail(parts)
  const deskBooks = openDeskBooks(deskTail.told)
  const lenders = openLenderPull({ ...parts, deskBooks })
  const stop = async () => void (await Promise.all([deskTail.stop(), lenders.stop()]))
  return { deskBooks, deskTail, lenders, start: lenders.start, stop }
}
