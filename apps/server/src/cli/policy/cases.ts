/**
 * `fairline policy test [PATH]`: the cases of a pack, and which rows none of them fires. Of a PMML file, the cases that it holds itself; a model whose
 * cases fail does not open.
 *
 * A row counts as tried where it fires in a case that expects something of its table, or of a table that rests on it.
 * Exit     0 all cases hold; 1 one does not, or with --coverage, a row is never tried.
 */
import { type CaseFailure, casesOf, runCases } from '@fairline/domain/pack/cases'
import type { Pack } from '@fairline/domain/pack/pack'
import { fileOf } from '@fairline/domain/pack/pack-shape'
import type { Inputs } from '@fairline/policy/policy'
import { provePolicy } from '@fairline/policy/prove/prove'
import { noStatements } from '@fairline/policy/prove/statements'
import type { Command } from 'commander'
import { CommandFault } from '../fault.ts'
import { jsonOf, shown } from './json.ts'
import type { OpenModel } from './model-policy.ts'
import { type OpenPolicy, openPolicy } from './open-policy.ts'

export type CasesOptions = { readonly json?: boolean; readonly coverage?: boolean }
type Untried = {
  readonly decision: string
  readonly row: number
  readonly file: string
  readonly line: number
  readonly inputs: Inputs | null
}
const UNTRIED_SHOWN = 20

export function registerCases(policy: Command): void {
  policy
    .command('test')
    .description(
      'run the cases of a pack, and name the rows that no case fires, each with inputs that would\n运行策略包自带用例，并列出没有用例触发的行',
    )
    .argument('[PATH]', 'a policy pack or a PMML file; without it, the pack of FAIRLINE_PACK')
    .option('--coverage', 'fail where a row is never tried')
    .option('--json', 'one JSON object')
    .action(async (path: string | undefined, options: CasesOptions) => {
      process.exitCode = testCases(await openPolicy(path), options, (line) => console.log(line))
    })
}

/** The exit code. */
export function testCases(
  { pack, model }: OpenPolicy,
  { json = false, coverage = false }: CasesOptions,
  say: (line: string) => void,
): number {
  if (model !== null) return ownCases(model, json, say)
  if (pack === null) throw new CommandFault('only a policy pack has cases')
  const { cases, checks, failures } = runCases(pack)
  const { untried, rows } = rowsOf(pack)
  if (json) say(jsonOf({ cases, checks, failures, rows, untried }))
  else for (const line of lines({ cases, checks, failures, rows, untried })) say(line)
  return failures.length > 0 || (coverage && untried.length > 0) ? 1 : 0
}

function ownCases({ verified }: OpenModel, json: boolean, say: (line: string) => void): number {
  if (verified === 0) throw new CommandFault('this model holds no cases of its own (ModelVerification)')
  say(
    json
      ? jsonOf({ cases: verified, failures: [] })
      : `${verified} cases of the model itself, 0 failed  模型自带 ${verified} 个用例，全部符合`,
  )
  return 0
}

function rowsOf(pack: Pack): { untried: Untried[]; rows: number } {
  const tried = new Map<string, Set<number>>()
  for (const { given, decisions } of casesOf(pack)) {
    for (const { decision, row } of pack.policy.evaluate(given, decisions).fired) {
      tried.set(decision, (tried.get(decision) ?? new Set()).add(row))
    }
  }
  const all = [...pack.policy.decisions.values()].flatMap((info) =>
    info.rows.map(({ row, line }) => ({ decision: info.name, row, file: fileOf(info), line })),
  )
  const untried = all.filter(({ decision, row }) => tried.get(decision)?.has(row) !== true)
  return { untried: untried.length === 0 ? [] : withInputs(pack, untried), rows: all.length }
}

/** Inputs that fire a row are what its proof brings. */
function withInputs({ policy, statements }: Pack, untried: readonly Omit<Untried, 'inputs'>[]): Untried[] {
  const { tables } = provePolicy(policy, { ...noStatements, assume: statements.assume, reasons: false })
  return untried.map((each) => {
    const reached = tables.find((table) => table.decision === each.decision)?.reached.find(({ row }) => row === each.row)
    return { ...each, inputs: reached?.witness.inputs ?? null }
  })
}

type Run = {
  readonly cases: number
  readonly checks: number
  readonly failures: readonly CaseFailure[]
  readonly rows: number
  readonly untried: readonly Untried[]
}

function lines({ cases, checks, failures, rows, untried }: Run): string[] {
  const share = rows === 0 ? 100 : Math.floor(((rows - untried.length) * 100) / rows)
  return [
    ...failures.map(({ file, line, name, message }) => `${file}:${line}: case "${name}": ${message}`),
    ...untried
      .slice(0, UNTRIED_SHOWN)
      .flatMap(({ decision, row, file, line, inputs }) => [
        `${file}:${line}: row ${row} of ${decision} is fired by no case  没有用例触发`,
        inputs === null ? '    nothing fires it 无法触发' : `    for example 例如 ${inputsText(inputs)}`,
      ]),
    ...(untried.length > UNTRIED_SHOWN ? [`    … and ${untried.length - UNTRIED_SHOWN} more rows`] : []),
    `${cases} cases, ${checks} expectations, ${failures.length} failed; ${rows - untried.length} of ${rows} rows tried (${share} %)`,
    `${cases} 个用例、${checks} 项预期，${failures.length} 项未通过；${rows} 行中触发了 ${rows - untried.length} 行（${share}%）`,
  ]
}

const inputsText = (inputs: Inputs): string =>
  Object.entries(inputs)
    .map(([name, value]) => `${name}=${shown(value)}`)
    .join(' ')
