/** A box of the model → DMN 1.3. Boxes of later versions become texts. */
import { boxText } from './box-text.ts'
import type { DmnBox, DmnContext, DmnFunctionBox, DmnInvocation, DmnRelation } from './model.ts'
import { keptNodes, typeRefOf, variableNode } from './write-parts.ts'
import { tableNode } from './write-table.ts'
import { type Node, node, textNode } from './xml-writer.ts'

/** Tells what DMN 1.3 has no way to say. */
export type Refuse = (line: number, what: string) => void

export function boxNode(box: DmnBox, refuse: Refuse): Node {
  switch (box.kind) {
    case 'expression':
      return node('literalExpression', { id: box.id, ...typeRefOf(box) }, [...keptNodes(box.kept), textNode('text', box.text)])
    case 'table':
      return tableNode(box)
    case 'context':
      return contextNode(box, refuse)
    case 'invocation':
      return invocationNode(box, refuse)
    case 'relation':
      return relationNode(box, refuse)
    case 'list':
      return node('list', { id: box.id, ...typeRefOf(box) }, [...keptNodes(box.kept), ...box.items.map((item) => boxNode(item, refuse))])
    case 'model':
      if (box.origin === null) refuse(box.line, 'a PMML model that is no table')
      return box.origin === null ? node('literalExpression', {}, []) : contextNode(box.origin.context, refuse)
    case 'function':
      return functionNode('functionDefinition', box, refuse)
    case 'conditional':
    case 'filter':
    case 'for':
    case 'some':
    case 'every': {
      const text = boxText(box, refuse)
      return node('literalExpression', { id: box.id, ...typeRefOf(box) }, [...keptNodes(box.kept), textNode('text', text)])
    }
  }
}

const optional = (box: DmnBox | null, refuse: Refuse): Node[] => (box ? [boxNode(box, refuse)] : [])

function contextNode(box: DmnContext, refuse: Refuse): Node {
  const entries = box.entries.map(({ id, kept, variable, body }) =>
    node('contextEntry', { id }, [...keptNodes(kept), variable && variableNode('variable', variable), ...optional(body, refuse)]),
  )
  return node('context', { id: box.id, ...typeRefOf(box) }, [...keptNodes(box.kept), ...entries])
}

function invocationNode(box: DmnInvocation, refuse: Refuse): Node {
  const bindings = box.bindings.map(({ id, kept, parameter, body }) =>
    node('binding', { id }, [...keptNodes(kept), variableNode('parameter', parameter), ...optional(body, refuse)]),
  )
  return node('invocation', { id: box.id, ...typeRefOf(box) }, [...keptNodes(box.kept), ...optional(box.called, refuse), ...bindings])
}

function relationNode(box: DmnRelation, refuse: Refuse): Node {
  return node('relation', { id: box.id, ...typeRefOf(box) }, [
    ...keptNodes(box.kept),
    ...box.columns.map((column) => variableNode('column', column)),
    ...box.rows.map((row) =>
      node(
        'row',
        {},
        row.map((cell) => boxNode(cell, refuse)),
      ),
    ),
  ])
}

export function functionNode(tag: 'functionDefinition' | 'encapsulatedLogic', box: DmnFunctionBox, refuse: Refuse): Node {
  const kind = box.body?.kind === 'model' ? 'PMML' : null
  return node(tag, { id: box.id, kind, ...typeRefOf(box) }, [
    ...keptNodes(box.kept),
    ...box.params.map((param) => variableNode('formalParameter', param)),
    ...optional(box.body, refuse),
  ])
}
