/**
 * `fairline policy eval`: what a policy says of one borrower or of many, one JSON object a line; of a PMML file, its outputs.
 *
 * Exit     0; 1 where an input was malformed or rows clashed, which the line tells.
 */
import type { Policy, Value } from '@fairline/policy/policy'
import type { Command } from 'commander'
import { CommandFault } from '../fault.ts'
import { INPUT_HELP, readInputs } from './inputs.ts'
import { jsonOf } from './json.ts'
import { evaluateModel } from './model-eval.ts'
import { openPolicy } from './open-policy.ts'

type EvalOptions = { readonly input: string; readonly decision?: string[] }

export function registerEval(policy: Command): void {
  policy
    .command('eval')
    .description('what the decisions say of these inputs: one JSON object a line\n对给定输入求值，每行一个 JSON')
    .argument('[PATH]', 'a policy pack, a DMN file or a PMML file; without it, the pack of FAIRLINE_PACK')
    .requiredOption('-i, --input <INPUTS>', INPUT_HELP)
    .option('-d, --decision <NAME...>', 'only these decisions')
    .action(async (path: string | undefined, options: EvalOptions) => {
      process.exitCode = await evaluate(path, options, (line) => console.log(line))
    })
}

/** The exit code. */
export async function evaluate(path: string | undefined, { input, decision }: EvalOptions, say: (line: string) => void): Promise<number> {
  const { policy, model } = await openPolicy(path)
  if (model !== null) return evaluateModel(model.model, input, say)
  const wanted = decisionsOf(policy, decision)
  let hasErrors = false
  for (const { label, inputs } of await readInputs(input, policy)) {
    const { values, errors } = policy.evaluate(inputs, wanted)
    hasErrors ||= errors.length > 0
    const told: Record<string, Value> = Object.fromEntries(values)
    say(jsonOf({ id: label, values: told, ...(errors.length > 0 && { errors }) }))
  }
  return hasErrors ? 1 : 0
}

/** All, where none is named. */
export function decisionsOf({ decisions }: Policy, names: readonly string[] | undefined): string[] {
  for (const name of names ?? []) if (!decisions.has(name)) throw new CommandFault(`there is no decision "${name}"`)
  return names === undefined ? [...decisions.keys()] : [...names]
}
