/** Words of notices that their drafter wants in force, and another approves. */
import type { Change } from '@fairline/contract/views/approval'
import { TemplateApproval } from '@fairline/contract/views/notices'
import { NOTICE_KINDS, type NoticeTemplate, templateFor } from '@fairline/domain/notices/templates'
import { problemOf } from '../routes/problems.ts'
import type { Fields } from '../store/approval-table.ts'
import { approvedTemplates, approveTemplate, listTemplates } from '../store/notice-template-table.ts'
import { type ApprovalKind, type Asking, type Described, type KindParts, USUAL_MS } from './approval-kind.ts'

const nameOf = ({ about, version }: Fields): string => `${String(about)} ${String(version)}`

export const templateKind: ApprovalKind = {
  ask: 'notice-templates:draft',
  decide: 'notice-templates:approve',
  lastsMs: USUAL_MS,
  schema: TemplateApproval,
  subjectOf: ({ about }) => String(about),
  aboutOf: nameOf,
  describe,
  carryOut: async ({ database }, organisationId, { request, checker, decidedAt }) => {
    const { about, version } = TemplateApproval.parse(request)
    const approved = { about, version, by: checker.actor, at: decidedAt ?? 0 }
    switch (await approveTemplate(database.as(organisationId), organisationId, approved)) {
      case 'approved':
      case 'approved-before':
        return { kind: 'done' }
      case 'not-found':
        return { kind: 'failed', problem: problemOf('not-found') }
      case 'same-person':
        return { kind: 'failed', problem: problemOf('made-by-you') }
    }
  },
}

/** Who drafted the words asks for them: else he could approve his own through somebody who asks for him. */
async function describe({ database, packs }: KindParts, { organisationId, maker, request }: Asking): Promise<Described> {
  const { about, version } = TemplateApproval.parse(request)
  const book = database.as(organisationId)
  const draft = (await listTemplates(book, organisationId)).find((one) => one.about === about && one.version === version)
  if (draft === undefined || !NOTICE_KINDS.includes(about)) return { ok: false, problem: problemOf('not-found') }
  if (draft.approvedBy !== null) return { ok: false, problem: problemOf('approved-before') }
  if (draft.madeBy !== maker.actor)
    return { ok: false, problem: problemOf('not-made-by-you', { detail: 'whoever drafted it asks for it' }) }
  const inForce = (await approvedTemplates(book, organisationId)).get(about) ?? templateFor(packs.current.notices, about)
  return { ok: true, changes: changesOf(inForce, draft.words) }
}

const PARTS = ['subject', 'opening', 'closing'] as const

const changesOf = (before: NoticeTemplate, after: NoticeTemplate): Change[] =>
  PARTS.flatMap((part) =>
    (['zh', 'en'] as const).map((language) => ({
      ...{ field: part, of: language, before: before[part][language], after: after[part][language] },
    })),
  ).filter((change) => change.before !== change.after)
