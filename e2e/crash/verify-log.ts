/** The log of one round, held against what its clients sent and heard: each event once, with the place it was told, in the order it was sent. */
import type { LoggedRow, Stored } from './log-reader.ts'
import { type Notebook, nameOf } from './notebook.ts'

/** Every difference goes into the notebook. */
export function verifyLog({ log, accounts }: Stored, notebook: Notebook): void {
  verifyContent(log, notebook)
  for (const [subject, rows] of byBorrower(log)) {
    verifySequence(subject, rows, notebook)
    verifyOrder(subject, rows, notebook)
    if (accounts.get(subject)?.version !== rows.length)
      notebook.fault('another-state', `${subject}: version ${accounts.get(subject)?.version} after ${rows.length} events`)
  }
}

/** Rows in the order of the log. */
export function byBorrower(log: readonly LoggedRow[]): Map<string, LoggedRow[]> {
  const found = new Map<string, LoggedRow[]>()
  for (const row of log) {
    const rows = found.get(row.subject)
    if (rows) rows.push(row)
    else found.set(row.subject, [row])
  }
  return found
}

/** All entries are acknowledged by now: the log holds them, and nothing else. */
function verifyContent(log: readonly LoggedRow[], notebook: Notebook): void {
  const logged = new Map<string, LoggedRow>()
  for (const row of log) {
    const name = nameOf(row)
    if (logged.has(name)) notebook.fault('doubled', `${name}: ${logged.get(name)!.sequence} and ${row.sequence} of ${row.subject}`)
    if (notebook.entries.get(name)?.message.subject !== row.subject) notebook.fault('unsent', `${name} of ${row.subject}`)
    logged.set(name, row)
  }
  for (const [name, { sequence, message }] of notebook.entries) {
    const row = logged.get(name)
    if (!row) notebook.fault('lost', `${name} of ${message.subject}, acknowledged as ${sequence}`)
    else if (row.sequence !== sequence) notebook.fault('another-answer', `${name}: told ${sequence}, logged as ${row.sequence}`)
  }
}

function verifySequence(subject: string, rows: readonly LoggedRow[], notebook: Notebook): void {
  const wrong = rows.findIndex(({ sequence }, index) => sequence !== index + 1)
  if (wrong !== -1) notebook.fault('gap', `${subject}: ${rows[wrong]!.sequence} in the place of ${wrong + 1}`)
}

function verifyOrder(subject: string, rows: readonly LoggedRow[], notebook: Notebook): void {
  const latest = new Map<string, number>()
  for (const row of rows) {
    const nth = notebook.entries.get(nameOf(row))?.nth
    if (nth === undefined) continue
    if (nth < (latest.get(row.source) ?? -1)) notebook.fault('reordered', `${nameOf(row)} of ${subject}: behind a later one of its sender`)
    latest.set(row.source, nth)
  }
}
