/** The first SIGINT or SIGTERM asks for an orderly end, the second ends at once; and so does one that comes before there is anything to drain. */
import { CommandFault } from './fault.ts'

export type Stop = {
  /** Resolves on the first signal after `ready`, or throws what `fail` was told. */
  requested: Promise<void>
  ready: () => void
  fail: (why: string) => void
  finish: () => void
}

/** `onAsked` hears the first signal. */
export function stopOnSignals(say: (line: string) => void, onAsked: (signal: string) => void): Stop {
  const { promise, resolve, reject } = deferred()
  promise.catch(() => {}) // Told to whoever awaits it; unheard until then, it would end the process.
  let isReady = false
  let asked = false
  const onSignal = (signal: string) => {
    if (asked || !isReady) process.exit(130) // A second signal, or one before there is anything to drain.
    asked = true
    onAsked(signal)
    say('\n  stopping 正在停止…')
    resolve()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return {
    requested: promise,
    ready: () => {
      isReady = true
    },
    fail: (why) => reject(new CommandFault(why)),
    finish: () => {
      process.off('SIGINT', onSignal)
      process.off('SIGTERM', onSignal)
    },
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void; reject: (error: Error) => void } {
  let resolve = () => {}
  let reject = (_error: Error) => {}
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  return { promise, resolve, reject }
}
