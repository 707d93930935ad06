/**
 * The attributes of a characteristic as bands of its input that do not overlap, each written as a cell of a decision table.
 *
 * Between two neighbours of the values that its tests name, every test has one answer, and so has it on each such value; neighbours that fire
 * the same attribute are one band.
 */
import { isNumeric, type PmmlValue } from './data-type.ts'
import { compilePredicate, type Predicate } from './predicate.ts'
import type { Field, Frame } from './scope.ts'

/** `attribute` is its place, 1-based. */
export type CardBand = { readonly cell: string; readonly attribute: number }
export type Banded = { readonly input: string | null; readonly bands: readonly CardBand[] } | { readonly fault: string }

export function bandsOf(predicates: readonly Predicate[]): Banded {
  const fields = [...new Set(predicates.flatMap(fieldsOf))]
  const [field] = fields
  if (fields.length > 1) return { fault: `it tests ${fields.length} fields` }
  if (field === undefined) {
    const always = predicates.findIndex((each) => compilePredicate(each)(NO_FRAME) === true)
    return always < 0 ? { fault: 'no attribute is ever true' } : { input: null, bands: [{ cell: '-', attribute: always + 1 }] }
  }
  if (field.inputs.length !== 1 || field.inputs[0] !== field.name) return { fault: `\`${field.name}\` is computed, not an input` }
  const fires = probeOf(predicates, field)
  const all = [{ cell: 'null', attribute: fires(null) }, ...bands(field, predicates, fires)]
  const open = all.find(({ attribute }) => attribute === 0)
  return open === undefined ? { input: field.name, bands: all } : { fault: `no attribute is true where \`${field.name}\` is ${open.cell}` }
}

/** What no predicate reads. */
const NO_FRAME = {} as Frame

/** Which attribute a value fires; 0 for none. */
function probeOf(predicates: readonly Predicate[], field: Field): (value: PmmlValue) => number {
  let probed: PmmlValue = null
  const probe: Field = { ...field, read: () => probed }
  const tests = predicates.map((each) => compilePredicate(withField(each, probe)))
  return (value) => {
    probed = value
    return tests.findIndex((test) => test(NO_FRAME) === true) + 1
  }
}

function fieldsOf(predicate: Predicate): readonly Field[] {
  if (predicate.kind === 'constant') return []
  return predicate.kind === 'compound' ? predicate.of.flatMap(fieldsOf) : [predicate.field]
}

function withField(predicate: Predicate, field: Field): Predicate {
  if (predicate.kind === 'constant') return predicate
  return predicate.kind === 'compound' ? { ...predicate, of: predicate.of.map((each) => withField(each, field)) } : { ...predicate, field }
}

/** The values that tests name. */
function namedBy(predicate: Predicate): readonly PmmlValue[] {
  switch (predicate.kind) {
    case 'constant':
    case 'missing':
      return []
    case 'equal':
      return [predicate.value]
    case 'among':
      return predicate.values
    case 'order':
      return [predicate.bound]
    case 'compound':
      return predicate.of.flatMap(namedBy)
  }
}

type Fires = (value: PmmlValue) => number

function bands(field: Field, predicates: readonly Predicate[], fires: Fires): CardBand[] {
  if (field.type === 'boolean') return [true, false].map((value) => ({ cell: String(value), attribute: fires(value) }))
  if (!isNumeric(field.type)) return textBands(field, predicates, fires)
  const named = predicates.flatMap(namedBy).filter((each) => typeof each === 'number')
  return numberBands(
    [...new Set(named)].sort((a, b) => a - b),
    fires,
  )
}

/** One for each value; where the input may hold others, one for all of them. */
function textBands({ values, optype }: Field, predicates: readonly Predicate[], fires: Fires): CardBand[] {
  const named = optype === 'ordinal' ? [] : predicates.flatMap(namedBy)
  const texts = values ?? [...new Set(named)].filter((each) => each !== null)
  const own = texts.map((value) => ({ cell: JSON.stringify(value), attribute: fires(value) }))
  if (values !== null) return own
  const other = `${texts.join('')}…`
  return [
    ...own,
    { cell: texts.length === 0 ? 'not(null)' : `not(${texts.map((each) => JSON.stringify(each)).join(', ')})`, attribute: fires(other) },
  ]
}

/** A piece of the line: a point, or what lies between two. */
type Piece = { readonly low: number; readonly high: number; readonly isPoint: boolean; readonly attribute: number }

function numberBands(cuts: readonly number[], fires: Fires): CardBand[] {
  const ends = [Number.NEGATIVE_INFINITY, ...cuts, Number.POSITIVE_INFINITY]
  const pieces = ends.slice(0, -1).flatMap((low, index): Piece[] => {
    const high = ends[index + 1]!
    const between: Piece = { low, high, isPoint: false, attribute: fires(insideOf(low, high)) }
    return index === 0 ? [between] : [{ low, high: low, isPoint: true, attribute: fires(low) }, between]
  })
  const groups: Piece[][] = []
  for (const piece of pieces) {
    if (groups.at(-1)?.[0]?.attribute === piece.attribute) groups.at(-1)!.push(piece)
    else groups.push([piece])
  }
  return groups.map((group) => ({ cell: cellOf(group[0]!, group.at(-1)!), attribute: group[0]!.attribute }))
}

function insideOf(low: number, high: number): number {
  if (low === Number.NEGATIVE_INFINITY) return high === Number.POSITIVE_INFINITY ? 0 : high - Math.max(1, Math.abs(high))
  return high === Number.POSITIVE_INFINITY ? low + Math.max(1, Math.abs(low)) : low + (high - low) / 2
}

function cellOf({ low, isPoint: lowClosed }: Piece, { high, isPoint: highClosed }: Piece): string {
  if (low === Number.NEGATIVE_INFINITY) return high === Number.POSITIVE_INFINITY ? 'not(null)' : `${highClosed ? '<=' : '<'} ${high}`
  if (high === Number.POSITIVE_INFINITY) return `${lowClosed ? '>=' : '>'} ${low}`
  return low === high ? String(low) : `${lowClosed ? '[' : '('}${low}..${high}${highClosed ? ']' : ')'}`
}
