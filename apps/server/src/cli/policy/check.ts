/**
 * `fairline policy check [PATH]`: every fault and warning of a policy pack, a DMN file or a PMML file, with its place. A model is held to its own cases.
 *
 * Exit     0 without faults, warnings or not; 1 with one.
 */
import type { Policy } from '@fairline/policy/policy'
import type { Command } from 'commander'
import { diagnosticLines } from './diagnostic-text.ts'
import { jsonOf } from './json.ts'
import type { OpenModel } from './model-policy.ts'
import { type ReadPolicy, readPolicy } from './open-policy.ts'

export type CheckOptions = { readonly json?: boolean }

export function registerCheck(policy: Command): void {
  policy
    .command('check')
    .description('tell every fault of a policy, with file, line, column and what was probably meant\n列出策略的全部错误与警告')
    .argument('[PATH]', 'a policy pack, a DMN file or a PMML file; without it, the pack of FAIRLINE_PACK')
    .option('--json', 'one JSON object a line')
    .action(async (path: string | undefined, options: CheckOptions) => {
      process.exitCode = check(await readPolicy(path), options, (line) => console.log(line))
    })
}

/** The exit code. */
export function check(
  { path, files, policy, model, diagnostics }: ReadPolicy,
  { json = false }: CheckOptions,
  say: (line: string) => void,
): number {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  for (const each of diagnostics) for (const line of json ? [jsonOf(each)] : diagnosticLines(each, files)) say(line)
  if (!json) say(summary(path, errors, diagnostics.length - errors, policy?.decisions.size ?? 0))
  if (!json && policy !== null) for (const line of modelLines(policy, model)) say(line)
  return policy === null ? 1 : 0
}

function summary(path: string, errors: number, warnings: number, decisions: number): string {
  if (errors > 0) return `${path}: ${errors} faults, ${warnings} warnings  ${errors} 处错误，${warnings} 处警告`
  return `${path}: no fault, ${warnings} warnings, ${decisions} decisions  没有错误，${warnings} 处警告，共 ${decisions} 项决策`
}

/** What each model is, and whether tables are all there is to it. */
function modelLines({ decisions }: Policy, opened: OpenModel | null): string[] {
  const lines = [...decisions.values()].flatMap(({ name, model, rows }) => {
    if (model === undefined) return []
    const told =
      model.computed === null
        ? `a table of ${rows.length} rows  转为 ${rows.length} 行的表`
        : `computed  计算所得: ${model.computed.join('; ')}`
    return [`    ${name}: ${model.kind} ${model.file}: ${told}`]
  })
  if (opened === null) return lines
  const { model, verified } = opened
  return [
    ...lines,
    `    ${model.inputs.length} inputs, ${verified} cases of its own hold  ${model.inputs.length} 个输入，自带 ${verified} 个用例均符合`,
  ]
}
