/** A request for deletion, and what a desk may know, as compact bytes. Part of the account's format (account/codec.ts). */
import {
  type Reader,
  readCount,
  readList,
  readOptional,
  readSigned,
  readText,
  type Writer,
  writeCount,
  writeList,
  writeOptional,
  writeSigned,
  writeText,
} from '../kernel/bytes.ts'
import { invariant } from '../kernel/outcome.ts'
import type { Deletion } from '../privacy/deletion.ts'
import type { DeskConsents, DeskScope } from '../privacy/desk-consents.ts'
import type { Information } from './information.ts'

/** Order on disk; new ones go to the end. */
const SCOPES = ['board', 'limit', 'balance', 'due_dates', 'score', 'reasons', 'inquiries', 'income'] as const satisfies readonly DeskScope[]

type Privacy = Pick<Information, 'deletion' | 'desk'>

export function writePrivacy(writer: Writer, { deletion, desk }: Privacy): void {
  writeCount(writer, deletion === null ? 0 : 1)
  if (deletion !== null) {
    writeText(writer, deletion.requestId)
    writeSigned(writer, deletion.requestedAt)
    writeOptional(writer, deletion.takenBackAt)
  }
  writeList(writer, desk, ({ scope, consent: { grantedAt, expiresAt, withdrawnAt } }) => {
    writeCount(writer, SCOPES.indexOf(scope))
    writeOptional(writer, grantedAt)
    writeOptional(writer, expiresAt)
    writeOptional(writer, withdrawnAt)
  })
}

export const readPrivacy = (reader: Reader): Privacy => ({ deletion: readDeletion(reader), desk: readDesk(reader) })

const readDeletion = (reader: Reader): Deletion | null =>
  readCount(reader) === 0 ? null : { requestId: readText(reader), requestedAt: readSigned(reader), takenBackAt: readOptional(reader) }

const readDesk = (reader: Reader): DeskConsents =>
  readList(reader, () => {
    const scope = SCOPES[readCount(reader)]
    invariant(scope !== undefined, 'a consent for a desk is of a known scope')
    return { scope, consent: { grantedAt: readOptional(reader), expiresAt: readOptional(reader), withdrawnAt: readOptional(reader) } }
  })
