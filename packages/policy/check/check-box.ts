/**
 * The boxes of a model → the nodes that texts are made of, so that one typer types both. A text or a table inside of a box types itself where it
 * stands: in the scope of its place, with its own line for faults.
 */
import type { DmnBox, DmnFunctionBox, DmnInvocation, DmnModelBox, DmnRelation, DmnVariable } from '../dmn/model.ts'
import type { Expr } from '../feel/ast.ts'
import { nearestName } from '../feel/nearest-name.ts'
import { anyType, type Type, typeName } from '../feel/type.ts'
import type { Held, Ir } from '../ir/ir.ts'
import { checkTable } from './check-table.ts'
import { type Checking, checkText, faultAt, parseText, typingIn } from './check-text.ts'
import type { Place } from './diagnostic.ts'
import { hold, mayBecome } from './hold.ts'
import { typeExpression } from './type-expression.ts'
import { broken, coerced, didYouMean, type Scope, type Typing } from './typing.ts'

/** Where a box stands: `table` is the element it belongs to, which what fires in a table inside of it is told under. */
export type Inside = { readonly table: string; readonly checking: Checking }

/** A box on its own, in the scope of a decision or function, held to `declared` and to the type it says to have. */
export function checkBox(box: DmnBox, declared: Held | null, scope: Scope, inside: Inside): Ir {
  const { fault } = faultAt('', placeOf(box.line, inside), inside.checking.reportText)
  const typing = typingIn(scope, null, fault, inside.checking)
  const value = box.kind === 'table' ? typeTable(box, declared, typing, inside) : typeExpression(exprOf(box, inside), typing)
  return hold(value, declared, fault)
}

const placeOf = (line: number, { table, checking }: Inside): Place => ({ file: checking.file, line, table })
const nowhere = { at: 0, end: 0 }

/** Types itself at its own line, whatever the fault of what is around it. */
function boxed(line: number, inside: Inside, check: (typing: Typing) => Ir): Expr {
  const { fault } = faultAt('', placeOf(line, inside), inside.checking.reportText)
  return { ...nowhere, kind: 'box', check: (typing) => check({ ...typing, fault }) }
}

const nothing: Expr = { ...nowhere, kind: 'literal', value: null }

/** A missing box is told, and is null. */
function exprOrMissing(box: DmnBox | null, line: number, inside: Inside): Expr {
  if (box !== null) return exprOf(box, inside)
  inside.checking.reportText(placeOf(line, inside), 'missing-expression', 'a box is empty here')
  return nothing
}

function exprOf(box: DmnBox, inside: Inside): Expr {
  // A function stays one, so that the entry of a context that holds it may call itself.
  if (box.kind === 'function') return functionOf(box, inside)
  const declared = inside.checking.typeOf(box.typeRef, placeOf(box.line, inside))
  return boxed(box.line, inside, (typing) => hold(typeBox(box, declared, typing, inside), declared, typing.fault))
}

function typeBox(box: Exclude<DmnBox, DmnFunctionBox>, declared: Held | null, typing: Typing, inside: Inside): Ir {
  const part = (each: DmnBox | null): Expr => exprOrMissing(each, box.line, inside)
  switch (box.kind) {
    case 'expression':
      return checkText(box, placeOf(box.line, inside), typing, inside.checking)
    case 'table':
      return typeTable(box, declared, typing, inside)
    case 'context':
      return typeExpression(contextOf(box, inside), typing)
    case 'invocation':
      return typeInvocation(box, typing, inside)
    case 'relation':
      return typeExpression(relationOf(box, inside), typing)
    case 'list':
      return typeExpression({ ...nowhere, kind: 'list', items: box.items.map(part) }, typing)
    case 'conditional': {
      const { condition, yes, no } = box
      return typeExpression({ ...nowhere, kind: 'if', condition: part(condition), yes: part(yes), no: part(no) }, typing)
    }
    case 'model':
      return typeModel(box, typing)
    case 'filter':
      return typeExpression({ ...nowhere, kind: 'filter', of: part(box.of), condition: part(box.match) }, typing)
    case 'for':
    case 'some':
    case 'every': {
      const iterators = [{ ...nowhere, name: box.variable, from: part(box.over), to: null }]
      const body = part(box.body)
      return box.kind === 'for'
        ? typeExpression({ ...nowhere, kind: 'for', iterators, body }, typing)
        : typeExpression({ ...nowhere, kind: 'quantified', how: box.kind, iterators, condition: body }, typing)
    }
  }
}

