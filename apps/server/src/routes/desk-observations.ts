/**
 * What a desk is told of what is seen: values of lines, channels and projects.
 *
 * Kept     of a borrower's line only what he lets the desk know then; the rest is answered as `unconsented`, and is nowhere.
 * Twice    the same under the same id is one observation; another under it is told apart, and not taken.
 */
import {
  type OBSERVATION_RESULTS,
  OBSERVED,
  ObservationAnswer,
  ObservationBatch,
  type ObservedField,
  type ObservedKind,
} from '@fairline/contract/desk/observations'
import { SeenList, SeenQuery } from '@fairline/contract/desk/views'
import { plainDetail } from '@fairline/contract/plain-names'
import { type DeskBook, isOpen, stateOf } from '@fairline/domain/desk/model/desk-book'
import { allowedOf, type Scopes, scopesAt, scopesOfLines } from '@fairline/domain/desk/model/desk-consent'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import type { Client } from '../store/database.ts'
import type { DeskChange } from '../store/desk-books.ts'
import { findTold, type NewDeskFact, readSeen, saidHash } from '../store/desk-fact-table.ts'
import type { DeskRoutes } from './desk-entries.ts'
import { liesAhead, readAt, seenView, shownOf, whenOf } from './desk-words.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem } from './problems.ts'

const tags = ['desk']
type Said = z.infer<typeof ObservationBatch>['observations'][number]
type Answered = z.infer<typeof ObservationAnswer>
type Result = (typeof OBSERVATION_RESULTS)[number]

export const deskObservationRoutes: FastifyPluginAsyncZod<DeskRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(tellingRoutes, parts)
  await app.register(readingRoute, parts)
}

const tellingRoutes: FastifyPluginAsyncZod<DeskRoutes> = async (app, { database, deskBooks, now }) => {
  app.post(
    '/v1/desk/observations',
    {
      config: { may: 'desk:observe' },
      schema: {
        tags,
        operationId: 'tellDeskObservations',
        summary: 'Values that were seen, each under an id of its own: told again it is the same',
        body: ObservationBatch,
        response: { 200: ObservationAnswer, ...readProblems },
      },
    },
    async (request, reply) => {
      const [{ observations }, at] = [request.body, now()]
      const faults = observations.flatMap((said, nth) => faultsOf(said, nth, at))
      if (faults.length > 0) return sendProblem(reply, problemOf('invalid-request', { errors: faults }))
      const book = database.as(callerOf(request).organisationId)
      return deskBooks.change(book, doerOf(request), at, (entries, client) =>
        decideSeen(entries, client, book.organisationId, observations, at),
      )
    },
  )
}

function faultsOf({ subject_kind: kind, field, value, effective_at: effectiveAt, observed_at: observedAt }: Said, nth: number, at: number) {
  const place = `/observations/${nth}`
  const ahead = [
    ['effective_at', effectiveAt],
    ['observed_at', observedAt],
  ] as const
  const faults = ahead.flatMap(([name, one]) =>
    liesAhead(readAt(one), at) ? [{ pointer: `${place}/${name}`, detail: 'must not lie in the future' }] : [],
  )
  const schema = schemaOf(kind, field)
  if (schema === undefined) return [...faults, { pointer: `${place}/field`, detail: `is nothing that is seen of a ${kind}` }]
  const issues = schema.safeParse(value).error?.issues ?? []
  const pointer = (path: readonly PropertyKey[]): string => [`${place}/value`, ...path.map(String)].join('/')
  return [...faults, ...issues.map(({ path, message }) => ({ pointer: pointer(path), detail: plainDetail(message) }))]
}

const schemaOf = (kind: ObservedKind, field: ObservedField): z.ZodType | undefined =>
  new Map<string, z.ZodType>(Object.entries(OBSERVED[kind])).get(field)

