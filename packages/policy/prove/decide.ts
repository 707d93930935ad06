/** Tests and comparisons of terms that their bounds decide. */
import type { Frame } from '../compile/frame.ts'
import type { IrCell } from '../ir/ir.ts'
import { sameValue, type Value } from '../value.ts'
import type { Span } from './axis.ts'
import { boundsOf, isAtMost } from './bounds.ts'
import { frameOf } from './frame-of.ts'
import { markCell, newMarks } from './marks.ts'
import { falseTerm, type Term, trueTerm, unknownTerm, valueTerm } from './term.ts'
import { axisOfVariable } from './variable.ts'

/** A term of known bounds may lie on one side of all that a cell asks. */
export function byBounds(end: Term, cell: IrCell, test: (frame: Frame, it: Value) => boolean): Term {
  if (end.term === 'value') return valueTerm(test(frameOf(0), end.value))
  if (end.term !== 'computed' && end.term !== 'within') return unknownTerm
  const marks = newMarks()
  if (!markCell(cell, (ir) => (ir.op === 'it' ? marks : null))) return unknownTerm
  const axis = axisOfVariable({ type: { kind: 'number', nullable: false }, allowed: [], nullable: false }, marks)
  const answers = (axis?.bands ?? []).flatMap(({ span, witness }) => {
    const meets = span !== null && !isAtMostSpan(span, end) && !isAtLeastSpan(span, end)
    return meets ? [test(frameOf(0), witness)] : []
  })
  return answers.length > 0 && answers.every((each) => each === answers[0]) ? valueTerm(answers[0]!) : unknownTerm
}

/** Does the band lie below all that the term can be? */
function isAtMostSpan({ high, highOpen }: Span, term: Term): boolean {
  const { low, lowOpen } = boundsOf(term)
  if (high === null || low === null) return false
  return sameValue(high, low) ? highOpen || lowOpen : isAtMost(valueTerm(high), valueTerm(low))
}

function isAtLeastSpan({ low, lowOpen }: Span, term: Term): boolean {
  const { high, highOpen } = boundsOf(term)
  if (high === null || low === null) return false
  return sameValue(high, low) ? highOpen || lowOpen : isAtMost(valueTerm(high), valueTerm(low))
}

/** Comparisons of terms that bounds decide. */
export function decided(term: Term): Term {
  if (term.term !== 'computed' || term.ir.op !== 'compare') return term
  const [left, right] = term.of as [Term, Term]
  const less = (a: Term, b: Term): boolean => isLess(a, b)
  switch (term.ir.how) {
    case '<':
      return less(left, right) ? trueTerm : isAtMost(right, left) ? falseTerm : unknownTerm
    case '<=':
      return isAtMost(left, right) ? trueTerm : less(right, left) ? falseTerm : unknownTerm
    case '>':
      return less(right, left) ? trueTerm : isAtMost(left, right) ? falseTerm : unknownTerm
    case '>=':
      return isAtMost(right, left) ? trueTerm : less(left, right) ? falseTerm : unknownTerm
    default:
      return less(left, right) || less(right, left) ? valueTerm(term.ir.how === '!=') : unknownTerm
  }
}

function isLess(a: Term, b: Term): boolean {
  const [x, y] = [boundsOf(a), boundsOf(b)]
  if (x.high === null || y.low === null) return false
  return sameValue(x.high, y.low) ? x.highOpen || y.lowOpen : isAtMost(valueTerm(x.high), valueTerm(y.low))
}
