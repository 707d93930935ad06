/**
 * PMML models as decisions of a model of DMN: what had the name of an input, or of a decision without logic, gets what the PMML model gives.
 *
 * A scorecard that a table can say becomes that table: COLLECT SUM, with its reason codes, so that whatever reads tables reads it. Everything else is
 * computed, and `model.computed` says why. What a model reads is a decision or an input of that name; an input that is not there yet is asked of the host.
 *
 * Errors   a model that does not load, its own cases included, is told in its file.
 */
import type { Report } from '../check/diagnostic.ts'
import { nearestName } from '../feel/nearest-name.ts'
import { allowedOf, type CardRow, type CardRows, cardRows, typeOf } from '../pmml/card-table.ts'
import { type EvaluableModel, loadModel, type ModelInputInfo } from '../pmml/load-model.ts'
import { modelFunction } from '../pmml/model-function.ts'
import type { DmnDecision, DmnModel, DmnRule, DmnTable, DmnText, InputData, ModelOrigin, Requirement } from './model.ts'

/** `output`: the output field that is wanted, in place of the prediction. */
export type ModelFeed = { readonly xml: string; readonly file: string; readonly output?: string | undefined }

export type Feeds = {
  /** Of the model that is fed. */
  readonly file: string
  /** By the name of what each feeds. */
  readonly models: ReadonlyMap<string, ModelFeed>
}

export function feedModels(model: DmnModel, { file, models }: Feeds, report: Report): DmnModel {
  let fed = model
  for (const [name, feed] of models) {
    const element = elementToFeed(fed, name, { file, feed }, report)
    if (element !== null) fed = feedOne(fed, element, feed, report)
  }
  return fed
}

type Element = Pick<InputData, 'id' | 'name' | 'line' | 'kept' | 'variableId' | 'typeRef'>

/** Null where there is none, which is told. */
function elementToFeed(
  { inputs, decisions }: DmnModel,
  name: string,
  { file, feed }: { readonly file: string; readonly feed: ModelFeed },
  report: Report,
): Element | null {
  const decision = decisions.find((each) => each.name === name)
  const element: Element | undefined = inputs.find((each) => each.name === name) ?? decision
  if (element === undefined) {
    const nearest = nearestName(
      name,
      [...inputs, ...decisions].map((each) => each.name),
    ) // prettier-ignore
    const hint = nearest === undefined ? undefined : `did you mean \`${nearest}\`?`
    const message = `${feed.file} is to feed \`${name}\`, and the policy has no input or decision of that name`
    report({ file }, 'unknown-reference', message, hint)
    return null
  }
  if (decision === undefined || decision.body === null) return element
  const place = { file: decision.file ?? file, line: decision.line, table: name }
  report(place, 'duplicate-name', `\`${name}\` has logic of its own, and is fed by ${feed.file} too`)
  return null
}

function feedOne(model: DmnModel, element: Element, feed: ModelFeed, report: Report): DmnModel {
  const loaded = loadModel(feed)
  if (!loaded.ok) for (const { code, message, hint, severity: _, ...place } of loaded.diagnostics) report(place, code, message, hint)
  const evaluable = loaded.ok && hasOutput(loaded.model, feed, report) ? loaded.model : null
  return replace(model, element, evaluable === null ? unread(element, feed.file) : decisionOf(element, evaluable, feed), evaluable)
}

function hasOutput({ outputs, line }: EvaluableModel, { file, output }: ModelFeed, report: Report): boolean {
  if (output === undefined || outputs.some(({ name }) => name === output)) return true
  const nearest = nearestName(
    output,
    outputs.map(({ name }) => name),
  ) // prettier-ignore
  const hint = nearest === undefined ? undefined : `did you mean \`${nearest}\`?`
  report({ file, line }, 'unknown-name', `the model has no output \`${output}\``, hint)
  return false
}

type Fed = Omit<DmnDecision, 'requires'>

/** Its faults are told: what needs it is not told of again. */
const unread = (element: Element, file: string): Fed => ({ ...element, file, body: null, isWhole: false })

function decisionOf(element: Element, model: EvaluableModel, { file, output, xml }: ModelFeed): Fed {
  const card: CardRows = output === undefined ? asTable(model) : { ok: false, faults: [`its output \`${output}\` is asked for`] }
  const common = { ...element, file, line: model.line, isWhole: true }
  const origin = { file, kind: model.kind, computed: card.ok ? null : card.faults, units: unitsOf(model) }
  if (card.ok) return { ...common, body: tableOf(card, model.line), model: origin }
  const asked = output === undefined ? ({ kind: 'prediction' } as const) : ({ kind: 'output', name: output } as const)
  const call = modelFunction(model, activeOf(model), asked, { decision: element.name, size: xml.length })
  return {
    ...common,
    body: { kind: 'model', id: null, line: model.line, kept: [], typeRef: null, origin: null, call },
    model: origin,
  }
}

