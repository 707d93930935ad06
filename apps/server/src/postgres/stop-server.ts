/** Ends a server of ours: fast shutdown first (it writes a checkpoint), quickly when that takes too long. */
import { type ChildProcess, spawnSync } from 'node:child_process'
import { platform } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PostgresBinaries } from './binaries.ts'

const FAST_STOP_MS = 10_000
const QUICK_STOP_MS = 5_000

export async function stopServer(server: ChildProcess, binaries: PostgresBinaries, clusterDir: string): Promise<void> {
  if (hasEnded(server)) return
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const within = (ms: number) => Promise.race([ended.then(() => true), sleep(ms, false, { ref: false })])
  if (platform() === 'win32') {
    // Windows knows no signals: node would end the server at once.
    spawnSync(binaries.pgCtl, ['stop', '-D', clusterDir, '-m', 'fast', '-w', '-t', '10'], { stdio: 'ignore' })
  } else {
    server.kill('SIGINT')
  }
  if (await within(FAST_STOP_MS)) return
  server.kill('SIGQUIT')
  if (await within(QUICK_STOP_MS)) return
  server.kill('SIGKILL')
  await ended
}

export function hasEnded(server: ChildProcess): boolean {
  return server.pid === undefined || server.exitCode !== null || server.signalCode !== null
}
