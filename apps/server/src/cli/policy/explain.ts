/** `fairline policy explain`: why a policy says what it says of one borrower: the rows that fired, the values they tested, the points that were lost, the reasons. Of a PMML scorecard, the points of each characteristic. */
import type { Pack } from '@fairline/domain/pack/pack'
import { type Evidence, evidenceOf } from '@fairline/policy/explain/evidence'
import { lossesOf } from '@fairline/policy/explain/losses'
import type { Evaluation, FiredRow, Inputs, Policy } from '@fairline/policy/policy'
import type { Command } from 'commander'
import { decisionsOf } from './eval.ts'
import { INPUT_HELP, readInputs } from './inputs.ts'
import { jsonOf, shown } from './json.ts'
import { explainModel } from './model-eval.ts'
import { type OpenPolicy, openPolicy } from './open-policy.ts'

type ExplainOptions = { readonly input: string; readonly decision?: string[]; readonly json?: boolean }

export function registerExplain(policy: Command): void {
  policy
    .command('explain')
    .description('which rows fired and why, what cost how many points, and the reasons\n解释结果：触发的行、依据、失分与原因')
    .argument('[PATH]', 'a policy pack, a DMN file or a PMML file; without it, the pack of FAIRLINE_PACK')
    .requiredOption('-i, --input <INPUTS>', INPUT_HELP)
    .option('-d, --decision <NAME...>', 'only these decisions')
    .option('--json', 'one JSON object a line')
    .action(async (path: string | undefined, options: ExplainOptions) => {
      await explain(await openPolicy(path), options, (line) => console.log(line))
    })
}

export async function explain(
  { policy, pack, model }: OpenPolicy,
  { input, decision, json = false }: ExplainOptions,
  say: (line: string) => void,
): Promise<void> {
  if (model !== null) return explainModel(model.model, input, json, say)
  const wanted = decisionsOf(policy, decision)
  for (const { label, inputs } of await readInputs(input, policy)) {
    const told = explanation(policy, pack, wanted, inputs)
    if (json) say(jsonOf({ id: label, ...told }))
    else for (const line of lines(label, told)) say(line)
  }
}

type Row = {
  readonly row: number
  readonly rule_id: string
  readonly reason: string | null
  readonly text: { zh: string; en: string } | null
  readonly tests: readonly Evidence[]
  readonly output: unknown
}
type Explained = {
  readonly decision: string
  readonly value: unknown
  readonly rows: readonly Row[]
  readonly losses: ReturnType<typeof lossesOf>
}
type Explanation = { readonly decisions: readonly Explained[]; readonly errors: Evaluation['errors'] }

function explanation(policy: Policy, pack: Pack | null, wanted: readonly string[], inputs: Inputs): Explanation {
  const evaluation = policy.evaluate(inputs, wanted)
  const decisions = wanted.map((name): Explained => {
    const fired = evaluation.fired.filter((each) => each.decision === name)
    return {
      decision: name,
      value: evaluation.values.get(name) ?? null,
      rows: fired.map((each) => rowOf(policy, pack, each, inputs)),
      losses: lossesOf(policy, name, evaluation),
    }
  })
  return { decisions, errors: evaluation.errors }
}

function rowOf(policy: Policy, pack: Pack | null, fired: FiredRow, inputs: Inputs): Row {
  const { row, ruleId, reason, output } = fired
  return {
    row,
    rule_id: ruleId,
    reason,
    text: pack?.reasons.get(reason ?? '')?.text ?? null,
    tests: evidenceOf(policy, fired, inputs),
    output,
  }
}

function lines(label: string, { decisions, errors }: Explanation): string[] {
  return [
    `# ${label}`,
    ...decisions.flatMap(({ decision, value, rows, losses }) => [
      `${decision} = ${shown(value as never)}`,
      ...rows.flatMap((row) => rowLines(row)),
      ...losses.map(
        ({ row, reason, points, best, loss }) =>
          `    − ${shown(loss)} points 分: row ${row} gives ${shown(points)} of ${shown(best)}${reason === null ? '' : ` (${reason})`}`,
      ),
    ]),
    ...errors.map(({ message }) => `error 错误: ${message}`),
  ]
}

function rowLines({ row, rule_id: id, reason, text, tests }: Row): string[] {
  const why = tests.map(({ input, value, test }) => `${input}=${shown(value)} (${test})`).join(', ') || 'always 无条件'
  return [`    row ${row} ${id}: ${why}`, ...(reason ? [`        ${reason}${text === null ? '' : ` ${text.zh} / ${text.en}`}`] : [])]
}
