/** The registers of a financing desk: each kind of entry is written whole, under the id that the desk gives it, and read as it was at any time. */
import { DESK_ENTRIES, DESK_KINDS, DESK_PLURALS, type DeskEntry, type DeskKind, ENROLLED_KINDS } from '@fairline/contract/desk/entries'
import { EntryKept, EntryListQuery, EntryView, EntryWish, historyOf, WhenQuery } from '@fairline/contract/desk/views'
import { writeInstant } from '@fairline/contract/instant'
import { publicId } from '@fairline/contract/text'
import { pageOf } from '@fairline/contract/views/page'
import { type DeskBook, namesEntry, stateOf, statesOf } from '@fairline/domain/desk/model/desk-book'
import { scopesOfLines, shownEntry } from '@fairline/domain/desk/model/desk-consent'
import type { DeskFact } from '@fairline/domain/desk/model/desk-fact'
import type { EntryFault } from '@fairline/domain/desk/model/entry-faults'
import { joiningFaults } from '@fairline/domain/desk/model/joining'
import { placeEntry } from '@fairline/domain/desk/model/place-entry'
import type { Day } from '@fairline/domain/kernel/day'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import type { Database } from '../store/database.ts'
import type { DeskBooks, DeskChange } from '../store/desk-books.ts'
import { type NewDeskFact, readEntryFacts } from '../store/desk-fact-table.ts'
import { bookDayIn, type DayParts } from './book-day.ts'
import { entryView, liesAhead, readAt, refuseAhead, whenOf } from './desk-words.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

export type DeskRoutes = Readonly<{ database: Database; deskBooks: DeskBooks; now: () => number }>
type EntryRoutes = DeskRoutes & DayParts

const tags = ['desk']
const named = z.strictObject({ id: publicId })
const HISTORY_MAX = 200

export const deskEntryRoutes: FastifyPluginAsyncZod<EntryRoutes> = async (app, parts) => {
  acceptJson(app)
  for (const kind of DESK_KINDS) {
    await app.register(writingRoute(kind), parts)
    await app.register(readingRoutes(kind), parts)
  }
}

const titleOf = (kind: DeskKind): string => DESK_PLURALS[kind].replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
const isEnrolled = (kind: DeskKind): boolean => (ENROLLED_KINDS as readonly DeskKind[]).includes(kind)

const writingRoute =
  (kind: DeskKind): FastifyPluginAsyncZod<EntryRoutes> =>
  async (app, parts) => {
    const { database, deskBooks, now } = parts
    app.put(
      `/v1/desk/${DESK_PLURALS[kind]}/:id`,
      {
        config: { may: isEnrolled(kind) ? 'desk:enrol' : 'desk:plan' },
        schema: {
          tags,
          operationId: `keepDesk${titleOf(kind)}`,
          summary: `Registers one of the ${DESK_PLURALS[kind]} under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same`,
          params: named,
          body: EntryWish[kind],
          response: { 200: EntryKept, ...readProblems },
        },
      },
      async (request, reply) => {
        const { version, effective_at: writtenAt, ...rest } = request.body as Wish
        const [at, effectiveAt] = [now(), readAt(writtenAt)]
        if (liesAhead(effectiveAt, at)) return refuseAhead(reply)
        const wish = { kind, id: request.params.id, version, effectiveAt: effectiveAt ?? at, content: DESK_ENTRIES[kind].parse(rest) }
        const book = database.as(callerOf(request).organisationId)
        const today = bookDayIn(parts, book.organisationId)
        const kept = await deskBooks.change(book, doerOf(request), at, (entries) => decideEntry(entries, wish, { at, today }))
        return kept.ok ? kept.kept : sendProblem(reply, kept.problem)
      },
    )
  }

type Wish = Readonly<{ version: number; effective_at?: string }>
type EntryWished = Readonly<{ kind: DeskKind; id: string; version: number; effectiveAt: number; content: DeskEntry<DeskKind> }>
type Kept = Readonly<{ ok: true; kept: z.infer<typeof EntryKept> }> | Readonly<{ ok: false; problem: ProblemBody }>

type Now = Readonly<{ at: number; today: Day }>

const answered = (answer: Kept): DeskChange<Kept> => ({ facts: [], answer: () => answer })
const refused = (problem: ProblemBody): DeskChange<Kept> => answered({ ok: false, problem })

