/** What was written in a case. It is personal: whoever reads it is named in the borrower's log before he sees it, with the reason he gave. */
import { factData } from '@fairline/contract/facts'
import { personalFieldsOf } from '@fairline/contract/personal'
import { CaseTexts } from '@fairline/contract/views/case-row'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf } from '../auth/require-key.ts'
import { openValue, type SealedValue, type SealingKey } from '../sealing/seal.ts'
import { borrowerKey } from '../store/borrower-key.ts'
import { readCasesOf } from '../store/case-entries.ts'
import { type CaseLogEntry, readCaseLog } from '../store/case-list.ts'
import { caseParams } from './cases.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { openSayings, type PersonalDataRoutes, sendRefusal } from './personal-data.ts'
import { problemOf, sendProblem } from './problems.ts'

const purposeOnly = factData['personal-data-revealed'].pick({ purpose: true })

export const caseTextRoutes: FastifyPluginAsyncZod<PersonalDataRoutes> = async (app, parts) => {
  acceptJson(app)
  const { database, sealing } = parts
  const say = openSayings(parts)
  app.post(
    '/v1/cases/:borrower/:case/texts::reveal',
    {
      config: { may: 'personal:reveal' },
      schema: {
        tags: ['cases'],
        operationId: 'revealCaseTexts',
        summary: 'What was written in a case, in clear; that it was read is recorded first',
        params: caseParams,
        body: purposeOnly,
        response: { 200: CaseTexts, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { borrower: ref, case: id } = request.params
      const book = database.as(organisationId)
      const borrower = borrowerKey(organisationId, ref)
      const one = (await readCasesOf(book, borrower)).get(id)
      if (one === undefined) return sendProblem(reply, problemOf('case-not-found'))
      const recorded = await say(request, ref, 'personal-data-revealed', { fields: ['free_text'], purpose: request.body.purpose })
      if (recorded?.kind !== 'answered') return sendRefusal(reply, recorded)
      const [log, keys] = await Promise.all([
        readCaseLog(
          book,
          borrower,
          one.moves.map(({ sequence }) => sequence),
        ),
        sealing.find(book, [borrower]),
      ])
      const key = keys.get(borrower.id)
      const data = [...log.values()].map((entry) => ({ sequence: entry.sequence, texts: textsOf(entry, borrower.id, key) }))
      return { data: data.filter(({ texts }) => Object.keys(texts).length > 0).sort((a, b) => a.sequence - b.sequence) }
    },
  )
}

export function textsOf({ type, schemaVersion, key: eventKey, data }: CaseLogEntry, borrowerId: bigint, key: SealingKey | undefined) {
  const sealed = personalFieldsOf(type, schemaVersion).filter(({ field }) => Object.hasOwn(data, field))
  const open = (field: string): string | null => {
    const value = data[field] as SealedValue
    return key?.id === value.key ? openValue(key, { borrowerId, eventKey, field }, value) : null
  }
  return Object.fromEntries(sealed.map(({ field }) => [field, open(field)]))
}
