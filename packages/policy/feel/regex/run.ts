/**
 * Runs a pattern's program over a text.
 *
 * Always   ends: no fork is tried twice at one position in one state of its loops, so the work grows with the length of the program times that of
 *          the text. With back-references it may be tried again, and the steps are counted in any case.
 */
import { folded } from './character.ts'
import type { Program, Step } from './program.ts'

/** What is left of the steps that one call of a function may take. */
export type Budget = { steps: number }
export const MAX_STEPS = 2_000_000

/** Positions of the match and of its groups, `-1` where a group took no part. */
export type Match = readonly number[]

type Thread = { at: number; position: number; readonly registers: number[] }
export type Mode = { readonly multiline: boolean; readonly ignoresCase: boolean }
type Machine = Mode & { readonly program: Program; readonly points: readonly number[]; readonly waiting: Thread[] }

/** The first match at or after `from`, or null. The budget below zero says that the search was given up. */
export function search(
  program: Program,
  points: readonly number[],
  from: number,
  { multiline, ignoresCase }: Mode,
  budget: Budget,
): Match | null {
  const tried = new Set<number>()
  const machine: Machine = { program, points, multiline, ignoresCase, waiting: [] }
  for (let start = from; start <= points.length; start++) {
    const registers = new Array<number>(2 * (program.groups + 1) + program.loops).fill(-1)
    registers[0] = start
    machine.waiting.push({ at: 0, position: start, registers })
    for (let thread = machine.waiting.pop(); thread; thread = machine.waiting.pop()) {
      if (runThread(thread, machine, tried, budget)) return thread.registers
      if (budget.steps < 0) return null
    }
  }
  return null
}

/** True at a match; the thread's forks wait for their turn. */
function runThread(thread: Thread, machine: Machine, tried: Set<number>, budget: Budget): boolean {
  const { steps, remembers } = machine.program
  for (;;) {
    if (--budget.steps < 0) return false
    const step = steps[thread.at]!
    if (step.do === 'match') return true
    if (step.do === 'fork' && !remembers) {
      const state = stateOf(thread, machine)
      if (tried.has(state)) return false
      tried.add(state)
    }
    if (!runStep(step, thread, machine)) return false
  }
}

/** Step and position, and which loops have not moved in this round: all that the rest of the way depends on. */
function stateOf({ at, position, registers }: Thread, { program, points }: Machine): number {
  let state = at * (points.length + 1) + position
  const first = 2 * (program.groups + 1)
  for (let loop = 0; loop < program.loops; loop++) state = state * 2 + Number(registers[first + loop] === position)
  return state
}

/** False where the thread ends. */
function runStep(step: Step, thread: Thread, { points, multiline, ignoresCase, waiting }: Machine): boolean {
  const { position, registers } = thread
  thread.at++
  switch (step.do) {
    case 'take':
      thread.position++
      return position < points.length && step.set(points[position]!)
    case 'jump':
      thread.at = step.to
      return true
    case 'fork':
      waiting.push({ at: step.second, position, registers: [...registers] })
      thread.at = step.first
      return true
    case 'save':
      registers[step.register] = position
      return true
    case 'moved':
      return registers[step.register] !== position
    case 'begin':
      return position === 0 || (multiline && points[position - 1] === NEW_LINE && position < points.length)
    case 'end':
      return position === points.length || (multiline && points[position] === NEW_LINE)
    case 'again':
      return repeatGroup(step.group, thread, points, ignoresCase)
    case 'match':
      return true
  }
}

const NEW_LINE = 0x0a

/** A group that took no part stands for the empty text. */
function repeatGroup(group: number, thread: Thread, points: readonly number[], ignoresCase: boolean): boolean {
  const [start, end] = [thread.registers[2 * group]!, thread.registers[2 * group + 1]!]
  if (start < 0 || end < 0) return true
  for (let at = start; at < end; at++) {
    const [was, is] = [points[at]!, points[thread.position++]]
    if (was !== is && !(ignoresCase && is !== undefined && folded((point) => point === was)(is))) return false
  }
  return true
}
