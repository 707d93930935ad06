/**
 * Model → DMN 1.3, which editors open. Ids, descriptions and pictures are those of the model; reading the file again gives the same answers.
 *
 * Errors   what DMN 1.3 has no way to say is told by name and line, and then there is no file.
 */
import type { DmnDecision, DmnFunction, DmnModel, DmnService, InputData, ItemDefinition, Kept, Requirement } from './model.ts'
import { boxNode, functionNode, type Refuse } from './write-box.ts'
import { keptAfter, keptBefore, variableNode } from './write-parts.ts'
import { textsNode } from './write-table.ts'
import { MODEL_NAMESPACE, PICTURE_NAMESPACE } from './xml.ts'
import { type Node, node, textNode, writeXml } from './xml-writer.ts'

export type Unsayable = { readonly line: number; readonly message: string }
export type WrittenDmn = { readonly ok: true; readonly xml: string } | { readonly ok: false; readonly faults: readonly Unsayable[] }

export function writeDmn(model: DmnModel): WrittenDmn {
  const faults: Unsayable[] = []
  const refuse: Refuse = (line, what) => faults.push({ line, message: `DMN 1.3 has no way to say ${what}` })
  const imports = model.imports.map(({ name, namespace, of, importType, location }) =>
    node('import', { name, namespace, locationURI: location, importType: of === 'DMN' ? MODEL_NAMESPACE : importType }),
  )
  const root = node('definitions', { ...NAMESPACES, id: model.id, name: model.name, namespace: model.namespace }, [
    ...keptBefore(model.kept),
    ...imports,
    ...model.types.map((type) => typeNode('itemDefinition', type, refuse)),
    ...model.inputs.map(inputNode),
    ...model.functions.map((each) => knowledgeNode(each, refuse)),
    ...model.decisions.map((each) => decisionNode(each, refuse)),
    ...model.services.map(serviceNode),
    ...keptAfter(inSchemaOrder(model.kept)),
  ])
  return faults.length === 0 ? { ok: true, xml: writeXml(root) } : { ok: false, faults }
}

/** The schema wants sources of knowledge before notes, and the picture last. */
const ORDER: readonly string[] = ['knowledgeSource', 'textAnnotation', 'association', 'group', 'elementCollection', '', 'DMNDI']
const rankOf = ({ name }: Kept): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.indexOf(''))
const inSchemaOrder = (kept: readonly Kept[]): Kept[] => kept.toSorted((a, b) => rankOf(a) - rankOf(b))

const NAMESPACES = {
  xmlns: MODEL_NAMESPACE,
  'xmlns:dmndi': PICTURE_NAMESPACE,
  'xmlns:dc': 'http://www.omg.org/spec/DMN/20180521/DC/',
  'xmlns:di': 'http://www.omg.org/spec/DMN/20180521/DI/',
}

function typeNode(tag: string, type: ItemDefinition, refuse: Refuse): Node {
  const { typeConstraint, allowedValues, functionItem, isCollection } = type
  if (typeConstraint !== null && (isCollection || allowedValues !== null)) {
    refuse(typeConstraint.line, `a constraint of the whole collection \`${type.name}\``)
  }
  const item =
    functionItem &&
    node(
      'functionItem',
      { outputTypeRef: functionItem.result },
      functionItem.params.map((param) => variableNode('parameters', param)),
    )
  return node(tag, { id: type.id, name: type.name, isCollection }, [
    ...keptBefore(type.kept),
    type.typeRef === null ? null : textNode('typeRef', type.typeRef),
    textsNode('allowedValues', allowedValues ?? typeConstraint),
    ...type.components.map((component) => typeNode('itemComponent', component, refuse)),
    item,
  ])
}

type WithVariable = Pick<InputData, 'name' | 'typeRef' | 'variableId'>
const ownVariable = ({ name, typeRef, variableId }: WithVariable): Node =>
  variableNode('variable', { id: variableId, name, typeRef, kept: [] })

const inputNode = (input: InputData): Node =>
  node('inputData', { id: input.id, name: input.name }, [...keptBefore(input.kept), ownVariable(input), ...keptAfter(input.kept)])

const hrefOf = (id: string): string => (id.includes('#') ? id : `#${id}`)

const REQUIRED = { input: 'requiredInput', decision: 'requiredDecision', knowledge: 'requiredKnowledge' } as const

/** Information first, then knowledge, as the schema wants it. */
function requirementNodes(requires: readonly Requirement[]): Node[] {
  const ordered = [...requires.filter(({ of }) => of !== 'knowledge'), ...requires.filter(({ of }) => of === 'knowledge')]
  return ordered.map(({ of, id, self }) => {
    const tag = of === 'knowledge' ? 'knowledgeRequirement' : 'informationRequirement'
    return node(tag, { id: self }, [node(REQUIRED[of], { href: hrefOf(id) })])
  })
}

function knowledgeNode(each: DmnFunction, refuse: Refuse): Node {
  return node('businessKnowledgeModel', { id: each.id, name: each.name }, [
    ...keptBefore(each.kept),
    ownVariable(each),
    each.logic && functionNode('encapsulatedLogic', each.logic, refuse),
    ...requirementNodes(each.requires),
    ...keptAfter(each.kept),
  ])
}

function decisionNode(decision: DmnDecision, refuse: Refuse): Node {
  return node('decision', { id: decision.id, name: decision.name }, [
    ...keptBefore(decision.kept),
    ownVariable(decision),
    ...requirementNodes(decision.requires),
    ...keptAfter(decision.kept),
    decision.body && boxNode(decision.body, refuse),
  ])
}

function serviceNode(service: DmnService): Node {
  const references = (tag: string, all: readonly Requirement[]): Node[] => all.map(({ id }) => node(tag, { href: hrefOf(id) }))
  return node('decisionService', { id: service.id, name: service.name }, [
    ...keptBefore(service.kept),
    ownVariable(service),
    ...references('outputDecision', service.outputs),
    ...references('encapsulatedDecision', service.encapsulated),
    ...references('inputDecision', service.inputDecisions),
    ...references('inputData', service.inputData),
    ...keptAfter(service.kept),
  ])
}
