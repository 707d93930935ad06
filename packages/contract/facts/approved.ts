/** What takes two people: under which approval they agreed, who asked and who approved. Filled in where it is carried out; a lender's own system may tell of its own two. */
import { publicId } from '../text.ts'

export const approved = { approval_id: publicId.optional(), asked_by: publicId.optional(), approved_by: publicId.optional() } as const

export const approvedExample = { approval_id: 'apr_1', asked_by: 'usr_1', approved_by: 'usr_2' } as const
