/**
 * What one pack says otherwise than another, in words of the policy: rows and cells of its tables, cut points, reasons and holds; and of each file the lines.
 *
 * Whole    whatever differs between the two is told: what no word of the policy says of a file, its lines do.
 * Limit    CHANGES_MAX are told one by one, and how many more there are; a text is cut after TEXT_MAX letters.
 */
import { changesBetween, type ModelChange } from '@fairline/policy/dmn/model-changes'
import { readModel } from '@fairline/policy/dmn/read-model'
import { invariant } from '../kernel/outcome.ts'
import { feedsIn } from './models.ts'
import type { Pack } from './pack.ts'
import { holdTables, POLICY_FILE, reasonsGiven } from './pack-shape.ts'

type Said = string | readonly string[] | number | null
/** `of`: the place, from the table to the cell; the reason; the file. `before` null: it is new. `after` null: it is gone. */
export type PackChange = Readonly<{
  field: 'table' | 'row' | 'cell' | 'cut_points' | 'hold' | 'reason' | 'file' | 'more_changes'
  of?: string
  before: Said
  after: Said
}>

const CHANGES_MAX = 500
const TEXT_MAX = 4_000

export function packChanges(before: Pack, after: Pack): PackChange[] {
  const changes = [
    ...changesBetween(modelOf(before), modelOf(after)).map(tableChange),
    ...keyed('cut_points', cutPointsOf(before), cutPointsOf(after)),
    ...keyed('hold', holdsOf(before), holdsOf(after)),
    ...keyed('reason', wordsOf(before), wordsOf(after)),
    ...fileChanges(before, after),
  ]
  const left = changes.length - CHANGES_MAX
  return left > 0 ? [...changes.slice(0, CHANGES_MAX), { field: 'more_changes', before: null, after: left }] : changes
}

function modelOf({ files }: Pack) {
  const model = readModel({ xml: files.get(POLICY_FILE) ?? '', file: POLICY_FILE, models: feedsIn(files).feeds }, () => {})
  invariant(model !== null, 'the tables of a pack that was read can be read again')
  return model
}

function tableChange({ name, rule_id, column, before, after }: ModelChange): PackChange {
  const of = [name, rule_id, column].filter((part) => part !== undefined).join(' / ')
  const field = rule_id === undefined ? 'table' : column === undefined ? 'row' : 'cell'
  return { field, of, before: cut(before), after: cut(after) }
}

const cutPointsOf = ({ policy }: Pack) => new Map([...policy.thresholds].map(([name, values]) => [name, values.map(String)] as const))

const wordsOf = ({ reasons }: Pack) => new Map([...reasons.values()].map(({ code, text }) => [code, [text.zh, text.en]] as const))

/** Tables that place a hold, by its reason. */
function holdsOf({ policy }: Pack): ReadonlyMap<string, readonly string[]> {
  const tables = new Set(holdTables(policy))
  const given = new Map<string, Set<string>>()
  for (const { reason, table } of reasonsGiven(policy)) {
    if (tables.has(table)) given.set(reason, (given.get(reason) ?? new Set()).add(table))
  }
  return new Map([...given].map(([reason, places]) => [reason, [...places].sort()]))
}

type Keyed = ReadonlyMap<string, readonly string[]>

function keyed(field: PackChange['field'], before: Keyed, after: Keyed): PackChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((of) => {
    const [one, other] = [before.get(of) ?? null, after.get(of) ?? null]
    return JSON.stringify(one) === JSON.stringify(other) ? [] : [{ field, of, before: one, after: other }]
  })
}

/** The lines that the other side does not have. */
function fileChanges({ files: before }: Pack, { files: after }: Pack): PackChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((name): PackChange[] => {
    const [was, is] = [before.get(name), after.get(name)]
    if (was === is) return []
    return [{ field: 'file', of: name, before: cut(linesBeside(was, is)), after: cut(linesBeside(is, was)) }]
  })
}

function linesBeside(text: string | undefined, other: string | undefined): string | undefined {
  const known = new Set(other?.split('\n'))
  return text
    ?.split('\n')
    .filter((line) => !known.has(line))
    .join('\n')
}

function cut(text: string | undefined): string | null {
  if (text === undefined) return null
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)} …` : text
}
