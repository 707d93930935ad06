/**
 * Makes, rehearses and re-makes funding plans of projects, and keeps what was made.
 *
 * Always    a plan is answered, by rules and labelled so where no solver proves one; what stands approved stays so whatever becomes of another.
 * Once      a plan is made under the id that whoever asks gives it: asked for again it is the same, also while it is being made.
 * Never     anything is drawn by it.
 */
import { createHash } from 'node:crypto'
import type { PlanTerms } from '@fairline/domain/desk/funding/funding-policy'
import { outlookOf } from '@fairline/domain/desk/funding/plan-curves'
import { PLANNER_VERSION, type PlanBody, type PlanHead, planOf } from '@fairline/domain/desk/funding/plan-record'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import { afterOverlay } from '@fairline/planner/after-overlay'
import type { BookEntry } from '@fairline/planner/book'
import { type CapCost, capCost, withoutCap } from '@fairline/planner/cap-cost'
import type { InputFault } from '@fairline/planner/check-input'
import { costMonths } from '@fairline/planner/cost-months'
import { NOTHING_ELSE } from '@fairline/planner/path'
import type { Plan } from '@fairline/planner/plan'
import type { PlanInput } from '@fairline/planner/plan-input'
import type { Premium } from '@fairline/planner/premium'
import { FAULT_WORDS } from '@fairline/planner/words'
import type { PlanAnswer, PlanningDesk } from '../planning/planning-desk.ts'
import type { Failure } from '../planning/planning-question.ts'
import { type ProblemBody, problemOf } from '../routes/problems.ts'
import type { Doer } from '../store/act-table.ts'
import type { Database, OrganisationDatabase } from '../store/database.ts'
import type { DeskBooks } from '../store/desk-books.ts'
import { type FundingGround, fundingGround, type GroundParts } from './funding-ground.ts'
import { type InTheMaking, inTheMaking, type Made, type Making, type Refused } from './in-the-making.ts'
import { type KeptPlan, planMadeFact, readPlan } from './plan-store.ts'

export type FundingParts = GroundParts &
  Readonly<{
    database: Database
    deskBooks: DeskBooks
    planning: PlanningDesk
    now: () => number
    onFailure: (error: unknown) => void
    /** How long whoever asks for a plan waits for it; 8 seconds. */
    waitMs?: number | undefined
    /** The server ends: a solver that stopped by that is no reason for a plan by rules. */
    isStopping: () => boolean
  }>

export type Wanted = Readonly<{ projectId: string; planId: string; terms: PlanTerms }>
type Named = Pick<Wanted, 'projectId' | 'planId'>
export type Tried = Readonly<{ kind: 'tried'; base: KeptPlan; answer: Exclude<PlanAnswer, { kind: 'refused' }> }> | Refused
/** `null`: the solver gave none. */
export type Checked = Readonly<{
  kind: 'checked'
  inputIsSame: boolean
  planIsSame: boolean | null
  inputHash: string
  planHash: string | null
}>

export type FundingDesk = Readonly<{
  /** `making`: it takes longer than somebody waits. Asked again, it is the plan, or what stands in its way; where making it broke, it is begun anew. */
  make: (doer: Doer, wanted: Wanted) => Promise<Making>
  /** Supposes; keeps nothing. `changed`: of what the plan was made from. */
  rehearse: (
    organisationId: number,
    planId: string,
    projectId: string,
    change: (input: PlanInput) => PlanInput,
    failure: (input: PlanInput) => Failure,
  ) => Promise<Tried>
  /** From where the plan stood: kept as a plan of its own. */
  replan: (doer: Doer, base: Named, newPlanId: string, failure: (input: PlanInput) => Failure) => Promise<Made>
  premiums: (plan: KeptPlan, riskWeightsPpm: readonly number[]) => Promise<readonly Premium[] | undefined>
  check: (organisationId: number, plan: KeptPlan) => Promise<Checked | Refused>
}>

export function openFundingDesk(parts: FundingParts): FundingDesk {
  const askedFor = inTheMaking(parts)
  return {
    make: (doer, wanted) => make(parts, askedFor, doer, wanted),
    rehearse: (organisationId, planId, projectId, change, failure) =>
      rehearse(parts, organisationId, { planId, projectId }, change, failure),
    replan: (doer, base, newPlanId, failure) => replan(parts, doer, base, newPlanId, failure),
    premiums: async ({ body }, riskWeightsPpm) => {
      const answer = await parts.planning.further(inOrder(body.input), { ask: 'premiums', riskWeightsPpm })
      return answer.kind === 'premiums' ? answer.premiums : undefined
    },
    check: (organisationId, plan) => check(parts, organisationId, plan),
  }
}

/** Out of the database its fields come in another order: the solver knows an input again by its text. */
const inOrder = (input: PlanInput): PlanInput => JSON.parse(canonicalJson(input)) as PlanInput

const inputHashOf = (input: PlanInput): string => createHash('sha256').update(canonicalJson(input)).digest('hex')

