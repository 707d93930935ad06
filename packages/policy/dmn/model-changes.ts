/** What differs between two models as they are written: decisions and functions, rows by their rule id, cells and outputs by their column. */
import type { DmnBox, DmnDecision, DmnModel, DmnRule, DmnTable, DmnText } from './model.ts'

export type ModelChange = {
  /** Of the decision, function, type or input. */
  readonly name: string
  readonly what: 'added' | 'removed' | 'changed'
  readonly rule_id?: string
  readonly column?: string
  readonly before?: string
  readonly after?: string
}

export function changesBetween(before: DmnModel, after: DmnModel): ModelChange[] {
  return [
    ...named(before.inputs, after.inputs, ({ typeRef }) => typeRef ?? 'Any'),
    ...named(before.types, after.types, bare),
    ...named(before.functions, after.functions, ({ logic, typeRef }) => bare({ logic, typeRef })),
    ...decisionChanges(before, after),
  ]
}

type Named = { readonly name: string }

function named<T extends Named>(before: readonly T[], after: readonly T[], write: (one: T) => string): ModelChange[] {
  return pairs(before, after, ({ name }) => name).flatMap(([name, was, is]): ModelChange[] => {
    const [one, other] = [was && write(was), is && write(is)]
    return one === other ? [] : [changed({ name }, one, other)]
  })
}

function changed(
  place: Pick<ModelChange, 'name' | 'rule_id' | 'column'>,
  before: string | undefined,
  after: string | undefined,
): ModelChange {
  if (before === undefined) return { ...place, what: 'added', after: after! }
  return after === undefined ? { ...place, what: 'removed', before } : { ...place, what: 'changed', before, after }
}

/** In the order of the later, those that are gone first. */
function pairs<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (one: T) => string,
): [key: string, was: T | undefined, is: T | undefined][] {
  const [old, now] = [before, after].map((side) => new Map(side.map((one) => [keyOf(one), one]))) as [Map<string, T>, Map<string, T>]
  const gone = [...old].filter(([key]) => !now.has(key))
  return [
    ...gone.map(([key, was]): [string, T, undefined] => [key, was, undefined]),
    ...[...now].map(([key, is]): [string, T | undefined, T] => [key, old.get(key), is]),
  ]
}

function decisionChanges(before: DmnModel, after: DmnModel): ModelChange[] {
  return pairs(before.decisions, after.decisions, ({ name }) => name).flatMap(([name, was, is]): ModelChange[] => {
    if (was?.body?.kind === 'table' && is?.body?.kind === 'table') return tableChanges(name, was.body, is.body)
    const [one, other] = [was && bodyText(was), is && bodyText(is)]
    return one === other ? [] : [changed({ name }, one, other)]
  })
}

function bodyText({ body }: DmnDecision): string {
  if (body?.kind === 'expression') return body.text
  return body?.kind === 'table' ? `a table of ${body.rules.length} rows` : bare(body as DmnBox | null)
}

/** Without what decides nothing. */
const bare = (part: unknown): string =>
  JSON.stringify(part, (key, value: unknown) => (['line', 'id', 'kept', 'variableId', 'self'].includes(key) ? undefined : value))

function tableChanges(name: string, was: DmnTable, is: DmnTable): ModelChange[] {
  const heads = [was, is].map(({ hitPolicy, aggregation }) => (aggregation === null ? hitPolicy : `${hitPolicy} ${aggregation}`)) as [
    string,
    string,
  ]
  const defaults = pairs(defaultsOf(was), defaultsOf(is), ([column]) => column)
  return [
    ...(heads[0] === heads[1] ? [] : [changed({ name, column: 'hit policy' }, ...heads)]),
    ...defaults.flatMap(([column, one, other]) =>
      one?.[1] === other?.[1] ? [] : [changed({ name, column: `default ${column}` }, one?.[1], other?.[1])],
    ),
    ...pairs(namedRules(was), namedRules(is), ({ name: id }) => id).flatMap(([id, old, now]) =>
      ruleChanges(name, id, old && cellsOf(was, old.rule), now && cellsOf(is, now.rule)),
    ),
    ...orderChange(name, was, is),
  ]
}

/** By its id; one that has none, or another's, by its place. */
function namedRules({ rules }: DmnTable): { readonly name: string; readonly rule: DmnRule }[] {
  const seen = new Set<string>()
  return rules.map((rule, index) => {
    const name = rule.id === null || rule.id === undefined || seen.has(rule.id) ? `row ${index + 1}` : rule.id
    seen.add(name)
    return { name, rule }
  })
}

const defaultsOf = ({ outputs }: DmnTable): [string, string][] =>
  outputs.map(({ name, label, defaultEntry }) => [name ?? label, defaultEntry?.text ?? '-'])

/** By column: cells that test nothing are dashes. */
function cellsOf({ inputs, outputs, annotations }: DmnTable, rule: DmnRule): Map<string, string> {
  const textOf = (entry: DmnText | undefined): string => entry?.text || '-'
  return new Map([
    ...inputs.map(({ expression }, index): [string, string] => [expression.text, textOf(rule.inputs[index])]),
    ...outputs.map(({ name, label }, index): [string, string] => [`=> ${name ?? label}`, textOf(rule.outputs[index])]),
    ...annotations.map((annotation, index): [string, string] => [`# ${annotation}`, annotationText(rule.annotations[index])]),
  ])
}

const annotationText = (annotation: string | { readonly text: string } | undefined): string =>
  (typeof annotation === 'string' ? annotation : annotation?.text) || '-'

type Cells = ReadonlyMap<string, string> | undefined

function ruleChanges(name: string, id: string, was: Cells, is: Cells): ModelChange[] {
  const rowText = (cells: Cells): string | undefined =>
    cells &&
    [...cells]
      .filter(([, text]) => text !== '-')
      .map(([column, text]) => `${column} ${text}`)
      .join(', ')
  if (was === undefined || is === undefined) return [changed({ name, rule_id: id }, rowText(was), rowText(is))]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((column) => {
    const [one, other] = [was.get(column) ?? '-', is.get(column) ?? '-']
    return one === other ? [] : [changed({ name, rule_id: id, column }, one, other)]
  })
}

/** Of the rows that both have: under FIRST the order decides. */
function orderChange(name: string, was: DmnTable, is: DmnTable): ModelChange[] {
  const both = (own: DmnTable, other: DmnTable): string => {
    const known = new Set(other.rules.map(({ id }) => id))
    return own.rules
      .map(({ id }) => id)
      .filter((id) => known.has(id))
      .join(' ')
  }
  const [before, after] = [both(was, is), both(is, was)]
  return before === after ? [] : [changed({ name, column: 'order of rows' }, before, after)]
}
