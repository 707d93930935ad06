/**
 * A policy as functions of all its inputs at once: every variable parted at all the values at which anything in the policy changes its answer, every
 * expression a diagram of terms over their bands.
 *
 * Exact    for what tests variables against constants, and for operations on known values. What depends on where in its band a value lies becomes
 *          a term; what cannot be told is the unknown term, never a guess.
 */
import { compileCell } from '../compile/cell.ts'
import { compileExpression } from '../compile/expression.ts'
import type { Frame } from '../compile/frame.ts'
import { childrenOf } from '../ir/children.ts'
import type { Ir, IrCell, IrDecision, IrPolicy } from '../ir/ir.ts'
import { countParts, countTableParts } from '../ir/parts.ts'
import type { Value } from '../value.ts'
import type { Axis } from './axis.ts'
import { byBounds, decided } from './decide.ts'
import { Diagram, type Node, type Way } from './diagram.ts'
import { frameOf } from './frame-of.ts'
import { type Marks, type MarksOf, markCell, markExpression, newMarks } from './marks.ts'
import { partsOf } from './parts.ts'
import { nullTerm, operation, type Term, trueTerm, unknownTerm, valueTerm, withinTerm } from './term.ts'
import { axisOfVariable, putValue, type Variable, type Variables, variableOf } from './variable.ts'

type Placed = Variable & { readonly index: number; readonly axis: Axis | null }

export class World {
  readonly diagram: Diagram<Term>
  readonly policy: IrPolicy
  readonly #variables: Variables
  readonly #placed = new Map<string, Placed>()
  readonly #names: string[] = []
  readonly #nodes = new Map<string, Node>()
  readonly #lifted = new Map<string, (nodes: readonly Node[]) => Node>()
  readonly #decided = new Map<Ir, boolean>()
  /** Values of decisions by slot, filled by whoever builds them. */
  readonly decisionNode: (decision: IrDecision) => Node

  constructor(policy: IrPolicy, variables: Variables, budget: number, decisionNode: (world: World, decision: IrDecision) => Node) {
    this.policy = policy
    this.#variables = variables
    this.diagram = new Diagram<Term>(budget, ({ key }) => key)
    this.decisionNode = (decision) => decisionNode(this, decision)
    this.#place()
  }

  /** Variables in the order in which decisions ask for them, each with all its cuts. */
  #place(): void {
    const marks = new Map<string, Marks>()
    const marksOf: MarksOf = (ir) => {
      const name = variableOf(ir, this.#variables)
      if (name === null) return null
      if (!marks.has(name)) marks.set(name, newMarks())
      return marks.get(name)!
    }
    for (const decision of this.policy.decisions) if (!isTooLarge(decision)) markDecision(decision, marksOf)
    for (const [index, [name, own]] of [...marks].entries()) {
      const variable = this.#variables.get(name)!
      this.#placed.set(name, { ...variable, index, axis: axisOfVariable(variable, own) })
      this.#names.push(name)
    }
  }

  variableNamed(name: string): Placed | undefined {
    return this.#placed.get(name)
  }

