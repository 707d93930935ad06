/** The boxes of the standard → model. A box that is outside the profile is told by name and left out. */
import type { DmnBox, DmnExpression, DmnFunctionBox, DmnModelBox, DmnVariable } from './model.ts'
import { readTable } from './read-table.ts'
import { type Reading, readText, refuseOthers, writtenOf } from './reading.ts'
import { attribute, childNamed, childrenNamed, type Element, elementsOf, inModel, lineOf } from './xml.ts'

/** Boxes inside boxes: a bound on what later passes walk by recursion. */
const MAX_DEPTH = 40

/** Where a box stands: the element of the requirement graph it belongs to, and how deep. */
export type Inside = { readonly table: string; readonly depth: number }
type ReadBox = (element: Element, inside: Inside, reading: Reading) => DmnBox

const READ: ReadonlyMap<string, ReadBox> = new Map<string, ReadBox>([
  ['literalExpression', (element, { table }, reading) => readLiteral(element, table, reading)],
  ['decisionTable', (element, { table }, reading) => readTable(element, table, reading)],
  ['context', readContext],
  ['invocation', readInvocation],
  ['relation', readRelation],
  ['list', readList],
  ['conditional', readConditional],
  ['filter', readFilter],
  ['for', (element, inside, reading) => readLoop('for', element, inside, reading)],
  ['some', (element, inside, reading) => readLoop('some', element, inside, reading)],
  ['every', (element, inside, reading) => readLoop('every', element, inside, reading)],
  ['functionDefinition', readFunctionBox],
])
export const BOXES: readonly string[] = [...READ.keys()]

/** The first box among the children of an element. */
export function readBoxIn(element: Element, inside: Inside, reading: Reading): DmnBox | null {
  return readBoxesIn(element, inside, reading)[0] ?? null
}

function readBoxesIn(element: Element, inside: Inside, reading: Reading): DmnBox[] {
  return elementsOf(element).flatMap((child) => {
    const read = inModel(child) ? READ.get(child.localName ?? '') : undefined
    if (read === undefined) return []
    if (inside.depth < MAX_DEPTH) return read(child, { ...inside, depth: inside.depth + 1 }, reading)
    const place = { file: reading.file, line: lineOf(child), table: inside.table }
    reading.report(place, 'too-complex', `boxes nest at most ${MAX_DEPTH} deep`)
    return []
  })
}

const commonOf = (element: Element): ReturnType<typeof writtenOf> & { typeRef: string | null } => ({
  ...writtenOf(element),
  typeRef: attribute(element, 'typeRef'),
})

export const readVariable = (element: Element): DmnVariable => ({ name: attribute(element, 'name') ?? '', ...commonOf(element) })

function readLiteral(element: Element, table: string, reading: Reading): DmnExpression {
  return { kind: 'expression', ...commonOf(element), ...readText(element, reading, table) }
}

function readContext(element: Element, inside: Inside, reading: Reading): DmnBox {
  refuseOthers(element, ['contextEntry'], reading, inside.table)
  const entries = childrenNamed(element, 'contextEntry').map((entry) => {
    refuseOthers(entry, ['variable', ...BOXES], reading, inside.table)
    const variable = childNamed(entry, 'variable')
    return { ...writtenOf(entry), variable: variable ? readVariable(variable) : null, body: readBoxIn(entry, inside, reading) }
  })
  return { kind: 'context', ...commonOf(element), entries }
}

function readInvocation(element: Element, inside: Inside, reading: Reading): DmnBox {
  refuseOthers(element, ['binding', ...BOXES], reading, inside.table)
  const bindings = childrenNamed(element, 'binding').map((binding) => {
    refuseOthers(binding, ['parameter', ...BOXES], reading, inside.table)
    const parameter = childNamed(binding, 'parameter') ?? binding
    return { ...writtenOf(binding), parameter: readVariable(parameter), body: readBoxIn(binding, inside, reading) }
  })
  return { kind: 'invocation', ...commonOf(element), called: readBoxIn(element, inside, reading), bindings }
}

