/** Hands out documents: makes each from the log when it is first asked for, and keeps what it made. */
import { type DocumentKind, type DocumentRef, documentText, grantOf, listDocuments } from '@fairline/domain/documents/documents'
import type { Dossier } from '@fairline/domain/documents/dossier'
import type { Language } from '@fairline/domain/documents/markup'
import { DOCUMENT_FORM } from '@fairline/domain/documents/page'
import { productFor } from '@fairline/domain/pack/line-product'
import type { Packs } from '../packs.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'
import { readDossier } from '../store/borrower-dossier.ts'
import type { BorrowerKey } from '../store/borrower-key.ts'
import type { OrganisationDatabase } from '../store/database.ts'
import {
  type DocumentName,
  findDocument,
  keepDocument,
  listDocumentHashes,
  type StoredDocument,
  type StoredHash,
} from '../store/document-table.ts'
import { openTurns } from '../turns.ts'

/** `ref`: the borrower's own name. */
export type DocumentOwner = {
  readonly organisationId: number
  readonly book: OrganisationDatabase
  readonly borrower: BorrowerKey
  readonly ref: string
  readonly isWanted: () => boolean
}
export type DocumentWish = { readonly kind: DocumentKind; readonly subject: string; readonly language: Language; readonly again: boolean }
export type ListedDocument = { readonly ref: DocumentRef; readonly stored: readonly StoredHash[] }

export type DocumentDesk = {
  /** The newest first. */
  readonly list: (owner: DocumentOwner) => Promise<readonly ListedDocument[] | 'unwanted'>
  /** `again`: made anew and held against what is stored. Throws DocumentDiffers. */
  readonly get: (owner: DocumentOwner, wish: DocumentWish) => Promise<StoredDocument | 'none' | 'unwanted'>
}

/** Logs read at the same time; the others wait. */
const READ_AT_ONCE = 2
const HASHES_MAX = 2_000

export function openDocumentDesk({ packs, clocks }: { packs: Packs; clocks: BookClocks }): DocumentDesk {
  const inTurn = openTurns(READ_AT_ONCE)

  async function refsOf(dossier: Dossier, organisationId: number): Promise<DocumentRef[]> {
    const granted = grantOf(dossier)
    const now = clocks.nowIn(organisationId)
    if (granted === undefined || now === undefined) return []
    const product = productFor(await packs.byId(granted.packId), granted.line)
    return product === null ? [] : listDocuments(dossier, product.zone, now)
  }

  async function make(ref: DocumentRef, language: Language, dossier: Dossier, borrower: string): Promise<string> {
    const [pack, agreedPack] = await Promise.all([packs.byId(ref.entry.packId), packs.byId(ref.agreed.packId)])
    return documentText(ref, language, { borrower, dossier, pack, agreedPack })
  }

  return {
    list: ({ organisationId, book, borrower, isWanted }) =>
      inTurn(async () => {
        const dossier = await readDossier(book, borrower, isWanted)
        if (dossier === 'unwanted') return dossier
        const [refs, hashes] = await Promise.all([refsOf(dossier, organisationId), listDocumentHashes(book, borrower, HASHES_MAX)])
        const newestFirst = refs.toSorted(
          (one, other) => other.entry.sequence - one.entry.sequence || (one.subject < other.subject ? 1 : -1),
        )
        return newestFirst.map((ref) => ({ ref, stored: hashes.filter((stored) => isOf(stored, ref)) }))
      }),
    get: ({ organisationId, book, borrower, ref: name, isWanted }, { kind, subject, language, again }) =>
      inTurn(async () => {
        const dossier = await readDossier(book, borrower, isWanted)
        if (dossier === 'unwanted') return dossier
        const ref = (await refsOf(dossier, organisationId)).find((one) => one.kind === kind && one.subject === subject)
        if (ref === undefined) return 'none'
        const named: DocumentName = { borrower, kind, subject, language, sequence: ref.entry.sequence }
        const stored = await findDocument(book, named)
        if (stored !== undefined && !again) return stored
        return keepDocument(book, organisationId, named, { form: DOCUMENT_FORM, text: await make(ref, language, dossier, name) })
      }),
  }
}

const isOf = (stored: StoredHash, { kind, subject, entry }: DocumentRef): boolean =>
  stored.kind === kind && stored.subject === subject && stored.sequence === entry.sequence
