/** What a borrower sent, judged by its bytes and by nothing it is called: one of three kinds that only show something, or refused. */
import { RefusedFile } from './file-fault.ts'
import { judgePdf } from './judge-pdf.ts'
import { stripJpeg } from './strip-jpeg.ts'
import { stripPng } from './strip-png.ts'

export const FILE_KINDS = ['pdf', 'png', 'jpeg'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** `content`: as it is kept. */
export type InspectedFile = { readonly kind: FileKind; readonly content: Buffer }

const MAGIC: readonly (readonly [kind: FileKind, bytes: Buffer])[] = [
  ['pdf', Buffer.from('%PDF-')],
  ['png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['jpeg', Buffer.from([0xff, 0xd8, 0xff])],
]

/** Throws RefusedFile. */
export function inspectFile(bytes: Buffer): InspectedFile {
  const kind = MAGIC.find(([, magic]) => bytes.subarray(0, magic.length).equals(magic))?.[0]
  switch (kind) {
    case undefined:
      throw new RefusedFile('unsupported-file', 'neither a PDF, nor a PNG, nor a JPEG')
    case 'pdf':
      judgePdf(bytes)
      return { kind, content: bytes }
    case 'png':
      return { kind, content: stripPng(bytes) }
    case 'jpeg':
      return { kind, content: stripJpeg(bytes) }
  }
}
