/** `npm run pmml -- DIR [--json]`: every PMML model of a folder over the rows of its table: passed, failed or refused, and why. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runFolder } from './pmml/run-folder.ts'
import type { Result, Status } from './pmml/run-model.ts'

const args = process.argv.slice(2)
const folder = args.find((each) => !each.startsWith('--')) ?? join(process.env.FAIRLINE_SAMPLES ?? '../shared', 'pmml')

const STATUSES: readonly Status[] = ['passed', 'failed', 'refused', 'no-table']

function lineOf({ model, status, kind, table, rows, rowsPassed, compared, reasons }: Result): string {
  const about = table === null ? '' : `: ${rowsPassed} of ${rows} rows of ${table} (${compared.join(', ')})`
  return [`${status.padEnd(8)} ${model}${kind === null ? '' : ` [${kind}]`}${about}`, ...reasons.map((each) => `           ${each}`)].join(
    '\n',
  )
}

function main(): void {
  if (!existsSync(folder)) {
    console.info(args.includes('--json') ? JSON.stringify({ run: false, folder }) : `PMML not run: no folder ${folder}`)
    return
  }
  const results = runFolder(folder)
  const totals = Object.fromEntries(STATUSES.map((status) => [status, results.filter((each) => each.status === status).length]))
  if (args.includes('--json')) console.info(JSON.stringify({ run: true, folder, totals, models: results }, null, 2))
  else {
    for (const result of results) console.info(lineOf(result))
    console.info(`PMML: ${STATUSES.map((status) => `${totals[status]} ${status}`).join(', ')}`)
  }
  if (totals.failed! > 0) process.exitCode = 1
}

main()
