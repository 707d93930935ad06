/** What events change in the views, gathered borrower by borrower and written in one go: a line that moved often is written once. */
import { dayChangeOf } from '@fairline/domain/views/day-change'
import { nextLine, type ViewedEvent, type ViewedHold, type ViewedLine } from '@fairline/domain/views/viewed-line'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { addToDays, newDaySums } from './day-view-table.ts'
import { type HoldToSave, saveHolds } from './hold-view-table.ts'
import { gatherLending, type KnownLending } from './lending-changes.ts'
import { type LineToSave, saveLines } from './line-view-table.ts'

export type ViewChanges = {
  /** The next event of a borrower; `before`: his line as the views have it, or as an event of these changes left it. Gives it as it is then. */
  readonly take: (borrower: BorrowerKey, before: ViewedLine | undefined, event: ViewedEvent) => ViewedLine
  readonly write: (client: Queryable, organisationId: number) => Promise<void>
  /** Rows that wait to be written and grow with the events, not with the borrowers. */
  readonly waiting: () => number
}

/** `known`: what the views have of the lending that the events to be taken name. */
export function gatherChanges(known: KnownLending): ViewChanges {
  const lines = new Map<bigint, LineToSave>()
  const holds = new Map<string, HoldToSave>()
  const days = newDaySums()
  const lending = gatherLending(known)
  const touch = (borrower: BorrowerKey, ref: string, hold: ViewedHold) => holds.set(`${borrower.id} ${hold.id}`, { borrower, ref, hold })
  return {
    take: (borrower, before, event) => {
      const step = nextLine(before, event)
      lines.set(borrower.id, { borrower, line: step.line })
      for (const hold of step.touched) touch(borrower, event.ref, hold)
      days.add(borrower.bucket, dayChangeOf(before, step, event))
      lending.take(borrower, event)
      return step.line
    },
    write: async (client, organisationId) => {
      await saveLines(client, organisationId, [...lines.values()])
      await saveHolds(client, organisationId, [...holds.values()])
      await addToDays(client, organisationId, days)
      await lending.write(client, organisationId)
    },
    waiting: lending.waiting,
  }
}
