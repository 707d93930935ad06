/**
 * Typed expression → closure. No code is generated, so it runs under a strict content security policy.
 *
 * Null     `=` and `!=` are two-valued, ordering gives null, `and`/`or` are Kleene's, `if` takes `else` on null, arithmetic on null is null.
 * Errors   none is thrown; an operation without a result gives null.
 * Source   DMN 1.5, section 10.3.2.
 */

import { coerce, isInstance } from '../feel/conform.ts'
import { heightOf } from '../ir/height.ts'
import type { Ir, IrIterator } from '../ir/ir.ts'
import { charge, type Run, traceOf } from './frame.ts'
import { builtinValue, compileApply, compileCall, compileFunction, compileInvoke } from './functions.ts'
import { compileHold } from './hold.ts'
import { compileFieldOrElse, compileFilter, compileFor, compileIndex, compileQuantified, type Walk } from './loops.ts'
import { negated } from './operate.ts'
import { areCertain, compileArithmetic, compileCompare, compileConcatenate, compileField, compileIf, compileLogic } from './operator.ts'
import { pathOf } from './path.ts'
import { compileContext, compileList, compileRange } from './structure.ts'
import { compileAllowed, compileIn, compileTest } from './unary-test.ts'

export function compileExpression(ir: Ir): Run {
  switch (ir.op) {
    case 'constant': {
      const { value } = ir
      return () => value
    }
    case 'slot': {
      const { slot } = ir
      return (frame) => frame[slot]!
    }
    case 'it':
      return (_frame, it) => it
    case 'field':
      return compileField(compileExpression(ir.of), ir.field)
    case 'path': {
      const [of, { field }] = [compileExpression(ir.of), ir]
      return (frame, it) => {
        const value = of(frame, it)
        return charge(frame, value) ? pathOf(value, field) : null
      }
    }
    case 'negate': {
      const operand = compileExpression(ir.operand)
      return (frame, it) => negated(operand(frame, it))
    }
    case 'arithmetic':
      return compileArithmetic(ir.how, compileExpression(ir.left), compileExpression(ir.right), ir.type)
    case 'concatenate':
      return compileConcatenate(compileExpression(ir.left), compileExpression(ir.right))
    case 'compare':
      return compileCompare(ir.how, compileExpression(ir.left), compileExpression(ir.right), areCertain(ir.left.type, ir.right.type))
    case 'logic':
      return compileLogic(ir.how === 'and', compileExpression(ir.left), compileExpression(ir.right))
    case 'if':
      return compileIf(compileExpression(ir.condition), compileExpression(ir.yes), compileExpression(ir.no))
    case 'list':
      return compileList(ir.items.map(compileExpression))
    case 'in':
      return compileIn(
        compileExpression(ir.value),
        ir.tests.map((test) => compileTest(test, compileExpression)),
      )
    case 'call':
    case 'apply':
    case 'invoke':
    case 'function':
    case 'builtin':
    case 'table':
      return compileCalling(ir)
    default:
      return compileCollection(ir)
  }
}

type Calling = Extract<Ir, { op: 'call' | 'apply' | 'invoke' | 'function' | 'builtin' | 'table' }>

function compileCalling(ir: Calling): Run {
  switch (ir.op) {
    case 'call':
      return compileCall(ir.name, ir.args.map(compileExpression))
    case 'apply':
      return compileApply(ir.args.map(compileExpression), ir.slots, compileExpression(ir.body))
    case 'invoke':
      return compileInvoke(compileExpression(ir.of), ir.args.map(compileExpression), ir.names)
    case 'function':
      return compileFunction(partsOf(ir), ir.once, compileExpression(ir.body))
    case 'builtin': {
      const value = builtinValue(ir.name)
      return () => value
    }
    case 'table': {
      const { table } = ir
      return (frame) => {
        const trace = traceOf(frame)
        return trace.tables?.[table]?.(frame, trace) ?? null
      }
    }
  }
}

type Collecting = Extract<
  Ir,
  { op: 'context' | 'range' | 'field-or-else' | 'filter' | 'for' | 'quantified' | 'instance' | 'coerce' | 'hold' }
>

function compileCollection(ir: Collecting): Run {
  switch (ir.op) {
    case 'context':
      return compileContext(
        ir.entries.map(({ key, slot, value }) => ({ key, slot, run: compileExpression(value) })),
        ir.result && compileExpression(ir.result),
      )
    case 'range':
      return compileRange(ir.form, compileExpression(ir.low), compileExpression(ir.high), ir)
    case 'field-or-else':
      return compileFieldOrElse(compileExpression(ir.of), ir.field, compileExpression(ir.otherwise))
    case 'filter': {
      const { kind } = ir.condition.type
      const compile = kind === 'number' || kind === 'null' ? compileIndex : compileFilter
      return compile(compileExpression(ir.of), ir.slot, compileExpression(ir.condition))
    }
    case 'for':
      return compileFor(ir.iterators.map(compileWalk), ir.partial, compileExpression(ir.body))
    case 'quantified':
      return compileQuantified(ir.how === 'some', ir.iterators.map(compileWalk), compileExpression(ir.condition))
    case 'instance': {
      const [value, { of }] = [compileExpression(ir.value), ir]
      return (frame, it) => isInstance(value(frame, it), of)
    }
    case 'coerce': {
      const [value, { to }] = [compileExpression(ir.value), ir]
      return (frame, it) => coerce(value(frame, it), to)
    }
    case 'hold': {
      const [value, hold] = [compileExpression(ir.value), compileHold(ir.to, (cell) => compileAllowed(cell, compileExpression))]
      return (frame, it) => hold(value(frame, it), frame) ?? null
    }
  }
}

const compileWalk = ({ slot, from, to }: IrIterator): Walk => ({
  slot,
  from: compileExpression(from),
  to: to && compileExpression(to),
})

const partsOf = ({ params, self, body, type }: Extract<Ir, { op: 'function' }>): Parameters<typeof compileFunction>[0] => ({
  params,
  self,
  result: type.kind === 'function' ? type.result : type,
  height: heightOf(body),
})
