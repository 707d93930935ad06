/** The command line as its users run it: `fairline …` as a process of its own, on a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const BIN = fileURLToPath(new URL('../apps/server/bin/fairline.mjs', import.meta.url))
const START_WITHIN_MS = 60_000
const LOOK_EVERY_MS = 50

export type Ended = { readonly code: number | null; readonly output: string }
export type Running = { readonly child: ChildProcess; readonly output: () => string; readonly ended: Promise<Ended> }
export type Server = Running & { readonly url: string; readonly key: string }

export function newDataFolder(): { dataDir: string; remove: () => void } {
  const dataDir = mkdtempSync(join(tmpdir(), 'fairline-e2e-'))
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) }
}

/** `before`: a program that starts it, such as one that first mounts something. */
export function fairline(args: readonly string[], env: Readonly<Record<string, string>>, before: readonly string[] = []): Running {
  const [program = '', ...rest] = [...before, process.execPath, '--max-semi-space-size=32', BIN, ...args]
  const child = spawn(program, rest, { env: { ...process.env, METRICS_PORT: 'off', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }))
  return { child, output: () => output, ended }
}

/** Resolves once the address is printed. */
export async function serve(dataDir: string, env: Readonly<Record<string, string>> = {}, args: readonly string[] = []): Promise<Server> {
  const running = fairline(['serve', ...args], { FAIRLINE_DATA: dataDir, PORT: '0', FAIRLINE_LOG: 'error', ...env })
  const url = await until(() => /API\s+(http:\S+)/.exec(running.output())?.[1], running)
  return { ...running, url, key: readFileSync(join(dataDir, 'admin-key'), 'utf8').trim() }
}

/** Waits for something, but not for ever, and not for a process that is gone. */
export async function until<T>(look: () => T | undefined, running: Running): Promise<T> {
  for (const endsAt = Date.now() + START_WITHIN_MS; Date.now() < endsAt; ) {
    const found = look()
    if (found !== undefined) return found
    if (running.child.exitCode !== null) throw new Error(`it ended with ${running.child.exitCode}:\n${running.output()}`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  throw new Error(`it did not come to that within ${START_WITHIN_MS} ms:\n${running.output()}`)
}

export async function stop({ child, ended }: Running): Promise<Ended> {
  child.kill('SIGINT')
  return ended
}
