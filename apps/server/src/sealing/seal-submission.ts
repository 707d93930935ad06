/** A submission's personal values become sealed ones: tokens for the rules, sealed text for the log, hashes for the look-up index. */
import { camelName } from '@fairline/contract/case'
import type { Fact } from '@fairline/contract/facts'
import { LOOK_UP_KINDS, type PersonalKind } from '@fairline/contract/personal'
import type { Submission } from '../store/submission.ts'
import { type SealedValue, type SealingKey, sealValue, tokenOf } from './seal.ts'

/** `dataText` as the log keeps it. `indexed`: one entry per kind. */
export type SealedSubmission = {
  readonly fact: Fact
  readonly dataText: string
  readonly values: ReadonlyMap<string, SealedValue>
  readonly indexed: ReadonlyMap<PersonalKind, Buffer>
}

export function sealSubmission(submission: Submission, key: SealingKey, indexKey: Buffer): SealedSubmission {
  const { borrower, key: eventKey, fact, dataText, personal } = submission
  const values = new Map(
    personal.map(({ field, kind, value }) => [field, sealValue(key, { borrowerId: borrower.id, eventKey, field }, kind, value)] as const),
  )
  const tokens = Object.fromEntries([...values].map(([field, { token }]) => [camelName(field), token]))
  const indexed = new Map(
    personal.filter(({ kind }) => LOOK_UP_KINDS.has(kind)).map(({ kind, value }) => [kind, tokenOf(indexKey, kind, value)] as const),
  )
  return {
    fact: { ...fact, data: { ...fact.data, ...tokens } } as Fact,
    dataText: JSON.stringify({ ...(JSON.parse(dataText) as object), ...Object.fromEntries(values) }),
    values,
    indexed,
  }
}
