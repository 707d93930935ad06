/** All that takes two people: who may ask for it, who may decide on it, what it would change, and how it is done. */
import type { ApprovalKindName } from '@fairline/contract/approvals'
import type { ApprovalKind } from './approval-kind.ts'
import { bookFactKind, clientIn, funderIn, orderIn } from './book-fact-kind.ts'
import { borrowerFactKind } from './borrower-fact-kind.ts'
import { bulkKind } from './bulk-kind.ts'
import { facilityPurposesKind } from './facility-purposes-kind.ts'
import { keyKind } from './key-kind.ts'
import { joinKind, memberKind } from './member-kind.ts'
import { packKind } from './pack-kind.ts'
import { projectPolicyKind } from './project-policy-kind.ts'
import { roleKind } from './role-kind.ts'
import { templateKind } from './template-kind.ts'

const ERASED = [{ field: 'personal_data', before: 'kept', after: 'erased' }] as const

export const KINDS: Readonly<Record<ApprovalKindName, ApprovalKind>> = {
  'repayment-reversal': borrowerFactKind({ kind: 'repayment-reversal', ask: 'repayments:reverse', decide: 'repayments:reverse', named: 'repayment_id' }), // biome-ignore format: one row
  'loan-write-off': borrowerFactKind({ kind: 'loan-write-off', ask: 'loans:write-off', decide: 'loans:write-off', named: 'loan_id' }), // biome-ignore format: one row
  'limit-override': borrowerFactKind({ kind: 'limit-override', ask: 'limits:propose', decide: 'limits:propose', named: 'proposal_id' }), // biome-ignore format: one row
  'personal-data-erasure': borrowerFactKind({ kind: 'personal-data-erasure', ask: 'personal:erase', decide: 'personal:erase', beside: ERASED }), // biome-ignore format: one row
  'bulk-correction': bulkKind,
  'regulator-order': bookFactKind({ kind: 'regulator-order', ask: 'orders:issue', decide: 'orders:issue', named: 'order_id', before: orderIn }), // biome-ignore format: one row
  'regulator-order-lift': bookFactKind({ kind: 'regulator-order-lift', ask: 'orders:issue', decide: 'orders:issue', named: 'order_id', before: orderIn, ends: true }), // biome-ignore format: one row
  'funder-limit': bookFactKind({ kind: 'funder-limit', ask: 'funders:limit', decide: 'funders:limit', named: 'funder', before: funderIn }), // biome-ignore format: one row
  'client-floor': bookFactKind({ kind: 'client-floor', ask: 'platform:run', decide: 'platform:run', named: 'client', before: clientIn }), // biome-ignore format: one row
  'pack-activation': packKind,
  'role-change': roleKind,
  'facility-purposes': facilityPurposesKind,
  'project-policy': projectPolicyKind,
  'second-factor-removal': memberKind('remove-second-factor'),
  'account-join': joinKind,
  'access-restore': memberKind('restore'),
  'api-key': keyKind,
  'notice-template': templateKind,
}
