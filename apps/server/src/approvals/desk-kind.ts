/** What of a desk's entries two people decide on: shown with what it would change, and told as one fact that names them both. No other road changes it. */
import type { DeskKind } from '@fairline/contract/desk/entries'
import type { Change } from '@fairline/contract/views/approval'
import { type DeskBook, type DeskState, stateOf } from '@fairline/domain/desk/model/desk-book'
import type { DeskFactType } from '@fairline/domain/desk/model/desk-fact'
import type { z } from 'zod'
import { type ProblemBody, problemOf } from '../routes/problems.ts'
import type { Fields } from '../store/approval-table.ts'
import { openDeskBooks } from '../store/desk-books.ts'
import { findTold, type NewDeskFact } from '../store/desk-fact-table.ts'
import { type Agreed, type ApprovalKind, type Asking, type Carried, type Described, type KindParts, USUAL_MS } from './approval-kind.ts'

type Fault = Readonly<{ pointer: string; detail: string }>

/** `named`: the field that says which entry. `data`: of the fact, beside the names of those who agreed. */
type DeskApproval<K extends DeskKind, Shape extends z.ZodObject> = Readonly<{
  kind: K
  named: string
  type: DeskFactType
  schema: Shape
  faults: (wish: z.output<Shape>) => readonly Fault[]
  changes: (state: DeskState<K>, wish: z.output<Shape>) => readonly Change[]
  data: (wish: z.output<Shape>) => Readonly<Record<string, unknown>>
  evidence: (wish: z.output<Shape>) => string | null
}>

export function deskKind<K extends DeskKind, Shape extends z.ZodObject>(one: DeskApproval<K, Shape>): ApprovalKind {
  const idOf = (request: Fields): string => String(request[one.named])
  const describe = async ({ database, now }: KindParts, { organisationId, request }: Asking): Promise<Described> => {
    const book = await openDeskBooks().read(database.as(organisationId), organisationId)
    const found = foundIn(one, book, request, now())
    return found.ok ? { ok: true, changes: one.changes(found.state, found.wish).filter(isChange) } : found
  }
  const carryOut = async ({ database, now }: KindParts, organisationId: number, approval: Agreed): Promise<Carried> => {
    const [at, doer] = [now(), { organisationId, ...approval.checker, roles: [], address: null, requestId: null }]
    return openDeskBooks().change<Carried>(database.as(organisationId), doer, at, async (book, client) => {
      const factId = `approval:${approval.id}`
      // Under the id of the approval: done before, nothing is left to do.
      if ((await findTold(client, organisationId, [factId])).size > 0) return { facts: [], answer: () => ({ kind: 'done' }) }
      const found = foundIn(one, book, approval.request, at)
      if (!found.ok) return { facts: [], answer: () => ({ kind: 'failed', problem: found.problem }) }
      const fact: NewDeskFact = {
        ...{ factId, type: one.type, kind: one.kind, id: idOf(approval.request), effectiveAt: at, observedAt: null, source: 'desk_entry' },
        ...{ confidencePpm: null, evidence: one.evidence(found.wish), data: { ...one.data(found.wish), ...namesIn(approval) } },
      }
      return { facts: [fact], answer: () => ({ kind: 'done' }) }
    })
  }
  return {
    ask: 'desk:plan',
    decide: 'desk:approve',
    lastsMs: USUAL_MS,
    schema: one.schema,
    subjectOf: idOf,
    aboutOf: idOf,
    describe,
    carryOut,
  }
}

type Found<K extends DeskKind, Shape extends z.ZodObject> =
  | Readonly<{ ok: true; state: DeskState<K>; wish: z.output<Shape> }>
  | Readonly<{ ok: false; problem: ProblemBody }>

function foundIn<K extends DeskKind, Shape extends z.ZodObject>(
  { kind, named, schema, faults }: DeskApproval<K, Shape>,
  book: DeskBook,
  request: Fields,
  at: number,
): Found<K, Shape> {
  const wish = schema.parse(request)
  const state = stateOf(book, kind, String(request[named]), { at, knownAt: at })
  if (state === undefined) return { ok: false, problem: problemOf('entry-not-found') }
  if (state.endedAt !== null) return { ok: false, problem: problemOf('entry-ended') }
  const errors = faults(wish)
  return errors.length === 0 ? { ok: true, state, wish } : { ok: false, problem: problemOf('invalid-request', { errors: [...errors] }) }
}

const isChange = ({ before, after }: Change): boolean => JSON.stringify(before) !== JSON.stringify(after)

const namesIn = ({ id, maker, checker }: Agreed) => ({ approval_id: id, asked_by: maker.actor, approved_by: checker.actor })
