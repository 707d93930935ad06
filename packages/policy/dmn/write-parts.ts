/** What every part of the writer shares. */
import type { DmnVariable, Kept } from './model.ts'
import { type Node, node } from './xml-writer.ts'

/** Stand at the head of an element; all else that is kept stands behind what it requires. */
const FIRST: ReadonlySet<string> = new Set(['description', 'extensionElements', 'question', 'allowedAnswers'])

export const keptNodes = (kept: readonly Kept[]): Node[] => kept.map(({ xml }) => ({ raw: xml() }))
export const keptBefore = (kept: readonly Kept[]): Node[] => keptNodes(kept.filter(({ name }) => FIRST.has(name)))
export const keptAfter = (kept: readonly Kept[]): Node[] => keptNodes(kept.filter(({ name }) => !FIRST.has(name)))

export const typeRefOf = ({ typeRef }: { readonly typeRef: string | null }): { typeRef: string | null } => ({ typeRef })

export const variableNode = (tag: string, { id, name, typeRef, kept }: Omit<DmnVariable, 'line'>): Node =>
  node(tag, { id, name, typeRef }, keptNodes(kept))
