/**
 * DMN XML → model. What is outside the profile is refused by name and line; nothing that could change a decision is skipped.
 *
 * Errors   reported, never thrown; the model holds what could be read, so that later passes find their faults too.
 * Source   DMN 1.3 (20191111), 1.4 (20211108), 1.5 (20230324).
 */
import type { Report } from '../check/diagnostic.ts'
import {
  type DmnDecision,
  type DmnFunction,
  type DmnImport,
  type DmnModel,
  type DmnService,
  type DmnText,
  type InputData,
  type ItemDefinition,
  MAX_GRAPH,
  type Requirement,
} from './model.ts'
import { BOXES, readBoxIn, readFunctionBox, readVariable } from './read-box.ts'
import { type Reading, readText, readWhole, refuseLanguage, refuseOthers, writtenOf } from './reading.ts'
import { attribute, childNamed, childrenNamed, type Element, inModel, lineOf, parseXml } from './xml.ts'

/** Largest file, in UTF-16 units. */
const MAX_XML = 8_000_000
const MAX_COMPONENT_DEPTH = 20

export function readDmn(xml: string, file: string, report: Report): DmnModel | null {
  if (xml.length > MAX_XML) {
    report({ file }, 'too-large', `a policy file holds at most ${MAX_XML} characters`)
    return null
  }
  const parsed = parseXml(xml)
  if (!parsed.ok) {
    report({ file, line: parsed.line }, 'xml-malformed', parsed.message)
    return null
  }
  const refuse: Reading['refuse'] = (element, table, what = `<${element.localName}>`) =>
    report(
      { file, line: lineOf(element), ...(table === undefined ? {} : { table }) },
      'unsupported',
      `${what} is outside the policy profile of DMN`,
    )
  return readDefinitions(parsed.root, { file, report, refuse })
}

const GRAPH = ['inputData', 'businessKnowledgeModel', 'decision', 'decisionService']

function readDefinitions(root: Element, reading: Reading): DmnModel | null {
  if (!inModel(root) || root.localName !== 'definitions') {
    const message = `<${root.localName}> of namespace ${root.namespaceURI || 'none'} is not a DMN 1.3, 1.4 or 1.5 model`
    reading.report({ file: reading.file, line: lineOf(root) }, 'unsupported', message)
    return null
  }
  refuseLanguage(root, reading)
  refuseOthers(root, ['import', 'itemDefinition', ...GRAPH], reading)
  const nodes = childrenNamed(root, ...GRAPH).length
  if (nodes > MAX_GRAPH) {
    const message = `a policy has at most ${MAX_GRAPH} inputs, decisions, functions and services, and this has ${nodes}`
    reading.report({ file: reading.file, line: lineOf(root) }, 'too-large', message)
    return null
  }
  const each = <T>(name: string, read: (element: Element, reading: Reading) => T): T[] =>
    childrenNamed(root, name).map((element) => read(element, reading))
  return {
    ...writtenOf(root),
    name: attribute(root, 'name') ?? '',
    namespace: attribute(root, 'namespace') ?? '',
    types: each('itemDefinition', (element) => readItemDefinition(element, 0, reading)),
    inputs: each('inputData', readInputData),
    functions: each('businessKnowledgeModel', (element) => readWhole(reading, (watched) => readFunction(element, watched))),
    decisions: each('decision', (element) => readWhole(reading, (watched) => readDecision(element, watched))),
    services: each('decisionService', readService),
    imports: each('import', readImport),
  }
}

const elementOf = (element: Element): Pick<InputData, 'id' | 'name' | 'line' | 'kept' | 'variableId'> => {
  const variable = childNamed(element, 'variable')
  return {
    ...writtenOf(element),
    id: attribute(element, 'id') ?? '',
    name: attribute(element, 'name') ?? '',
    variableId: variable ? attribute(variable, 'id') : null,
  }
}

/** By the namespace of a version of PMML, as the standard has it, or by the word. */
const isPmmlImport = (type: string): boolean => /^https?:\/\/www\.dmg\.org\/PMML-\d+_\d+\/?$|^pmml$/i.test(type)

function readImport(element: Element, reading: Reading): DmnImport {
  const type = attribute(element, 'importType') ?? ''
  // Of any version: what the imported file is shows when it is read.
  const of = isPmmlImport(type) ? 'PMML' : 'DMN'
  if (of === 'DMN' && !/\/spec\/DMN\/\w+\/MODEL\/?$/.test(type)) reading.refuse(element, undefined, `an import of ${type || 'no type'}`)
  return {
    name: attribute(element, 'name') ?? '',
    namespace: attribute(element, 'namespace') ?? '',
    line: lineOf(element),
    of,
    importType: type,
    location: attribute(element, 'locationURI'),
  }
}

