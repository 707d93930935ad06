/**
 * `fairline policy baselines`: what the points of a borrower are held against, measured on a made-up book that the pack itself decides.
 *
 * Same     options and pack give the same file, byte for byte. The baselines that the pack has are not read: they may be those of another scorecard.
 * Counts   each open line once a calendar month, as it stood after the first decision of it.
 */
import { writeFile } from 'node:fs/promises'
import type { Account } from '@fairline/domain/account/account'
import { BASELINES_FILE } from '@fairline/domain/pack/baselines'
import { type Measured, openMeasurement } from '@fairline/domain/pack/measure-baselines'
import { type Pack, readPack } from '@fairline/domain/pack/pack'
import { play } from '@fairline/sim/play'
import { simulate } from '@fairline/sim/simulate'
import type { Command } from 'commander'
import { readPackFolder, sha256 } from '../../pack-folder.ts'
import { readEnvironment } from '../environment.ts'
import { CommandFault } from '../fault.ts'
import { readWhole } from '../read-whole.ts'
import { diagnosticLines } from './diagnostic-text.ts'

const START = Date.parse('2026-01-01T00:00:00Z')
const AGAINST: readonly string[] = ['near_pass', 'mean', 'max'] satisfies Measured['against'][]
const SEED_MAX = 2 ** 32 - 1
const BORROWERS_MAX = 100_000
const MONTHS_MAX = 120
const WITHIN_MAX = 1_000
/** So many at least have to have passed a mark for a mean of theirs. */
const LEAST_CASES = 30

export type BaselinesOptions = Readonly<{ seed: string; borrowers: string; months: string; within: string; against: string }>

export function registerBaselines(policy: Command): void {
  policy
    .command('baselines')
    .description(
      `measure, on a made-up book, what points are held against when reasons are told (${BASELINES_FILE})\n用模拟账簿测算评分原因的比较基准`,
    )
    .argument('[PATH]', 'a policy pack; without it, the pack of FAIRLINE_PACK')
    .option('--seed <N>', 'another seed, another book', '1')
    .option('--borrowers <N>', 'how many people', '2000')
    .option('--months <N>', 'how long', '24')
    .option('--within <POINTS>', 'how far above a mark somebody has just passed it', '20')
    .option('--against <WHAT>', 'near_pass, mean or max', 'near_pass')
    .option('-o, --output <FILE>', 'where to; without it, standard output')
    .action(async (path: string | undefined, { output, ...options }: BaselinesOptions & { output?: string }) => {
      const yaml = await baselines(path, options)
      if (output === undefined) process.stdout.write(yaml)
      else await writeFile(output, yaml)
    })
}

async function baselines(path: string | undefined, options: BaselinesOptions): Promise<string> {
  const { against } = options
  if (!AGAINST.includes(against)) throw new CommandFault(`--against must be one of ${AGAINST.join(', ')}`)
  const within = readWhole('--within', options.within, 1, WITHIN_MAX)
  const [seed, borrowers] = [readWhole('--seed', options.seed, 0, SEED_MAX), readWhole('--borrowers', options.borrowers, 1, BORROWERS_MAX)]
  const months = readWhole('--months', options.months, 1, MONTHS_MAX)
  const pack = await packWithout(path ?? readEnvironment(process.env).packDir)
  const measurement = measureOn(pack, { seed, borrowers, months })
  const measured = measurement.read({ against: against as Measured['against'], within, least: LEAST_CASES })
  if (!measured.ok) throw new CommandFault(`only ${measured.cases} borrowers just passed ${measured.mark}: ask for more people or months`)
  return `${head({ seed, borrowers, months, within, cases: measured.cases })}${measured.yaml}`
}

async function packWithout(path: string): Promise<Pack> {
  const files = await readPackFolder(path).catch((error: Error) => {
    throw new CommandFault(`the policy pack cannot be read: ${error.message}`)
  })
  files.delete(BASELINES_FILE)
  const reading = readPack(files, sha256)
  if (reading.ok) return reading.pack
  throw new CommandFault([`${path} has faults:`, ...reading.diagnostics.flatMap((each) => diagnosticLines(each, files))].join('\n'))
}

type Book = Readonly<{ seed: number; borrowers: number; months: number }>

function measureOn(pack: Pack, book: Book): ReturnType<typeof openMeasurement> {
  const measurement = openMeasurement(pack)
  const counted = new Map<string, string>()
  const hear = (subject: string, at: number, account: Account): void => {
    const month = new Date(at).toISOString().slice(0, 7)
    if (account.line.stage !== 'open' || counted.get(subject) === month) return
    counted.set(subject, month)
    measurement.take(account, at)
  }
  const dueDay = pack.defaultProduct?.due_day ?? 'same_as_disbursement'
  const items = simulate({ ...book, startAt: START, detail: 'sparse', dueDay })
  const messages = play(items, { pack, hear: (subject, _fact, { at }, account) => hear(subject, at, account) })
  while (messages.next().done !== true);
  return measurement
}

const head = ({ seed, borrowers, months, within, cases }: Book & { within: number; cases: number }): string =>
  [
    '# What the points of a borrower are held against when he is told why: frozen with the pack, and part of its hash.',
    '# Made, and made again whenever the scorecard changes, by',
    `#   npx fairline policy baselines --seed ${seed} --borrowers ${borrowers} --months ${months} --within ${within} -o ${BASELINES_FILE}`,
    `# ${cases} looks at open lines of a made-up book, one a line and month. near_pass: mean points of those at or less than ${within} above a mark.`,
    '',
  ].join('\n')
