/** A fact that Fairline itself says, about time passing or about what its people did. It takes the road of every other fact. */

import { snakeKeys } from '@fairline/contract/case'
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { newestVersion } from '@fairline/contract/versions'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import type { BorrowerKey } from '../store/borrower-key.ts'
import { contentHash, eventKey } from '../store/event-key.ts'
import type { Submission } from '../store/submission.ts'

export type OwnFact<T extends FactType> = {
  readonly organisationId: number
  readonly borrower: BorrowerKey
  readonly ref: string
  readonly source: string
  /** Said twice under one id, it is recorded once. */
  readonly eventId: string
  readonly actor: string
  readonly type: T
  readonly data: FactOf<T>['data']
  readonly occurredAt: number
  readonly knownAt: number
}

/** `data` holds neither instants nor personal values. */
export function ownFact<T extends FactType>(said: OwnFact<T>): Submission {
  const { organisationId, borrower, ref, source, eventId, actor, type, data, occurredAt, knownAt } = said
  const onWire = snakeKeys(data)
  return {
    organisationId,
    borrower,
    ref,
    source,
    eventId,
    actor,
    key: eventKey(source, eventId),
    contentHash: contentHash({ type, data: onWire }),
    schemaVersion: newestVersion(type),
    dataText: canonicalJson(onWire),
    fact: { type, occurredAt, knownAt, data } as Fact,
    isTimed: true,
    personal: [],
  }
}
