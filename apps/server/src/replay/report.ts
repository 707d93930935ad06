/** The report of a replay of UCI 350: what was sent, what the book looks like now, and how well it foresaw October 2005. */

import type { Progress } from './feed.ts'
import { type BookFigures, bookFigures, SEED } from './foresight.ts'
import { packOrigin } from './pack-origin.ts'
import type { Server } from './post-lines.ts'
import { readBook, readPackView } from './read-book.ts'
import { SOURCE } from './uci-taiwan.ts'
import { readOutcomes } from './uci-taiwan-outcomes.ts'

/** `sent` in `seconds` by this run; `totals` over all runs of this file. */
export type Run = { readonly totals: Progress; readonly sent: number; readonly seconds: number; readonly eventsPerSecond: number }

export type ReplayReport = {
  readonly source: string
  readonly run: Run
  readonly pack: { readonly hash: string; readonly title: string; readonly frozenBy: string }
  readonly figures: BookFigures
  readonly randomSeed: number
  readonly notInputs: readonly string[]
}

const NOT_INPUTS = ['default payment next month (the label)', 'sex', 'education', 'marriage', 'age']

export type ReportOptions = {
  readonly server: Server
  readonly path: string
  readonly run: Run
  readonly packDir: string
  /** The hash of the pack in `packDir`; undefined where it does not load. */
  readonly localHash: string | undefined
}

/** Call it when every event is answered: this is where the labels are read, and nowhere before. */
export async function replayReport({ server, path, run, packDir, localHash }: ReportOptions): Promise<ReplayReport> {
  const { hash, title } = await readPackView(server)
  const frozenBy = hash === localHash ? await packOrigin(packDir) : 'unknown: the server decides by another pack than the folder here'
  const figures = await bookFigures(readBook(server), await readOutcomes(path))
  return { source: SOURCE, run, pack: { hash, title: title.en, frozenBy }, figures, randomSeed: SEED, notInputs: NOT_INPUTS }
}