/** Explanations of a table know a characteristic by the columns that it tests, and hold its points against its best ones. */
function asTable(model: EvaluableModel): CardRows {
  const { algorithm, characteristics = [] } = model.card ?? {}
  const inputs = characteristics.map(({ banded }) => ('input' in banded ? banded.input : undefined))
  const faults = [
    ...(algorithm === 'pointsAbove' ? ['its reason codes are those of too many points (pointsAbove)'] : []),
    ...characteristics.filter((_, index) => inputs[index] === null).map(({ name }) => `\`${name}\` tests nothing`),
    ...inputs.flatMap((name, index) => (name && inputs.indexOf(name) < index ? [`two characteristics test \`${name}\``] : [])),
  ]
  return faults.length > 0 ? { ok: false, faults } : cardRows(model)
}

const unitsOf = (model: EvaluableModel): ModelOrigin['units'] =>
  activeOf(model).flatMap(({ name, unit, line }) => (unit === null ? [] : [{ input: name, unit, line }]))

const activeOf = ({ inputs }: EvaluableModel): readonly ModelInputInfo[] => inputs.filter(({ isActive }) => isActive)

const textAt = (text: string, line: number): DmnText => ({ text, line, id: null, kept: [] })

function tableOf({ columns, rows }: CardRows & { ok: true }, line: number): DmnTable {
  return {
    kind: 'table',
    id: null,
    line,
    kept: [],
    typeRef: null,
    hitPolicy: 'COLLECT',
    aggregation: 'SUM',
    inputs: columns.map((column) => {
      const allowed = allowedOf(column)
      const values = allowed === null ? null : textAt(allowed, column.line)
      const { name, line: at } = column
      return { id: null, line: at, kept: [], caption: null, label: name, expression: textAt(name, at), typeRef: typeOf(column), values }
    }),
    outputs: [
      { id: null, line, kept: [], name: 'points', caption: null, label: 'points', typeRef: 'number', values: null, defaultEntry: null },
    ],
    annotations: ['reason'],
    rules: rows.map(ruleOf),
  }
}

const ruleOf = ({ id, cells, points, reason, line }: CardRow): DmnRule => ({
  id,
  line,
  kept: [],
  inputs: cells.map((cell) => textAt(cell, line)),
  outputs: [textAt(String(points), line)],
  annotations: [reason],
})

/** The element becomes the decision, for all that require it too. */
function replace(model: DmnModel, { id }: Element, fed: Fed, evaluable: EvaluableModel | null): DmnModel {
  const reads = evaluable === null ? [] : readsOf(evaluable, fed)
  const known = new Map([...model.inputs, ...model.decisions].map((each) => [each.name, each]))
  const added = reads.filter(({ name }) => !known.has(name)).map((each) => inputOf(each, fed))
  const requires = reads.map(({ name, line }): Requirement => {
    const element = known.get(name) ?? added.find((each) => each.name === name)!
    return { of: model.decisions.some((each) => each.name === name) ? 'decision' : 'input', id: element.id, line, self: null }
  })
  const asDecision = (each: Requirement): Requirement => (each.id === id ? { ...each, of: 'decision' } : each)
  return {
    ...model,
    inputs: [...model.inputs.filter((each) => each.id !== id), ...added],
    functions: model.functions.map((each) => ({ ...each, requires: each.requires.map(asDecision) })),
    decisions: [
      { ...fed, requires },
      ...model.decisions.filter((each) => each.id !== id).map((each) => ({ ...each, requires: each.requires.map(asDecision) })),
    ],
    services: model.services.map((each) => ({
      ...each,
      inputData: each.inputData.filter((required) => required.id !== id),
      inputDecisions: [...each.inputDecisions, ...each.inputData.filter((required) => required.id === id).map(asDecision)],
    })),
  }
}

/** A table reads what its columns test; a function all that it takes. */
function readsOf(model: EvaluableModel, { body }: Fed): readonly ModelInputInfo[] {
  if (body?.kind !== 'table') return activeOf(model)
  const tested = new Set(body.inputs.map(({ label }) => label))
  return model.inputs.filter(({ name }) => tested.has(name))
}

/** Under the namespace of what it feeds, so that no other element has the id. */
const inputOf = ({ name, line, type }: ModelInputInfo, { id, file }: Fed): InputData => ({
  id: `${id}/${name}`,
  name,
  line,
  kept: [],
  variableId: null,
  typeRef: typeOf({ type }),
  ...(file !== undefined && { file }),
})
