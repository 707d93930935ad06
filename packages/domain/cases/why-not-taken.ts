/**
 * Facts about cases that make no sense as things stand: nothing is recorded of them. Checks run in a fixed order.
 *
 * P11      whoever decided something does not decide on the appeal against it, nor on the next one.
 */
import { type Case, isDecidable, isOver, mayExtend } from './case.ts'
import { type CaseEntry, type CaseFact, type FirstDecision, isCaseFact, ownCaseOf } from './case-facts.ts'
import { caseOf, foldCases } from './fold-cases.ts'

/**
 * case-id-reused: there is a case of that id. appeal-under-way: the same is appealed against already. case-unknown, case-closed, case-decided: as they say. not-decided:
 * an appeal or review is closed once it has a result. decided-before: by the same person. extension-not-allowed: by no rule behind a clock that runs for it.
 */
export type CaseRefusal = Readonly<{
  code:
    | 'case-id-reused'
    | 'appeal-under-way'
    | 'case-unknown'
    | 'case-closed'
    | 'case-decided'
    | 'case-not-decided'
    | 'decided-before'
    | 'extension-not-allowed'
}>

type Said = Readonly<{ fact: CaseFact; actor: string }>

/** `before`: the facts of the borrower's cases so far. */
export function whyNotTaken(before: readonly CaseEntry[], said: Said): CaseRefusal | undefined {
  const { fact } = said
  const cases = foldCases(before)
  switch (fact.type) {
    case 'case-opened':
    case 'appeal-submitted':
    case 'automated-decision-refused':
      return whyNotOpened(cases, fact)
    case 'case-assigned':
    case 'case-noted':
    case 'case-escalated':
      return whyNotMoved(cases.get(fact.data.caseId))
    case 'case-extended':
      return whyNotExtended(cases.get(fact.data.caseId), fact)
    case 'case-closed':
      return whyNotClosed(cases.get(fact.data.caseId), fact)
    case 'appeal-decided':
    case 'manual-review-decided':
      return whyNotDecided(cases, before, said)
    case 'document-requested':
    case 'reverification-requested':
    case 'explanation-submitted':
      return fact.data.caseId === undefined ? whyNotOpened(cases, fact) : whyNotMoved(cases.get(fact.data.caseId))
    case 'document-submitted':
    case 'document-checked':
    case 'commitment-made': // They may be of no case at all.
      return undefined
  }
}

function whyNotOpened(cases: ReadonlyMap<string, Case>, fact: CaseFact): CaseRefusal | undefined {
  const own = ownCaseOf(fact)
  const joins = fact.type === 'explanation-submitted' && caseOf(cases, fact) !== undefined
  if (own !== undefined && !joins && cases.has(own.id)) return { code: 'case-id-reused' }
  if (fact.type !== 'appeal-submitted') return undefined
  const { holdId, noticeId } = fact.data
  const isUnderWay = [...cases.values()].some(
    (one) => one.kind === 'appeal' && !isOver(one) && isAbout(one, { holdId: holdId ?? null, noticeId: noticeId ?? null }),
  )
  return isUnderWay ? { code: 'appeal-under-way' } : undefined
}

type About = Readonly<{ holdId: string | null; noticeId: string | null }>

/** The same hold, or the same notice; what names neither is about nothing that another could be about. */
const isAbout = ({ about }: Case, { holdId, noticeId }: About): boolean =>
  (holdId !== null && about.holdId === holdId) || (noticeId !== null && about.noticeId === noticeId)

function whyNotMoved(one: Case | undefined): CaseRefusal | undefined {
  if (one === undefined) return { code: 'case-unknown' }
  return one.state === 'closed' ? { code: 'case-closed' } : undefined
}

function whyNotExtended(one: Case | undefined, { data }: Extract<CaseFact, { type: 'case-extended' }>): CaseRefusal | undefined {
  const why = whyNotMoved(one)
  if (why !== undefined || one === undefined) return why
  return mayExtend(one, data.source, data.days) ? undefined : { code: 'extension-not-allowed' }
}

/** What the borrower takes back, and what was opened twice, needs no result. */
function whyNotClosed(one: Case | undefined, { data }: Extract<CaseFact, { type: 'case-closed' }>): CaseRefusal | undefined {
  const why = whyNotMoved(one)
  if (why !== undefined || one === undefined) return why
  const isEnough = one.decision !== null || data.result === 'withdrawn' || data.result === 'duplicate'
  return isDecidable(one) && !isEnough ? { code: 'case-not-decided' } : undefined
}

type Decided = Extract<CaseFact, { type: 'appeal-decided' | 'manual-review-decided' }>

function whyNotDecided(cases: ReadonlyMap<string, Case>, before: readonly CaseEntry[], { fact, actor }: Said): CaseRefusal | undefined {
  const one = caseOf(cases, fact)
  if (one === undefined) return { code: 'case-unknown' }
  if (one.decision !== null) return { code: 'case-decided' }
  if (one.state === 'closed') return { code: 'case-closed' }
  const isTakenBack = fact.type === 'appeal-decided' && fact.data.result === 'withdrawn'
  return !isTakenBack && earlierDeciders(cases, before, one, fact as Decided).has(actor) ? { code: 'decided-before' } : undefined
}

/** Of the same hold or notice: whoever decided an earlier case about it, or, of an application, whoever declined it. A machine is nobody. */
function earlierDeciders(
  cases: ReadonlyMap<string, Case>,
  before: readonly CaseEntry[],
  one: Case,
  { data }: Decided,
): ReadonlySet<string> {
  const about = { holdId: data.holdId ?? one.about.holdId, noticeId: one.about.noticeId }
  const deciders = [...cases.values()].flatMap((other) =>
    other.id !== one.id && other.decision !== null && isAbout(other, about) ? [other.decision.by] : [],
  )
  const told = sequenceOfNotice(about.noticeId)
  const first = before.filter(({ fact, sequence }) => isFirstDecision(fact) && sequence === told)
  return new Set([...deciders, ...first.map(({ actor }) => actor)])
}

const isFirstDecision = (fact: CaseEntry['fact']): fact is FirstDecision => !isCaseFact(fact)

/** A notice is called after the event that it answers: `ntc_<borrower>_<sequence>_<nth>`. */
function sequenceOfNotice(noticeId: string | null): number | undefined {
  const sequence = /^ntc_.+_(\d+)_\d+$/.exec(noticeId ?? '')?.[1]
  return sequence === undefined ? undefined : Number(sequence)
}
