/**
 * `fairline policy diff A B`: which rows and cells differ, and with `--book`, for whom that changes what.
 *
 * Exit     0; with --exit-code, 1 where anything differs.
 */

import { POLICY_FILE } from '@fairline/domain/pack/pack-shape'
import { type ModelChange as Change, changesBetween } from '@fairline/policy/dmn/model-changes'
import type { Policy, Value } from '@fairline/policy/policy'
import { compareNum, isNum, sameValue } from '@fairline/policy/value'
import type { Command } from 'commander'
import { INPUT_HELP, type Labelled, readInputs } from './inputs.ts'
import { jsonOf, shown } from './json.ts'
import { modelOf, type OpenPolicy, openPolicy } from './open-policy.ts'

type DiffOptions = { readonly book?: string; readonly json?: boolean; readonly exitCode?: boolean }
/** One decision, over a book: how many it says something else of, and of how many of them more or less. */
export type Hit = {
  readonly decision: string
  readonly changed: number
  readonly more: number
  readonly less: number
  readonly examples: readonly Example[]
}
type Example = { readonly id: string; readonly before: Value; readonly after: Value }

const EXAMPLES = 5

export function registerDiff(policy: Command): void {
  policy
    .command('diff')
    .description('which rows and cells differ between two policies, and who of a book is hit\n比较两份策略：改了哪些单元格，影响到哪些客户')
    .argument('<A>', 'the policy as it was: a pack or a DMN file')
    .argument('<B>', 'the policy as it is to be')
    .option('--book <INPUTS>', `who is hit: ${INPUT_HELP}`)
    .option('--exit-code', 'exit with 1 where anything differs')
    .option('--json', 'one JSON object')
    .action(async (a: string, b: string, options: DiffOptions) => {
      process.exitCode = await diff(a, b, options, (line) => console.log(line))
    })
}

/** The exit code. */
export async function diff(
  a: string,
  b: string,
  { book, json = false, exitCode = false }: DiffOptions,
  say: (line: string) => void,
): Promise<number> {
  const [before, after] = [await openPolicy(a), await openPolicy(b)]
  const changes = [...changesBetween(modelOf(before), modelOf(after)), ...otherFiles(before, after)]
  const people = book === undefined ? null : await readInputs(book, after.policy)
  const hits = people === null ? null : hitsOf(before.policy, after.policy, people)
  if (json) say(jsonOf({ changes, ...(hits !== null && { borrowers: people!.length, hits }) }))
  else for (const line of [...changes.map(changeText), ...(hits === null ? [] : hitLines(hits, people!.length))]) say(line)
  if (!json && changes.length === 0) say('the tables are the same  两份策略的表完全相同')
  return exitCode && changes.length > 0 ? 1 : 0
}

/** Of a pack, the files beside its tables. */
function otherFiles({ pack, files }: OpenPolicy, other: OpenPolicy): Change[] {
  if (pack === null || other.pack === null) return []
  const names = new Set([...files.keys(), ...other.files.keys()])
  return [...names].flatMap((name): Change[] => {
    const [before, after] = [files.get(name), other.files.get(name)]
    if (name === POLICY_FILE || before === after) return []
    return [{ name, what: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed' }]
  })
}

function changeText({ name, rule_id: id, what, column, before, after }: Change): string {
  const place = [name, id, column].filter((part) => part !== undefined).join(' / ')
  const mark = { added: '+', removed: '-', changed: '~' }[what]
  const texts = [before, after].filter((text) => text !== undefined)
  return `${mark} ${place}${texts.length === 0 ? '' : `: ${texts.join(' → ')}`}`
}

/** Of the decisions that both have. */
function hitsOf(before: Policy, after: Policy, people: readonly Labelled[]): Hit[] {
  const names = [...before.decisions.keys()].filter((name) => after.decisions.has(name))
  const [first, second] = [before.prepare(names), after.prepare(names)]
  const counts = names.map((decision) => ({ decision, changed: 0, more: 0, less: 0, examples: [] as Example[] }))
  for (const { label, inputs } of people) {
    const [was, is] = [first(inputs).values, second(inputs).values]
    for (const [index, count] of counts.entries()) tally(count, label, was[index]!, is[index]!)
  }
  return counts.filter(({ changed }) => changed > 0)
}

function tally(count: { changed: number; more: number; less: number; examples: Example[] }, id: string, before: Value, after: Value): void {
  if (sameValue(before, after)) return
  count.changed++
  if (isNum(before) && isNum(after)) {
    if (compareNum(after, before) > 0) count.more++
    else count.less++
  }
  if (count.examples.length < EXAMPLES) count.examples.push({ id, before, after })
}

function hitLines(hits: readonly Hit[], people: number): string[] {
  if (hits.length === 0) return [`nobody of ${people} is hit  ${people} 人均不受影响`]
  return hits.flatMap(({ decision, changed, more, less, examples }) => [
    `${decision}: ${changed} of ${people} change${more + less > 0 ? `, ${more} to more, ${less} to less` : ''}  ${people} 人中 ${changed} 人结果改变`,
    ...examples.map(({ id, before, after }) => `    ${id}: ${shown(before)} → ${shown(after)}`),
  ])
}
