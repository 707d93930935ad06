/** Kinds that are a fact of the whole book: what is said of it now, and what would be. */
import { askedFields } from '@fairline/contract/approvals'
import { snakeKeys } from '@fairline/contract/case'
import { BOOK_SUBJECT } from '@fairline/contract/fact-entry'
import { writeInstant } from '@fairline/contract/instant'
import type { Change } from '@fairline/contract/views/approval'
import type { Book } from '@fairline/domain/book/book'
import { isOn } from '@fairline/domain/book/episodes'
import { z } from 'zod'
import { problemOf } from '../routes/problems.ts'
import type { Fields } from '../store/approval-table.ts'
import { type ApprovalKind, type Asking, type Described, type KindParts, USUAL_MS } from './approval-kind.ts'
import { factOf, type KindOfFact, readSupposed, sayAgreed } from './said-fact.ts'

/** `named`: the field of what it is about. `before`: what is said of that now; null where nothing is. `ends`: it is over afterwards. */
type BookKind = Pick<ApprovalKind, 'ask' | 'decide'> &
  Readonly<{ kind: KindOfFact; named: string; before: (book: Book, name: string) => object | null; ends?: true }>

export const bookFactKind = ({ kind, named, before, ends, ask, decide }: BookKind): ApprovalKind => {
  const fact = factOf(kind)
  const subjectOf = (request: Fields): string => String(request[named])
  return {
    ...{ ask, decide, subjectOf, aboutOf: subjectOf, lastsMs: USUAL_MS, schema: z.strictObject(askedFields(fact)) },
    describe: async (parts, asking) => {
      const known = before(await bookOf(parts, asking), subjectOf(asking.request))
      if (ends) return known === null ? { ok: false, problem: problemOf('nothing-to-end') } : changed(wireOf(known), {})
      const reading = readSupposed(parts, asking, fact, BOOK_SUBJECT, asking.request)
      if (!reading.ok) return reading
      const { [named]: _name, ...after } = wireOf(reading.message.submission.fact.data)
      return changed(known === null ? {} : wireOf(known), after)
    },
    carryOut: (parts, organisationId, approval) =>
      sayAgreed(parts, organisationId, approval, {
        ...{ id: approval.id, actor: approval.maker.actor, subject: BOOK_SUBJECT, fact, data: approval.request },
      }),
  }
}

const bookOf = ({ books, database }: KindParts, { organisationId }: Asking): Promise<Book> =>
  books.current(database.as(organisationId), organisationId)

type Wire = Readonly<Record<string, Change['before']>>

/** As the contract writes it. */
const wireOf = (data: object): Wire =>
  Object.fromEntries(
    Object.entries(snakeKeys(data) as Record<string, Change['before']>).map(([name, value]) => [
      name,
      name.endsWith('_at') && typeof value === 'number' ? writeInstant(value) : value,
    ]),
  )

function changed(before: Wire, after: Wire): Described {
  const changes = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field): Change => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
    .filter((change) => change.before !== change.after)
  return { ok: true, changes }
}

export const orderIn = ({ orders }: Book, id: string): object | null => {
  const order = orders.find((one) => one.id === id)
  return order !== undefined && isOn(order) ? (order.told?.data ?? null) : null
}

export const funderIn = ({ funders }: Book, name: string): object | null => funders.find(({ id }) => id === name)?.data ?? null

export const clientIn = ({ clients }: Book, name: string): object | null => clients.find(({ id }) => id === name)?.data ?? null
