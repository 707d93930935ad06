/**
 * Looks for ways back in a thread of its own, as a search takes tenths of a second: meanwhile this one decides and answers others.
 *
 * Limits   one thread, which begins with the first question; WAITING_MAX questions wait for it.
 * Errors   what breaks in the thread fails the questions that wait; the next one begins a new thread.
 */
import { Worker } from 'node:worker_threads'
import type { Pack } from '@fairline/domain/pack/pack'
import type { ThreadPack, WayBackAnswer, WayBackQuestion } from './way-back-thread.ts'

type View = WayBackAnswer['wayBack']

export type WayBackDesk = {
  /** `overloaded` where as many wait already as may. Throws what breaks in the thread. */
  readonly find: (pack: Pack, question: Omit<WayBackQuestion, 'nth'>) => Promise<View | 'overloaded'>
  readonly close: () => Promise<void>
}

const THREAD = new URL('./way-back-thread.mjs', import.meta.url)
const MEMORY_MB_MAX = 1_024
const WAITING_MAX = 32

type Waiting = { readonly resolve: (view: View) => void; readonly reject: (error: unknown) => void }
type Thread = { readonly packHash: string; readonly worker: Worker; readonly waiting: Map<number, Waiting> }

export function openWayBackDesk(): WayBackDesk {
  const threads = new Set<Thread>()
  let current: Thread | undefined
  let asked = 0
  const threadFor = (pack: Pack): Thread => {
    if (current?.packHash === pack.hash && threads.has(current)) return current
    const before = current
    current = beginThread(pack, (ended) => threads.delete(ended))
    threads.add(current)
    if (before?.waiting.size === 0) void before.worker.terminate()
    return current
  }
  return {
    find: async (pack, question) => {
      const thread = threadFor(pack)
      const { worker, waiting } = thread
      if (waiting.size >= WAITING_MAX) return 'overloaded'
      const nth = ++asked
      try {
        return await new Promise<View>((resolve, reject) => {
          waiting.set(nth, { resolve, reject })
          worker.postMessage({ nth, ...question } satisfies WayBackQuestion)
        })
      } finally {
        // One that was left with an older pack ends with what it was asked.
        if (thread !== current && waiting.size === 0) void worker.terminate()
      }
    },
    close: async () => {
      await Promise.all([...threads].map(({ worker }) => worker.terminate()))
    },
  }
}

function beginThread({ hash, files }: Pack, onEnd: (thread: Thread) => void): Thread {
  const data: ThreadPack = { files }
  const worker = new Worker(THREAD, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB_MAX } })
  worker.unref()
  const thread: Thread = { packHash: hash, worker, waiting: new Map() }
  const { waiting } = thread
  const fail = (error: unknown): void => {
    onEnd(thread)
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('message', ({ nth, wayBack }: WayBackAnswer) => {
    waiting.get(nth)?.resolve(wayBack)
    waiting.delete(nth)
  })
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`the thread of ways back ended with ${code}`)))
  return thread
}
