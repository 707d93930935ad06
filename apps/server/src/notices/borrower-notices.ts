/** The notices of one borrower, in both languages, with where each of them went. */
import { wireType } from '@fairline/contract/cloud-event'
import { writeInstant } from '@fairline/contract/instant'
import type { DeliveryList, NoticeView } from '@fairline/contract/views/notices'
import type { LineOutcome } from '@fairline/domain/line/outcomes'
import { aboutOf } from '@fairline/domain/notices/about'
import { renderNotice } from '@fairline/domain/notices/render-notice'
import { BACK, type NoticeTemplates } from '@fairline/domain/notices/templates'
import type { Product } from '@fairline/domain/product/product'
import type { z } from 'zod'
import type { Packs } from '../packs.ts'
import type { FoundBorrower } from '../routes/found-borrower.ts'
import { deliveriesOfBorrower, type ListedDelivery } from '../store/delivery-list.ts'
import { readAtOf, readNoticeEvents } from '../store/notice-log.ts'
import type { ToldEvent } from '../store/told-events.ts'

type View = z.infer<typeof NoticeView>
type Asked = Readonly<{ packs: Packs; templates: NoticeTemplates; product: Product | null; before?: number | undefined; limit: number }>

/** The newest first; `limit` events, each of which may hold several. */
export async function noticesOf({ book, borrower, row }: FoundBorrower, asked: Asked): Promise<View[]> {
  const events = await readNoticeEvents(book, borrower, { before: asked.before, limit: asked.limit })
  const sequences = events.map(({ sequence }) => sequence)
  const [deliveries, readAt] = await Promise.all([deliveriesOfBorrower(book, borrower, sequences), readAtOf(book, borrower)])
  const views: View[] = []
  for (const event of events) views.push(...(await viewsOf(event, row.ref, asked, { deliveries, readAt })))
  return views
}

type Known = Readonly<{ deliveries: readonly ListedDelivery[]; readAt: ReadonlyMap<string, number> }>

async function viewsOf(
  event: ToldEvent,
  ref: string,
  { packs, templates, product }: Asked,
  { deliveries, readAt }: Known,
): Promise<View[]> {
  const { decision, sequence } = event
  const pack = await packs.byId(event.packId)
  return decision.outcomes.flatMap((outcome, nth): View[] => {
    if (outcome.type !== 'notice-due') return []
    const { data: notice } = outcome
    const template = templates.get(notice.about)
    const about = aboutOf(decision.outcomes, notice.about, nth)
    const told = {
      notice,
      outcome: about,
      at: decision.at,
      borrower: ref,
      line: decision.line,
      pack,
      product,
      ...(template && { template }),
    }
    const at = readAt.get(notice.noticeId)
    return [
      {
        id: notice.noticeId,
        about: notice.about,
        sequence,
        leaf: event.leaf,
        at: writeInstant(decision.at),
        hold_id: notice.holdId,
        reasons: notice.reasons.map(({ reason }) => reason),
        read_at: at === undefined ? null : writeInstant(at),
        zh: blocksOf(renderNotice(told, 'zh')),
        en: blocksOf(renderNotice(told, 'en')),
        deliveries: deliveries.filter((one) => one.sequence === sequence && one.nth === nth).map(deliveryView),
      },
    ]
  })
}

export const blocksOf = ({ subject, blocks }: ReturnType<typeof renderNotice>): View['zh'] => ({
  subject,
  blocks: blocks.map((block) => (block.kind === 'list' ? { kind: 'list', items: [...block.items] } : { ...block })),
})

const optional = (at: number | null): string | null => (at === null ? null : writeInstant(at))

export const deliveryView = (one: ListedDelivery): z.infer<typeof DeliveryList>['data'][number] => ({
  id: one.id,
  borrower_id: one.ref,
  sequence: one.sequence === 0 ? null : one.sequence,
  type: one.type === 'message' || one.type === BACK ? one.type : wireType(one.type as LineOutcome['type']),
  channel: one.channel,
  endpoint_id: one.endpointId,
  state: one.state,
  attempts: one.attempts,
  queued_at: writeInstant(one.queuedAt),
  due_at: optional(one.dueAt),
  done_at: optional(one.doneAt),
  problem: one.problem,
})
