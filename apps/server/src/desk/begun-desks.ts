/** How far each desk was told. Who lends has no desk: where nothing was ever told, it is asked again only now and then, as another server may begin one. */
import type { Database } from '../store/database.ts'
import { newestSequence } from '../store/desk-fact-table.ts'

export type BegunDesks = Readonly<{
  /** Something of it was committed: it is asked again at once. */
  told: (organisationId: number) => void
  askAllAgain: () => void
  isEmpty: (organisationId: number) => boolean
  /** The number of the newest fact; 0: nothing was ever told. */
  newestOf: (organisationId: number) => Promise<number>
}>

export function openBegunDesks({ reading }: Pick<Database, 'reading'>): BegunDesks {
  const empty = new Set<number>()
  return {
    told: (organisationId) => void empty.delete(organisationId),
    askAllAgain: () => empty.clear(),
    isEmpty: (organisationId) => empty.has(organisationId),
    newestOf: async (organisationId) => {
      // Before it is asked: what is told meanwhile takes it out again.
      empty.add(organisationId)
      let newest: number | undefined
      try {
        newest = await newestSequence(reading.as(organisationId), organisationId)
        return newest
      } finally {
        if (newest !== 0) empty.delete(organisationId)
      }
    },
  }
}
