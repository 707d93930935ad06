/**
 * Takes files of borrowers in and gives them out: inspected, sealed with the key of their borrower, scanned before anybody sees them.
 *
 * Always   in quarantine first: a file whose scan broke off is scanned when somebody asks for it, and shown only then.
 */
import { hash, randomUUID } from 'node:crypto'
import type { ScannerPort } from '../ports/scanner-port.ts'
import { openBytes, type SealingKey, sealBytes } from '../sealing/seal.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { BorrowerKey } from '../store/borrower-key.ts'
import type { Database, OrganisationDatabase } from '../store/database.ts'
import { insertSealingKeys } from '../store/sealing-key-table.ts'
import { findUpload, judgeUpload, keepUpload, type StoredUpload } from '../store/upload-table.ts'
import { inspectFile } from './inspect-file.ts'

export type UploadOwner = { readonly organisationId: number; readonly borrower: BorrowerKey; readonly ref: string }
export type UploadDesk = {
  /** `'id-reused'`: another file has this id. Throws RefusedFile. */
  readonly take: (owner: UploadOwner, file: { id: string | undefined; bytes: Buffer; actor: string }) => Promise<StoredUpload | 'id-reused'>
  readonly find: (owner: UploadOwner, id: string) => Promise<StoredUpload | undefined>
  /** As it stands once the scanner was asked, where it had not answered yet. */
  readonly scanned: (owner: UploadOwner, upload: StoredUpload) => Promise<StoredUpload>
  /** Undefined where its key is gone. */
  readonly open: (owner: UploadOwner, upload: StoredUpload) => Promise<Buffer | undefined>
}

/** `scanner`: undefined where nobody scans: then all stays in quarantine. */
type DeskParts = {
  readonly database: Database
  readonly sealing: Sealing
  readonly scanner: ScannerPort | undefined
  readonly now: () => number
}

export function openUploadDesk({ database, sealing, scanner, now }: DeskParts): UploadDesk {
  const find: UploadDesk['find'] = ({ organisationId, borrower }, id) => findUpload(database.as(organisationId), borrower, id)
  const open: UploadDesk['open'] = async ({ organisationId, borrower }, { id, keyId, sealed }) => {
    const key = (await sealing.find(database.as(organisationId), [borrower])).get(borrower.id)
    return sealed === null || key?.id !== keyId ? undefined : openBytes(key, placeOf(borrower, id), sealed)
  }
  const scanned: UploadDesk['scanned'] = async (owner, upload) => {
    if (upload.state !== 'quarantined' || scanner === undefined) return upload
    const bytes = await open(owner, upload)
    const verdict = bytes === undefined ? 'unavailable' : await scanner.scan({ organisationId: owner.organisationId, bytes })
    if (verdict === 'unavailable') return upload
    const finding = verdict.outcome === 'found' ? verdict.name : null
    await judgeUpload(database.as(owner.organisationId), owner.borrower, upload.id, { finding, at: now() })
    return (await find(owner, upload.id)) ?? upload
  }
  return {
    find,
    open,
    scanned,
    take: async (owner, { id = `up_${randomUUID()}`, bytes, actor }) => {
      const receivedSha256 = hash('sha256', bytes, 'hex')
      const before = await find(owner, id)
      if (before) return before.receivedSha256 === receivedSha256 ? scanned(owner, before) : 'id-reused'
      const { kind, content } = inspectFile(bytes)
      const { organisationId, borrower, ref } = owner
      const book = database.as(organisationId)
      const key = await keyOf(book, sealing, owner)
      const of = { borrower, ref, id, kind, bytes: content.length, sha256: hash('sha256', content, 'hex'), receivedSha256, keyId: key.id }
      await keepUpload(book, organisationId, { ...of, sealed: sealBytes(key, placeOf(borrower, id), content), actor, receivedAt: now() })
      const kept = await find(owner, id)
      if (kept === undefined || kept.receivedSha256 !== receivedSha256) return 'id-reused'
      return scanned(owner, kept)
    },
  }
}

const placeOf = ({ id }: BorrowerKey, uploadId: string): string => `${id} upload ${uploadId}`

const UNIQUE_VIOLATION = '23505'

/** His key; made where he has none, by whoever comes first. */
async function keyOf(book: OrganisationDatabase, sealing: Sealing, { organisationId, borrower }: UploadOwner): Promise<SealingKey> {
  for (;;) {
    const { keys, made } = await sealing.findOrMake(book, [borrower])
    const key = keys.get(borrower.id)!
    if (made.length === 0) return key
    try {
      await book.withClient((client) => insertSealingKeys(client, organisationId, made))
      return key
    } catch (error) {
      if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error
    }
  }
}
