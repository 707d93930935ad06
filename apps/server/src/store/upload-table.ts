/** SQL of `upload`: files that borrowers brought, sealed. Of a row only the verdict of the scanner changes. */
import type { FileKind } from '../uploads/inspect-file.ts'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'

export type UploadState = 'quarantined' | 'clean' | 'refused'

export type StoredUpload = {
  readonly ref: string
  readonly id: string
  readonly kind: FileKind
  readonly bytes: number
  readonly sha256: string
  readonly receivedSha256: string
  readonly state: UploadState
  readonly keyId: string
  /** Null once it was refused. */
  readonly sealed: Buffer | null
  readonly receivedAt: number
  readonly scannedAt: number | null
}

export type NewUpload = Omit<StoredUpload, 'state' | 'scannedAt' | 'sealed'> & {
  readonly borrower: BorrowerKey
  readonly sealed: Buffer
  readonly actor: string
}

type Row = {
  ref: string
  upload_id: string
  kind: FileKind
  bytes: number
  sha256: string
  received_sha256: string
  state: UploadState
  key_id: string
  sealed: Buffer | null
  received_at: Date
  scanned_at: Date | null
}

const uploadOf = (row: Row): StoredUpload => ({
  ref: row.ref,
  id: row.upload_id,
  kind: row.kind,
  bytes: row.bytes,
  sha256: row.sha256,
  receivedSha256: row.received_sha256,
  state: row.state,
  keyId: row.key_id,
  sealed: row.sealed,
  receivedAt: row.received_at.getTime(),
  scannedAt: row.scanned_at?.getTime() ?? null,
})

export async function findUpload(database: Queryable, { bucket, id }: BorrowerKey, uploadId: string): Promise<StoredUpload | undefined> {
  const { rows } = await database.query<Row>(
    `select ref, upload_id, kind, bytes, encode(sha256, 'hex') as sha256, encode(received_sha256, 'hex') as received_sha256, state, key_id, sealed,
       received_at, scanned_at from upload where bucket = $1 and borrower_id = $2 and upload_id = $3`,
    [bucket, id, uploadId],
  )
  return rows.map(uploadOf)[0]
}

/** In quarantine, unless one of this id is there. */
export async function keepUpload(database: Queryable, organisationId: number, upload: NewUpload): Promise<void> {
  const { borrower, ref, id, kind, bytes, sha256, receivedSha256, keyId, sealed, actor, receivedAt } = upload
  await database.query(
    `insert into upload (organisation_id, bucket, borrower_id, upload_id, ref, kind, bytes, sha256, received_sha256, state, key_id, sealed, actor,
       received_at) values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), decode($9, 'hex'), 'quarantined', $10, $11, $12, $13)
     on conflict on constraint upload_pk do nothing`,
    [
      organisationId,
      borrower.bucket,
      borrower.id,
      id,
      ref,
      kind,
      bytes,
      sha256,
      receivedSha256,
      keyId,
      sealed,
      actor,
      new Date(receivedAt),
    ],
  )
}

/** `finding`: what was found in it; its bytes are dropped then. */
export async function judgeUpload(
  database: Queryable,
  { bucket, id }: BorrowerKey,
  uploadId: string,
  { finding, at }: { finding: string | null; at: number },
): Promise<void> {
  await database.query(
    `update upload set state = case when $4::text is null then 'clean' else 'refused' end, finding = $4, scanned_at = $5,
       sealed = case when $4::text is null then sealed end
     where bucket = $1 and borrower_id = $2 and upload_id = $3 and state = 'quarantined'`,
    [bucket, id, uploadId, finding, new Date(at)],
  )
}
