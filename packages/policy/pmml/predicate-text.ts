/** A predicate as a person reads it, and the inputs it looks at. */
import type { PmmlValue } from './data-type.ts'
import type { Predicate } from './predicate.ts'

const SIGNS = { lessThan: '<', lessOrEqual: '<=', greaterThan: '>', greaterOrEqual: '>=' } as const

export function predicateText(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'constant':
      return predicate.value ? '-' : 'false'
    case 'missing':
      return `${predicate.field.name} ${predicate.negated ? '!=' : '='} null`
    case 'equal':
      return `${predicate.field.name} ${predicate.negated ? '!=' : '='} ${valueText(predicate.value)}`
    case 'order':
      return `${predicate.field.name} ${SIGNS[predicate.how]} ${predicate.written}`
    case 'among': {
      const list = `${predicate.field.name} in (${predicate.values.map(valueText).join(', ')})`
      return predicate.negated ? `not(${list})` : list
    }
    case 'compound':
      return predicate.of
        .map((each) => (each.kind === 'compound' ? `(${predicateText(each)})` : predicateText(each)))
        .join(` ${predicate.how} `)
  }
}

const valueText = (value: PmmlValue): string => (typeof value === 'string' ? JSON.stringify(value) : String(value))

export function inputsOf(predicate: Predicate): readonly string[] {
  if (predicate.kind === 'constant') return []
  return predicate.kind === 'compound' ? [...new Set(predicate.of.flatMap(inputsOf))] : predicate.field.inputs
}
