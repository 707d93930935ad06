/** What a case is about: the decision that is complained of, found in the borrower's log, with its reasons in the words of the pack that decided. */
import { writeInstant } from '@fairline/contract/instant'
import type { CaseDetail } from '@fairline/contract/views/case-row'
import type { Account } from '@fairline/domain/account/account'
import { explainReason } from '@fairline/domain/account/explain-reason'
import type { Case } from '@fairline/domain/cases/case'
import type { Cause, LineOutcome } from '@fairline/domain/line/outcomes'
import type { z } from 'zod'
import type { Packs } from '../packs.ts'
import { findLogEntry, type LogEntry } from '../store/borrower-log.ts'
import { findHoldSequence } from '../store/hold-list.ts'
import { findWritten } from './find-written.ts'
import type { FoundBorrower } from './found-borrower.ts'

type Subject = NonNullable<z.infer<typeof CaseDetail>['subject']>

/** Null where it names neither a hold nor a notice that this borrower has, or had. */
export async function subjectOf(
  { organisationId, book, borrower }: FoundBorrower,
  { about: { holdId, noticeId } }: Case,
  account: Account,
  packs: Packs,
): Promise<Subject | null> {
  const placed = (id: string) => findWritten(book, organisationId, () => findHoldSequence(book, borrower, id))
  const sequence = holdId === null ? sequenceOfNotice(noticeId) : await placed(holdId)
  const entry = sequence === undefined ? undefined : await findLogEntry(book, borrower, sequence)
  const found = entry && causesIn(entry, (outcome) => isIt(outcome, holdId, noticeId))
  if (entry === undefined || found === undefined) return null
  const pack = await packs.byId(entry.packId)
  return {
    sequence: entry.sequence,
    decided_at: writeInstant(entry.decision.at),
    pack: pack.hash,
    about: found.about,
    in_force: holdId === null ? null : account.line.holds.some(({ id }) => id === holdId),
    reasons: found.causes.map((cause) => explainReason(cause, pack)),
  }
}

function isIt(outcome: LineOutcome, holdId: string | null, noticeId: string | null): boolean {
  if (holdId !== null) return outcome.type === 'hold-placed' && outcome.data.holdId === holdId
  return outcome.type === 'notice-due' && outcome.data.noticeId === noticeId
}

function causesIn(
  { decision }: LogEntry,
  isWanted: (outcome: LineOutcome) => boolean,
): { about: string; causes: readonly Cause[] } | undefined {
  const outcome = decision.outcomes.find(isWanted)
  if (outcome?.type === 'hold-placed') return { about: outcome.type, causes: [outcome.data.cause] }
  return outcome?.type === 'notice-due' ? { about: outcome.data.about, causes: outcome.data.reasons } : undefined
}

/** `ntc_<borrower>_<sequence>_<nth>`. */
export function sequenceOfNotice(noticeId: string | null): number | undefined {
  const sequence = Number(/^ntc_.+_(\d{1,9})_\d+$/.exec(noticeId ?? '')?.[1])
  return sequence > 0 ? sequence : undefined
}