function readRelation(element: Element, inside: Inside, reading: Reading): DmnBox {
  refuseOthers(element, ['column', 'row'], reading, inside.table)
  const rows = childrenNamed(element, 'row').map((row) => {
    refuseOthers(row, BOXES, reading, inside.table)
    return readBoxesIn(row, inside, reading)
  })
  return { kind: 'relation', ...commonOf(element), columns: childrenNamed(element, 'column').map(readVariable), rows }
}

function readList(element: Element, inside: Inside, reading: Reading): DmnBox {
  refuseOthers(element, BOXES, reading, inside.table)
  return { kind: 'list', ...commonOf(element), items: readBoxesIn(element, inside, reading) }
}

/** The box inside a named child, as `<if>` or `<return>`. */
function readPart(element: Element, name: string, inside: Inside, reading: Reading): DmnBox | null {
  const part = childNamed(element, name)
  if (!part) return null
  refuseOthers(part, BOXES, reading, inside.table)
  return readBoxIn(part, inside, reading)
}

function readConditional(element: Element, inside: Inside, reading: Reading): DmnBox {
  refuseOthers(element, ['if', 'then', 'else'], reading, inside.table)
  const part = (name: string): DmnBox | null => readPart(element, name, inside, reading)
  return { kind: 'conditional', ...commonOf(element), condition: part('if'), yes: part('then'), no: part('else') }
}

function readFilter(element: Element, inside: Inside, reading: Reading): DmnBox {
  refuseOthers(element, ['in', 'match'], reading, inside.table)
  const part = (name: string): DmnBox | null => readPart(element, name, inside, reading)
  return { kind: 'filter', ...commonOf(element), of: part('in'), match: part('match') }
}

function readLoop(kind: 'for' | 'some' | 'every', element: Element, inside: Inside, reading: Reading): DmnBox {
  const body = kind === 'for' ? 'return' : 'satisfies'
  refuseOthers(element, ['in', body], reading, inside.table)
  const part = (name: string): DmnBox | null => readPart(element, name, inside, reading)
  const variable = attribute(element, 'iteratorVariable') ?? ''
  return { kind, ...commonOf(element), variable, over: part('in'), body: part(body) }
}

/** A function of another kind keeps its parameters and has no body. */
export function readFunctionBox(element: Element, inside: Inside, reading: Reading): DmnFunctionBox {
  refuseOthers(element, ['formalParameter', ...BOXES], reading, inside.table)
  const kind = attribute(element, 'kind') ?? 'FEEL'
  if (kind !== 'FEEL' && kind !== 'PMML') reading.refuse(element, inside.table, `a function of kind ${kind}`)
  const params = childrenNamed(element, 'formalParameter').map(readVariable)
  const body = kind === 'PMML' ? readModelBox(element, inside, reading) : kind === 'FEEL' ? readBoxIn(element, inside, reading) : null
  return { kind: 'function', ...commonOf(element), params, body }
}

/** `document` and `model` of a context, each a text. */
function readModelBox(element: Element, inside: Inside, reading: Reading): DmnModelBox | null {
  const context = readBoxIn(element, inside, reading)
  const textOf = (name: string): string | null => {
    const entries = context?.kind === 'context' ? context.entries : []
    const body = entries.find(({ variable }) => variable?.name === name)?.body
    return body?.kind === 'expression' ? (/^"([^"\\]*)"$/.exec(body.text)?.[1] ?? null) : null
  }
  const document = textOf('document')
  if (context?.kind !== 'context' || document === null) {
    reading.refuse(element, inside.table, 'a function of kind PMML without a context that names its `document` as a text')
    return null
  }
  const origin = { context, document, model: textOf('model') }
  return { kind: 'model', id: context.id, line: context.line, kept: context.kept, typeRef: context.typeRef, origin, call: null }
}
