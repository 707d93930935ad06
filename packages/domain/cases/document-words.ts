/** Documents that a borrower is asked for, as he is asked for them. */
import { DOCUMENTS } from '@fairline/contract/facts/request-facts'
import type { Bilingual } from '../pack/yaml-file.ts'

type Item = (typeof DOCUMENTS)[number]

const items: ReadonlySet<string> = new Set(DOCUMENTS)
export const isDocumentItem = (item: string): item is Item => items.has(item)

export const DOCUMENT_WORDS: Readonly<Record<Item, Bilingual>> = {
  identity_document: { zh: '补充身份证件（正反面，清晰完整）', en: 'Bring your identity document, both sides, clear and whole' },
  income_proof: { zh: '补充收入证明', en: 'Bring a proof of income' },
  employment_proof: { zh: '补充在职证明', en: 'Bring a proof of employment' },
  bank_statement: { zh: '补充银行流水', en: 'Bring bank statements' },
  financial_statement: { zh: '补充财务报表', en: 'Bring financial statements' },
  cash_flow_plan: { zh: '补充资金收支计划', en: 'Bring a plan of money in and out' },
  settlement_proof: { zh: '补充结清证明', en: 'Bring the proof that a debt is settled' },
  purpose_invoice: { zh: '补充用途凭证（发票或合同）', en: 'Bring an invoice or contract that shows what the money was for' },
  address_proof: { zh: '补充住址证明', en: 'Bring a proof of address' },
  representative_proof: { zh: '补充代理人授权证明', en: 'Bring the proof that you may act for him' },
  operation_log: { zh: '补充操作记录（截图或日志）', en: 'Bring screenshots or logs of what happened' },
  other: { zh: '补充其他材料（详见工单中的说明）', en: 'Bring what we asked for in the case' },
}
