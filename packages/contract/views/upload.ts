/** A file that a borrower brought: taken by its bytes, not by its name, and shown to those who review, once it was scanned. */
import { z } from 'zod'
import { REVEAL_PURPOSES } from '../facts/consent-facts.ts'
import { publicId } from '../text.ts'
import { searched } from './page.ts'

/** `upload_id`: the client's own, so that sending it again is safe; left out, one is made. */
export const UploadQuery = z.strictObject({ borrower_id: publicId, upload_id: publicId.optional() })

/** quarantined: not scanned yet. refused: something was found in it; its bytes are gone. */
export const UploadView = z
  .object({
    upload_id: z.string(),
    borrower_id: z.string(),
    kind: z.enum(['pdf', 'png', 'jpeg']),
    bytes: z.int().positive(),
    /** Of what was kept: pictures lose what they say of place, time and device. */
    sha256: z.string(),
    state: z.enum(['quarantined', 'clean', 'refused']),
    received_at: z.string(),
    scanned_at: z.string().nullable(),
  })
  .meta({ id: 'Upload' })

export const UploadParams = z.object({ borrower: searched, upload: searched })
export const UploadContentQuery = z.strictObject({ purpose: z.enum(REVEAL_PURPOSES) })