function readItemDefinition(element: Element, depth: number, reading: Reading): ItemDefinition {
  refuseOthers(element, ['typeRef', 'allowedValues', 'typeConstraint', 'itemComponent', 'functionItem'], reading)
  if (depth > MAX_COMPONENT_DEPTH) {
    const message = `components of types nest at most ${MAX_COMPONENT_DEPTH} deep`
    reading.report({ file: reading.file, line: lineOf(element) }, 'too-complex', message)
  }
  const textOf = (name: string): DmnText | null => {
    const child = childNamed(element, name)
    return child ? readText(child, reading) : null
  }
  return {
    ...writtenOf(element),
    name: attribute(element, 'name') ?? '',
    typeRef: childNamed(element, 'typeRef')?.textContent?.trim() || attribute(element, 'typeRef'),
    isCollection: attribute(element, 'isCollection') === 'true',
    allowedValues: textOf('allowedValues'),
    typeConstraint: textOf('typeConstraint'),
    components:
      depth > MAX_COMPONENT_DEPTH
        ? []
        : childrenNamed(element, 'itemComponent').map((component) => readItemDefinition(component, depth + 1, reading)),
    functionItem: readFunctionItem(childNamed(element, 'functionItem')),
  }
}

const readFunctionItem = (item: Element | undefined): ItemDefinition['functionItem'] =>
  item ? { params: childrenNamed(item, 'parameters').map(readVariable), result: attribute(item, 'outputTypeRef') } : null

/** Expressions know an element by its variable, which DMN wants to have the same name. */
function variableType(element: Element, reading: Reading, table?: string): string | null {
  const variable = childNamed(element, 'variable')
  if (!variable) return null
  const name = attribute(variable, 'name')
  if (name !== null && name !== attribute(element, 'name'))
    reading.refuse(variable, table, `a variable named unlike its element (\`${name}\`)`)
  return attribute(variable, 'typeRef')
}

function readInputData(element: Element, reading: Reading): InputData {
  refuseOthers(element, ['variable'], reading)
  return { ...elementOf(element), typeRef: variableType(element, reading) }
}

function readDecision(element: Element, reading: Reading): Omit<DmnDecision, 'isWhole'> {
  const common = elementOf(element)
  refuseOthers(element, ['variable', 'informationRequirement', 'knowledgeRequirement', ...BOXES], reading, common.name)
  return {
    ...common,
    typeRef: variableType(element, reading, common.name),
    requires: readRequirements(element, common.name, reading),
    body: readBoxIn(element, { table: common.name, depth: 0 }, reading),
  }
}

function readFunction(element: Element, reading: Reading): Omit<DmnFunction, 'isWhole'> {
  const common = elementOf(element)
  refuseOthers(element, ['variable', 'encapsulatedLogic', 'knowledgeRequirement'], reading, common.name)
  const logic = childNamed(element, 'encapsulatedLogic')
  return {
    ...common,
    typeRef: variableType(element, reading, common.name),
    requires: readRequirements(element, common.name, reading),
    logic: logic ? readFunctionBox(logic, { table: common.name, depth: 0 }, reading) : null,
  }
}

function readService(element: Element, reading: Reading): DmnService {
  const common = elementOf(element)
  refuseOthers(element, ['variable', 'outputDecision', 'encapsulatedDecision', 'inputDecision', 'inputData'], reading, common.name)
  const references = (name: string, of: Requirement['of'] = 'decision'): Requirement[] =>
    childrenNamed(element, name).map((each) => readReference(of, each))
  return {
    ...common,
    typeRef: variableType(element, reading, common.name),
    outputs: references('outputDecision'),
    encapsulated: references('encapsulatedDecision'),
    inputDecisions: references('inputDecision'),
    inputData: references('inputData', 'input'),
  }
}

const REQUIRED = { requiredInput: 'input', requiredDecision: 'decision', requiredKnowledge: 'knowledge' } as const

/** Without what says that it is of this model. */
function localPart(href: string, element: Element): string {
  const own = element.ownerDocument?.documentElement?.getAttribute('namespace') ?? ''
  const [namespace, id] = [href.slice(0, Math.max(href.lastIndexOf('#'), 0)), href.slice(href.lastIndexOf('#') + 1)]
  return namespace === '' || namespace === own ? id : href
}

const readReference = (of: Requirement['of'], element: Element, requirement = element): Requirement => ({
  of,
  id: localPart(attribute(element, 'href') ?? '', element),
  line: lineOf(element),
  self: attribute(requirement, 'id'),
})

function readRequirements(element: Element, table: string, reading: Reading): Requirement[] {
  const requirements = [...childrenNamed(element, 'informationRequirement'), ...childrenNamed(element, 'knowledgeRequirement')]
  for (const requirement of requirements) refuseOthers(requirement, Object.keys(REQUIRED), reading, table)
  return requirements.flatMap((requirement) =>
    Object.entries(REQUIRED).flatMap(([name, of]) =>
      childrenNamed(requirement, name).map((child) => readReference(of, child, requirement)),
    ),
  )
}
