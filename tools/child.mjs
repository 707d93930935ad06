/** Runs node on a script as if it had been started directly: its output is ours, a signal reaches it once, and its exit code becomes ours. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { ROOT } from './install.mjs'

export function runNode(args) {
  // In a session of its own: the terminal would send Ctrl-C to it and all its children, and a watcher would then pass it on once more.
  // A second signal means "do not drain" to the server.
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], detached: true })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'))
  // Two that run side by side end together.
  process.on('exit', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0))
  })
}
