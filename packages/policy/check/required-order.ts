/** Decisions in an order in which each stands after what it requires. Cycles and dangling references are told; what is on a cycle is left out. */
import type { Requirement } from '../dmn/model.ts'
import type { Report } from './diagnostic.ts'

type Requiring = {
  readonly id: string
  readonly name: string
  readonly line: number
  readonly requires: readonly Requirement[]
  readonly file?: string
}

export function inRequiredOrder<T extends Requiring>(
  decisions: readonly T[],
  nameOf: ReadonlyMap<string, string>,
  { file, report }: { readonly file: string; readonly report: Report },
): T[] {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]))
  for (const { name, requires, file: own = file } of decisions) {
    for (const { id, line } of requires) {
      if (!nameOf.has(id)) report({ file: own, line, table: name }, 'unknown-reference', `nothing has the id \`${id}\``)
    }
  }
  const depths = depthsOf(decisions, byId)
  const ordered = decisions.filter(({ id }) => depths.has(id)).sort((a, b) => depths.get(a.id)! - depths.get(b.id)!)
  const waiting = decisions.filter(({ id }) => !depths.has(id))
  reportCycles(waiting, { file, report })
  return ordered
}

/** How long the longest way down to something that requires nothing is; of what is on a cycle, or above one, there is none. */
function depthsOf(all: readonly Requiring[], byId: ReadonlyMap<string, Requiring>): ReadonlyMap<string, number> {
  const missing = new Map<string, number>()
  const requiredBy = new Map<string, string[]>()
  for (const { id, requires } of byId.values()) {
    const known = new Set(requires.map((required) => required.id).filter((required) => byId.has(required)))
    missing.set(id, known.size)
    for (const required of known) {
      const others = requiredBy.get(required)
      if (others) others.push(id)
      else requiredBy.set(required, [id])
    }
  }
  const depths = new Map<string, number>()
  const ready = all.filter(({ id }) => missing.get(id) === 0).map(({ id }) => id)
  for (const id of ready) depths.set(id, 0)
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    for (const next of requiredBy.get(id) ?? []) {
      depths.set(next, Math.max(depths.get(next) ?? 0, depths.get(id)! + 1))
      missing.set(next, missing.get(next)! - 1)
      if (missing.get(next) === 0) ready.push(next)
    }
  }
  for (const [id, count] of missing) if (count > 0) depths.delete(id)
  return depths
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
      report({ file: start.file ?? file, line: start.line, table: start.name }, 'requirement-cycle', `\`${start.name}\` requires itself`)
  }
}
