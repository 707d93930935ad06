/**
 * Job `inquire`: a score or a credit record is asked for, and what comes back is said as facts. Whether the borrower's consent still stands when it comes
 * is for the account to judge: without it, nothing is read.
 */
import type { BureauReport } from '../ports/bureau-port.ts'
import type { Ports } from '../ports/ports.ts'
import { askPort } from './ask-port.ts'
import { Inquiry } from './job.ts'
import type { Task } from './job-runner.ts'
import type { Say } from './say.ts'

const TRIES_MAX = 4

class Unavailable extends Error {
  override name = 'Unavailable'
  readonly code = 'unavailable'
}

type InquiryPorts = Pick<Ports, 'score' | 'bureau'>

export function openInquire(ports: InquiryPorts, say: Say): Task {
  return async (payload, { attempt, signal }) => {
    const inquiry = Inquiry.parse(payload)
    try {
      await (inquiry.kind === 'score' ? askScore(inquiry, ports, say, signal) : askBureau(inquiry, ports, say, signal))
    } catch (error) {
      if (!(error instanceof AskFailed)) throw error
      if (attempt < TRIES_MAX || signal.aborted) throw error.cause
      await sayFailed(inquiry, ports[inquiry.kind].source, say, signal)
    }
  }
}

/** The question failed, and not what was done with its answer. */
class AskFailed extends Error {}

async function ask<T>(question: (signal: AbortSignal) => Promise<T | 'unavailable'>, signal: AbortSignal): Promise<T> {
  const answer = await askPort(question, signal).catch((cause: unknown) => {
    throw new AskFailed('a question failed', { cause })
  })
  if (answer === 'unavailable') throw new AskFailed('a question was not answered', { cause: new Unavailable() })
  return answer
}

const whose = ({ organisationId, ref, kind }: Inquiry) => ({ organisationId, ref, source: `fairline:${kind}` })

async function askScore(inquiry: Inquiry, { score }: InquiryPorts, say: Say, signal: AbortSignal): Promise<void> {
  const { organisationId, ref: borrower, purpose, inquiryId } = inquiry
  const data = await ask((until) => score.score({ organisationId, borrower, purpose }, until), signal)
  await say({ ...whose(inquiry), eventId: inquiryId, type: 'score-updated', data }, signal)
}

async function askBureau(inquiry: Inquiry, { bureau }: InquiryPorts, say: Say, signal: AbortSignal): Promise<void> {
  const { organisationId, ref: borrower, purpose, currency } = inquiry
  const report = await ask((until) => bureau.report({ organisationId, borrower, purpose, currency }, until), signal)
  await sayReport(inquiry, report, bureau.source, say, signal)
}

/** How thick the file is comes last: whoever waits for the report knows then that all of it is there. */
async function sayReport(inquiry: Inquiry, report: BureauReport, source: string, say: Say, signal: AbortSignal): Promise<void> {
  const who = whose(inquiry)
  const named = (part: string) => `${inquiry.inquiryId}-${part}`
  for (const [nth, one] of report.inquiries.entries())
    await say({ ...who, eventId: named(`inquiry-${nth}`), type: 'credit-inquiry-recorded', data: { ...one, source } }, signal)
  for (const [nth, one] of report.delinquencies.entries())
    await say({ ...who, eventId: named(`delinquency-${nth}`), type: 'delinquency-elsewhere-reported', data: { ...one, source } }, signal)
  const { debts, file } = report
  if (debts) await say({ ...who, eventId: named('debts'), type: 'debt-statement-received', data: { ...debts, source } }, signal)
  if (file) await say({ ...who, eventId: named('file'), type: 'credit-file-reported', data: { ...file, source } }, signal)
}

const sayFailed = (inquiry: Inquiry, source: string, say: Say, signal: AbortSignal): Promise<void> => {
  const { inquiryId, kind } = inquiry
  return say({ ...whose(inquiry), eventId: `${inquiryId}-failed`, type: 'inquiry-failed', data: { inquiryId, kind, source } }, signal)
}
