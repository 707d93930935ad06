/** Within the thread: keeps the last few inputs loaded, and answers one question after another. */
import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { invariant } from '@fairline/domain/kernel/outcome'
import { contingencyBook, nMinusOne } from '@fairline/planner/book'
import { explain } from '@fairline/planner/explain'
import { gapReasons } from '@fairline/planner/gap-reasons'
import { NOTHING_ELSE } from '@fairline/planner/path'
import { makePlan, openPlanning, type Planning, type PlanOutcome, replan } from '@fairline/planner/planning'
import { premiums } from '@fairline/planner/premium'
import { repairs } from '@fairline/planner/repairs'
import { sampleInput } from '@fairline/planner/sample-input'
import type { SparseModel } from '@fairline/planner/sparse-model'
import { type LoadedSolver, loadSolver } from './highs-solver.ts'
import type { PlanningAnswer, PlanningQuestion, ThreadAnswer, ThreadData, ThreadQuestion } from './planning-question.ts'

/** Inputs that stay loaded: a desk goes back and forth between a few. */
const LOADED_MAX = 3
/** Large enough that the WebAssembly of simplex is compiled for speed. */
const WARM_UP = { seed: 1, facilities: 8, weeks: 26, grid: 'weekly', scenarios: 12 } as const
const WARM_UP_SECONDS = 10

export async function answerParent(): Promise<void> {
  const port = parentPort
  invariant(port !== null, 'it runs in a thread')
  const { wasmFile, warmUp } = workerData as ThreadData
  const solver = await loadSolver(wasmFile).catch((error: unknown) => {
    console.error('the solver of funding plans cannot be loaded', error)
    return undefined
  })
  if (solver && warmUp) warm(solver)
  const loaded = new Map<string, Planning>()
  port.on('message', (asked: ThreadQuestion) => {
    const answer = solver ? answerOf(solver, loaded, asked) : ({ kind: 'solver-missing' } as const)
    port.postMessage({ nth: asked.nth, answer, heapBytes: solver?.heapBytes() ?? 0 } satisfies ThreadAnswer)
  })
}

function warm(solver: LoadedSolver): void {
  const opened = openPlanning(sampleInput(WARM_UP), solver, { timeLimitSeconds: WARM_UP_SECONDS })
  if (opened.kind !== 'open') return
  makePlan(opened.planning)
  opened.planning.close()
}

function answerOf(
  solver: LoadedSolver,
  loaded: Map<string, Planning>,
  { input, question, timeLimitSeconds }: ThreadQuestion,
): PlanningAnswer {
  const began = performance.now()
  const inputHash = sha256(JSON.stringify([input, timeLimitSeconds]))
  let planning = loaded.get(inputHash)
  if (!planning) {
    const opened = openPlanning(input, solver, { timeLimitSeconds })
    if (opened.kind !== 'open') return opened
    planning = opened.planning
  }
  keep(loaded, inputHash, planning)
  if (question.ask !== 'plan' && question.ask !== 'replan') return furtherAnswer(planning, question)
  const outcome = question.ask === 'plan' ? makePlan(planning) : replanAfter(planning, question)
  if (outcome.kind !== 'planned') return outcome
  const planHash = sha256(JSON.stringify(outcome.plan))
  const run = {
    inputHash,
    modelHash: modelHash(fullModel(planning)),
    planHash,
    solverVersion: solver.version,
    tookMs: performance.now() - began,
  }
  return { ...outcome, run }
}

function replanAfter(planning: Planning, { failure, scope }: Extract<PlanningQuestion, { ask: 'replan' }>): PlanOutcome {
  return replan(
    planning,
    { ...NOTHING_ELSE, closed: new Set([...failure.closed, ...failure.called]), called: new Set(failure.called) },
    scope,
  )
}

function furtherAnswer(planning: Planning, question: Exclude<PlanningQuestion, { ask: 'plan' | 'replan' }>): PlanningAnswer {
  switch (question.ask) {
    case 'book':
      return { kind: 'book', entries: contingencyBook(planning) }
    case 'n-minus-one':
      return { kind: 'book', entries: nMinusOne(planning) }
    case 'explain':
      return { kind: 'explanations', explanations: explain(planning) }
    case 'repairs':
      return { kind: 'repairs', reasons: gapReasons(planning), repairs: repairs(planning) }
    case 'premiums':
      return { kind: 'premiums', premiums: premiums(planning, question.riskWeightsPpm) }
  }
}

/** The one asked about last goes last; the first is closed once they are too many. */
function keep(loaded: Map<string, Planning>, key: string, planning: Planning): void {
  loaded.delete(key)
  loaded.set(key, planning)
  for (const [oldest, { close }] of loaded) {
    if (loaded.size <= LOADED_MAX) return
    close()
    loaded.delete(oldest)
  }
}

function fullModel(planning: Planning): SparseModel {
  const full = planning.full()
  invariant(full.kind === 'standing', 'a plan that was made is of a model that stands')
  return full.loaded.model
}

function modelHash(model: SparseModel): string {
  const hash = createHash('sha256')
  for (const part of [model.cost, model.lower, model.upper, model.rowLower, model.rowUpper, model.starts, model.indices, model.values]) {
    hash.update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength))
  }
  return hash.digest('hex')
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