function decideEntry(book: DeskBook, { kind, id, version, effectiveAt, content }: EntryWished, now: Now): DeskChange<Kept> {
  const place = placeEntry(book, kind, id, content, now.at)
  if (place.is === 'same') return answered({ ok: true, kept: { id, version: place.version, repeated: true } })
  if (place.is === 'ended') return refused(problemOf('entry-ended'))
  if (version !== place.version) return refused(problemOf('entry-changed', { detail: `it is of version ${place.version} by now` }))
  if (place.is === 'faulty') return refused(problemOf('invalid-request', { errors: [...place.faults] }))
  const faults = kind === 'enrolment' ? enrolmentFaults(book, id, content as DeskEntry<'enrolment'>, now) : []
  if (faults.length > 0) return refused(problemOf('invalid-request', { errors: [...faults] }))
  const fact: NewDeskFact = {
    ...{ factId: `${kind}:${id}:${version + 1}`, type: place.is, kind, id, effectiveAt },
    ...{ observedAt: null, source: 'desk_entry', confidencePpm: null, evidence: null, data: content },
  }
  return { facts: [fact], answer: () => ({ ok: true, kept: { id, version: version + 1, repeated: false } }) }
}

/** Who joins a project is screened first. People are enrolled by hand only: no table says so. */
function enrolmentFaults(book: DeskBook, id: string, enrolment: DeskEntry<'enrolment'>, { at, today }: Now): readonly EntryFault[] {
  const when = { at, knownAt: at }
  return joiningFaults(book, when, { enrolment, before: stateOf(book, 'enrolment', id, when)?.content, today })
}

const readingRoutes =
  (kind: DeskKind): FastifyPluginAsyncZod<DeskRoutes> =>
  async (app, { database, deskBooks, now }) => {
    const [plural, view] = [DESK_PLURALS[kind], EntryView[kind]]
    const page = pageOf(view)
    app.get(
      `/v1/desk/${plural}`,
      {
        config: { may: 'desk:read' },
        schema: {
          tags,
          operationId: `listDesk${titleOf(kind)}`,
          summary: `The ${plural} of the desk by their ids, as they are, or were`,
          querystring: EntryListQuery,
          response: { 200: page, ...readProblems },
        },
      },
      async (request) => {
        const { organisationId } = callerOf(request)
        const { limit, cursor = '', of, with_ended: withEnded = false } = request.query
        const book = await deskBooks.read(database.reading.as(organisationId), organisationId)
        const all = statesOf(book, kind, whenOf(request.query, now())).filter(
          ({ id, endedAt, content }) => id > cursor && (withEnded || endedAt === null) && (of === undefined || namesEntry(content, of)),
        )
        const [data, hasMore] = [all.slice(0, limit), all.length > limit]
        const scopes = consentsNow(book, now())
        return {
          data: data.map((state) => entryView(kind, state, scopes)),
          has_more: hasMore,
          next_cursor: hasMore ? data.at(-1)!.id : null,
        }
      },
    )
    app.get(
      `/v1/desk/${plural}/:id`,
      {
        config: { may: 'desk:read' },
        schema: {
          tags,
          operationId: `getDesk${titleOf(kind)}`,
          summary: `One of the ${plural}, as it is, or was, and all that was said of it`,
          params: named,
          querystring: WhenQuery,
          response: { 200: historyOf(view), ...readProblems },
        },
      },
      async (request, reply) => {
        const [{ organisationId }, { id }] = [callerOf(request), request.params]
        const rows = database.reading.as(organisationId)
        const book = await deskBooks.read(rows, organisationId)
        const state = stateOf(book, kind, id, whenOf(request.query, now()))
        if (state === undefined) return sendProblem(reply, problemOf('entry-not-found'))
        const told = await readEntryFacts(rows, organisationId, kind, id, HISTORY_MAX)
        const scopes = consentsNow(book, now())
        return { entry: entryView(kind, state, scopes), history: told.map((fact) => historyView(kind, fact, scopes)) }
      },
    )
  }

/** What is of the past is shown by the consents of now. */
const consentsNow = (book: DeskBook, now: number) => scopesOfLines(book, { at: now, knownAt: now })

const historyView = (
  kind: DeskKind,
  { sequence, type, id, effectiveAt, recordedAt, actor, data }: DeskFact,
  scopes: ReturnType<typeof consentsNow>,
) => ({
  ...{ sequence, type, actor, data: { ...shownEntry(kind, data, scopes, id).content } },
  ...{ effective_at: writeInstant(effectiveAt), recorded_at: writeInstant(recordedAt) },
})
