/** A long stream with a slow reader: every line is answered in order, and the server keeps no more of it than its windows. `npm run bench -- stream` does a gigabyte. */
import { expect, test } from 'vitest'
import { newDataFolder, serve, stop } from './fairline-process.ts'
import { pushStream } from './stream/push-stream.ts'

const MEGABYTES = 20
/** A heap that may grow takes what it is given before it is swept, and more the busier the machine is: so it is given little, and whoever keeps a stream ends without memory. */
const HEAP_MAX_MB = 200
const GROWTH_MAX_MB = 150

test('20 MB through one stream: the reader is waited for, and memory stays', async () => {
  const { dataDir, remove } = newDataFolder()
  try {
    const server = await serve(dataDir, { NODE_OPTIONS: `--max-old-space-size=${HEAP_MAX_MB}` })
    try {
      const report = await pushStream({ ...server, pid: server.child.pid!, megabytes: MEGABYTES, slowShare: 0.3 })
      console.log(`stream: ${JSON.stringify(report)}`)
      expect(report.recorded).toBe(report.events)
      expect(report.heldUpMs).toBeGreaterThan(100)
      expect(report.rssPeakMb - report.rssBeforeMb).toBeLessThan(GROWTH_MAX_MB)
    } finally {
      await stop(server)
    }
  } finally {
    remove()
  }
})
