/** What was seen of each subject of a desk, kept in memory and read anew for those of which something new was told. */
import type { ObservedKind } from '@fairline/contract/desk/observations'
import type { SeenOf } from '@fairline/domain/desk/status/seen-value'
import { groupBy } from '@fairline/domain/kernel/group-by'
import type { Queryable } from '../store/database.ts'
import { newestSequence, readSeen, readToldFacts, type SeenFact } from '../store/desk-fact-table.ts'

export type SeenCache = Readonly<{
  /** As of now; asks only for what it does not know yet. */
  bring: (database: Queryable, wanted: ReadonlyMap<ObservedKind, readonly string[]>, now: number) => Promise<SeenOf>
}>

/** Of each subject the newest so many. */
const EACH = 400
const PAGE = 1_000
const SUBJECTS_AT_ONCE = 500
/** A clock that is a little ahead is no mistake: what it tells counts from its own time on. */
const AHEAD_MS = 10 * 60_000

/** Of two that are so since the same moment, the one that was told last is the newest. */
const asTold = (a: SeenFact, b: SeenFact): number => a.sequence - b.sequence

export function openSeenCache(organisationId: number): SeenCache {
  const known = new Map<string, readonly SeenFact[]>()
  let sequence: number | undefined
  const forget = async (database: Queryable): Promise<void> => {
    sequence ??= await newestSequence(database, organisationId)
    for (;;) {
      const facts = await readToldFacts(database, organisationId, sequence, PAGE)
      for (const { type, kind, id } of facts) if (type === 'observed') known.delete(`${kind} ${id}`)
      sequence = facts.at(-1)?.sequence ?? sequence
      if (facts.length < PAGE) return
    }
  }
  return {
    bring: async (database, wanted, now) => {
      await forget(database)
      for (const [kind, ids] of wanted) {
        const missing = ids.filter((id) => !known.has(`${kind} ${id}`))
        for (let from = 0; from < missing.length; from += SUBJECTS_AT_ONCE) {
          const subjects = missing.slice(from, from + SUBJECTS_AT_ONCE)
          for (const id of subjects) known.set(`${kind} ${id}`, [])
          const read = await readSeen(database, organisationId, { kind, subjects, each: EACH, at: now + AHEAD_MS, knownAt: now })
          for (const [id, seen] of groupBy(read, ({ subject }) => subject)) known.set(`${kind} ${id}`, seen.sort(asTold))
        }
      }
      return (kind, id) => (known.get(`${kind} ${id}`) ?? []).filter(({ effectiveAt }) => effectiveAt <= now)
    },
  }
}