/** The store wants whatever is under one id once: of two in one batch, the first counts. */
async function decideSeen(
  book: DeskBook,
  client: Client,
  organisationId: number,
  said: readonly Said[],
  at: number,
): Promise<DeskChange<Answered>> {
  const told = new Map(
    await findTold(
      client,
      organisationId,
      said.map(({ id }) => factIdOf(id)),
    ),
  )
  const scopes = scopesOfSubjects(book, at)
  const facts: NewDeskFact[] = []
  const results = said.map((one): { id: string; result: Result; nth: number | null; sequence: number | null } => {
    const kept = keptOf(book, one, scopes, at)
    if (typeof kept === 'string') return { id: one.id, result: kept, nth: null, sequence: null }
    const [before, hash] = [told.get(kept.factId), saidHash(kept)]
    if (before !== undefined)
      return { id: one.id, result: before.said === hash ? 'repeated' : 'id_reused', nth: null, sequence: before.sequence || null }
    told.set(kept.factId, { sequence: 0, said: hash })
    return { id: one.id, result: 'recorded', nth: facts.push(kept) - 1, sequence: null }
  })
  return {
    facts,
    answer: (first) => ({
      data: results.map(({ id, result, nth, sequence }) => ({ id, result, sequence: nth === null ? sequence : first + nth })),
    }),
  }
}

const factIdOf = (id: string): string => `observation:${id}`

type ScopesOfSubject = (kind: ObservedKind, id: string) => Scopes | undefined

/** Undefined: it is of no borrower. */
function scopesOfSubjects(book: DeskBook, at: number): ScopesOfSubject {
  const when = { at, knownAt: at }
  const [ofLines, ofBorrowers] = [scopesOfLines(book, when), scopesAt(book, when)]
  return (kind, id) => {
    if (kind === 'facility') return ofLines(id)
    const enrolment = kind === 'enrolment' ? stateOf(book, 'enrolment', id, when) : undefined
    return enrolment && ofBorrowers(enrolment.content.borrower_id)
  }
}

function keptOf(
  book: DeskBook,
  said: Said,
  scopesOf: ScopesOfSubject,
  at: number,
): NewDeskFact | Extract<Result, 'unknown_subject' | 'unconsented'> {
  const { subject_kind: kind, subject_id: id } = said
  if (!isOpen(stateOf(book, kind, id, { at, knownAt: at }))) return 'unknown_subject'
  const scopes = scopesOf(kind, id)
  const value = schemaOf(kind, said.field)!.parse(said.value)
  const seen = { field: said.field, value }
  const allowed = scopes === undefined ? seen : allowedOf(seen, scopes)
  if (allowed === undefined) return 'unconsented'
  return {
    ...{
      factId: factIdOf(said.id),
      type: 'observed',
      kind,
      id,
      effectiveAt: Date.parse(said.effective_at),
      observedAt: readAt(said.observed_at) ?? null,
    },
    ...{ source: said.source, confidencePpm: said.confidence_ppm ?? null, evidence: said.evidence_sha256 ?? null, data: allowed },
  }
}

const readingRoute: FastifyPluginAsyncZod<DeskRoutes> = async (app, { database, deskBooks, now }) => {
  app.get(
    '/v1/desk/observations',
    {
      config: { may: 'desk:read' },
      schema: {
        tags,
        operationId: 'listDeskObservations',
        summary:
          'What was seen of one line, channel or project, the newest first, as it was known then. What its borrower does not let the desk see is only counted',
        querystring: SeenQuery,
        response: { 200: SeenList, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { subject_kind: kind, subject_id: id, limit: each } = request.query
      const [rows, when] = [database.reading.as(organisationId), whenOf(request.query, now())]
      const book = await deskBooks.read(rows, organisationId)
      if (stateOf(book, kind, id, when) === undefined) return sendProblem(reply, problemOf('entry-not-found'))
      const seen = await readSeen(rows, organisationId, { kind, subjects: [id], each, ...when })
      const shown = shownOf(seen, scopesOfSubjects(book, now())(kind, id))
      return { data: shown.map(seenView), hidden: seen.length - shown.length }
    },
  )
}
