/** Evidence that is not read from a signal: what regulation and products look at beside the borrower. */
import type { Bilingual } from '../pack/yaml-file.ts'

export const EVIDENCE_WORDS: Readonly<Record<string, Bilingual>> = {
  rule: { zh: '所依据的规则', en: 'rule that asks for it' },
  product_limit_minor: { zh: '产品最高额度', en: 'highest limit of the product' },
  annual_cost_ppm: { zh: '年化综合融资成本（百万分之一）', en: 'all costs of a year, in parts per million' },
  partner_permille: { zh: '合作方出资比例（千分比）', en: 'share of the lending partner, in permille' },
  creditor_permille: { zh: '贷款人出资比例（千分比）', en: 'share of the lender, in permille' },
  cost_disclosed: { zh: '综合融资成本是否已明示', en: 'all costs were shown' },
  assessed_on: { zh: '上次评估日期', en: 'day of the last assessment' },
  debt_to_assets_permille: { zh: '资产负债率', en: 'debts against assets, in permille' },
  use: { zh: '贷款用途类别', en: 'kind of use' },
  policy_before: { zh: '调整前的策略版本', en: 'version of the policy before' },
  policy_after: { zh: '调整后的策略版本', en: 'version of the policy after' },
  limit_before_minor: { zh: '调整前的额度', en: 'limit before' },
  limit_after_minor: { zh: '调整后的额度', en: 'limit after' },
  standard: { zh: '变更的审批标准', en: 'standard that was changed' },
  segment: { zh: '涉及的客群', en: 'class of lines that it concerns' },
  period: { zh: '适用期间', en: 'for how long' },
  batch: { zh: '批次编号', en: 'batch' },
  correction: { zh: '更正编号', en: 'correction' },
  review_step: { zh: '复审进度', en: 'step of the review' },
  expected_at: { zh: '预计完成时间', en: 'expected by' },
  currency: { zh: '币种', en: 'currency' },
  request_id: { zh: '申请编号', en: 'request' },
  correction_id: { zh: '更正编号', en: 'correction' },
}
