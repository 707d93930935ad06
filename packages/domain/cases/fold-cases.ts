/**
 * The cases of one borrower out of the facts of his log. Facts are taken in the order in which they happened, whatever order they came in, so that the same facts
 * give the same cases.
 */
import type { FactOf } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import { DAY_MS } from '../kernel/time.ts'
import { type Case, type CaseDocument, type CaseState, mayExtend } from './case.ts'
import { type CaseEntry, type CaseFact, isCaseFact, ownCaseOf, type TakenUp } from './case-facts.ts'

type Entry = Readonly<{ sequence: number; actor: string; fact: CaseFact; takenUp: TakenUp | null }>
type Cases = Map<string, Case>

/** By id, in the order in which they were opened. */
export function foldCases(entries: readonly CaseEntry[]): ReadonlyMap<string, Case> {
  const cases: Cases = new Map()
  const ordered = entries.filter((entry): entry is Entry => isCaseFact(entry.fact)).sort(inOrder)
  // What opens a case comes first, so that a note on it by a clock that is slow still finds it.
  for (const entry of ordered) if (isOpener(entry.fact)) open(cases, entry)
  for (const entry of ordered) {
    const one = caseOf(cases, entry.fact) ?? openOwn(cases, entry)
    if (one !== undefined) cases.set(one.id, moved(one, entry))
  }
  return new Map([...cases].sort(([, a], [, b]) => a.openedAt - b.openedAt || compare(a.id, b.id)))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const RANK: Readonly<Partial<Record<CaseFact['type'], number>>> = { 'case-closed': 2, 'appeal-decided': 1, 'manual-review-decided': 1 }
const rank = ({ type }: CaseFact): number => RANK[type] ?? 0

const inOrder = (a: Entry, b: Entry): number =>
  a.fact.occurredAt - b.fact.occurredAt || rank(a.fact) - rank(b.fact) || a.sequence - b.sequence

/** Always a case of its own; the others join one where they can. */
const isOpener = ({ type }: CaseFact): boolean =>
  type === 'case-opened' || type === 'appeal-submitted' || type === 'automated-decision-refused'

function open(cases: Cases, { fact, sequence, takenUp }: Entry): void {
  const own = ownCaseOf(fact)
  if (own === undefined || cases.has(own.id)) return
  cases.set(own.id, {
    ...own,
    asked: askedOf(fact),
    about: aboutOf(fact),
    channel: 'channel' in fact.data ? fact.data.channel : null,
    state: 'open',
    reasons: takenUp?.reasons ?? [],
    category: takenUp?.category ?? null,
    clocks: takenUp?.clocks ?? [],
    dueAt: takenUp?.dueAt == null ? null : Date.parse(takenUp.dueAt),
    escalations: takenUp?.escalations ?? [],
    escalated: 0,
    escalatedTo: null,
    openedAt: fact.occurredAt,
    assignee: null,
    holders: [],
    firstAnswerAt: null,
    decision: null,
    closedAt: null,
    result: null,
    documents: [],
    moves: [],
    openedBySequence: sequence,
    sequence,
  })
}

function openOwn(cases: Cases, entry: Entry): Case | undefined {
  const own = ownCaseOf(entry.fact)
  if (own === undefined) return undefined
  open(cases, entry)
  return cases.get(own.id)
}

function askedOf(fact: CaseFact): string | null {
  if (fact.type === 'appeal-submitted') return fact.data.appealId
  if ('requestId' in fact.data) return fact.data.requestId ?? null
  return null
}

const aboutOf = ({ data }: CaseFact): Case['about'] => ({
  holdId: ('holdId' in data ? data.holdId : undefined) ?? null,
  noticeId: ('noticeId' in data ? data.noticeId : undefined) ?? null,
  reason: ('reason' in data ? data.reason : undefined) ?? null,
  loanId: ('loanId' in data ? data.loanId : undefined) ?? null,
})

/** The case that a fact belongs to, of those there are. */
export function caseOf(cases: ReadonlyMap<string, Case>, fact: CaseFact): Case | undefined {
  switch (fact.type) {
    case 'case-opened':
    case 'case-assigned':
    case 'case-noted':
    case 'case-escalated':
    case 'case-extended':
    case 'case-closed':
      return cases.get(fact.data.caseId)
    case 'appeal-submitted':
    case 'automated-decision-refused':
      return cases.get(ownCaseOf(fact)!.id)
    case 'appeal-decided':
      return find(cases, (one) => one.kind === 'appeal' && one.asked === fact.data.appealId)
    case 'manual-review-decided':
      return reviewed(cases, fact.data.requestId)
    case 'document-requested':
    case 'reverification-requested':
      return fact.data.caseId === undefined ? undefined : cases.get(fact.data.caseId)
    case 'explanation-submitted':
      return fact.data.caseId === undefined ? openAbout(cases, fact.data.holdId, fact.occurredAt) : cases.get(fact.data.caseId)
    case 'commitment-made':
      return openAbout(cases, fact.data.holdId, fact.occurredAt)
    case 'document-submitted':
      return withDocument(cases, ({ requestId }) => requestId !== null && requestId === fact.data.requestId)
    case 'document-checked':
      return withDocument(cases, ({ documentId }) => documentId === fact.data.documentId)
  }
}

/** A review that a person opened bears the id of its case. */
const reviewed = (cases: ReadonlyMap<string, Case>, requestId: string): Case | undefined =>
  find(cases, (one) => one.kind === 'manual_review' && (one.asked === requestId || one.id === requestId))

function find(cases: ReadonlyMap<string, Case>, fits: (one: Case) => boolean): Case | undefined {
  for (const one of cases.values()) if (fits(one)) return one
  return undefined
}

const openAbout = (cases: ReadonlyMap<string, Case>, holdId: string | undefined, at: number): Case | undefined =>
  holdId === undefined
    ? undefined
    : find(cases, (one) => one.about.holdId === holdId && one.openedAt <= at && (one.closedAt === null || one.closedAt > at))

const withDocument = (cases: ReadonlyMap<string, Case>, fits: (document: CaseDocument) => boolean): Case | undefined =>
  find(cases, ({ documents }) => documents.some(fits))

/** One fact further. What a closed case hears still stands in its timeline, and changes nothing else. */
function moved(one: Case, { fact, sequence, actor }: Entry): Case {
  const at = fact.occurredAt
  const moves = [...one.moves, { sequence, at, type: fact.type, actor }]
  const noted = { ...one, moves, sequence: Math.max(one.sequence, sequence) }
  if (one.state === 'closed') return noted
  return { ...noted, ...changeOf(one, fact, actor) }
}

type Change = Partial<Case>

function changeOf(one: Case, fact: CaseFact, actor: string): Change {
  const at = fact.occurredAt
  switch (fact.type) {
    case 'case-opened':
    case 'appeal-submitted':
    case 'automated-decision-refused':
      return {}
    case 'case-assigned': {
      const assignee = fact.data.assignee ?? null
      const state = assignee === null ? 'open' : 'waiting_for_us'
      return {
        assignee,
        holders: [...one.holders, { at, assignee, by: actor }],
        ...turned(one, one.state === 'waiting_for_borrower' ? one.state : state),
      }
    }
    case 'case-noted':
      return noteChange(one, fact)
    case 'case-escalated': {
      const escalated = Math.max(one.escalated, fact.data.stepNth ?? 0)
      return { escalated, escalatedTo: fact.data.to, ...turned(one, 'escalated') }
    }
    case 'case-extended':
      return extended(one, fact)
    case 'case-closed':
      return { state: 'closed', closedAt: at, result: fact.data.result }
    case 'appeal-decided':
      return decided(one, { at, by: actor, result: fact.data.result, overturns: fact.data.result === 'upheld' })
    case 'manual-review-decided':
      return decided(one, { at, by: actor, result: fact.data.result, overturns: fact.data.result === 'overturned' })
    case 'reverification-requested':
      return turned(one, 'waiting_for_borrower')
    case 'explanation-submitted':
    case 'commitment-made':
      return heard(one)
    case 'document-requested':
      return { documents: requested(one, fact), ...turned(one, 'waiting_for_borrower') }
    case 'document-submitted':
      return { documents: submitted(one, fact), ...heard(one) }
    case 'document-checked':
      return { documents: checked(one, fact), ...turned(one, fact.data.result === 'accepted' ? 'waiting_for_us' : 'waiting_for_borrower') }
  }
}

/** A case that is decided stays so until it is closed. */
const turned = (one: Case, state: CaseState): Change => (one.decision === null ? { state } : {})
/** The borrower did his part; whoever it was raised to still has it. */
const heard = (one: Case): Change => turned(one, one.state === 'escalated' || one.state === 'open' ? one.state : 'waiting_for_us')

function noteChange(one: Case, { data, occurredAt }: FactOf<'case-noted'>): Change {
  if (data.direction === 'internal') return {}
  if (data.direction === 'in') return heard(one)
  return { firstAnswerAt: one.firstAnswerAt ?? occurredAt, ...turned(one, 'waiting_for_borrower') }
}

/** The first decision counts; one that he took back ends it. */
function decided(one: Case, decision: NonNullable<Case['decision']>): Change {
  if (one.decision !== null) return {}
  const firstAnswerAt = one.firstAnswerAt ?? decision.at
  if (decision.result === 'withdrawn') return { decision, state: 'closed', closedAt: decision.at, result: 'withdrawn' }
  return { decision, state: 'decided', firstAnswerAt }
}

/** The steps that are still to come move with the deadline. A day is 24 hours here: where clocks are put forward the last of them may be an hour off. */
function extended(one: Case, { data: { source, days } }: FactOf<'case-extended'>): Change {
  if (!mayExtend(one, source, days)) return {}
  const clocks = one.clocks
    .map((clock) => (clock.source === source ? { ...clock, days, dueAt: later(clock.dueAt, (days - clock.days) * DAY_MS) } : clock))
    .sort((a, b) => a.days - b.days)
  const dueAt = Date.parse(clocks[0]!.dueAt)
  const byMs = dueAt - (one.dueAt ?? dueAt)
  const escalations = one.escalations.map((step, nth) => (nth < one.escalated ? step : { ...step, at: later(step.at, byMs) }))
  return { clocks, dueAt, escalations }
}

const later = (at: string, byMs: number): string => writeInstant(Date.parse(at) + byMs)

function requested(one: Case, { data, occurredAt: at }: FactOf<'document-requested'>): readonly CaseDocument[] {
  const wanted = data.items.map((item) => ({
    item,
    requestId: data.requestId,
    dueAt: data.dueAt ?? null,
    documentId: null,
    uploadId: null,
    state: 'requested' as const,
    at,
  }))
  return [...one.documents, ...wanted]
}

/** What was brought before and found wanting gives way to what is brought instead. */
function submitted({ documents }: Case, { data, occurredAt: at }: FactOf<'document-submitted'>): readonly CaseDocument[] {
  const { documentId, item, requestId = null, uploadId = null } = data
  const brought = { documentId, uploadId, state: 'submitted' as const, at }
  const index = documents.findIndex((one) => one.requestId === requestId && one.item === item && one.state !== 'accepted')
  if (index === -1) return [...documents, { item, requestId, dueAt: null, ...brought }]
  return documents.map((one, nth) => (nth === index ? { ...one, ...brought } : one))
}

const checked = ({ documents }: Case, { data, occurredAt: at }: FactOf<'document-checked'>): readonly CaseDocument[] =>
  documents.map((one) => (one.documentId === data.documentId ? { ...one, state: data.result, at } : one))
