/** Proving who somebody is: his document, a bank card in his name, and a code sent to the phone that the bank knows. A face is never the only way. */
import { z } from 'zod'
import { publicId, text } from '../text.ts'

const NUMBER_LENGTH_MAX = 32

/** Judged and forgotten: neither number is stored. */
export const VerificationStart = z.strictObject({
  borrower_id: publicId,
  id_number: text(NUMBER_LENGTH_MAX),
  bank_card: text(NUMBER_LENGTH_MAX),
})

/** `defect`: what is wrong with what he gave; then no code was sent. */
export const VerificationStarted = z
  .object({
    verification_id: z.string().nullable(),
    code_sent: z.boolean(),
    expires_at: z.string().nullable(),
    defect: z.enum(['id_number', 'bank_card']).nullable(),
  })
  .meta({ id: 'Verification' })

export const VerificationConfirm = z.strictObject({ borrower_id: publicId, verification_id: publicId, code: text(16) })
