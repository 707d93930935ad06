/** Files of registers that a desk brings: looked at first, taken by one version of a profile, and taken back as a whole. */
import {
  IMPORT_BYTES_MAX,
  ImportAnswer,
  ImportList,
  ImportListQuery,
  ImportQuery,
  ImportUndo,
  ImportUndone,
} from '@fairline/contract/desk/imports'
import { OBSERVED_KINDS } from '@fairline/contract/desk/observations'
import { writeInstant } from '@fairline/contract/instant'
import { type ImportRecord, importOf, importsOf, profileOf, waitingOf } from '@fairline/domain/desk/imports/import-record'
import { readImport } from '@fairline/domain/desk/imports/read-import'
import { type RestsOn, restingOn, withdrawals } from '@fairline/domain/desk/imports/withdraw-import'
import type { DeskBook } from '@fairline/domain/desk/model/desk-book'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { sealEntries } from '../desk/held-rows.ts'
import { importAnswer, importFact, importFacts, type PlacedImport, placeImport } from '../desk/take-import.ts'
import { hashOf } from '../desk/take-statements.ts'
import { type OrganisationSecrets, openSecrets } from '../sealing/organisation-secrets.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { Client } from '../store/database.ts'
import type { DeskChange } from '../store/desk-books.ts'
import { type NewDeskFact, readSeen } from '../store/desk-fact-table.ts'
import { dropAllHeldRows, holdRows } from '../store/desk-file-table.ts'
import type { DeskRoutes } from './desk-entries.ts'
import { acceptFiles, fileIn, TABLE_TYPES } from './file-body.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

export type DeskImportRoutes = DeskRoutes & Readonly<{ sealing: Sealing }>

const tags = ['desk']

export const deskImportRoutes: FastifyPluginAsyncZod<DeskImportRoutes> = async (app, parts) => {
  await app.register(bringRoute, parts)
  await app.register(keptRoutes, parts)
}

const bringRoute: FastifyPluginAsyncZod<DeskImportRoutes> = async (app, parts) => {
  acceptFiles(app, TABLE_TYPES, IMPORT_BYTES_MAX)
  app.post(
    '/v1/desk/imports',
    {
      config: { may: 'desk:plan' },
      schema: {
        tags,
        operationId: 'bringDeskImport',
        summary:
          'A table of a register (UTF-8 or GB18030), read by the newest version of a profile: what would be registered or changed, row by row, or that it is. Rows that are no entries are quarantined; where control totals do not fit, nothing is taken',
        consumes: [...TABLE_TYPES],
        querystring: ImportQuery,
        response: { 200: ImportAnswer, ...readProblems },
      },
    },
    async (request, reply) => {
      const bytes = fileIn(request)
      if (bytes === undefined) return sendProblem(reply, problemOf('unsupported-media-type'))
      const { database, deskBooks, sealing, now } = parts
      const { profile_id: profileId, preview, file_name: fileName = null, count, sum_minor: sumMinor } = request.query
      const [{ organisationId }, at] = [callerOf(request), now()]
      const rows = database.as(organisationId)
      const book = await deskBooks.read(rows, organisationId)
      const used = profileOf(book, profileId)
      if (used === undefined) return sendProblem(reply, problemOf('entry-not-found', { detail: 'there is no profile of this id' }))
      const given = { count, sumMinor }
      if (sumMinor !== undefined && used.profile.totals.sum_field === undefined)
        return sendProblem(
          reply,
          problemOf('invalid-request', { errors: [{ pointer: '/sum_minor', detail: 'the profile adds nothing up' }] }),
        )
      const file = { sha256: hashOf(bytes), fileName, used, reading: readImport(bytes, used, given, hashOf) }
      if (preview) return importAnswer(placeImport(book, file, at), 'previewed')
      const secrets = await openSecrets(sealing, database, organisationId)
      return deskBooks.change(rows, doerOf(request), at, (current, client) =>
        take(current, placeImport(current, file, at), { client, organisationId, at, secrets }),
      )
    },
  )
}

type Taking = Readonly<{ client: Client; organisationId: number; at: number; secrets: OrganisationSecrets }>

async function take(book: DeskBook, placed: PlacedImport, taking: Taking): Promise<DeskChange<z.infer<typeof ImportAnswer>>> {
  const { client, organisationId, at, secrets } = taking
  if (placed.isRepeated) return { facts: [], answer: () => importAnswer(placed, 'repeated') }
  const isFaulty = placed.reading.faults.count > 0
  if (isFaulty && importOf(book, placed.id)?.state === 'quarantined')
    return { facts: [], answer: () => importAnswer(placed, 'quarantined') }
  await holdRows(client, organisationId, placed.id, sealEntries(secrets, placed.id, placed.entries), at)
  return { facts: importFacts(book, placed, at), answer: () => importAnswer(placed, isFaulty ? 'quarantined' : 'taken') }
}

