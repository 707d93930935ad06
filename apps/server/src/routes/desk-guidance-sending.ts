/** Guidance sent through the lender: asked for under the desk's own id, and written down by the desk itself once the lender has taken it. */
import { GuidanceSending, GuidanceSent } from '@fairline/contract/desk/coaching'
import type { DeskEntry } from '@fairline/contract/desk/entries'
import { SENDING } from '@fairline/domain/desk/coaching/sending-words'
import { type DeskBook, isOpen, stateOf, statesOf } from '@fairline/domain/desk/model/desk-book'
import { entryFaults } from '@fairline/domain/desk/model/entry-faults'
import { type Day, dayText, knownDay } from '@fairline/domain/kernel/day'
import { AGAIN_DAYS } from '@fairline/domain/messages/desk-guidance'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { type GuideAnswer, type GuideParts, guideThroughLender } from '../desk/guide-through-lender.ts'
import { lenderPlace } from '../desk/lender-pull.ts'
import { openSecrets } from '../sealing/organisation-secrets.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { insertAct } from '../store/act-table.ts'
import type { Database } from '../store/database.ts'
import type { NewDeskFact } from '../store/desk-fact-table.ts'
import { findLender } from '../store/desk-lender-table.ts'
import { bookDayIn } from './book-day.ts'
import type { DeskRoutes } from './desk-entries.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

export type GuidanceSendingRoutes = DeskRoutes & GuideParts & Readonly<{ database: Database; sealing: Sealing }>
type Wish = z.infer<typeof GuidanceSending>

export const deskGuidanceSendingRoutes: FastifyPluginAsyncZod<GuidanceSendingRoutes> = async (app, parts) => {
  const { database, deskBooks, now } = parts
  acceptJson(app)
  app.post(
    '/v1/desk/guidances::send',
    {
      config: { may: 'desk:enrol' },
      schema: {
        tags: ['desk'],
        operationId: 'sendDeskGuidance',
        summary:
          'Has the lender tell the borrower a topic of the catalogue. Once it is taken it is written down as guidance given by way of the lender; where it is not, the answer says why, and what to do by hand. Sent again under its id he is told once',
        body: GuidanceSending,
        response: { 200: GuidanceSent, ...readProblems },
      },
    },
    async (request, reply) => {
      const [{ organisationId }, at, wish] = [callerOf(request), now(), request.body]
      const rows = database.as(organisationId)
      const book = await deskBooks.read(rows, organisationId)
      const looked = lookAt(book, wish, at)
      if ('problem' in looked) return sendProblem(reply, looked.problem)
      if (looked.isThere) return sentView('repeated')
      const today = bookDayIn(parts, organisationId)
      if (wasToldLately(book, looked.about, { at, today })) return sentView('told_lately')
      const answer = await askFor(parts, organisationId, wish)
      if (answer === 'id_reused') return sendProblem(reply, problemOf('id-reused'))
      const content: DeskEntry<'guidance'> = { ...looked.about, given_on: dayText(today), way: 'lender' }
      const doer = doerOf(request)
      await deskBooks.change(rows, doer, at, async (known, client) => {
        const detail = { topic: wish.topic, result: answer }
        await insertAct(client, doer, { act: 'desk-guidance-sent', at, subject: wish.enrolment_id, detail })
        const isNew = isTaken(answer) && stateOf(known, 'guidance', wish.id, { at, knownAt: at }) === undefined
        return { facts: isNew ? [guidanceFact(wish.id, content, at)] : [], answer: () => undefined }
      })
      return sentView(answer)
    },
  )
}

const isTaken = (answer: GuideAnswer): boolean => answer === 'accepted' || answer === 'repeated'

const sentView = (result: Exclude<GuideAnswer, 'id_reused'>): z.infer<typeof GuidanceSent> => {
  const { words, byHand } = SENDING[result]
  return { result, words, by_hand: byHand }
}

type About = Pick<DeskEntry<'guidance'>, 'facility_id' | 'topic'>
type LookedAt = Readonly<{ problem: ProblemBody }> | Readonly<{ isThere: boolean; about: About }>

/** What is refused here is asked of no lender. */
function lookAt(book: DeskBook, { id, enrolment_id: enrolmentId, topic }: Wish, at: number): LookedAt {
  const when = { at, knownAt: at }
  const enrolment = stateOf(book, 'enrolment', enrolmentId, when)
  if (enrolment === undefined || !isOpen(enrolment)) return { problem: problemOf('entry-not-found') }
  const about: About = { facility_id: enrolment.content.facility_id, topic }
  const before = stateOf(book, 'guidance', id, when)
  if (before !== undefined) {
    const { facility_id, topic: toldOf, way } = before.content
    const isSame = facility_id === about.facility_id && toldOf === topic && way === 'lender'
    return isSame ? { isThere: true, about } : { problem: problemOf('id-reused') }
  }
  const faults = entryFaults('guidance', { ...about, given_on: '', way: 'message' }, { book, when })
  return faults.length > 0 ? { problem: problemOf('invalid-request', { errors: faults }) } : { isThere: false, about }
}

/** In whatever way: whoever was told on the telephone yesterday is not written to today. */
const wasToldLately = (book: DeskBook, { facility_id, topic }: About, { at, today }: Readonly<{ at: number; today: Day }>): boolean =>
  statesOf(book, 'guidance', { at, knownAt: at }).some(
    (one) =>
      isOpen(one) &&
      one.content.facility_id === facility_id &&
      one.content.topic === topic &&
      isLately(today - knownDay(one.content.given_on)),
  )

const isLately = (days: number): boolean => days >= 0 && days < AGAIN_DAYS

async function askFor(
  parts: GuidanceSendingRoutes,
  organisationId: number,
  { id, enrolment_id: enrolmentId, topic }: Wish,
): Promise<GuideAnswer> {
  const { database, sealing } = parts
  const row = await findLender(database.as(organisationId), organisationId, enrolmentId)
  if (row === undefined) return 'unreachable'
  const code = (await openSecrets(sealing, database, organisationId)).open(lenderPlace(enrolmentId), row.code)
  return guideThroughLender(parts, row.baseUrl, code, { request_id: id, topic })
}

const guidanceFact = (id: string, data: DeskEntry<'guidance'>, at: number): NewDeskFact => ({
  ...{ factId: `guidance:${id}:1`, type: 'registered', kind: 'guidance', id, effectiveAt: at, observedAt: null },
  ...{ source: 'desk_entry', confidencePpm: null, evidence: null, data },
})
