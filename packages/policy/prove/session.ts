/** One policy in hand for its proofs: diagrams are built when they are asked for, and kept. */

import { compileCell } from '../compile/cell.ts'
import { compileHold } from '../compile/hold.ts'
import type { Held, IrDecision, IrTable } from '../ir/ir.ts'
import type { Evaluation } from '../policy.ts'
import { isContext, type Value } from '../value.ts'
import { confirm, type Seen } from './confirm.ts'
import { BudgetSpent, type Node, type Way } from './diagram.ts'
import type { Witness } from './finding.ts'
import { frameOf } from './frame-of.ts'
import type { Provable } from './provable.ts'
import { type TableDiagram, tableDiagram, valueOfTable } from './table-diagram.ts'
import { nullTerm, operation, type Term, unknownTerm, valueTerm } from './term.ts'
import type { Variables } from './variable.ts'
import { isTooLarge, World } from './world.ts'

/** Nodes of the diagrams of one session. */
const BUDGET = 200_000

/** A table whose diagram was built; else the budget went. */
export type Built<T> = { readonly built: T } | { readonly built: null; readonly nodes: number }

export class Session {
  readonly policy: Provable
  readonly variables: Variables
  readonly budget: number
  #world: World
  #tables = new Map<string, TableDiagram>()
  #values = new Map<string, Node>()
  /** Decisions being built, and those for which the budget was spent: nobody asks for them twice. */
  #building: string[] = []
  readonly #tooLarge = new Set<string>()

  constructor(policy: Provable, variables: Variables, budget = BUDGET) {
    this.policy = policy
    this.variables = variables
    this.budget = budget
    this.#world = this.#newWorld()
  }

  get world(): World {
    return this.#world
  }

  #newWorld(): World {
    return new World(this.policy.ir, this.variables, this.budget, (_world, decision) => this.value(decision))
  }

  decisionNamed(name: string): IrDecision | undefined {
    return this.policy.ir.decisions.find((decision) => decision.name === name)
  }

  table(decision: IrDecision): TableDiagram {
    if (isTooLarge(decision)) throw new BudgetSpent(decision.name)
    return this.#build(decision.name, 'rows', this.#tables, () => tableDiagram(this.#world, decision.body as IrTable))
  }

  #build<T>(name: string, part: 'rows' | 'value', known: Map<string, T>, make: () => T): T {
    const found = known.get(name)
    if (found !== undefined) return found
    const key = `${part} of ${name}`
    if (this.#tooLarge.has(key)) throw new BudgetSpent(key)
    this.#building.push(key)
    const made = make()
    this.#building.pop()
    known.set(name, made)
    return made
  }

  /** What a decision gives. */
  value(decision: IrDecision): Node {
    if (isTooLarge(decision)) throw new BudgetSpent(decision.name)
    return this.#build(decision.name, 'value', this.#values, () => {
      const { body, allowed, held } = decision
      const given = body.kind === 'table' ? valueOfTable(this.#world, decision, this.table(decision)) : this.#world.expression(body.value)
      return this.#world.permitted(held ? this.#held(given, held) : given, allowed)
    })
  }

  /** What its decision says it is, or null. A computed number stays what it is. */
  #held(node: Node, held: Held): Node {
    const hold = compileHold(held, compileCell)
    const { diagram } = this.#world
    return diagram.lift((end) => {
      if (end.term === 'value') return diagram.end(valueTerm(hold(end.value, frameOf(0)) ?? null))
      return diagram.end(held.type.kind === 'number' && held.allowed.match === 'any' ? end : unknownTerm)
    })(node)
  }

  /** One output of a decision of several. */
  output(decision: IrDecision, name: string | null): Node {
    const value = this.value(decision)
    if (name === null) return value
    const read = operation(
      { op: 'field', of: { op: 'slot', slot: 0, name: '', type: decision.type }, field: name, type: { kind: 'unknown' } },
      `.${name}`,
    )
    const { diagram } = this.#world
    return diagram.lift((end) => diagram.end(end === nullTerm ? nullTerm : read([end])))(value)
  }

  /** Where the budget goes, what was built is dropped, so that the next question starts anew. */
  within<T>(ask: () => T): Built<T> {
    try {
      return { built: ask() }
    } catch (error) {
      if (!(error instanceof BudgetSpent)) throw error
      const nodes = this.#world.diagram.size
      for (const key of this.#building) this.#tooLarge.add(key)
      this.#building = []
      this.#world = this.#newWorld()
      this.#tables = new Map()
      this.#values = new Map()
      return { built: null, nodes }
    }
  }

  witness(decision: string, way: Way, seen: Seen): Witness {
    return confirm(this.policy, this.variables, decision, this.#world.toldBy(way), seen)
  }
}

export const outputIn = (evaluation: Evaluation, decision: string, output: string | null): Value => {
  const value = evaluation.values.get(decision) ?? null
  if (output === null) return value
  return isContext(value) ? (value[output] ?? null) : null
}

export const isYes = (term: Term): boolean => term.term === 'value' && term.value === true
export const isOpen = (term: Term): boolean => term.term !== 'value'
