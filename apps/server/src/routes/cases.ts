/** The list of cases, what is due first before all others; one of them; and what was written in it, for those who may read it. */
import { wireType } from '@fairline/contract/cloud-event'
import { writeInstant } from '@fairline/contract/instant'
import { CaseDetail, CaseList, CaseQuery } from '@fairline/contract/views/case-row'
import { searched } from '@fairline/contract/views/page'
import { describeAccount } from '@fairline/domain/account/explain'
import type { Case } from '@fairline/domain/cases/case'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { Packs } from '../packs.ts'
import { readCasesOf } from '../store/case-entries.ts'
import { listCases, readCaseLog } from '../store/case-list.ts'
import type { Books } from '../store/database.ts'
import { accountOf } from './borrower-signals.ts'
import { subjectOf } from './case-subject.ts'
import { caseParts, caseRow, otherCase } from './case-words.ts'
import { fieldsOf } from './conditional-reading.ts'
import { borrowerNamed, type FoundBorrower, readProblems } from './found-borrower.ts'
import { readCursor, refuseCursor, writeCursor } from './list-cursor.ts'
import { problemOf, sendProblem } from './problems.ts'
import { withoutPersonal } from './timeline-entry.ts'

export type CaseRoutes = { database: Books; packs: Packs }

const tags = ['cases']
const OTHERS_MAX = 20
export const caseParams = z.object({ borrower: searched, case: searched })

export const caseRoutes: FastifyPluginAsyncZod<CaseRoutes> = async (app, { database, packs }) => {
  app.get(
    '/v1/cases',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'listCases',
        summary: 'Cases, those due first before all others',
        querystring: CaseQuery.extend({ fields: fieldsOf(CaseList) }),
        response: { 200: CaseList, ...readProblems },
      },
    },
    async (request, reply) => {
      const { query } = request
      const { organisationId } = callerOf(request)
      const after = readCursor('cases', query, ['timestamptz', 'text', 'text'])
      if (after === 'foreign') return refuseCursor(reply)
      const rows = await listCases(database.as(organisationId), { organisationId, filters: query, after, limit: query.limit + 1 })
      const page = rows.slice(0, query.limit)
      const last = rows.length > query.limit ? page.at(-1) : undefined
      return {
        data: page.map(({ ref, one }) => caseRow(ref, one)),
        has_more: last !== undefined,
        next_cursor: last === undefined ? null : writeCursor('cases', query, [last.key, last.one.id, last.ref]),
      }
    },
  )

  app.get(
    '/v1/cases/:borrower/:case',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'getCase',
        summary:
          'A case: what it is about with reasons and evidence, its clocks, documents and all that happened, and the line of its borrower',
        params: caseParams,
        querystring: z.strictObject({ fields: fieldsOf(CaseDetail) }),
        response: { 200: CaseDetail, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { borrower: ref, case: id } = request.params
      const found = await borrowerNamed(database, organisationId, ref)
      const cases = found && (await readCasesOf(found.book, found.borrower))
      const one = cases?.get(id)
      if (one === undefined || cases === undefined || found === undefined) return sendProblem(reply, problemOf('case-not-found'))
      return detailOf(one, cases, found, packs)
    },
  )
}

type Cases = ReadonlyMap<string, Case>

/** From the log itself: whoever has just done something on a case sees it. */
async function detailOf(one: Case, cases: Cases, found: FoundBorrower, packs: Packs): Promise<z.infer<typeof CaseDetail>> {
  const { book, borrower, row } = found
  const account = await accountOf(found)
  const others = [...cases.values()].filter(({ id }) => id !== one.id).reverse()
  const [log, subject] = await Promise.all([
    readCaseLog(
      book,
      borrower,
      one.moves.map(({ sequence }) => sequence),
    ),
    subjectOf(found, one, account, packs),
  ])
  const moves = one.moves.map(({ sequence, at, type, actor }) => {
    const entry = log.get(sequence)
    return { sequence, at: writeInstant(at), type: wireType(type), actor, data: entry === undefined ? {} : withoutPersonal(entry) }
  })
  return {
    ...caseRow(row.ref, one),
    ...caseParts(one),
    moves,
    subject,
    borrower: describeAccount(row.ref, account, packs.current),
    others: others.slice(0, OTHERS_MAX).map(otherCase),
  }
}
