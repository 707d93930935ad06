/** Decisions in an order in which each stands after what it requires. Cycles and dangling references are told; what is on a cycle is left out. */
import type { Requirement } from '../dmn/model.ts'
import type { Report } from './diagnostic.ts'

type Requiring = { readonly id: string; readonly name: string; readonly line: number; readonly requires: readonly Requirement[] }

export function inRequiredOrder<T extends Requiring>(
  decisions: readonly T[],
  nameOf: ReadonlyMap<string, string>,
  { file, report }: { readonly file: string; readonly report: Report },
): T[] {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]))
  for (const { name, requires } of decisions) {
    for (const { id, line } of requires) {
      if (!nameOf.has(id)) report({ file, line, table: name }, 'unknown-reference', `nothing has the id \`${id}\``)
    }
  }
  const ordered: T[] = []
  const placed = new Set<string>()
  let waiting = [...decisions]
  for (;;) {
    const ready = waiting.filter(({ requires }) => requires.every(({ id }) => !byId.has(id) || placed.has(id)))
    if (ready.length === 0) break
    for (const decision of ready) placed.add(decision.id)
    ordered.push(...ready)
    waiting = waiting.filter(({ id }) => !placed.has(id))
  }
  reportCycles(waiting, { file, report })
  return ordered
}

/** Names the decisions that require themselves; those that only wait for such a one are not at fault. */
function reportCycles(waiting: readonly Requiring[], { file, report }: { file: string; report: Report }): void {
  const byId = new Map(waiting.map((decision) => [decision.id, decision]))
  for (const start of waiting) {
    const reached = new Set<string>()
    const frontier = start.requires.map(({ id }) => id)
    for (let id = frontier.pop(); id !== undefined; id = frontier.pop()) {
      if (reached.has(id)) continue
      reached.add(id)
      frontier.push(...(byId.get(id)?.requires.map((required) => required.id) ?? []))
    }
    if (reached.has(start.id))
      report({ file, line: start.line, table: start.name }, 'requirement-cycle', `\`${start.name}\` requires itself`)
  }
}
