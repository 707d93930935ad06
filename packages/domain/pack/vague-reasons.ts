/** Reasons that tell a borrower nothing: a pack that would give one does not load. */
import type { Policy } from '@fairline/policy/policy'
import { type PackDiagnostic, packFault } from './diagnostic.ts'
import { POLICY_FILE, reasonsGiven } from './pack-shape.ts'
import type { Reason } from './reasons.ts'

/** That the system took an authorization back says what was done, not why: it is told beside its causes, never by a row of its own. */
const NEVER_ALONE: ReadonlySet<string> = new Set(['CO04'])

/** What is said where nobody wants to say why. */
const EMPTY_WORDS = /综合评估未通过|综合评分不足|模型触发|系统评估未通过|model (was )?triggered|overall assessment (was )?not passed/i

export function vagueReasons(policy: Policy, reasons: ReadonlyMap<string, Reason>, file: string): PackDiagnostic[] {
  const alone = reasonsGiven(policy)
    .filter(({ reason }) => NEVER_ALONE.has(reason))
    .map(({ reason, ...place }) => ({
      ...packFault('reason-vague', POLICY_FILE, `reason "${reason}" says nothing by itself: the row must give the cause behind it`),
      ...place,
    }))
  const empty = [...reasons.values()]
    .filter(({ text }) => EMPTY_WORDS.test(text.zh) || EMPTY_WORDS.test(text.en))
    .map(({ code }) => packFault('reason-vague', file, `reasons.${code}.text: says that there was a decision, and not why`))
  return [...alone, ...empty]
}
