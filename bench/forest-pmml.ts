/** A forest as a PMML model. */
import type { Forest, ForestTree } from '@fairline/policy/pmml/forest-data'

/** `output`: elements of its own; one that names a segment makes the model keep what each tree gives, and walk them one by one. */
export function pmmlOf({ features, trees }: Forest, output = ''): string {
  const fields = [...features, 'out'].map((name) => `<DataField name="${name}" optype="continuous" dataType="double"/>`)
  const schema = features.map((name) => `<MiningField name="${name}"/>`).join('')
  const segments = trees.map((tree) => {
    const root = nodeXml({ tree, features }, 0, '<True/>')
    return `<Segment><True/><TreeModel functionName="regression" missingValueStrategy="defaultChild"><MiningSchema>${schema}</MiningSchema>${root}</TreeModel></Segment>`
  })
  return `<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4"><Header/><DataDictionary>${fields.join('')}</DataDictionary><MiningModel functionName="regression"><MiningSchema>${schema}<MiningField name="out" usageType="target"/></MiningSchema>${output}<Segmentation multipleModelMethod="sum">${segments.join('')}</Segmentation></MiningModel></PMML>`
}

export const FIRST_TREE = '<Output><OutputField name="first" feature="predictedValue" segmentId="1" dataType="double"/></Output>'

type Writing = { readonly tree: ForestTree; readonly features: readonly string[] }

function nodeXml(writing: Writing, node: number, predicate: string): string {
  const { tree, features } = writing
  const feature = tree.feature[node]!
  if (feature < 0) return `<Node id="${node}" score="${tree.value[node]}">${predicate}</Node>`
  const test = (operator: string): string =>
    `<SimplePredicate field="${features[feature]}" operator="${operator}" value="${tree.threshold[node]}"/>`
  const children = nodeXml(writing, tree.left[node]!, test('lessThan')) + nodeXml(writing, tree.right[node]!, test('greaterOrEqual'))
  return `<Node id="${node}" score="0" defaultChild="${tree.missing[node]}">${predicate}${children}</Node>`
}
