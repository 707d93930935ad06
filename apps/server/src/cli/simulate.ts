/**
 * `fairline simulate`: writes a made-up book as NDJSON of CloudEvents, one a line, and what really happened beside it. What is drawn and repaid is what the
 * policy pack answers. The same options and pack give the same bytes.
 */
import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openHappened } from '@fairline/sim/happened'
import { play } from '@fairline/sim/play'
import { type Detail, simulate } from '@fairline/sim/simulate'
import type { Command } from 'commander'
import { readEnvironment } from './environment.ts'
import { CommandFault } from './fault.ts'
import { loadPack } from './load-pack.ts'
import { readWhole } from './read-whole.ts'

type SimulateOptions = { seed: string; borrowers: string; months: string; start: string; detail: string; truth?: string }

const BORROWERS_MAX = 1_000_000
const MONTHS_MAX = 600
const SEED_MAX = 2 ** 32 - 1
/** Text that is handed on at once. */
const CHUNK_CHARACTERS = 64 * 1024
const DETAILS: readonly string[] = ['full', 'sparse'] satisfies Detail[]

export function registerSimulate(program: Command): void {
  program
    .command('simulate')
    .description('write a made-up book, the same for the same options and policy pack, as NDJSON to standard output')
    .option('--seed <N>', 'another seed, another book', '1')
    .option('--borrowers <N>', 'how many people', '1000')
    .option('--months <N>', 'how long', '12')
    .option('--start <TIME>', 'when it begins, RFC 3339 in UTC', '2026-01-01T00:00:00Z')
    .option('--detail <DETAIL>', 'full, or sparse: with a quarter of the logins', 'full')
    .option('--truth <FILE>', 'write what really happened, and by which reasons a restriction would be right')
    .action((options: SimulateOptions) => writeSimulation(options, process.stdout))
}

async function writeSimulation(options: SimulateOptions, out: NodeJS.WritableStream): Promise<void> {
  const [seed, borrowers] = [readWhole('--seed', options.seed, 0, SEED_MAX), readWhole('--borrowers', options.borrowers, 1, BORROWERS_MAX)]
  const months = readWhole('--months', options.months, 1, MONTHS_MAX)
  const startAt = Date.parse(options.start)
  if (!Number.isSafeInteger(startAt) || startAt < 0 || !options.start.endsWith('Z'))
    throw new CommandFault('--start must be like 2026-01-01T00:00:00Z')
  if (!DETAILS.includes(options.detail)) throw new CommandFault('--detail must be full or sparse')
  const { pack } = await loadPack(readEnvironment(process.env).packDir, (line) => process.stderr.write(`${line}\n`))
  const truth = options.truth === undefined ? undefined : await openTruth(options.truth)
  const dueDay = pack.defaultProduct?.due_day ?? 'same_as_disbursement'
  const detail = options.detail as Detail
  const items = simulate({ seed, borrowers, months, startAt, detail, dueDay, ...(truth && { onTruth: truth.hear }) })
  const lines = (function* () {
    let text = ''
    for (const message of play(items, { pack, hear: truth?.hearDecision })) {
      truth?.sent(message)
      text += `${JSON.stringify(message)}\n`
      if (text.length < CHUNK_CHARACTERS) continue
      yield text
      text = ''
    }
    yield text
  })()
  try {
    await pipeline(Readable.from(lines, { objectMode: false, highWaterMark: CHUNK_CHARACTERS }), out)
  } catch (error) {
    // Whoever reads us has enough, as `head` does.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
  } finally {
    await truth?.close()
  }
}

/** Few lines, kept until the end. */
async function openTruth(path: string) {
  let file: FileHandle
  try {
    file = await open(path, 'w')
  } catch (error) {
    throw new CommandFault(`${path} cannot be written (${(error as NodeJS.ErrnoException).code})`)
  }
  const happened = openHappened()
  const close = async (): Promise<void> => {
    await file.writeFile(
      happened
        .read()
        .map((truth) => `${JSON.stringify(truth)}\n`)
        .join(''),
    )
    await file.close()
  }
  return { ...happened, close }
}