  variables(): readonly Placed[] {
    return [...this.#placed.values()]
  }

  nameOf(index: number): string {
    return this.#names[index]!
  }

  axisAt(index: number): Axis {
    return this.#placed.get(this.#names[index]!)!.axis!
  }

  /** A value for each variable on the way. */
  toldBy(way: Way): Map<string, Value> {
    return new Map([...way].map(([index, band]) => [this.nameOf(index), this.axisAt(index).bands[band]!.witness]))
  }

  value(value: Value): Node {
    return this.diagram.end(valueTerm(value))
  }

  /** By its bands: known where a band is one value. */
  #variableNode(name: string): Node {
    return this.#remember(`=${name}`, () => {
      const placed = this.#placed.get(name)!
      if (placed.axis === null) return this.diagram.end(unknownTerm)
      const ends = placed.axis.bands.map(({ single, witness, span }, band) =>
        this.diagram.end(single ? valueTerm(witness) : withinTerm(placed.index, band, span)),
      )
      return this.diagram.node(placed.index, ends)
    })
  }

  /** By its bands, each as the value that stands for it: only for what tests it against constants. */
  #witnessNode(name: string): Node {
    return this.#remember(`~${name}`, () => {
      const placed = this.#placed.get(name)!
      if (placed.axis === null) return this.diagram.end(unknownTerm)
      return this.diagram.node(
        placed.index,
        placed.axis.bands.map(({ witness }) => this.value(witness)),
      )
    })
  }

  #remember(key: string, make: () => Node): Node {
    const known = this.#nodes.get(key)
    if (known !== undefined) return known
    const made = make()
    this.#nodes.set(key, made)
    return made
  }

  expression(ir: Ir): Node {
    if (ir.op === 'constant') return this.value(ir.value)
    const name = variableOf(ir, this.#variables)
    if (name !== null) return this.#variableNode(name)
    if (ir.op === 'slot') return this.#slot(ir.slot)
    if (this.#isDecided(ir)) return this.#ofSlots(ir, (each) => this.#witnessNode(each))
    const parts = partsOf(ir)
    if (parts === null) return this.#ofSlots(ir, (each) => this.#variableNode(each))
    return this.apply(parts.ir, parts.id)(parts.of.map((part) => this.expression(part)))
  }

  #slot(slot: number): Node {
    const decision = this.policy.decisions.find((each) => each.slot === slot)
    return decision === undefined ? this.diagram.end(unknownTerm) : this.decisionNode(decision)
  }

  /** Whether all variables in it are tested against constants, and nothing else is in it. */
  #isDecided(ir: Ir): boolean {
    const known = this.#decided.get(ir)
    if (known !== undefined) return known
    const spare = newMarks()
    const decided = markExpression(ir, (each) => (variableOf(each, this.#variables) === null ? null : spare))
    this.#decided.set(ir, decided)
    return decided
  }

  /** An operation of known name on the ends of its operands. */
  apply(ir: Ir, id: string): (of: readonly Node[]) => Node {
    return this.#lift(id, () => {
      const run = operation(ir, id)
      return (of) => decided(run(of))
    })
  }

  #lift(id: string, make: () => (of: readonly Term[]) => Term): (nodes: readonly Node[]) => Node {
    const known = this.#lifted.get(id)
    if (known !== undefined) return known
    const run = make()
    const lifted = this.diagram.liftAll((ends) => this.diagram.end(run(ends)))
    this.#lifted.set(id, lifted)
    return lifted
  }

  /** An expression as a whole, run by the evaluator wherever all that it reads is known. */
  #ofSlots(ir: Ir, nodeOf: (variable: string) => Node): Node {
    const run = compileExpression(ir)
    return this.#run([ir], nodeOf, (frame) => run(frame, null))
  }

  #run(irs: readonly Ir[], nodeOf: (variable: string) => Node, run: (frame: Frame) => Value): Node {
    const reads = new Map<string, Ir>()
    // What a table inside of an expression reads is not seen from outside.
    if (irs.some(holdsTable)) return this.diagram.end(unknownTerm)
    for (const ir of irs) this.#readsOf(ir, reads)
    const operands = [...reads].map(([key, ir]) => ({ variable: this.#variables.get(key), node: this.#operand(ir, nodeOf), ir }))
    const lifted = this.diagram.liftAll((ends) => {
      const frame = frameOf(this.policy.size - 1)
      for (const [index, { variable, ir }] of operands.entries()) {
        const end = ends[index]!
        if (end.term !== 'value') return this.diagram.end(unknownTerm)
        if (variable) putValue(frame, variable, end.value)
        else if (ir.op === 'slot') frame[ir.slot] = end.value
      }
      return this.diagram.end(valueTerm(run(frame)))
    })
    return lifted(operands.map(({ node }) => node))
  }

  #operand(ir: Ir, nodeOf: (variable: string) => Node): Node {
    const name = variableOf(ir, this.#variables)
    return name === null ? this.expression(ir) : nodeOf(name)
  }

  /** Variables and decisions that an expression reads; what else stands in a slot is a parameter of a function, set while it runs. */
  #readsOf(ir: Ir, into: Map<string, Ir>): void {
    const name = variableOf(ir, this.#variables)
    if (name !== null) into.set(name, ir)
    else if (ir.op === 'slot' && ir.slot < this.policy.inputs.length + this.policy.decisions.length) into.set(`slot ${ir.slot}`, ir)
    else for (const child of childrenOf(ir)) this.#readsOf(child, into)
  }

  /** Does the cell take what the column reads? Ends are true, false, or not decided. `allowed`: another value of the column counts as null. */
  cell(cell: IrCell, value: Ir, allowed: IrCell): Node {
    if (cell.match === 'any') return this.diagram.end(trueTerm)
    const [match, permits] = [compileCell(cell)!, compileCell(allowed)]
    const test = (frame: Frame, it: Value): boolean => match(frame, it === null || permits === null || permits(frame, it) ? it : null)
    const spare = newMarks()
    const marksOf: MarksOf = (ir) => (ir.op === 'it' || variableOf(ir, this.#variables) !== null ? spare : null)
    const operands = cell.tests.flatMap(operandsOf)
    const name = variableOf(value, this.#variables)
    if (name !== null && markCell(cell, marksOf)) {
      const run = compileExpression(value)
      return this.#run(
        [value, ...operands],
        (each) => this.#witnessNode(each),
        (frame) => test(frame, run(frame, null)),
      )
    }
    const it = this.expression(value)
    if (operands.every((operand) => operand.op === 'constant'))
      return this.diagram.lift((end) => this.diagram.end(byBounds(end, cell, test)))(it)
    return this.#onKnown(it, value, operands, test)
  }

  #onKnown(it: Node, value: Ir, operands: readonly Ir[], test: (frame: Frame, it: Value) => boolean): Node {
    const known = this.#run(
      operands,
      (each) => this.#variableNode(each),
      () => true,
    )
    const run = compileExpression(value)
    // Where everything is known the evaluator answers; a null never satisfies a test with an operand.
    const answer = this.#run(
      [value, ...operands],
      (each) => this.#variableNode(each),
      (frame) => test(frame, run(frame, null)),
    )
    const choose = this.diagram.liftAll(([tested, isKnown, answered]) => {
      const isNull = tested!.term === 'value' && tested!.value === null && isKnown!.term !== 'value'
      return this.diagram.end(isNull ? valueTerm(test(frameOf(0), null)) : answered!)
    })
    return choose([it, known, answer])
  }

  /** A cell of its own values: whether an outcome is among those allowed. Others count as null. */
  permitted(node: Node, allowed: IrCell): Node {
    const permits = compileCell(allowed)
    if (permits === null) return node
    return this.diagram.lift((end) => {
      if (end.term !== 'value') return this.diagram.end(end)
      return this.diagram.end(end.value === null || permits(frameOf(0), end.value) ? end : nullTerm)
    })(node)
  }
}

