/**
 * Makes funding plans in a thread of its own: solving blocks, and meanwhile this one answers others.
 *
 * Limits   one thread; WAITING_MAX questions wait for it. A question that is not answered in time ends the thread, and the next begins a new one. A
 *          thread whose solver holds more than HEAP_MAX_BYTES is replaced: it answers what it was asked, and is asked nothing more.
 * Answers  a plan is always answered: by rules, and labelled so, where the solver is missing, stops, or proves nothing. What stands approved stays
 *          so: that is the caller's to keep.
 */
import { Worker } from 'node:worker_threads'
import { afterOverlay } from '@fairline/planner/after-overlay'
import type { InputFault } from '@fairline/planner/check-input'
import { NOTHING_ELSE } from '@fairline/planner/path'
import type { Plan } from '@fairline/planner/plan'
import type { PlanInput } from '@fairline/planner/plan-input'
import { rulePlan } from '@fairline/planner/rule-plan'
import type { Failure, PlanningAnswer, PlanningQuestion, PlanRun, ThreadAnswer, ThreadData, ThreadQuestion } from './planning-question.ts'

export type FallbackReason = 'solver-missing' | 'solver-stopped' | 'overloaded' | Extract<PlanningAnswer, { kind: 'unsolved' }>['status']

export type PlanAnswer =
  | { readonly kind: 'planned'; readonly plan: Plan; readonly run: PlanRun }
  | { readonly kind: 'planned-by-rules'; readonly plan: Plan; readonly because: FallbackReason }
  | { readonly kind: 'refused'; readonly faults: readonly InputFault[] }

type Further = Exclude<PlanningQuestion, { ask: 'plan' | 'replan' }>
export type FurtherAnswer =
  | Exclude<PlanningAnswer, { kind: 'planned' }>
  | { readonly kind: 'solver-stopped' }
  | { readonly kind: 'overloaded' }

export type PlanningDesk = {
  readonly plan: (input: PlanInput) => Promise<PlanAnswer>
  readonly replan: (input: PlanInput, failure: Failure, scope: 'certain' | 'full') => Promise<PlanAnswer>
  /** The contingency book, survival, prices, repairs, premiums. */
  readonly further: (input: PlanInput, question: Further) => Promise<FurtherAnswer>
  readonly close: () => Promise<void>
}

export type PlanningDeskOptions = {
  readonly solveWithinSeconds?: number
  readonly answerWithinMs?: number
  readonly wasmFile?: string
  /** What a solver may hold before its thread is replaced; 512 MiB. */
  readonly heapMaxBytes?: number
  /** Solves a made-up desk at the start, so that the first real one is not slow. */
  readonly warmUp?: boolean
}

const THREAD = new URL('./planning-thread.mjs', import.meta.url)
const WAITING_MAX = 16
const HEAP_MAX_BYTES = 512 * 1024 * 1024
const THREAD_MEMORY_MB_MAX = 1_024
const SOLVE_WITHIN_SECONDS = 10
/** A book or a set of prices is many solutions. */
const ANSWER_WITHIN_MS = 60_000

type Answer = PlanningAnswer | { readonly kind: 'solver-stopped' } | { readonly kind: 'overloaded' }
type Waiting = { readonly resolve: (answer: Answer) => void; readonly timer: NodeJS.Timeout }
type Thread = { readonly worker: Worker; readonly waiting: Map<number, Waiting> }

export function openPlanningDesk(options: PlanningDeskOptions = {}): PlanningDesk {
  const { solveWithinSeconds = SOLVE_WITHIN_SECONDS, answerWithinMs = ANSWER_WITHIN_MS, wasmFile, warmUp = true } = options
  const { heapMaxBytes = HEAP_MAX_BYTES } = options
  let thread: Thread | undefined
  /** The one that is asked, and those that only finish. */
  const running = new Set<Thread>()
  let asked = 0
  const leave = (which: Thread): void => {
    if (thread === which) thread = undefined
  }
  const end = (which: Thread): Promise<number> => {
    leave(which)
    return which.worker.terminate().finally(() => running.delete(which))
  }
  const answered = (which: Thread, heapBytes: number): void => {
    if (heapBytes > heapMaxBytes) leave(which)
    if (thread !== which && which.waiting.size === 0) void end(which)
  }
  const ask = async (input: PlanInput, question: PlanningQuestion): Promise<Answer> => {
    const current = thread ?? beginThread({ warmUp, ...(wasmFile !== undefined && { wasmFile }) }, end, answered)
    thread = current
    running.add(current)
    if (current.waiting.size >= WAITING_MAX) return { kind: 'overloaded' }
    const nth = ++asked
    return await new Promise((resolve) => {
      const timer = setTimeout(() => void end(current), answerWithinMs)
      current.waiting.set(nth, { resolve, timer })
      current.worker.postMessage({ nth, input, question, timeLimitSeconds: solveWithinSeconds } satisfies ThreadQuestion)
    })
  }
  return {
    plan: async (input) => planAnswer(await ask(input, { ask: 'plan' }), input),
    replan: async (input, failure, scope) => planAnswer(await ask(input, { ask: 'replan', failure, scope }), afterFailure(input, failure)),
    further: async (input, question) => {
      const answer = await ask(input, question)
      if (answer.kind === 'planned') throw new Error('a question that is no plan is not answered by one')
      return answer
    },
    close: async () => {
      await Promise.all([...running].map(end))
    },
  }
}

function beginThread(
  data: ThreadData,
  end: (thread: Thread) => Promise<number>,
  answered: (thread: Thread, heapBytes: number) => void,
): Thread {
  const worker = new Worker(THREAD, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB_MAX } })
  worker.unref()
  const thread: Thread = { worker, waiting: new Map() }
  const { waiting } = thread
  worker.on('message', ({ nth, answer, heapBytes }: ThreadAnswer) => {
    const one = waiting.get(nth)
    waiting.delete(nth)
    clearTimeout(one?.timer)
    one?.resolve(answer)
    answered(thread, heapBytes)
  })
  const stop = (): void => {
    void end(thread)
    for (const { resolve, timer } of waiting.values()) {
      clearTimeout(timer)
      resolve({ kind: 'solver-stopped' })
    }
    waiting.clear()
  }
  worker.on('error', (error) => {
    console.error('the planning thread broke', error)
    stop()
  })
  worker.on('exit', stop)
  return thread
}

function planAnswer(answer: Answer, input: PlanInput): PlanAnswer {
  switch (answer.kind) {
    case 'planned':
    case 'refused':
      return answer
    case 'unsolved':
      return byRules(input, answer.status)
    case 'solver-missing':
    case 'solver-stopped':
    case 'overloaded':
      return byRules(input, answer.kind)
    case 'book':
    case 'explanations':
    case 'repairs':
    case 'premiums':
      throw new Error('a plan was asked for, and something else answered')
  }
}

function byRules(input: PlanInput, because: FallbackReason): PlanAnswer {
  const planned = rulePlan(input)
  return planned.kind === 'planned' ? { kind: 'planned-by-rules', plan: planned.plan, because } : planned
}

function afterFailure(input: PlanInput, { closed, called }: Failure): PlanInput {
  return afterOverlay(input, { ...NOTHING_ELSE, closed: new Set([...closed, ...called]), called: new Set(called) })
}
