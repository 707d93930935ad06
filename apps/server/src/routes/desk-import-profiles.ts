/** Profiles by which tables of registers are read: data with versions. A file says which version read it, and every version stays. */

import { PLANNED_KINDS } from '@fairline/contract/desk/entries'
import { ImportProfile, ImportProfileList, ImportProfileWish, ImportShapes } from '@fairline/contract/desk/imports'
import { EntryKept } from '@fairline/contract/desk/views'
import { writeInstant } from '@fairline/contract/instant'
import { publicId } from '@fairline/contract/text'
import { profileOf, profilesOf } from '@fairline/domain/desk/imports/import-record'
import { profileFaults } from '@fairline/domain/desk/imports/profile-faults'
import { shapeOf } from '@fairline/domain/desk/imports/register-shape'
import type { DeskBook } from '@fairline/domain/desk/model/desk-book'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import type { DeskChange } from '../store/desk-books.ts'
import type { DeskRoutes } from './desk-entries.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

const tags = ['desk']
const PROFILE_BYTES_MAX = 64 * 1024
const PROFILES_MAX = 100

export const deskImportProfileRoutes: FastifyPluginAsyncZod<DeskRoutes> = async (app, parts) => {
  acceptJson(app, PROFILE_BYTES_MAX)
  await app.register(readingRoutes, parts)
  app.put(
    '/v1/desk/import-profiles/:id',
    {
      config: { may: 'desk:plan' },
      schema: {
        tags,
        operationId: 'keepDeskImportProfile',
        summary:
          'How the table of one source is read: its columns, what is said for all rows, how days and amounts are written. Changed, it is a new version; sent again it is the same',
        params: z.strictObject({ id: publicId }),
        body: ImportProfileWish,
        response: { 200: EntryKept, ...readProblems },
      },
    },
    async (request, reply) => {
      const { version, ...rest } = request.body
      const [{ database, deskBooks, now }, profile] = [parts, ImportProfile.parse(rest)]
      const faults = profileFaults(profile)
      if (faults.length > 0) return sendProblem(reply, problemOf('invalid-request', { errors: faults }))
      const [at, { id }] = [now(), request.params]
      const kept = await deskBooks.change(database.as(callerOf(request).organisationId), doerOf(request), at, (book) =>
        keep(book, { id, version, profile, at }),
      )
      return kept.ok ? kept.kept : sendProblem(reply, kept.problem)
    },
  )
}

const readingRoutes: FastifyPluginAsyncZod<DeskRoutes> = async (app, { database, deskBooks }) => {
  app.get(
    '/v1/desk/import-profiles',
    {
      config: { may: 'desk:read' },
      schema: { tags, operationId: 'listDeskImportProfiles', summary: 'Profiles by which tables of registers are read, each as it is now', response: { 200: ImportProfileList, ...readProblems } }, // biome-ignore format: one row
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const book = await deskBooks.read(database.reading.as(organisationId), organisationId)
      return {
        data: profilesOf(book).map(({ id, version, profile, recordedAt, actor }) => ({
          ...{ ...profile, id, version, recorded_at: writeInstant(recordedAt), recorded_by: actor },
        })),
      }
    },
  )
  app.get(
    '/v1/desk/import-fields',
    {
      config: { may: 'desk:read' },
      schema: { tags, operationId: 'listDeskImportFields', summary: 'What a profile may say of each register: its fields, and how a cell of each is read', response: { 200: ImportShapes, ...readProblems } }, // biome-ignore format: one row
    },
    async () => ({
      data: PLANNED_KINDS.map((kind) => ({
        kind,
        fields: shapeOf(kind).map(({ field, form, isRequired, choices }) => ({
          field,
          form,
          is_required: isRequired,
          choices: [...choices],
        })),
      })),
    }),
  )
}

type Wish = Readonly<{ id: string; version: number; profile: ImportProfile; at: number }>
type Kept = Readonly<{ ok: true; kept: z.infer<typeof EntryKept> }> | Readonly<{ ok: false; problem: ProblemBody }>

function keep(book: DeskBook, { id, version, profile, at }: Wish): DeskChange<Kept> {
  const before = profileOf(book, id)
  const now = before?.version ?? 0
  const refused = (problem: ProblemBody): DeskChange<Kept> => ({ facts: [], answer: () => ({ ok: false, problem }) })
  if (before !== undefined && canonicalJson(before.profile) === canonicalJson(profile))
    return { facts: [], answer: () => ({ ok: true, kept: { id, version: now, repeated: true } }) }
  if (version !== now) return refused(problemOf('entry-changed', { detail: `it is of version ${now} by now` }))
  if (before !== undefined && before.profile.kind !== profile.kind)
    return refused(problemOf('invalid-request', { errors: [{ pointer: '/kind', detail: 'never changes: make another profile' }] }))
  if (before === undefined && (book.stories.get('import_profile')?.size ?? 0) >= PROFILES_MAX)
    return refused(problemOf('overloaded', { detail: `no more than ${PROFILES_MAX} profiles` }))
  return {
    facts: [
      {
        ...{ factId: `import_profile:${id}:${now + 1}`, type: before === undefined ? 'registered' : 'changed', kind: 'import_profile', id },
        ...{ effectiveAt: at, observedAt: null, source: 'desk_entry', confidencePpm: null, evidence: null, data: profile },
      },
    ],
    answer: () => ({ ok: true, kept: { id, version: now + 1, repeated: false } }),
  }
}
