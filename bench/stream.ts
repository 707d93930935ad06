/**
 * A gigabyte of NDJSON through one request to a real server, with a reader that is slower than the writer for a while: events a second, and the
 * memory that the server needs for it. `npm run bench -- stream --verify [--megabytes N]`; ends with 1 where a line is not recorded, or memory grows.
 */
import { parseArgs } from 'node:util'
import { newDataFolder, serve, stop } from '../e2e/fairline-process.ts'
import { pushStream, type StreamReport } from '../e2e/stream/push-stream.ts'
import { print } from './figure.ts'

const RSS_MAX_MB = 500
const SLOW_SHARE = 0.02

const { values } = parseArgs({ options: { verify: { type: 'boolean' }, megabytes: { type: 'string', default: '1024' } } })
const megabytes = Number(values.megabytes)
if (!(megabytes > 0)) throw new Error('--megabytes must be a number above 0')

const { dataDir, remove } = newDataFolder()
try {
  const server = await serve(dataDir)
  try {
    tell(await pushStream({ ...server, pid: server.child.pid!, megabytes, slowShare: SLOW_SHARE }))
  } finally {
    await stop(server)
  }
} finally {
  remove()
}

function tell({ megabytes: sent, events, recorded, rssBeforeMb, rssPeakMb, heldUpMs, seconds }: StreamReport): void {
  const figure = (name: string, value: number, unit: string, more: object = {}) => print('stream', { figure: name, value, unit, ...more })
  figure('megabytes', sent, 'MB')
  figure('events', events, 'events')
  figure('not-recorded', events - recorded, 'events', { target: 0, met: recorded === events })
  figure('rss-before', rssBeforeMb, 'MB')
  figure('rss-peak', rssPeakMb, 'MB', { target: RSS_MAX_MB, met: rssPeakMb <= RSS_MAX_MB })
  figure('held-up', heldUpMs, 'ms, the longest')
  figure('rate', events / seconds, 'events/s')
  figure('seconds', seconds, 's')
  if (recorded !== events || rssPeakMb > RSS_MAX_MB) process.exitCode = 1
}
