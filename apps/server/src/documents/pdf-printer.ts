/**
 * Prints documents to PDF with the Chromium of the system: one at a time, each in a profile of its own that is thrown away.
 *
 * Safe     the page has no script and fetches nothing; Chromium is told to reach nobody all the same, and is killed when it takes too long, when
 *          nobody waits any more, and when the server stops.
 * Record   the HTML is; a PDF is a print of it, and differs from one Chromium to the next.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTurns } from '../turns.ts'

export type PdfPrinter = {
  /** `isWanted` is asked when its turn comes. Throws PdfFailed. */
  readonly print: (html: Buffer, isWanted: () => boolean) => Promise<Buffer | 'unwanted'>
  /** Ends what is under way; nothing is printed any more. */
  readonly stop: () => Promise<void>
}

export class PdfFailed extends Error {
  override name = 'PdfFailed'
}

const WITHIN_MS = 30_000
const PDF_HEAD = Buffer.from('%PDF-')

const FLAGS = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  // Whatever it would look for: there is no such proxy, and a file needs none.
  '--proxy-server=127.0.0.1:1',
  '--no-pdf-header-footer',
]
/** As root Chromium has no sandbox of its own; elsewhere it keeps it. */
const asRoot = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : [])

export function openPdfPrinter(chromium: string, withinMs = WITHIN_MS): PdfPrinter {
  const inTurn = openTurns(1)
  let isStopped = false
  let underWay: { child: ChildProcess; ended: Promise<unknown> } | undefined

  async function printIn(folder: string, html: Buffer): Promise<Buffer> {
    const [page, pdf] = [join(folder, 'document.html'), join(folder, 'document.pdf')]
    await writeFile(page, html)
    const args = [...FLAGS, ...asRoot(), `--user-data-dir=${join(folder, 'profile')}`, `--print-to-pdf=${pdf}`, `file://${page}`]
    // A group of its own: its helpers end with it.
    const child = spawn(chromium, args, { stdio: 'ignore', detached: true })
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', resolve)
    })
    ended.catch(() => {}) // Heard below; here only so that it is never unheard.
    underWay = { child, ended }
    const late = setTimeout(() => kill(child), withinMs)
    try {
      if (isStopped) kill(child)
      if ((await ended) !== 0) throw new PdfFailed('Chromium did not print')
    } finally {
      clearTimeout(late)
      underWay = undefined
      kill(child)
    }
    const printed = await readFile(pdf)
    if (!printed.subarray(0, PDF_HEAD.length).equals(PDF_HEAD)) throw new PdfFailed('Chromium printed something else')
    return printed
  }

  return {
    print: (html, isWanted) =>
      inTurn(async () => {
        if (isStopped) throw new PdfFailed('the server stops')
        if (!isWanted()) return 'unwanted'
        const folder = await mkdtemp(join(tmpdir(), 'fairline-pdf-'))
        try {
          return await printIn(folder, html)
        } catch (error) {
          throw error instanceof PdfFailed ? error : new PdfFailed('Chromium could not be started', { cause: error })
        } finally {
          await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
        }
      }),
    stop: async () => {
      isStopped = true
      if (underWay === undefined) return
      kill(underWay.child)
      await underWay.ended.catch(() => {}) // Whoever asked for the print hears it.
    },
  }
}

/** With all that it started. */
function kill({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
