/**
 * The cut points of a policy: at which values of each number some test changes its answer, on which side, where it stands and which reason it gives.
 * Way back, near misses, bounds beside signals and sliders are built on them.
 *
 * Names    inputs, and decisions that give a number: a score is cut where a band begins.
 * Reach    through decisions of one expression and calls of functions, as long as what is tested is a multiple of one number plus a constant.
 * Plain    true where the policy cannot tell two values apart between which no cut lies; false where the number is used in any other way.
 */
import { canonical, compareNum, isNum, type Num, type Value } from '../value.ts'
import {
  type Affine,
  affineOf,
  type Bound,
  bodyOf,
  constantOf,
  emptyScope,
  type Known,
  knownOf,
  resolve,
  type Scope,
  solve,
} from './affine.ts'
import { childrenOf } from './children.ts'
import type { Ir, IrCell, IrDecision, IrInput, IrPolicy, IrTable, IrTest } from './ir.ts'

/** `from`: the value itself belongs to what is above it; `after`: to what is below. `row` is null for a test that stands in no row. */
export type CutPoint = {
  readonly at: Num
  readonly side: 'from' | 'after'
  readonly decision: string
  /** 1-based. */
  readonly row: number | null
  readonly reason: string | null
}
export type NumberCuts = { readonly points: readonly CutPoint[]; readonly isPlain: boolean }
export type CutPoints = ReadonlyMap<string, NumberCuts>

/** All inputs but one are held at their values: then a sum of two inputs is a line in that one. */
export type HeldFast = { readonly inputs: Readonly<Record<string, Value | undefined>>; readonly but: string }

/** `wanted`: the decisions that are asked for; all where nothing is named. Only what these need is looked at. */
export function cutPointsOf(policy: IrPolicy, wanted?: readonly string[], held?: HeldFast): CutPoints {
  const reached = reachedFrom(policy, wanted ?? policy.decisions.map(({ name }) => name))
  const walk = new Walk(policy, held)
  for (const input of policy.inputs) walk.values(input, '')
  for (const decision of reached) walk.decision(decision)
  const required = new Set(reached.flatMap(({ requires }) => requires))
  for (const decision of reached) {
    if (wanted === undefined ? !required.has(decision.name) : wanted.includes(decision.name)) walk.whole(decision)
  }
  return walk.result()
}

function heldAt({ inputs }: HeldFast, name: string): Value {
  const value = inputs[name] ?? null
  return isNum(value) ? canonical(value) : value
}

const slotOf = ({ name, slot, type }: Pick<IrDecision, 'name' | 'slot' | 'type'>): Ir => ({ op: 'slot', name, slot, type })

function reachedFrom({ decisions }: IrPolicy, wanted: readonly string[]): readonly IrDecision[] {
  const names = new Set(wanted)
  // Each stands after what it requires, so that going backwards meets it before that.
  for (const { name, requires } of [...decisions].reverse()) if (names.has(name)) for (const each of requires) names.add(each)
  return decisions.filter(({ name }) => names.has(name))
}

type Place = Pick<CutPoint, 'decision' | 'row' | 'reason'>
const place = (decision: string, row: number | null = null, reason: string | null = null): Place => ({ decision, row, reason })

class Walk {
  readonly #bodies: ReadonlyMap<number, Ir>
  readonly #known: Known
  readonly #boxes: IrPolicy['tables']
  readonly #found = new Map<number, { name: string; points: CutPoint[]; isPlain: boolean }>()
  readonly #walked = new Set<number>()
  readonly #pending: { readonly ir: Ir; readonly name: string }[] = []
  readonly #seen = new Set<string>()
  readonly #inPlace = new WeakMap<Place, WeakMap<Scope, Set<Ir>>>()

  constructor({ inputs, decisions, tables }: IrPolicy, held: HeldFast | undefined) {
    for (const { name, slot, type } of [...inputs, ...decisions])
      if (type.kind === 'number') this.#found.set(slot, { name, points: [], isPlain: true })
    this.#boxes = tables
    this.#bodies = new Map(decisions.flatMap(({ slot, body }) => (body.kind === 'expression' ? [[slot, body.value] as const] : [])))
    const others = held === undefined ? [] : inputs.filter(({ name }) => name !== held.but)
    const constants = others.map(({ slot, name, type }): [number, Ir] => [slot, { op: 'constant', type, value: heldAt(held!, name) }])
    this.#known = knownOf([...constants, ...this.#bodies])
  }

