/** What goes into the write path, and what comes out. */

import type { Fact } from '@fairline/contract/facts'
import type { PersonalKind } from '@fairline/contract/personal-text'
import type { Refusal } from '@fairline/domain/account/account'
import type { BulkRefusal } from '@fairline/domain/book/bulk-correction'
import type { CaseRefusal } from '@fairline/domain/cases/why-not-taken'
import type { Pack } from '@fairline/domain/pack/pack'
import type { Sealing } from '../sealing/sealing.ts'
import type { Recorded, SentEvent } from './event-table.ts'
import type { KnownBooks } from './known-books.ts'
import type { MistakeRefusal } from './named-events.ts'
import type { BookClock } from './organisation-table.ts'

/** A value that must not be stored as it is. `field`: its name on the wire. */
export type PersonalValue = { readonly field: string; readonly kind: PersonalKind; readonly value: string }

/** A fact that fits the contract, with what the log needs to know it again. Neither `fact` nor `dataText` holds what is in `personal`. */
export type Submission = SentEvent & {
  readonly organisationId: number
  readonly ref: string
  readonly contentHash: string
  readonly fact: Fact
  /** False for a fact without a time of its own: it takes its turn when it is decided. */
  readonly isTimed: boolean
  readonly personal: readonly PersonalValue[]
}

export type StoreRefusal =
  | Refusal
  | CaseRefusal
  | MistakeRefusal
  | BulkRefusal
  | { readonly code: 'id-reused' }
  | { readonly code: 'borrower-id-collision' }

export type Answered = { readonly kind: 'answered'; readonly repeated: boolean } & Omit<Recorded, 'contentHash'>

/**
 * quarantined: our bug; the event is kept for somebody to look at, and nothing else changed. internal: our bug, nothing is kept.
 * unavailable: nobody knows; asking again is safe. overloaded: not even tried.
 */
export type Failure = { readonly kind: 'failed'; readonly code: 'quarantined' | 'internal' | 'unavailable' | 'overloaded' }
export type Result = Answered | { readonly kind: 'refused'; readonly refusal: StoreRefusal } | Failure

export type WritePolicy = {
  readonly pack: Pack
  readonly packId: number
  /** Packs of before, for whoever was promised to be judged by one; those that were not learned are unknown. */
  readonly packNamed: (hash: string) => Pack | undefined
  readonly learnPack: (hash: string) => Promise<void>
  readonly now: () => number
  readonly sealing: Sealing
  /** The clock of the book. */
  readonly clockOf: (organisationId: number) => BookClock
  readonly books: KnownBooks
  /** Whether what is decided in the book is done from here. */
  readonly queuesJobs: (organisationId: number) => boolean
  /** Whom something of what is decided may be told to, beside the app. */
  readonly tells: (organisationId: number) => 'all' | 'notices'
  /** Hears of what was recorded, after it was. */
  readonly heard: (organisationId: number, knownAt: number) => void
  /** Hears of events that failed by our own fault. */
  readonly onBug: (error: unknown, factType: string, key: string) => void
}
