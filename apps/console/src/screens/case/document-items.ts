/** Papers that can be asked for, and brought. */
import type { DocumentsAsked } from '../../api/case-requests.ts'

export type DocumentItem = DocumentsAsked['items'][number]
export const ITEMS = ['identity_document', 'income_proof', 'employment_proof', 'bank_statement', 'settlement_proof', 'purpose_invoice', 'address_proof', 'operation_log', 'other'] as const satisfies readonly DocumentItem[] // biome-ignore format: one list
