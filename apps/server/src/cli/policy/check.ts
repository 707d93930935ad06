/**
 * `fairline policy check [PATH]`: every fault and warning of a policy pack or a DMN file, with its place.
 *
 * Exit     0 without faults, warnings or not; 1 with one.
 */
import type { Command } from 'commander'
import { diagnosticLines } from './diagnostic-text.ts'
import { jsonOf } from './json.ts'
import { type ReadPolicy, readPolicy } from './open-policy.ts'

export type CheckOptions = { readonly json?: boolean }

export function registerCheck(policy: Command): void {
  policy
    .command('check')
    .description('tell every fault of a policy, with file, line, column and what was probably meant\n列出策略的全部错误与警告')
    .argument('[PATH]', 'a policy pack, or a DMN file; without it, the pack of FAIRLINE_PACK')
    .option('--json', 'one JSON object a line')
    .action(async (path: string | undefined, options: CheckOptions) => {
      process.exitCode = check(await readPolicy(path), options, (line) => console.log(line))
    })
}

/** The exit code. */
export function check(
  { path, files, policy, diagnostics }: ReadPolicy,
  { json = false }: CheckOptions,
  say: (line: string) => void,
): number {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  for (const each of diagnostics) for (const line of json ? [jsonOf(each)] : diagnosticLines(each, files)) say(line)
  if (!json) say(summary(path, errors, diagnostics.length - errors, policy?.decisions.size ?? 0))
  return policy === null ? 1 : 0
}

function summary(path: string, errors: number, warnings: number, decisions: number): string {
  if (errors > 0) return `${path}: ${errors} faults, ${warnings} warnings  ${errors} 处错误，${warnings} 处警告`
  return `${path}: no fault, ${warnings} warnings, ${decisions} decisions  没有错误，${warnings} 处警告，共 ${decisions} 项决策`
}
