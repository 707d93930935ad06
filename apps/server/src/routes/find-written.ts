/** Looks one thing up in the views so that whoever has just written it finds it: the views follow the log, mostly within milliseconds. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { OrganisationDatabase } from '../store/database.ts'
import { oldestUnseen } from '../store/projection-table.ts'

/** Under a flood the views may be further behind: then what is not shown yet is not found. */
const PATIENCE_MS = 2_000
const LOOK_AGAIN_MS = 10

/** What `look` finds; where that is nothing, what it finds once the views show all that was recorded before. Undefined where there is still nothing, or after two seconds. */
export async function findWritten<Found>(
  book: OrganisationDatabase,
  organisationId: number,
  look: () => Promise<Found | undefined>,
): Promise<Found | undefined> {
  const began = Date.now()
  for (let isShown = false; ; ) {
    const found = await look()
    if (found !== undefined || isShown) return found
    const unseenSince = await oldestUnseen(book, organisationId)
    isShown = unseenSince === undefined || unseenSince > began || Date.now() > began + PATIENCE_MS
    if (!isShown) await sleep(LOOK_AGAIN_MS)
  }
}
