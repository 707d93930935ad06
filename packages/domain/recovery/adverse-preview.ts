/** What something that counts would bring, before it is done: the fact is supposed, taken by the one road of every fact, and forgotten. Nothing is recorded. */
import type { Fact } from '@fairline/contract/facts'
import type { MePreview, PREVIEWED_ACTIONS } from '@fairline/contract/views/me'
import type { z } from 'zod'
import type { Account } from '../account/account.ts'
import type { Book } from '../book/book.ts'
import type { Pack } from '../pack/pack.ts'
import { sourceAt } from '../pack/source-at.ts'
import { readSignal, signalNamed } from '../signals/catalogue.ts'
import { Future } from './future.ts'
import { nearHolds } from './near-holds.ts'

export type PreviewedAction = (typeof PREVIEWED_ACTIONS)[number]
type View = z.infer<typeof MePreview>

/** Of a kind that no device or lender has in use. */
const SUPPOSED = 'supposed'
const DRAWN_MINOR = 100_000
const NEARER_MAX = 3

type Seen = Readonly<{ pack: Pack; book: Book; at: number }>

export function previewOf(account: Account, action: PreviewedAction, seen: Seen): View {
  const { pack, book, at } = seen
  const future = new Future(pack, book)
  const now = future.now(account, at)
  const after = future.take(now, factOf(action, now, at))
  const before = new Set(now.line.holds.map(({ reason }) => reason))
  const brought = after.line.holds.filter(({ reason }) => !before.has(reason))
  const held = new Set([...before, ...brought.map(({ reason }) => reason)])
  return {
    action,
    holds: brought.map(({ reason }) => ({ reason, text: textOf(reason, pack) })),
    nearer: nearerThan(now, after, seen, held),
  }
}

const textOf = (reason: string, { reasons }: Pack) => reasons.get(reason)?.text ?? { zh: reason, en: reason }

/** Only by signals that this very thing moves. */
function nearerThan(now: Account, after: Account, { pack, book, at }: Seen, held: ReadonlySet<string>): View['nearer'] {
  const [source, then] = [sourceAt(pack, now, at, book), sourceAt(pack, after, at, book)]
  return nearHolds(pack, then)
    .flatMap(({ reason, signal, value, bound }) => {
      const about = signalNamed.get(signal)
      if (about === undefined || held.has(reason) || readSignal(signal, source) === readSignal(signal, then)) return []
      return [{ reason, text: textOf(reason, pack), name: { zh: about.zh, en: about.en }, unit: about.unit, value, bound }]
    })
    .slice(0, NEARER_MAX)
}

function factOf(action: PreviewedAction, { line, signals, sequence }: Account, at: number): Fact {
  const of = { occurredAt: at, knownAt: at }
  const currency = line.currency ?? signals.registeredCurrency ?? 'CNY'
  switch (action) {
    case 'another_device':
      return { ...of, type: 'session-started', data: { device: { id: `${SUPPOSED}-${sequence}` } } }
    case 'another_application':
      return {
        ...of,
        type: 'credit-inquiry-recorded',
        data: { inquiryId: `${SUPPOSED}-${sequence}`, source: SUPPOSED, purpose: 'application' },
      }
    case 'failed_verification':
      return { ...of, type: 'identity-failed', data: { method: 'face', cause: 'abandoned' } }
    case 'drawdown_request':
      return { ...of, type: 'drawdown-requested', data: { drawdownId: `${SUPPOSED}-${sequence}`, amountMinor: DRAWN_MINOR, currency } }
  }
}
