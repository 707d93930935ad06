/** What a PMML model says of one case or of many, in its own words: outputs, reason codes, points of a scorecard. */

import { scalar } from '@fairline/policy/feel/type'
import { typeOf } from '@fairline/policy/pmml/card-table'
import type { EvaluableModel, ModelEvaluation } from '@fairline/policy/pmml/load-model'
import { type Field, type Labelled, readRows } from './inputs.ts'
import { jsonOf, shown } from './json.ts'

type Say = (line: string) => void

/** Of all that the model reads, whether a table of it would or not; columns of what it gives are left to whoever compares. */
function casesOf({ inputs, outputs, target }: EvaluableModel, source: string): Promise<Labelled[]> {
  const fields = inputs.map((each): [string, Field] => [each.name, { name: each.name, path: [each.name], type: scalar(typeOf(each)) }])
  const unread = new Set([...outputs.map(({ name }) => name), ...(target === null ? [] : [target])])
  return readRows(source, { fields: new Map(fields), names: new Set(inputs.map(({ name }) => name)), unread })
}

/** The exit code: 1 where the model refused a case. */
export async function evaluateModel(model: EvaluableModel, input: string, say: Say): Promise<number> {
  let hasErrors = false
  for (const { label, inputs } of await casesOf(model, input)) {
    const evaluation = model.evaluate(inputs)
    hasErrors ||= evaluation.errors.length > 0
    say(jsonOf({ id: label, ...told(evaluation) }))
  }
  return hasErrors ? 1 : 0
}

const told = ({ outputs, reasonCodes, probabilities, errors }: ModelEvaluation): Record<string, unknown> => ({
  outputs: Object.fromEntries(outputs),
  ...(probabilities !== null && {
    probabilities: Object.fromEntries([...probabilities].map(([category, each]) => [String(category), each])),
  }),
  ...(reasonCodes.length > 0 && { reason_codes: reasonCodes }),
  ...(errors.length > 0 && { errors }),
})

export async function explainModel(model: EvaluableModel, input: string, json: boolean, say: Say): Promise<void> {
  for (const { label, inputs } of await casesOf(model, input)) {
    const evaluation = model.evaluate(inputs)
    const parts = partsOf(model, evaluation)
    if (json) say(jsonOf({ id: label, ...told(evaluation), prediction: evaluation.prediction, characteristics: parts }))
    else for (const line of lines(label, evaluation, parts)) say(line)
  }
}

type Part = {
  readonly characteristic: string
  readonly points: number
  readonly baseline: number | null
  readonly reason: string | null
  readonly attribute: number
  readonly test: string
}

/** Null of a model that is no scorecard, and where there is no score. */
const partsOf = ({ card }: EvaluableModel, { card: scored }: ModelEvaluation): readonly Part[] | null =>
  scored?.map(({ name, points, baseline, reasonCode, attribute }, index) => {
    const { test } = card!.characteristics[index]!.attributes[attribute - 1]!
    return { characteristic: name, points, baseline, reason: reasonCode, attribute, test }
  }) ?? null

function lines(label: string, { outputs, prediction, reasonCodes, errors }: ModelEvaluation, parts: readonly Part[] | null): string[] {
  const named = [...outputs].map(([name, value]) => `${name} = ${shown(value)}`)
  return [
    `# ${label}`,
    ...(named.length === 0 ? [`prediction 预测值 = ${shown(prediction)}`] : named),
    ...(parts ?? []).map(
      ({ characteristic, points, baseline, reason, test }) =>
        `    ${characteristic}: ${points} points 分${baseline === null ? '' : ` (baseline 基准 ${baseline})`}: ${test}${reason === null ? '' : ` [${reason}]`}`,
    ),
    ...(parts === null && errors.length === 0 ? ['    no scorecard: there are no points to tell  不是评分卡，没有分项得分'] : []),
    ...(reasonCodes.length > 0 ? [`    reason codes 原因代码: ${reasonCodes.join(', ')}`] : []),
    ...errors.map(({ message }) => `error 错误: ${message}`),
  ]
}