  result(): CutPoints {
    return new Map([...this.#found.values()].map(({ name, points, isPlain }) => [name, { points: points.sort(byPlace), isPlain }]))
  }

  decision(decision: IrDecision): void {
    const { name, slot, body } = decision
    this.values(decision, name)
    if (body.kind === 'table') this.#table(name, body, emptyScope)
    else if (affineOf({ ir: body.value, scope: emptyScope }, this.#known) === null) this.#bodyLater(slot, body.value, name)
    this.#walkBodies()
  }

  /** The values that it may have: another counts as null. */
  values(of: IrInput | IrDecision, decision: string): void {
    const value = { ir: slotOf(of), scope: emptyScope }
    this.#cell(of.allowed, value, place(decision))
    if (of.held) this.#cell(of.held.allowed, value, place(decision))
  }

  /** Its value is an answer, so every change of it counts. */
  whole({ slot, body, name }: IrDecision): void {
    if (body.kind === 'expression') this.#bodyLater(slot, body.value, name)
    this.#walkBodies()
  }

  #cell(cell: IrCell, value: Bound, at: Place): void {
    if (cell.match === 'any') return
    for (const test of cell.tests) this.#test(test, value, at)
  }

  #table(name: string, { columns, rules, outputs }: IrTable, scope: Scope): void {
    for (const [index, column] of columns.entries()) {
      const value = { ir: column.value, scope }
      if (affineOf(value, this.#known) === null) this.#expression(value, place(name))
      this.#cell(column.allowed, value, place(name))
      for (const { cells, row, reason, outputs: written } of rules) {
        this.#cell(cells[index]!, value, place(name, row, reason ?? reasonIn(outputs, written)))
      }
    }
    for (const { outputs: written, row, reason } of rules) {
      for (const ir of written) this.#expression({ ir, scope }, place(name, row, reason))
    }
    for (const { defaultValue } of outputs) {
      if (defaultValue !== null) this.#expression({ ir: defaultValue, scope }, place(name))
    }
  }

  #bodyLater(slot: number, ir: Ir, name: string): void {
    if (!this.#walked.has(slot)) this.#pending.push({ ir, name })
    this.#walked.add(slot)
  }

  /** One after another and not inside of each other: decisions may stand upon each other by the thousand. */
  #walkBodies(): void {
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop())
      this.#expression({ ir: next.ir, scope: emptyScope }, place(next.name))
  }

  #test(test: IrTest, value: Bound, at: Place): void {
    if (test.test === 'null') return
    if (test.test === 'expression') {
      this.#expression({ ir: test.body, scope: { ...value.scope, it: value } }, at)
      return
    }
    const operands = test.test === 'interval' ? [test.low, test.high] : [test.operand]
    const bounds = operands.map((ir): Bound => ({ ir, scope: value.scope }))
    const constants = bounds.map((bound) => constantOf(bound, this.#known))
    const affine = affineOf(value, this.#known)
    if (affine === null) {
      for (const bound of bounds) this.#expression(bound, at)
      return
    }
    const [first, second] = constants
    if (constants.some((constant) => constant === null)) {
      if (bounds.every(({ ir }) => ir.op === 'constant' && (ir.value === null || typeof ir.value !== 'object'))) return
      this.#inAnyWay(value, at)
      for (const bound of bounds) this.#expression(bound, at)
    } else if (test.test === 'interval') {
      this.#cut(affine, first!, [test.lowOpen ? 'after' : 'from'], value, at)
      this.#cut(affine, second!, [test.highOpen ? 'from' : 'after'], value, at)
    } else this.#cut(affine, first!, test.test === 'order' ? [sideOf(test.how)] : ['from', 'after'], value, at)
  }

  #cut(affine: Affine, bound: Num, sides: readonly CutPoint['side'][], value: Bound, { decision, row, reason }: Place): void {
    const at = solve(affine, bound)
    const found = this.#found.get(affine.slot)
    if (at === null) this.#inAnyWay(value, { decision, row, reason })
    else if (found !== undefined) {
      const turned = compareNum(affine.factor, 0) < 0
      for (const side of sides) {
        const here = !turned ? side : side === 'from' ? 'after' : 'from'
        const key = `${affine.slot} ${String(at)} ${here} ${row} ${decision}`
        if (!this.#seen.has(key)) found.points.push({ at, side: here, decision, row, reason })
        this.#seen.add(key)
      }
    }
  }

  #inAnyWay(value: Bound, at: Place): void {
    const affine = affineOf(value, this.#known)
    const found = affine === null ? undefined : this.#found.get(affine.slot)
    if (found === undefined) this.#expression(value, at)
    else found.isPlain = false
  }

  /** Every comparison with a constant cuts; every other mention of a number is a use of any kind. */
  #expression(bound: Bound, at: Place): void {
    const { ir, scope } = resolve(bound)
    if (this.#isWalked(ir, scope, at)) return
    if (ir.op === 'compare' && this.#compare(ir, scope, at)) return
    if (ir.op === 'slot') this.#mention(ir.slot, at)
    else if (ir.op === 'in') this.#in(ir, scope, at)
    else if (ir.op === 'apply') this.#expression(bodyOf(ir, scope), at)
    else if (ir.op === 'context') this.#context(ir, scope, at)
    else if (ir.op === 'table') this.#table(at.decision, this.#boxes[ir.table]!.table, scope)
    else for (const child of childrenOf(ir)) this.#expression({ ir: child, scope }, at)
  }

  /** What is named once and used twice, and so on, would otherwise be walked without end. */
  #isWalked(ir: Ir, scope: Scope, at: Place): boolean {
    const ofPlace = this.#inPlace.get(at) ?? new WeakMap<Scope, Set<Ir>>()
    this.#inPlace.set(at, ofPlace)
    const walked = ofPlace.get(scope) ?? new Set<Ir>()
    ofPlace.set(scope, walked)
    const isWalked = walked.has(ir)
    walked.add(ir)
    return isWalked
  }

  /** Entries are seen by those after them; where a result is given, they are no more than names for what is in it. */
  #context({ entries, result }: Ir & { op: 'context' }, scope: Scope, at: Place): void {
    let inner = scope
    for (const { slot, value } of entries) {
      if (result === null) this.#expression({ ir: value, scope: inner }, at)
      inner = { it: inner.it, slots: new Map([...inner.slots, [slot, { ir: value, scope: inner }]]) }
    }
    if (result !== null) this.#expression({ ir: result, scope: inner }, at)
  }

  #mention(slot: number, { decision }: Place): void {
    const { line } = this.#known.get(slot) ?? { line: null }
    for (const each of [slot, line?.slot ?? slot]) {
      const found = this.#found.get(each)
      if (found !== undefined) found.isPlain = false
    }
    const body = this.#bodies.get(slot)
    if (body !== undefined && line === null) this.#bodyLater(slot, body, decision)
  }

  #in(ir: Ir & { op: 'in' }, scope: Scope, at: Place): void {
    const value = resolve({ ir: ir.value, scope })
    if (affineOf(value, this.#known) === null) this.#expression(value, at)
    for (const test of ir.tests) this.#test(test, value, at)
  }

  /** Whether it is a comparison of one number with a constant, on either side, or with null. */
  #compare({ left, right, how }: Ir & { op: 'compare' }, scope: Scope, at: Place): boolean {
    const [before, after]: [Bound, Bound] = [
      { ir: left, scope },
      { ir: right, scope },
    ]
    const mirrored = constantOf(before, this.#known) !== null || before.ir.op === 'constant'
    const [value, bound] = mirrored ? [after, before] : [before, after]
    const affine = affineOf(value, this.#known)
    if (affine === null) return false
    if (bound.ir.op === 'constant' && bound.ir.value === null) return true
    const constant = constantOf(bound, this.#known)
    if (constant === null) return false
    const isOrder = how !== '=' && how !== '!='
    this.#cut(affine, constant, isOrder ? [sideOf(mirrored ? MIRRORED[how] : how)] : ['from', 'after'], value, at)
    return true
  }
}

const MIRRORED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const
const sideOf = (how: '<' | '<=' | '>' | '>='): CutPoint['side'] => (how === '<' || how === '>=' ? 'from' : 'after')

function reasonIn(outputs: IrTable['outputs'], written: readonly Ir[]): string | null {
  const given = written[outputs.findIndex(({ name }) => name === 'reason')]
  return given?.op === 'constant' && typeof given.value === 'string' ? given.value : null
}

const byPlace = (a: CutPoint, b: CutPoint): number =>
  compareNum(a.at, b.at) ||
  (a.side === b.side ? 0 : a.side === 'from' ? -1 : 1) ||
  compareText(a.decision, b.decision) ||
  (a.row ?? 0) - (b.row ?? 0)

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
