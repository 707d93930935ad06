/** A PMML file as a policy of one decision, so that a scorecard is checked, proved, compared and exported like a table. */
import type { ModelSource } from '@fairline/policy/dmn/read-model'
import { type EvaluableModel, loadModel } from '@fairline/policy/pmml/load-model'
import type { Diagnostic } from '@fairline/policy/policy'

/** `verified`: the cases of its own that it was held to. */
export type OpenModel = { readonly model: EvaluableModel; readonly verified: number; readonly decision: string }
export type ReadModel =
  | { readonly ok: true; readonly opened: OpenModel; readonly source: ModelSource }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

export function readModelFile(xml: string, file: string): ReadModel {
  const loaded = loadModel({ xml, file })
  if (!loaded.ok) return loaded
  const { model, verified } = loaded
  const decision = decisionOf(model)
  const dmn = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="model" name="model" namespace="urn:model"><decision id="fed" name="${decision}"/></definitions>`
  return { ok: true, opened: { model, verified, decision }, source: { xml: dmn, file, models: new Map([[decision, { xml, file }]]) } }
}

/** What the model says it predicts, or is called; a name that is plain, and none of its inputs. */
function decisionOf({ target, name, inputs }: EvaluableModel): string {
  const taken = new Set(inputs.map((input) => input.name))
  const candidates = [target, name, 'score', 'result'].filter((each) => each !== null)
  const free = candidates.find((each) => /^\p{L}[\p{L}\d_ ]*$/u.test(each) && !taken.has(each))
  return free ?? `result of ${inputs.length} inputs`
}
