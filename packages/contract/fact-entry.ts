/** What the contract says of each fact, beside its name. The entries are in facts/, by topic. */
import type { z } from 'zod'

/** Who may send a fact. `verifier`: a service that checks identities, documents and cards. `platform`: Fairline itself. */
export const SENDERS = [
  'lending-system',
  'channel',
  'verifier',
  'bureau',
  'payment',
  'funder',
  'operator',
  'regulator',
  'scheduler',
  'platform',
] as const
export type Sender = (typeof SENDERS)[number]

/** What comes in from outside is never said by Fairline itself. */
export const OUTSIDE_SENDERS: readonly Sender[] = SENDERS.filter((sender) => sender !== 'platform')

/** A fact of one borrower, or of the whole book: then its subject is `book`. */
export type Scope = 'borrower' | 'book'

/** The reserved subject of facts of the whole book. No borrower may have it. */
export const BOOK_SUBJECT = 'book'

type Definition<Data extends z.ZodObject> = Readonly<{
  zh: string
  en: string
  senders: readonly Sender[]
  /** Newest version. Fields in snake_case, with the unit in the name (unit-of.ts). */
  data: Data
  /** All fields filled in, also those that may be left out. */
  example: z.input<Data>
}>

/** Of one borrower, and part of his history: it may feed counters and scores. */
export const countedFact = <Data extends z.ZodObject>(definition: Definition<Data>) =>
  ({ ...definition, scope: 'borrower', counts: true }) as const

/** Of one borrower, and never held against him (P4, P5): it may open, block or cure something, but feeds no counter and no score. */
export const neutralFact = <Data extends z.ZodObject>(definition: Definition<Data>) =>
  ({ ...definition, scope: 'borrower', counts: false }) as const

/** Of the whole book, so never held against anybody. */
export const bookFact = <Data extends z.ZodObject>(definition: Definition<Data>) =>
  ({ ...definition, scope: 'book', counts: false }) as const