const refused = (problem: ProblemBody): Refused => ({ kind: 'refused', problem })

async function make(parts: FundingParts, askedFor: InTheMaking, doer: Doer, wanted: Wanted): Promise<Making> {
  const rows = parts.database.as(doer.organisationId)
  const before = await madeBefore(parts, rows, wanted)
  if (before !== undefined) return before
  return askedFor(`${doer.organisationId} ${wanted.planId}`, canonicalJson(wanted), () => makeNow(parts, rows, doer, wanted))
}

async function madeBefore(
  { deskBooks }: FundingParts,
  rows: OrganisationDatabase,
  { planId, projectId, terms }: Wanted,
): Promise<Made | undefined> {
  const book = await deskBooks.read(rows, rows.organisationId)
  const plan = await readPlan(rows, rows.organisationId, book, planId)
  if (plan === undefined) return undefined
  const { head } = plan.record
  const isSame = head.project_id === projectId && head.replan_of === null && canonicalJson(head.terms) === canonicalJson(terms)
  return isSame ? { kind: 'made', plan, isRepeated: true } : refused(problemOf('id-reused'))
}

async function makeNow(parts: FundingParts, rows: OrganisationDatabase, doer: Doer, { projectId, planId, terms }: Wanted): Promise<Made> {
  const at = parts.now()
  const found = await groundAt(parts, rows, projectId, at, terms)
  if (found === undefined) return refused(problemOf('entry-not-found'))
  const input = inOrder(found.input)
  const answer = await parts.planning.plan(input)
  if (answer.kind === 'refused') return refused(faultsProblem(answer.faults))
  if (parts.isStopping()) return refused(problemOf('unavailable', { detail: 'the server stops: asked again once it is back, it is made' }))
  const body = await bodyOf(parts, input, answer)
  const head = headOf(projectId, body, answer, { replanOf: null, failure: null, terms, knownSequence: found.sequence })
  return keep(parts, rows, doer, planId, head, body, at)
}

async function groundAt(
  parts: FundingParts,
  rows: OrganisationDatabase,
  projectId: string,
  at: number,
  terms: PlanTerms,
  upTo?: number,
): Promise<FundingGround | undefined> {
  const book = await parts.deskBooks.read(rows, rows.organisationId)
  return fundingGround(parts, rows, rows.organisationId, book, { projectId, when: { at, knownAt: at }, terms, upTo })
}

const faultsProblem = (faults: readonly InputFault[]): ProblemBody =>
  problemOf('invalid-request', {
    detail: 'the registers hold what no plan can be made from',
    errors: faults.map(({ code, place }) => ({
      pointer: `/${place.replaceAll('.', '/')}`,
      detail: `${FAULT_WORDS[code].zh} · ${FAULT_WORDS[code].en}`,
    })),
  })

type Answered = Exclude<PlanAnswer, { kind: 'refused' }>

/** What else there is to say of a plan that was proven: the book, prices, and what would close a gap. */
async function bodyOf({ planning }: FundingParts, input: PlanInput, { kind, plan }: Answered): Promise<PlanBody> {
  const nothing: PlanBody = { input, plan, book: null, prices: [], reasons: [], repairs: [] }
  if (kind === 'planned-by-rules') return nothing
  const book = await planning.further(input, { ask: 'book' })
  const prices = await planning.further(input, { ask: 'explain' })
  const repairs = plan.gap === null ? undefined : await planning.further(input, { ask: 'repairs' })
  return {
    ...nothing,
    book: book.kind === 'book' ? book.entries : null,
    prices: prices.kind === 'explanations' ? prices.explanations : [],
    ...(repairs?.kind === 'repairs' && { reasons: repairs.reasons, repairs: repairs.repairs }),
    capCost: await capCostOf(planning, input, plan),
  }
}

/** The last that is asked: it takes another input to the solver. */
async function capCostOf(planning: PlanningDesk, input: PlanInput, capped: Plan): Promise<CapCost | null> {
  const free = withoutCap(input)
  if (free === undefined) return null
  const answer = await planning.plan(free)
  return answer.kind === 'planned' ? (capCost(input, capped, answer.plan) ?? null) : null
}

/** What to do should something else fail, too. */
async function bookAfter({ planning }: FundingParts, before: PlanInput, failure: Failure): Promise<readonly BookEntry[] | null> {
  const book = await planning.further(inputAfter(inOrder(before), failure), { ask: 'book' })
  return book.kind === 'book' ? book.entries : null
}

const inputAfter = (input: PlanInput, { closed, called }: Failure): PlanInput =>
  afterOverlay(input, { ...NOTHING_ELSE, closed: new Set([...closed, ...called]), called: new Set(called) })

type Origin = Pick<PlanHead, 'failure' | 'terms'> & Readonly<{ replanOf: string | null; knownSequence: number | undefined }>

