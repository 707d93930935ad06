/** A submission's personal values become sealed ones: tokens for the rules, sealed text for the log, hashes for the look-up index. */

import type { Fact, FactType } from '@fairline/contract/facts'
import type { PersonalKind } from '@fairline/contract/personal-text'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import { readFactData } from '../store/stored-fact.ts'
import type { Submission } from '../store/submission.ts'
import { type SealedValue, type SealingKey, sealValue, tokenOf } from './seal.ts'

/** What a borrower can be found by. */
export const LOOK_UP_KINDS = ['phone', 'id_number', 'bank_card', 'email'] as const satisfies readonly PersonalKind[]

/** What others say of a borrower, such as a bureau, is not what he is found by. */
const OWN_FILE: ReadonlySet<string> = new Set<FactType>(['borrower-registered', 'profile-changed', 'bank-card-bound'])

/** Whether a borrower is found by this value of that fact. */
export const isLookedUp = (type: string, kind: PersonalKind): boolean =>
  OWN_FILE.has(type) && (LOOK_UP_KINDS as readonly PersonalKind[]).includes(kind)

/** `fact` and `dataText` as the log keeps them and gives them back. `indexed`: one entry per kind. */
export type SealedSubmission = {
  readonly fact: Fact
  readonly dataText: string
  readonly values: ReadonlyMap<string, SealedValue>
  readonly indexed: ReadonlyMap<PersonalKind, Buffer>
}

export function sealSubmission(submission: Submission, key: SealingKey, indexKey: Buffer): SealedSubmission {
  const { borrower, key: eventKey, fact, schemaVersion, personal } = submission
  const values = new Map(
    personal.map(({ field, kind, value }) => [field, sealValue(key, { borrowerId: borrower.id, eventKey, field }, kind, value)] as const),
  )
  const data = { ...(JSON.parse(submission.dataText) as object), ...Object.fromEntries(values) }
  const indexed = new Map(
    personal.filter(({ kind }) => isLookedUp(fact.type, kind)).map(({ kind, value }) => [kind, tokenOf(indexKey, kind, value)] as const),
  )
  return {
    fact: { ...fact, data: readFactData(fact.type, data, schemaVersion) } as Fact,
    dataText: canonicalJson(data),
    values,
    indexed,
  }
}
