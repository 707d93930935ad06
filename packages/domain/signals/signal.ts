import type { CLIENTS } from '@fairline/contract/client'
import type { DRAWDOWN_PURPOSES } from '@fairline/contract/facts'
import type { REPAYMENT_METHODS } from '@fairline/contract/terms'
import type { Book } from '../book/book.ts'
import type { Zone } from '../kernel/zone.ts'
import type { Line } from '../line/line.ts'
import type { Evidence } from '../line/outcomes.ts'
import type { Product } from '../product/product.ts'
import type { Doing } from './doing.ts'
import type { SignalFamily } from './families.ts'
import type { Signals } from './signals.ts'
import type { EvidenceSeries } from './struck.ts'

export type ScoreScale = Readonly<{ min: number; max: number }>

export type SignalValue = number | boolean | string | null

/** What a signal is read from. `draw` is there while a drawdown is being decided. */
export type SignalSource = Readonly<{
  signals: Signals
  line: Line
  /** What holds for every line. */
  book: Book
  at: number
  /** The scale of external scores that the policy reads; scores on another are kept, but not read. */
  scale: ScoreScale
  /** Where the day is decided that loans fall due on. */
  zone: Zone
  /** What the line is of, or the application; null where the pack has none. */
  product: Pick<Product, 'id' | 'for' | 'required_consents' | 'creditor' | 'joint_lending'> | null
  draw: Readonly<{
    amountMinor: number
    purpose: (typeof DRAWDOWN_PURPOSES)[number] | null
    tenorMonths: number | null
    method: (typeof REPAYMENT_METHODS)[number] | null
    /** Who asks for it. */
    by: Doing
    client: Readonly<{ kind: (typeof CLIENTS)[number]; version: string }> | null
  }> | null
  /** Families that are not looked at where he lives: their signals are unknown. Left out: all are. */
  off?: ReadonlySet<SignalFamily> | undefined
}>

export type Signal = Readonly<{
  name: string
  type: 'number' | 'boolean' | 'string'
  unit: 'count' | 'days' | 'months' | 'permille' | 'minor' | 'points' | 'flag' | 'code'
  /** Left out: of none, and always looked at. */
  family?: SignalFamily
  /** ISO 8601 duration, or null for a value as of now. */
  window: 'PT24H' | 'P30D' | 'P90D' | 'P180D' | null
  /** What a null says; undefined for a signal that is never null. */
  nullMeans?: Readonly<{ zh: string; en: string }>
  /** The codes a string signal can take. */
  values?: readonly string[]
  zh: string
  en: string
  read: (source: SignalSource) => SignalValue
  /** When the newest thing behind the value happened; absent or null where a date says nothing. */
  dated?: (source: SignalSource) => number | null
  /** The series that it counts. Struck, they are as if they had never been. */
  restsOn?: readonly EvidenceSeries[]
  /** When what speaks against him last got worse, where that is not `dated`: a debt that was due before is the same debt on each day. */
  newsAt?: (source: SignalSource) => number | null
  /** Of what holds for every line: what else shows it. Such a signal is shown only where it was tested. */
  particulars?: (source: SignalSource) => readonly Evidence[]
}>
