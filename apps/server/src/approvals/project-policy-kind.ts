/** By which limits a project is financed: one person of the desk asks, another approves. */
import { POLICY_FIELDS, ProjectPolicyWish } from '@fairline/contract/desk/views'
import type { ApprovalKind } from './approval-kind.ts'
import { deskKind } from './desk-kind.ts'

export const projectPolicyKind: ApprovalKind = deskKind({
  ...{ kind: 'project', named: 'project_id', type: 'policy-approved', schema: ProjectPolicyWish },
  faults: () => [],
  changes: ({ policy }, wish) => POLICY_FIELDS.map((field) => ({ field, before: policy?.[field] ?? null, after: wish[field] ?? null })),
  data: ({ project_id: _named, ...policy }) => policy,
  evidence: () => null,
})
