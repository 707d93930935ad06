/** A parsed pattern as a list of steps, which a machine can run without calling itself. */
import type { CharacterSet } from './character.ts'
import type { Node, Parsed } from './parse.ts'

export type Step =
  | { readonly do: 'match' }
  | { readonly do: 'take'; readonly set: CharacterSet }
  | { readonly do: 'jump'; readonly to: number }
  /** Goes on at `first`, and at `second` when that fails. */
  | { readonly do: 'fork'; readonly first: number; readonly second: number }
  /** Remembers the position. */
  | { readonly do: 'save'; readonly register: number }
  | { readonly do: 'begin' | 'end' }
  | { readonly do: 'again'; readonly group: number }
  /** A round of a loop that took nothing is not gone round again. */
  | { readonly do: 'moved'; readonly register: number }

/** `registers`: two for each group, the whole match being group 0, and then one for each loop that may go round without taking anything. */
export type Program = {
  readonly steps: readonly Step[]
  readonly groups: number
  readonly loops: number
  readonly remembers: boolean
}

const MAX_STEPS = 10_000
/** Each doubles the states that are told apart. */
const MAX_LOOPS = 12

type Draft = { readonly steps: Step[]; readonly groups: number; loops: number; remembers: boolean }

/** Null when counts make the program too long, or loops too entangled. */
export function programOf({ node, groups }: Parsed): Program | null {
  const draft: Draft = { steps: [], groups, loops: 0, remembers: false }
  if (!emit(node, draft) || draft.loops > MAX_LOOPS) return null
  draft.steps.push({ do: 'save', register: 1 }, { do: 'match' })
  return draft
}

/** False when there is no room. */
function emit(node: Node, draft: Draft): boolean {
  const { steps } = draft
  if (steps.length > MAX_STEPS) return false
  switch (node.kind) {
    case 'set':
      steps.push({ do: 'take', set: node.set })
      return true
    case 'sequence':
      return node.parts.every((part) => emit(part, draft))
    case 'choice':
      return emitChoice(node.branches, draft)
    case 'group':
      return emitGroup(node.index, node.body, draft)
    case 'repeat':
      return emitRepeat(node, draft)
    case 'begin':
    case 'end':
      steps.push({ do: node.kind })
      return true
    case 'again':
      draft.remembers = true
      steps.push({ do: 'again', group: node.group })
      return true
  }
}

function emitChoice(branches: readonly Node[], draft: Draft): boolean {
  const { steps } = draft
  const jumps: number[] = []
  for (const branch of branches.slice(0, -1)) {
    const fork = steps.push({ do: 'jump', to: 0 }) - 1
    if (!emit(branch, draft)) return false
    jumps.push(steps.push({ do: 'jump', to: 0 }) - 1)
    steps[fork] = { do: 'fork', first: fork + 1, second: steps.length }
  }
  const done = emit(branches.at(-1)!, draft)
  for (const jump of jumps) steps[jump] = { do: 'jump', to: steps.length }
  return done
}

function emitGroup(index: number | null, body: Node, draft: Draft): boolean {
  if (index === null) return emit(body, draft)
  draft.steps.push({ do: 'save', register: 2 * index })
  const done = emit(body, draft)
  draft.steps.push({ do: 'save', register: 2 * index + 1 })
  return done
}

function emitRepeat({ body, least, most, greedy }: Extract<Node, { kind: 'repeat' }>, draft: Draft): boolean {
  for (let count = 0; count < least; count++) if (!emit(body, draft)) return false
  if (most === null) return emitLoop(body, greedy, draft)
  const forks: number[] = []
  for (let count = least; count < most; count++) {
    forks.push(draft.steps.push({ do: 'jump', to: 0 }) - 1)
    if (!emit(body, draft)) return false
  }
  for (const fork of forks) draft.steps[fork] = forkOf(fork + 1, draft.steps.length, greedy)
  return true
}

function emitLoop(body: Node, greedy: boolean, draft: Draft): boolean {
  const { steps } = draft
  const register = takesNothing(body) ? 2 * (draft.groups + 1) + draft.loops++ : null
  const fork = steps.push({ do: 'jump', to: 0 }) - 1
  if (register !== null) steps.push({ do: 'save', register })
  if (!emit(body, draft)) return false
  if (register !== null) steps.push({ do: 'moved', register })
  steps.push({ do: 'jump', to: fork })
  steps[fork] = forkOf(fork + 1, steps.length, greedy)
  return true
}

/** May it match the empty text? */
function takesNothing(node: Node): boolean {
  switch (node.kind) {
    case 'set':
      return false
    case 'sequence':
      return node.parts.every(takesNothing)
    case 'choice':
      return node.branches.some(takesNothing)
    case 'group':
      return takesNothing(node.body)
    case 'repeat':
      return node.least === 0 || takesNothing(node.body)
    case 'begin':
    case 'end':
    case 'again':
      return true
  }
}

const forkOf = (round: number, past: number, greedy: boolean): Step =>
  greedy ? { do: 'fork', first: round, second: past } : { do: 'fork', first: past, second: round }
