/**
 * Is one term never more than another, where their bounds over whole bands cannot tell? Bands are halved until each part can.
 *
 * Limits   `MAX_PARTS` parts; where that is not enough the answer is no, which means only that it was not proved.
 */
import { add, compareNum, isNum, multiply, type Num, negate, subtract } from '../value.ts'
import { halfway, type Span } from './axis.ts'
import { isAtMost } from './bounds.ts'
import type { Term } from './term.ts'

const MAX_PARTS = 300

export function isAtMostInParts(first: Term, second: Term): boolean {
  const open: (readonly [Term, Term])[] = [[first, second]]
  for (let parts = 0; parts < MAX_PARTS; parts++) {
    const pair = open.pop()
    if (pair === undefined) return true
    const [a, b] = pair
    if (isAtMost(a, b)) continue
    const widest = widestLeaf([...leavesOf(a), ...leavesOf(b)])
    if (widest === null) return false
    for (const half of halves(widest.span)) open.push([narrowed(a, widest.key, half), narrowed(b, widest.key, half)])
  }
  return false
}

type Leaf = { readonly key: string; readonly span: Span }

function leavesOf(term: Term): Leaf[] {
  if (term.term === 'within') return term.span === null ? [] : [{ key: term.key, span: term.span }]
  return term.term === 'computed' ? term.of.flatMap(leavesOf) : []
}

/** Those without an end first: until they have one nothing can be told of them. Null where all are points. */
function widestLeaf(leaves: readonly Leaf[]): Leaf | null {
  let widest: { leaf: Leaf; width: Num | null } | null = null
  for (const leaf of leaves) {
    const { low, high } = leaf.span
    const width = low === null || high === null ? null : subtract(high, low)
    if (width !== null && compareNum(width, 0) <= 0) continue
    if (widest === null || (widest.width !== null && (width === null || compareNum(width, widest.width) > 0))) widest = { leaf, width }
  }
  return widest?.leaf ?? null
}

function halves(span: Span): Span[] {
  const cut = cutOf(span)
  return cut === null
    ? [span]
    : [
        { ...span, high: cut, highOpen: false },
        { ...span, low: cut, lowOpen: true },
      ]
}

/** The middle, and of what has no end twice as far as it begins. */
function cutOf({ low, high }: Span): Num | null {
  if (low !== null && high !== null) return halfway(low, high)
  if (low === null && high === null) return 0
  const end = low ?? high!
  const step = add(compareNum(end, 0) < 0 ? negate(end) : end, 1) ?? 1
  const far = multiply(step, low === null ? -1 : 1)
  return far !== null && isNum(far) ? add(end, far) : null
}

/** The same term where one leaf lies in a part of its band. */
function narrowed(term: Term, leaf: string, span: Span): Term {
  // A narrowed leaf keeps its key: it stands for the same value in both terms.
  if (term.term === 'within') return term.key === leaf ? { ...term, span } : term
  return term.term === 'computed' ? { ...term, of: term.of.map((each) => narrowed(each, leaf, span)) } : term
}
