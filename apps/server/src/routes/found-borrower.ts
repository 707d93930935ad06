/** The borrower that a path names, in the book of whoever asks. */
import { Problem } from '@fairline/contract/problem'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import { type AccountRow, findAccount } from '../store/account-table.ts'
import { type BorrowerKey, borrowerKey } from '../store/borrower-key.ts'
import type { Books, OrganisationDatabase } from '../store/database.ts'
import { problemOf, sendProblem } from './problems.ts'

export const readProblems = { '4xx': Problem, '5xx': Problem } as const
export const borrowerParams = z.object({ id: z.string() })

export type FoundBorrower = {
  readonly organisationId: number
  readonly book: OrganisationDatabase
  readonly borrower: BorrowerKey
  readonly row: AccountRow
}

/** Undefined where there is none. */
export async function borrowerNamed(database: Books, organisationId: number, ref: string): Promise<FoundBorrower | undefined> {
  const book = database.as(organisationId)
  const borrower = borrowerKey(organisationId, ref)
  const row = await findAccount(book, borrower)
  return row?.ref === ref ? { organisationId, book, borrower, row } : undefined
}

/** Undefined where there is none: then it has answered. */
export async function findBorrower(
  database: Books,
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
): Promise<FoundBorrower | undefined> {
  const found = await borrowerNamed(database, callerOf(request).organisationId, request.params.id)
  return found ?? void sendProblem(reply, problemOf('borrower-not-found'))
}
