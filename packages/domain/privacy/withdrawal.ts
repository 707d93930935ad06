/** What taking a consent back would stop, said before it is done: the fact is supposed, taken by the one road of every fact, and forgotten. */
import type { Fact } from '@fairline/contract/facts'
import type { Account } from '../account/account.ts'
import type { Book } from '../book/book.ts'
import type { Pack } from '../pack/pack.ts'
import { Future } from '../recovery/future.ts'
import type { ConsentPurpose } from '../signals/consent.ts'
import type { DeskScope } from './desk-consents.ts'
import { CONSENT_WORDS, type ConsentName, GOES_ON } from './privacy-words.ts'

type Words = Readonly<{ zh: string; en: string }>
export type Withdrawal = Readonly<{ stops: readonly Words[]; goesOn: readonly Words[] }>

/** Of the scopes of a desk, those that begin with it. */
const DESK = 'desk.'

/** A consent's name is that of its purpose, or of a scope of the desk. */
export const consentOfName = (name: ConsentName): { purpose: ConsentPurpose } | { scope: DeskScope } =>
  name.startsWith(DESK) ? { scope: name.slice(DESK.length) as DeskScope } : { purpose: name as ConsentPurpose }

export function withdrawalOf(
  account: Account,
  name: ConsentName,
  { pack, book, at }: Readonly<{ pack: Pack; book: Book; at: number }>,
): Withdrawal {
  const of = consentOfName(name)
  const held =
    'purpose' in of ? broughtBy({ type: 'consent-withdrawn', occurredAt: at, knownAt: at, data: of }, account, { pack, book, at }) : []
  return { stops: [CONSENT_WORDS[name].stops, ...held], goesOn: GOES_ON }
}

/** Holds that it would place, in their own words. */
function broughtBy(fact: Fact, account: Account, { pack, book, at }: Readonly<{ pack: Pack; book: Book; at: number }>): readonly Words[] {
  const future = new Future(pack, book)
  const now = future.now(account, at)
  const before = new Set(now.line.holds.map(({ reason }) => reason))
  return future
    .take(now, fact)
    .line.holds.filter(({ reason }) => !before.has(reason))
    .map(({ reason }) => pack.reasons.get(reason)?.text ?? { zh: reason, en: reason })
}
