import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openLoopWatch } from './loop-watch.ts'

const TICK_MS = 20
const BUSY_MS = 400

test('time in which nothing could run is seen at once, and forgotten a tick later', async () => {
  const watch = openLoopWatch(TICK_MS)
  try {
    await sleep(3 * TICK_MS)
    for (const end = performance.now() + BUSY_MS; performance.now() < end; );
    expect(watch.lagMs()).toBeGreaterThan(BUSY_MS / 2)
    let lag = watch.lagMs()
    for (let tries = 0; tries < 100 && lag > BUSY_MS / 2; tries++) {
      await sleep(2 * TICK_MS)
      lag = watch.lagMs()
    }
    expect(lag).toBeLessThan(BUSY_MS / 2)
  } finally {
    watch.stop()
  }
})
