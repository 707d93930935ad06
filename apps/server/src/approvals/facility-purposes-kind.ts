/** What a facility may pay for, by a document of its lender. Consumer credit pays for no project: two people may find that a line is no such credit, and nothing else opens it. */
import { FacilityPurposes } from '@fairline/contract/desk/views'
import { purposesFor } from '@fairline/domain/desk/model/purpose-gate'
import type { ApprovalKind } from './approval-kind.ts'
import { deskKind } from './desk-kind.ts'

const sorted = (purposes: readonly string[]): string[] => [...new Set(purposes)].sort()

export const facilityPurposesKind: ApprovalKind = deskKind({
  ...{ kind: 'facility', named: 'facility_id', type: 'purposes-approved', schema: FacilityPurposes },
  faults: ({ credit_kind: kind, purposes }) =>
    purposes.flatMap((purpose, nth) =>
      purposesFor(kind).includes(purpose)
        ? []
        : [{ pointer: `/request/purposes/${nth}`, detail: `is nothing that ${kind} credit may pay for` }],
    ),
  changes: ({ content, purposes: before }, wish) => [
    { field: 'credit_kind', before: before?.credit_kind ?? content.credit_kind, after: wish.credit_kind },
    { field: 'purposes', before: before === null ? null : sorted(before.purposes), after: sorted(wish.purposes) },
    { field: 'document_name', before: before?.document.name ?? null, after: wish.document_name },
    { field: 'document_sha256', before: before?.document.sha256 ?? null, after: wish.document_sha256 },
  ],
  data: ({ credit_kind, purposes, document_name: name, document_sha256: sha256 }) => ({
    ...{ credit_kind, purposes: sorted(purposes), document: { name, sha256 } },
  }),
  evidence: ({ document_sha256: sha256 }) => sha256,
})
