/**
 * `fairline replay`: sends a file of events to the server, as fast as it answers, and continues where an earlier run ended.
 *
 * Exit     0 all acknowledged; 1 it could not finish, and the same command continues; 2 finished, but some lines were refused; 130 interrupted.
 */
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { feed, NOTHING_SENT, type Progress } from '../replay/feed.ts'
import type { Feed } from '../replay/feed-item.ts'
import { markerFor, noMarker } from '../replay/marker.ts'
import { postLines, type Refused } from '../replay/post-lines.ts'
import { openProgressDisplay, perSecond } from '../replay/progress-display.ts'
import { ndjsonFeed, STANDARD_INPUT } from '../replay/read-ndjson.ts'
import { type Run, replayReport } from '../replay/report.ts'
import { reportText } from '../replay/report-text.ts'
import { openTarget, type Target } from '../replay/target.ts'
import { uciTaiwanFeed } from '../replay/uci-taiwan.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { CommandFault } from './fault.ts'
import { loadPack } from './load-pack.ts'

const UCI_TAIWAN = 'uci-taiwan'
const PROJECT = fileURLToPath(new URL('../../../../', import.meta.url))
const REFUSED_SHOWN = 10
const EXIT_REFUSED = 2
const EXIT_INTERRUPTED = 130

export type ReplayOptions = { adapter?: string; url?: string; report?: string; restart?: boolean }
type Job = { path: string; adapter: string | undefined; options: ReplayOptions; environment: Environment; env: NodeJS.ProcessEnv }

export function registerReplay(program: Command): void {
  program
    .command('replay')
    .description('send a file of events to the server; continues where an earlier run of the same file ended')
    .argument('[FILE]', 'NDJSON of CloudEvents, also gzipped, or - for standard input; with --adapter, the file it reads')
    .option('--adapter <NAME>', `what FILE is, where it is not NDJSON: ${UCI_TAIWAN}`)
    .option('--url <URL>', 'the server, where it is not the one of the data folder')
    .option('--report <FILE>', `also write the report of ${UCI_TAIWAN} as JSON`)
    .option('--restart', 'start from the first line, whatever an earlier run has sent')
    .action(async (file: string | undefined, options: ReplayOptions) => {
      process.exitCode = await replay(file, options, process.env, (line) => console.log(line))
    })
}

/** The exit code. */
export async function replay(
  file: string | undefined,
  options: ReplayOptions,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<number> {
  const job = { ...whatToRead(file, options, env), options, environment: readEnvironment(env), env }
  const source = job.adapter === undefined ? await ndjsonFeed(job.path) : await uciTaiwanFeed(job.path)
  const interrupt = abortOnSignals()
  let target: Target | undefined
  try {
    target = await openTarget({ environment: job.environment, url: options.url, key: job.environment.key, say })
    const run = await send(job, source, target, interrupt.signal, say)
    say(summary(run))
    if (job.adapter !== undefined) await report(job, target, run, say)
    return run.totals.refused > 0 ? EXIT_REFUSED : 0
  } catch (error) {
    if (!interrupt.signal.aborted) throw error
    say('interrupted; the same command continues from here\n已中断，重新运行即可续传')
    return EXIT_INTERRUPTED
  } finally {
    await target?.close()
    interrupt.end()
  }
}

function whatToRead(file: string | undefined, { adapter, report }: ReplayOptions, env: NodeJS.ProcessEnv) {
  if (adapter !== undefined && adapter !== UCI_TAIWAN)
    throw new CommandFault(`there is no adapter ${adapter}: the only one is ${UCI_TAIWAN}`)
  if (adapter === undefined && report !== undefined) throw new CommandFault(`--report needs --adapter ${UCI_TAIWAN}`)
  if (adapter === undefined && file === undefined) throw new CommandFault('name a file of events, or - for standard input')
  if (adapter !== undefined && file === STANDARD_INPUT) throw new CommandFault(`${UCI_TAIWAN} reads its file twice: name it`)
  const samples = resolve(PROJECT, env.FAIRLINE_SAMPLES || '../shared')
  return { path: file ?? join(samples, 'data', 'uci_taiwan_default.csv'), adapter }
}

async function send(
  { path, adapter, options, environment }: Job,
  source: Feed,
  target: Target,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<Run> {
  const marker = path === STANDARD_INPUT ? noMarker : await markerFor({ dataDir: environment.dataDir, path, adapter, url: options.url })
  const from = (options.restart ? undefined : await marker.read()) ?? NOTHING_SENT
  if (from.position > 0) say(`continuing after the first ${from.position} events of ${path}, which were acknowledged before`)
  const { total } = source
  const display = openProgressDisplay({ from: from.position, total, isTerminal: process.stdout.isTTY === true, say })
  const refusals = openRefusals(say)
  const startedAt = performance.now()
  try {
    const totals = await feed(source.items, {
      from,
      signal,
      post: (events) => postLines(target, events, signal),
      onProgress: async (progress) => {
        await marker.write(progress)
        display.show(progress.position)
      },
      onRefused: refusals.hear,
    })
    return runOf(from, totals, (performance.now() - startedAt) / 1000)
  } finally {
    display.end()
    refusals.tell()
  }
}

function runOf(from: Progress, totals: Progress, seconds: number): Run {
  const sent = totals.position - from.position
  return { totals, sent, seconds, eventsPerSecond: perSecond(sent, seconds) }
}

function summary({ totals: { recorded, repeated, refused }, sent, seconds, eventsPerSecond }: Run): string {
  const rate = `this run: ${sent} in ${seconds.toFixed(1)} s, ${Math.round(eventsPerSecond)}/s`
  return `${recorded + repeated + refused} events: ${recorded} recorded, ${repeated} repeated, ${refused} refused (${rate})`
}

/** The first few with their lines, the others counted: a wrong file must not flood the screen. */
function openRefusals(say: (line: string) => void) {
  const shown: Refused[] = []
  let count = 0
  return {
    hear(refused: Refused): void {
      count += 1
      if (shown.length < REFUSED_SHOWN) shown.push(refused)
    },
    tell(): void {
      for (const { line, code, detail } of shown) say(`  line ${line}: ${code}${detail === '' ? '' : `: ${detail}`}`)
      if (count > 0) say(`${count} lines were refused${count > shown.length ? `, the first ${shown.length} above` : ''}`)
    },
  }
}

async function report({ path, options, environment }: Job, target: Target, run: Run, say: (line: string) => void): Promise<void> {
  const { packDir } = environment
  // A folder that does not load is not what the server decides by; the report then says that its origin is unknown.
  const localHash = await loadPack(packDir, () => {})
    .then(({ pack }) => pack.hash)
    .catch(() => undefined)
  const made = await replayReport({ server: target, path, run, packDir, localHash })
  if (options.report !== undefined) await writeFile(options.report, `${JSON.stringify(made, null, 2)}\n`)
  say(reportText(made))
}

/** The first signal sends nothing more, awaits what is under way and ends in order; the second ends at once. */
function abortOnSignals() {
  const controller = new AbortController()
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(EXIT_INTERRUPTED)
    controller.abort()
  }
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  return { signal: controller.signal, end: () => void process.off('SIGINT', onSignal).off('SIGTERM', onSignal) }
}