function headOf(
  projectId: string,
  { input, book }: PlanBody,
  answer: Answered,
  { replanOf, failure, terms, knownSequence }: Origin,
): PlanHead {
  const { plan } = answer
  const { method, asOf, endsOn, draws, gap } = plan
  const costs = costMonths(failure === null ? input : inputAfter(input, failure), plan)
  return {
    ...{ project_id: projectId, planner_version: PLANNER_VERSION, replan_of: replanOf, failure },
    because: answer.kind === 'planned-by-rules' ? answer.because : null,
    ...{ terms, risk_weight_ppm: input.policy.riskWeightPpm, registers_hash: inputHashOf(input) },
    ...(knownSequence !== undefined && { known_sequence: knownSequence }),
    run: answer.kind === 'planned' ? runOf(answer.run) : null,
    summary: { method, asOf, endsOn, draws, gap, totalCostMinor: plan.cost.totalMinor, outlook: outlookOf(plan, book), costs },
  }
}

const runOf = ({ inputHash, modelHash, planHash, solverVersion, tookMs }: Extract<PlanAnswer, { kind: 'planned' }>['run']) => ({
  ...{ input_hash: inputHash, model_hash: modelHash, plan_hash: planHash, solver_version: solverVersion, took_ms: Math.round(tookMs) },
})

async function keep(
  { deskBooks }: FundingParts,
  rows: OrganisationDatabase,
  doer: Doer,
  planId: string,
  head: PlanHead,
  body: PlanBody,
  at: number,
): Promise<Made> {
  const made = await deskBooks.change<'kept' | 'there'>(rows, doer, at, (book) =>
    planOf(book, planId) === undefined
      ? { facts: [planMadeFact(planId, head, body, at)], answer: () => 'kept' }
      : { facts: [], answer: () => 'there' },
  )
  const book = await deskBooks.read(rows, doer.organisationId)
  const plan = await readPlan(rows, doer.organisationId, book, planId)
  return plan === undefined ? refused(problemOf('entry-not-found')) : { kind: 'made', plan, isRepeated: made === 'there' }
}

async function rehearse(
  parts: FundingParts,
  organisationId: number,
  { planId, projectId }: Named,
  change: (input: PlanInput) => PlanInput,
  failureIn: (input: PlanInput) => Failure,
): Promise<Tried> {
  const { database, deskBooks, planning } = parts
  const rows = database.as(organisationId)
  const base = await readPlan(rows, organisationId, await deskBooks.read(rows, organisationId), planId)
  if (base === undefined || base.record.head.project_id !== projectId) return refused(problemOf('entry-not-found'))
  const input = change(inOrder(base.body.input))
  const failure = failureIn(input)
  const isOfLines = failure.closed.length + failure.called.length > 0
  const answer = await (isOfLines ? planning.replan(input, failure, 'full') : planning.plan(input))
  return answer.kind === 'refused' ? refused(faultsProblem(answer.faults)) : { kind: 'tried', base, answer }
}

async function replan(
  parts: FundingParts,
  doer: Doer,
  { planId, projectId }: Named,
  newPlanId: string,
  failureIn: (input: PlanInput) => Failure,
): Promise<Made> {
  const { database, deskBooks, now } = parts
  const at = now()
  const rows = database.as(doer.organisationId)
  const there = await readPlan(rows, doer.organisationId, await deskBooks.read(rows, doer.organisationId), newPlanId)
  if (there !== undefined)
    return there.record.head.replan_of === planId ? { kind: 'made', plan: there, isRepeated: true } : refused(problemOf('id-reused'))
  const tried = await rehearse(parts, doer.organisationId, { planId, projectId }, (input) => input, failureIn)
  if (tried.kind === 'refused') return tried
  const { base, answer } = tried
  const failure = failureIn(base.body.input)
  const book = answer.kind === 'planned' ? await bookAfter(parts, base.body.input, failure) : null
  const body: PlanBody = { input: base.body.input, plan: answer.plan, book, prices: [], reasons: [], repairs: [] }
  const { terms, known_sequence: knownSequence } = base.record.head
  const head = headOf(projectId, body, answer, { replanOf: planId, failure, terms, knownSequence })
  return keep(parts, rows, doer, newPlanId, head, body, at)
}

/** From what the registers held then, as they were known then. */
async function check(parts: FundingParts, organisationId: number, { record, body }: KeptPlan): Promise<Checked | Refused> {
  const { head, madeAt } = record
  const found = await groundAt(parts, parts.database.as(organisationId), head.project_id, madeAt, head.terms, head.known_sequence)
  if (found === undefined) return refused(problemOf('entry-not-found'))
  const input = inOrder(found.input)
  const inputHash = inputHashOf(input)
  const same = { kind: 'checked', inputHash, inputIsSame: inputHash === inputHashOf(body.input) } as const
  if (head.run === null) return { ...same, planIsSame: null, planHash: null }
  const answer = head.failure === null ? await parts.planning.plan(input) : await parts.planning.replan(input, head.failure, 'full')
  const planHash = answer.kind === 'planned' ? answer.run.planHash : null
  return { ...same, planHash, planIsSame: planHash === null ? null : planHash === head.run.plan_hash }
}
