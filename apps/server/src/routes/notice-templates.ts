/** Words of notices that an organisation uses instead of its pack's: drafted by one, previewed, approved by another. */
import { writeInstant } from '@fairline/contract/instant'
import { Problem } from '@fairline/contract/problem'
import { TemplateApproval, TemplateDraft, TemplateList, TemplateMade, TemplatePreview } from '@fairline/contract/views/notices'
import { renderExample } from '@fairline/domain/notices/example-notice'
import { faultsOf, gapsFor, NOTICE_KINDS, type NoticeTemplate, templateFor } from '@fairline/domain/notices/templates'
import type { Pack } from '@fairline/domain/pack/pack'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf, senderOf } from '../auth/require-key.ts'
import { blocksOf } from '../notices/borrower-notices.ts'
import type { Packs } from '../packs.ts'
import type { Database } from '../store/database.ts'
import { type Approval, addTemplate, approveTemplate, listTemplates, type TemplateVersion } from '../store/notice-template-table.ts'
import { acceptJson } from './json-body.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

export type NoticeTemplateRoutes = { readonly database: Database; readonly packs: Packs; readonly now: () => number }

const problems = { '4xx': Problem, '5xx': Problem } as const
const tags = ['notices']

export const noticeTemplateRoutes: FastifyPluginAsyncZod<NoticeTemplateRoutes> = async (app, { database, packs, now }) => {
  acceptJson(app)

  app.get(
    '/v1/notice-templates',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'listNoticeTemplates',
        summary: 'The words of notices, by what they are about',
        response: { 200: TemplateList, ...problems },
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const versions = await listTemplates(database.reading.as(organisationId), organisationId)
      return {
        data: NOTICE_KINDS.map((about) =>
          viewOf(
            about,
            versions.filter((one) => one.about === about),
            packs.current,
          ),
        ),
      }
    },
  )

  app.post(
    '/v1/notice-templates::preview',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'previewNoticeTemplate',
        summary: 'How these words would look, and what stands in their way',
        body: TemplateDraft,
        response: { 200: TemplatePreview, ...problems },
      },
    },
    async ({ body: { about, words } }) => {
      const render = renderExample(packs.current, about, now(), words)
      return {
        faults: faultsOf(about, words).map((fault) => ({ ...fault })),
        zh: blocksOf(render('zh')),
        en: blocksOf(render('en')),
      }
    },
  )
}

/** Drafting and approving. */
export const noticeTemplateChangeRoutes: FastifyPluginAsyncZod<NoticeTemplateRoutes> = async (app, { database, now }) => {
  acceptJson(app)
  app.post(
    '/v1/notice-templates',
    {
      config: { may: 'notice-templates:draft' },
      schema: {
        tags,
        operationId: 'draftNoticeTemplate',
        summary: 'A new version, which counts once somebody else approves it',
        body: TemplateDraft,
        response: { 200: TemplateMade, ...problems },
      },
    },
    async (request, reply) => {
      const { organisationId, actor: madeBy } = callerOf(request)
      const { about, words } = request.body
      const isKnown = NOTICE_KINDS.includes(about)
      const faults = isKnown
        ? faultsOf(about, words).map(({ part, message }) => ({ pointer: `/words/${part}`, detail: message }))
        : [{ pointer: '/about', detail: 'no notice is about that' }]
      if (faults.length > 0) return sendProblem(reply, problemOf('invalid-request', { errors: faults }))
      return { about, version: await addTemplate(database.as(organisationId), organisationId, { about, words, madeBy, madeAt: now() }) }
    },
  )

  app.post(
    '/v1/notice-templates::approve',
    {
      config: { may: 'notice-templates:approve' },
      schema: {
        tags,
        operationId: 'approveNoticeTemplate',
        summary: 'Puts a version in force that two people of the lender agreed on elsewhere; anybody else asks for an approval',
        body: TemplateApproval,
        response: { 200: TemplateMade, ...problems },
      },
    },
    async (request, reply) => {
      const { organisationId, actor: by } = callerOf(request)
      if (!senderOf(request).isAgreed) {
        return sendProblem(reply, problemOf('approval-required', { detail: 'ask for it at /v1/approvals, kind notice-template' }))
      }
      const { about, version } = request.body
      const approval = await approveTemplate(database.as(organisationId), organisationId, { about, version, by, at: now() })
      return approval === 'approved' ? { about, version } : sendProblem(reply, whyNot(approval))
    },
  )
}

function whyNot(approval: Exclude<Approval, 'approved'>): ProblemBody {
  switch (approval) {
    case 'not-found':
      return problemOf('not-found')
    case 'same-person':
      return problemOf('forbidden', { detail: 'somebody else has to approve it' })
    case 'approved-before':
      return problemOf('approved-before')
  }
}

const copyOf = ({ subject, opening, closing }: NoticeTemplate) => ({
  subject: { ...subject },
  opening: { ...opening },
  closing: { ...closing },
})

const viewOf = (about: string, versions: readonly TemplateVersion[], pack: Pack) => ({
  about,
  gaps: [...gapsFor(about)],
  pack: copyOf(templateFor(pack.notices, about)),
  versions: versions.map(({ version, words, madeBy, madeAt, approvedBy, approvedAt }) => ({
    version,
    words: copyOf(words),
    made_by: madeBy,
    made_at: writeInstant(madeAt),
    approved_by: approvedBy,
    approved_at: approvedAt === null ? null : writeInstant(approvedAt),
  })),
  in_force: versions.find(({ approvedBy }) => approvedBy !== null)?.version ?? null,
})