function typeTable(box: Extract<DmnBox, { kind: 'table' }>, declared: Held | null, typing: Typing, { table, checking }: Inside): Ir {
  const { type, body } = checkTable(box, table, declared, typing, checking)
  const { tables } = checking.language
  return { op: 'table', table: tables.push({ name: table, table: body, line: box.line, isCopy: checking.isCopy === true }) - 1, type }
}

/** A model reads what has the names of its inputs. */
function typeModel({ call }: DmnModelBox, typing: Typing): Ir {
  if (call?.params == null) return broken
  const args = call.params.map(({ name, type }): Ir => {
    const variable = typing.variables.get(name)
    if (variable === undefined) {
      typing.fault(null, 'unknown-name', `the model reads \`${name}\`, and nothing here has that name`, nearestOf(name, typing))
      return broken
    }
    if (!mayBecome(variable.type, type))
      typing.fault(null, 'type-mismatch', `\`${name}\` is a ${typeName(variable.type)}, and the model reads a ${typeName(type)}`)
    return coerced(variable.read ?? { op: 'slot', slot: variable.slot, name, type: variable.type }, type)
  })
  const type: Type = { kind: 'function', params: call.params.map((each) => each.type), result: call.result }
  return { op: 'invoke', of: { op: 'constant', value: call, type }, args, names: null, type: call.result }
}

const nearestOf = (name: string, { variables }: Typing): string | undefined => didYouMean(nearestName(name, variables.keys()))

/** A value held to the type that its variable says to have. */
function held(body: DmnBox | null, { typeRef, line }: DmnVariable, inside: Inside): Expr {
  const expr = exprOrMissing(body, line, inside)
  const declared = inside.checking.typeOf(typeRef, placeOf(line, inside))
  if (declared === null || expr.kind === 'function') return expr
  return boxed(line, inside, (typing) => hold(typeExpression(expr, typing), declared, typing.fault))
}

function contextOf(box: Extract<DmnBox, { kind: 'context' }>, inside: Inside): Expr {
  const entries = box.entries.flatMap(({ variable, body }) =>
    variable ? [{ ...nowhere, key: variable.name, value: held(body, variable, inside) }] : [],
  )
  const last = box.entries.find(({ variable }) => variable === null)
  return { ...nowhere, kind: 'context', entries, result: last ? exprOrMissing(last.body, box.line, inside) : null }
}

function relationOf({ columns, rows, line }: DmnRelation, inside: Inside): Expr {
  const items = rows.map((row): Expr => {
    if (row.length !== columns.length) {
      const message = `a row of the relation has ${row.length} cells for ${columns.length} columns`
      inside.checking.reportText(placeOf(row[0]?.line ?? line, inside), 'entry-count', message)
    }
    const entries = columns.map((column, index) => ({ ...nowhere, key: column.name, value: held(row[index] ?? null, column, inside) }))
    // Cells of one row do not see each other, unlike the entries of a context: each is typed outside of it.
    return boxed(line, inside, (typing) =>
      typeExpression(
        {
          ...nowhere,
          kind: 'context',
          entries: entries.map((entry) => ({ ...entry, value: boxed(line, inside, () => typeExpression(entry.value, typing)) })),
          result: null,
        },
        typing,
      ),
    )
  })
  return { ...nowhere, kind: 'list', items }
}

/** What is called is a name in most models, and then the call knows what it calls. */
function typeInvocation({ called, bindings, line }: DmnInvocation, typing: Typing, inside: Inside): Ir {
  const of =
    called?.kind === 'expression'
      ? parseText(called, placeOf(called.line, inside), typing, inside.checking)
      : exprOrMissing(called, line, inside)
  if (of === null) return broken
  const args = bindings.map(({ parameter, body }) => ({ name: parameter.name, value: held(body ?? missingArgument, parameter, inside) }))
  return typeExpression({ ...nowhere, kind: 'call', of, args }, typing)
}

/** A parameter that is bound to nothing is null. */
const missingArgument: DmnBox = { kind: 'expression', text: 'null', typeRef: null, line: 1, id: null, kept: [] }

function functionOf({ params, body, line }: DmnFunctionBox, inside: Inside): Expr {
  const typed = params.map(({ name, typeRef, line: at }) => ({
    ...nowhere,
    name,
    type: inside.checking.typeOf(typeRef, placeOf(at, inside))?.type ?? anyType,
  }))
  return { ...nowhere, kind: 'function', params: typed, body: exprOrMissing(body, line, inside), external: false }
}
