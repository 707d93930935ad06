/**
 * Checks a proposed pack in a thread of its own: to read and to prove a policy takes seconds, and meanwhile this one decides and answers others.
 *
 * Limits   CHECKS_MAX at once; whoever takes longer than WITHIN_MS is given up, as is one that wants more memory than there is for it.
 */
import { Worker } from 'node:worker_threads'
import type { CheckAnswer, CheckTask } from './check-thread.ts'

const THREAD = new URL('./check-thread.mjs', import.meta.url)
const MEMORY_MB_MAX = 1_024
const WITHIN_MS = 120_000
const CHECKS_MAX = 2

let underWay = 0

/** overloaded: as many are checked already as may be. given-up: it is no policy that a server could live with. */
export async function checkPack(task: CheckTask): Promise<CheckAnswer | 'overloaded' | 'given-up'> {
  if (underWay >= CHECKS_MAX) return 'overloaded'
  underWay++
  const worker = new Worker(THREAD, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB_MAX } })
  let late: NodeJS.Timeout | undefined
  try {
    return await new Promise<CheckAnswer | 'given-up'>((resolve, reject) => {
      late = setTimeout(() => resolve('given-up'), WITHIN_MS)
      worker.on('message', resolve)
      worker.on('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve('given-up') : reject(error),
      )
    })
  } finally {
    clearTimeout(late)
    underWay--
    await worker.terminate()
  }
}
