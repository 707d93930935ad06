/**
 * Finds drawdowns that wait for their money and have no job: after a restore (jobs are in no backup), and after a time in which other systems paid out.
 *
 * Resumes  an organisation that was looked through says so, and is not looked at again before there is a reason.
 * Safe     a drawdown that has a job keeps it, and one that was paid meanwhile is not paid again.
 */
import type { EventLog } from '../operations/event-log.ts'
import type { Database } from '../store/database.ts'
import { queueJobs } from '../store/job-table.ts'
import { listOrganisations, setPayoutsChecked } from '../store/organisation-table.ts'
import { pendingDrawdowns } from '../store/pending-drawdowns.ts'
import { payOutJob } from './effects-of.ts'

type ReconcileParts = {
  readonly database: Database
  readonly queuesJobs: (organisationId: number) => boolean
  readonly log: EventLog
  readonly isStopped: () => boolean
}

/** Throws what the database throws: called again, it starts over with the organisation it was at. */
export async function reconcile({ database, queuesJobs, log, isStopped }: ReconcileParts): Promise<void> {
  for (const { id, payoutsChecked } of await listOrganisations(database)) {
    if (payoutsChecked || !queuesJobs(id)) continue
    let found = 0
    for await (const page of pendingDrawdowns(database.as(id))) {
      if (isStopped()) return
      const jobs = page.map(({ borrower, ...drawdown }) => payOutJob(borrower, { organisationId: id, ...drawdown }))
      await queueJobs(database, jobs)
      found += jobs.length
    }
    if (found > 0) log('jobs-found', { organisation: id, jobs: found })
    await setPayoutsChecked(database, id, true)
  }
}
