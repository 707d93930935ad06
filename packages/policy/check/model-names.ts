/** Every name an expression of a model may use: of its elements, of fields of its types, and of all that its boxes bring in. */
import type { DmnBox, DmnModel, DmnVariable, ItemDefinition } from '../dmn/model.ts'
import { BUILTINS, REFUSED_BUILTINS } from '../feel/builtins/registry.ts'
import { knownNames, type Names } from '../feel/names.ts'
import { elementsOf } from './scope.ts'

export function namesOf(model: DmnModel): Names {
  const names = new Set([...BUILTINS.keys(), ...REFUSED_BUILTINS, ...elementsOf(model).map(({ name }) => name)])
  addComponents(model.types, names)
  for (const { logic } of model.functions) addBox(logic, names)
  for (const { body } of model.decisions) addBox(body, names)
  return knownNames([...names].filter((name) => name.trim() !== ''))
}

function addComponents(definitions: readonly ItemDefinition[], names: Set<string>): void {
  for (const { name, components } of definitions) {
    names.add(name)
    addComponents(components, names)
  }
}

const addAll = (variables: readonly DmnVariable[], names: Set<string>): void => {
  for (const { name } of variables) names.add(name)
}

function addBox(box: DmnBox | null, names: Set<string>): void {
  if (box === null) return
  if (box.kind === 'for' || box.kind === 'some' || box.kind === 'every') names.add(box.variable)
  if (box.kind === 'function') addAll(box.params, names)
  if (box.kind === 'relation') addAll(box.columns, names)
  if (box.kind === 'invocation')
    addAll(
      box.bindings.map(({ parameter }) => parameter),
      names,
    ) // prettier-ignore
  if (box.kind === 'context')
    addAll(
      box.entries.flatMap(({ variable }) => variable ?? []),
      names,
    ) // prettier-ignore
  if (box.kind === 'table') for (const { name } of box.outputs) if (name !== null) names.add(name)
  if (box.kind === 'model' && box.call?.result.kind === 'context') for (const name of box.call.result.fields.keys()) names.add(name)
  for (const part of partsOf(box)) addBox(part, names)
}

function partsOf(box: DmnBox): readonly (DmnBox | null)[] {
  switch (box.kind) {
    case 'expression':
    case 'table':
    case 'model':
      return []
    case 'context':
      return box.entries.map(({ body }) => body)
    case 'invocation':
      return [box.called, ...box.bindings.map(({ body }) => body)]
    case 'relation':
      return box.rows.flat()
    case 'list':
      return box.items
    case 'conditional':
      return [box.condition, box.yes, box.no]
    case 'filter':
      return [box.of, box.match]
    case 'for':
    case 'some':
    case 'every':
      return [box.over, box.body]
    case 'function':
      return [box.body]
  }
}
