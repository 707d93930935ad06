/** Runs node on a script in the foreground, as if it had been started directly: signals reach it once, and its exit code becomes ours. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { ROOT } from './install.mjs'

export function runNode(args, { cwd = ROOT } = {}) {
  const child = spawn(process.execPath, args, { cwd, stdio: 'inherit' })
  // The terminal sends Ctrl-C to the child as well: we only wait. Other signals come to us alone and are passed on.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0))
  })
}
