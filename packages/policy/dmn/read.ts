/**
 * DMN XML → model. What is outside the profile is refused by name and line; nothing that could change a decision is skipped.
 *
 * Errors   reported, never thrown; the model holds what could be read, so that later passes find their faults too.
 * Source   DMN 1.3 (20191111), 1.4 (20211108), 1.5 (20230324).
 */
import type { Report } from '../check/diagnostic.ts'
import type { DmnDecision, DmnExpression, DmnFunction, DmnModel, InputData, ItemDefinition, Requirement } from './model.ts'
import { readTable } from './read-table.ts'
import { type Reading, readText, refuseLanguage, refuseOthers } from './reading.ts'
import { attribute, childNamed, childrenNamed, type Element, inModel, lineOf, parseXml } from './xml.ts'

/** Largest file, in UTF-16 units. */
const MAX_XML = 8_000_000

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

function readDefinitions(root: Element, reading: Reading): DmnModel | null {
  if (!inModel(root) || root.localName !== 'definitions') {
    const message = `<${root.localName}> of namespace ${root.namespaceURI || 'none'} is not a DMN 1.3, 1.4 or 1.5 model`
    reading.report({ file: reading.file, line: lineOf(root) }, 'unsupported', message)
    return null
  }
  refuseLanguage(root, reading)
  refuseOthers(root, ['itemDefinition', 'inputData', 'businessKnowledgeModel', 'decision'], reading)
  return {
    name: attribute(root, 'name') ?? '',
    types: childrenNamed(root, 'itemDefinition').map((element) => readItemDefinition(element, reading)),
    inputs: childrenNamed(root, 'inputData').map((element) => readInputData(element, reading)),
    functions: childrenNamed(root, 'businessKnowledgeModel').map((element) => readFunction(element, reading)),
    decisions: childrenNamed(root, 'decision').map((element) => readDecision(element, reading)),
  }
}

function readItemDefinition(element: Element, reading: Reading): ItemDefinition {
  refuseOthers(element, ['typeRef', 'allowedValues', 'itemComponent'], reading)
  const values = childNamed(element, 'allowedValues')
  return {
    name: attribute(element, 'name') ?? '',
    typeRef: childNamed(element, 'typeRef')?.textContent?.trim() || attribute(element, 'typeRef'),
    isCollection: attribute(element, 'isCollection') === 'true',
    allowedValues: values ? readText(values, reading) : null,
    components: childrenNamed(element, 'itemComponent').map((component) => readItemDefinition(component, reading)),
    line: lineOf(element),
  }
}

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
  return {
    id: attribute(element, 'id') ?? '',
    name: attribute(element, 'name') ?? '',
    typeRef: variableType(element, reading),
    line: lineOf(element),
  }
}

function readDecision(element: Element, reading: Reading): DmnDecision {
  const name = attribute(element, 'name') ?? ''
  refuseOthers(element, ['variable', 'informationRequirement', 'knowledgeRequirement', 'decisionTable', 'literalExpression'], reading, name)
  return {
    id: attribute(element, 'id') ?? '',
    name,
    typeRef: variableType(element, reading, name),
    requires: readRequirements(element, name, reading),
    body: readBody(element, name, reading),
    line: lineOf(element),
  }
}

function readFunction(element: Element, reading: Reading): DmnFunction {
  const name = attribute(element, 'name') ?? ''
  refuseOthers(element, ['variable', 'encapsulatedLogic', 'knowledgeRequirement'], reading, name)
  const type = variableType(element, reading, name)
  if (type !== null) reading.refuse(element, name, 'a function whose variable has a type')
  const logic = childNamed(element, 'encapsulatedLogic')
  if (logic) refuseOthers(logic, ['formalParameter', 'literalExpression'], reading, name)
  if (logic && (attribute(logic, 'kind') ?? 'FEEL') !== 'FEEL')
    reading.refuse(logic, name, `a function of kind ${attribute(logic, 'kind')}`)
  return {
    id: attribute(element, 'id') ?? '',
    name,
    params: (logic ? childrenNamed(logic, 'formalParameter') : []).map((parameter) => ({
      name: attribute(parameter, 'name') ?? '',
      typeRef: attribute(parameter, 'typeRef'),
      line: lineOf(parameter),
    })),
    requires: readRequirements(element, name, reading),
    body: logic ? readLiteral(logic, name, reading) : null,
    line: lineOf(element),
  }
}

const REQUIRED = ['requiredInput', 'requiredDecision', 'requiredKnowledge']

function readRequirements(element: Element, table: string, reading: Reading): Requirement[] {
  const requirements = [...childrenNamed(element, 'informationRequirement'), ...childrenNamed(element, 'knowledgeRequirement')]
  for (const requirement of requirements) refuseOthers(requirement, REQUIRED, reading, table)
  const required = requirements.flatMap((requirement) => REQUIRED.flatMap((name) => childrenNamed(requirement, name)))
  return required.map((child) => ({ id: (attribute(child, 'href') ?? '').replace(/^#/, ''), line: lineOf(child) }))
}

function readBody(element: Element, name: string, reading: Reading): DmnDecision['body'] {
  const table = childNamed(element, 'decisionTable')
  return table ? readTable(table, name, reading) : readLiteral(element, name, reading)
}

function readLiteral(element: Element, name: string, reading: Reading): DmnExpression | null {
  const literal = childNamed(element, 'literalExpression')
  return literal ? { kind: 'expression', typeRef: attribute(literal, 'typeRef'), ...readText(literal, reading, name) } : null
}
