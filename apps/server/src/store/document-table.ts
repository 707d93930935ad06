/** SQL of `document`: what was handed out, as it was first made. Rows are only ever added. */
import { hash } from 'node:crypto'
import type { DocumentKind } from '@fairline/domain/documents/documents'
import type { Language } from '@fairline/domain/documents/markup'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'

export type DocumentName = {
  readonly borrower: BorrowerKey
  readonly kind: DocumentKind
  readonly subject: string
  readonly language: Language
  /** Of the entry it is made of. */
  readonly sequence: number
}

export type StoredDocument = { readonly sha256: string; readonly form: string; readonly content: Buffer; readonly madeAt: number }
type Row = { sha256: string; form: string; content: Buffer; made_at: Date }

/** The same document was stored before, with other bytes: one of the two is not what the log says. */
export class DocumentDiffers extends Error {
  override name = 'DocumentDiffers'
}

const BY_NAME = 'bucket = $1 and borrower_id = $2 and kind = $3 and subject = $4 and language = $5 and sequence = $6'
const keyOf = ({ borrower, kind, subject, language, sequence }: DocumentName) => [
  borrower.bucket,
  borrower.id,
  kind,
  subject,
  language,
  sequence,
]

export async function findDocument(database: Queryable, name: DocumentName): Promise<StoredDocument | undefined> {
  const { rows } = await database.query<Row>(
    `select encode(sha256, 'hex') as sha256, form, content, made_at from document where ${BY_NAME}`,
    keyOf(name),
  )
  const [row] = rows
  return row && { sha256: row.sha256, form: row.form, content: row.content, madeAt: row.made_at.getTime() }
}

/**
 * Stores it unless it is there.
 *
 * Throws   DocumentDiffers where it is there with other bytes.
 */
export async function keepDocument(
  database: Queryable,
  organisationId: number,
  name: DocumentName,
  { form, text }: { readonly form: string; readonly text: string },
): Promise<StoredDocument> {
  const content = Buffer.from(text, 'utf8')
  await database.query(
    `insert into document (bucket, borrower_id, kind, subject, language, sequence, organisation_id, form, sha256, content)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict on constraint document_pk do nothing`,
    [...keyOf(name), organisationId, form, hash('sha256', content, 'buffer'), content],
  )
  const stored = await findDocument(database, name)
  if (stored === undefined || !stored.content.equals(content)) throw new DocumentDiffers('a document was made again, and is not the same')
  return stored
}

export type StoredHash = Pick<DocumentName, 'kind' | 'subject' | 'language' | 'sequence'> & Pick<StoredDocument, 'sha256' | 'madeAt'>

/** Of all that is stored of a borrower: the newest `limit`. */
export async function listDocumentHashes(database: Queryable, { bucket, id }: BorrowerKey, limit: number): Promise<StoredHash[]> {
  const { rows } = await database.query<Pick<DocumentName, 'kind' | 'subject' | 'language' | 'sequence'> & Omit<Row, 'content'>>(
    `select kind, subject, language, sequence, encode(sha256, 'hex') as sha256, made_at from document
     where bucket = $1 and borrower_id = $2 order by sequence desc limit $3`,
    [bucket, id, limit],
  )
  return rows.map(({ made_at, ...row }) => ({ ...row, madeAt: made_at.getTime() }))
}