const keptRoutes: FastifyPluginAsyncZod<DeskImportRoutes> = async (app, { database, deskBooks, now }) => {
  acceptJson(app)
  app.get(
    '/v1/desk/imports',
    {
      config: { may: 'desk:read' },
      schema: { tags, operationId: 'listDeskImports', summary: 'Files of registers that were brought, the newest first: by which version of which profile each was read, and what came of it', querystring: ImportListQuery, response: { 200: ImportList, ...readProblems } }, // biome-ignore format: one row
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const { limit, cursor } = request.query
      const book = await deskBooks.read(database.reading.as(organisationId), organisationId)
      const all = importsOf(book)
      const from = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1
      const [page, hasMore] = [all.slice(from, from + limit), all.length > from + limit]
      return { data: page.map((one) => keptView(book, one)), has_more: hasMore, next_cursor: hasMore ? page.at(-1)!.id : null }
    },
  )
  app.post(
    '/v1/desk/imports::undo',
    {
      config: { may: 'desk:plan' },
      schema: { tags, operationId: 'undoDeskImport', summary: 'Takes an import back as a whole: every entry stands as it stood before, and all that was said stays. Refused where something rests on it. One that was quarantined is set aside', body: ImportUndo, response: { 200: ImportUndone, ...readProblems } }, // biome-ignore format: one row
    },
    async (request, reply) => {
      const { import_id: id, reason } = request.body
      const [{ organisationId }, at] = [callerOf(request), now()]
      const undone = await deskBooks.change(database.as(organisationId), doerOf(request), at, (book, client) =>
        undo(book, { id, reason, at, client, organisationId }),
      )
      return undone.ok ? undone.answer : sendProblem(reply, undone.problem)
    },
  )
}

type Undone = Readonly<{ ok: true; answer: z.infer<typeof ImportUndone> }> | Readonly<{ ok: false; problem: ProblemBody }>
type Undoing = Readonly<{ id: string; reason: string; at: number; client: Client; organisationId: number }>

async function undo(book: DeskBook, asked: Undoing): Promise<DeskChange<Undone>> {
  const { id, reason, at, client, organisationId } = asked
  const one = importOf(book, id)
  const refused = (problem: ProblemBody): DeskChange<Undone> => ({ facts: [], answer: () => ({ ok: false, problem }) })
  if (one === undefined) return refused(problemOf('entry-not-found'))
  const done = (withdrawn: number, repeated: boolean) => (): Undone => ({ ok: true, answer: { import_id: id, withdrawn, repeated } })
  if (one.state === 'undone' || one.state === 'set_aside') return { facts: [], answer: done(one.entries.length, true) }
  const resting = [...restingOn(book, one, at), ...(await observedOf(one, asked))]
  if (resting.length > 0) return refused(restProblem(resting))
  await dropAllHeldRows(client, organisationId, id)
  const { kind } = one.data
  const withdrawn = withdrawals(book, one).map(
    ({ id: entry, version, sequence }): NewDeskFact => ({
      ...{ factId: `${kind}:${entry}:${version}`, type: 'withdrawn', kind, id: entry, effectiveAt: at, observedAt: null },
      ...{ source: 'csv', confidencePpm: null, evidence: null, data: { sequence, reason } },
    }),
  )
  return { facts: [importFact(book, id, 'ended', { reason }, at), ...withdrawn], answer: done(withdrawn.length, false) }
}

type Resting = Omit<RestsOn, 'why'> & Readonly<{ why: RestsOn['why'] | 'observed' }>

/** What was seen of an entry cannot be seen of nothing. */
async function observedOf({ data: { kind }, entries }: ImportRecord, { client, organisationId, at }: Undoing): Promise<Resting[]> {
  const observed = OBSERVED_KINDS.find((one) => one === kind)
  const subjects = entries.filter(({ is }) => is === 'registered').map(({ id }) => id)
  if (observed === undefined || subjects.length === 0) return []
  const seen = await readSeen(client, organisationId, { kind: observed, subjects, each: 1, at, knownAt: at })
  return seen.map(({ subject, field }) => ({ entry: subject, why: 'observed', by: field }))
}

const WORDS: Readonly<Record<Resting['why'], string>> = {
  changed_since: 'it was changed since',
  named: 'another entry names it',
  work: 'an incident or a task is about it',
  plan: 'a plan in force rests on it',
  observed: 'something was observed of it',
}
const TOLD_MAX = 20

const restProblem = (resting: readonly Resting[]): ProblemBody =>
  problemOf('entry-changed', {
    detail: `${resting.length} things rest on what it registered`,
    errors: resting.slice(0, TOLD_MAX).map(({ entry, why, by }) => ({ pointer: `/entries/${entry}`, detail: `${WORDS[why]}: ${by}` })),
  })

function keptView(book: DeskBook, one: ImportRecord): z.infer<typeof ImportList>['data'][number] {
  const { id, data, state, recordedAt, actor, mended, discarded } = one
  const { file_name, file_sha256, kind, counts, totals, fault_codes } = data
  const profile = { id: data.profile_id, version: data.profile_version }
  return {
    ...{ import_id: id, state, file_name, file_sha256, profile, kind, recorded_at: writeInstant(recordedAt), brought_by: actor, ...counts },
    profile_name: profileOf(book, profile.id, profile.version)?.profile.name ?? profile.id,
    ...{
      waiting: waitingOf(one),
      mended,
      discarded,
      totals: { ...totals, proved_by: [...totals.proved_by] },
      fault_codes: [...fault_codes],
    },
  }
}