/** Functions stand in each of their calls: a short text may hold more than there is time for. */
const MAX_PARTS = 100_000
export const isTooLarge = ({ body }: IrDecision): boolean =>
  (body.kind === 'table' ? countTableParts(body, MAX_PARTS) : countParts(body.value, MAX_PARTS)) > MAX_PARTS

const holdsTable = (ir: Ir): boolean => ir.op === 'table' || childrenOf(ir).some(holdsTable)

function markDecision({ body }: IrDecision, marksOf: MarksOf): void {
  if (body.kind === 'expression') {
    markExpression(body.value, marksOf)
    return
  }
  for (const [index, { value, allowed }] of body.columns.entries()) {
    const inCell: MarksOf = (ir) => marksOf(ir.op === 'it' ? value : ir)
    markExpression(value, marksOf)
    for (const { cells } of body.rules) markCell(cells[index]!, inCell)
    markCell(allowed, inCell)
  }
  for (const { outputs } of body.rules) for (const output of outputs) markExpression(output, marksOf)
  for (const { defaultValue } of body.outputs) if (defaultValue) markExpression(defaultValue, marksOf)
}

const operandsOf = (test: Extract<IrCell, { tests: unknown }>['tests'][number]): readonly Ir[] =>
  childrenOf({ op: 'in', value: { op: 'it', type: { kind: 'unknown' } }, tests: [test], type: { kind: 'boolean', nullable: true } }).slice(
    1,
  )
