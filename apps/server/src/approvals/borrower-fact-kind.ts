/** Kinds that are a fact of one borrower: what it would change is what the core says, asked without being told. */
import { askedFields } from '@fairline/contract/approvals'
import { publicId } from '@fairline/contract/text'
import type { Change } from '@fairline/contract/views/approval'
import { inTurn, step } from '@fairline/domain/account/step'
import { supposedChanges } from '@fairline/domain/views/supposed-changes'
import { z } from 'zod'
import { accountOf } from '../routes/borrower-signals.ts'
import { resultProblem } from '../routes/event-answer.ts'
import { borrowerNamed } from '../routes/found-borrower.ts'
import { problemOf } from '../routes/problems.ts'
import type { Fields } from '../store/approval-table.ts'
import { type ApprovalKind, type Asking, type Described, type KindParts, USUAL_MS } from './approval-kind.ts'
import { factOf, type KindOfFact, readSupposed, sayAgreed } from './said-fact.ts'

/** `named`: the field that names what is asked for; without one, it is once a borrower. `beside`: what changes beside his line. */
type BorrowerKind = Pick<ApprovalKind, 'ask' | 'decide'> & Readonly<{ kind: KindOfFact; named?: string; beside?: readonly Change[] }>

export const borrowerFactKind = ({ kind, named, beside = [], ask, decide }: BorrowerKind): ApprovalKind => {
  const subjectOf = ({ borrower_id }: Fields): string => String(borrower_id)
  const fact = factOf(kind)
  return {
    ...{ ask, decide, subjectOf, lastsMs: USUAL_MS },
    schema: z.strictObject({ borrower_id: publicId, ...askedFields(fact) }),
    aboutOf: (request) => (named === undefined ? subjectOf(request) : `${subjectOf(request)} ${String(request[named])}`),
    describe: async (parts, asking) => {
      const described = await describe(parts, asking, fact)
      return described.ok ? { ok: true, changes: [...beside, ...described.changes] } : described
    },
    carryOut: (parts, organisationId, approval) => {
      const { borrower_id: _subject, ...data } = approval.request
      const subject = subjectOf(approval.request)
      return sayAgreed(parts, organisationId, approval, { id: approval.id, actor: approval.maker.actor, subject, fact, data })
    },
  }
}

async function describe(parts: KindParts, asking: Asking, type: ReturnType<typeof factOf>): Promise<Described> {
  const { packs, books } = parts
  const { borrower_id, ...data } = asking.request
  const found = await borrowerNamed(parts.database, asking.organisationId, String(borrower_id))
  if (found === undefined) return { ok: false, problem: problemOf('borrower-not-found') }
  const reading = readSupposed(parts, asking, type, found.row.ref, data)
  if (!reading.ok) return reading
  const account = await accountOf(found)
  const book = await books.current(found.book, asking.organisationId)
  const fact = inTurn(account, reading.message.submission.fact)
  const stepped = step(account, fact, packs.current, { borrower: 'supposed', packNamed: packs.named }, { book })
  if (!stepped.ok) return { ok: false, problem: resultProblem({ kind: 'refused', refusal: stepped.refusal }) }
  const { account: after, decision } = stepped.value
  return { ok: true, changes: supposedChanges(account, after, decision, packs.current) }
}
