/** A decision table of the model → DMN. */
import type { DmnRule, DmnTable, DmnText, InputClause, OutputClause } from './model.ts'
import { keptBefore, keptNodes, typeRefOf } from './write-parts.ts'
import { type Node, node, textNode } from './xml-writer.ts'

export function tableNode(table: DmnTable): Node {
  const { hitPolicy, aggregation, inputs, outputs, annotations, rules } = table
  return node('decisionTable', { id: table.id, hitPolicy, aggregation, ...typeRefOf(table) }, [
    ...keptNodes(table.kept),
    ...inputs.map(inputNode),
    ...outputs.map(outputNode),
    ...annotations.map((name) => node('annotation', { name })),
    ...rules.map(ruleNode),
  ])
}

export const textsNode = (name: string, text: DmnText | null, more: { typeRef?: string | null } = {}): Node | null =>
  text && node(name, { id: text.id, typeRef: more.typeRef ?? null }, [...keptNodes(text.kept), textNode('text', text.text)])

function inputNode(clause: InputClause): Node {
  return node('input', { id: clause.id, label: clause.caption }, [
    ...keptBefore(clause.kept),
    textsNode('inputExpression', clause.expression, { typeRef: clause.typeRef }),
    textsNode('inputValues', clause.values),
  ])
}

function outputNode(clause: OutputClause): Node {
  return node('output', { id: clause.id, label: clause.caption, name: clause.name, typeRef: clause.typeRef }, [
    ...keptBefore(clause.kept),
    textsNode('outputValues', clause.values),
    textsNode('defaultOutputEntry', clause.defaultEntry),
  ])
}

function ruleNode(rule: DmnRule): Node {
  return node('rule', { id: rule.id }, [
    ...keptNodes(rule.kept),
    ...rule.inputs.map((entry) => textsNode('inputEntry', entry)),
    ...rule.outputs.map((entry) => textsNode('outputEntry', entry)),
    ...rule.annotations.map((text) => node('annotationEntry', {}, [textNode('text', text)])),
  ])
}
