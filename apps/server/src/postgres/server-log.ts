/** The server's own log file, and the part of it that belongs to the latest start. */
import { fstatSync } from 'node:fs'
import { open, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'

export type ServerLog = {
  fd: number
  /** The latest start begins here. */
  mark(): void
  /** The last lines since the mark. */
  tail(): Promise<string>
  close(): Promise<void>
}

const LOG_BYTES_MAX = 10 * 1024 * 1024
const TAIL_BYTES_MAX = 4000
const TAIL_LINES_MAX = 12

export async function openServerLog(dataDir: string): Promise<ServerLog> {
  const path = join(dataDir, 'postgres.log')
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  if (size > LOG_BYTES_MAX) await rename(path, `${path}.1`)
  const file = await open(path, 'a+', 0o600)
  let from = 0
  return {
    fd: file.fd,
    mark: () => {
      from = fstatSync(file.fd).size
    },
    tail: async () => {
      const { size: end } = await file.stat()
      const start = Math.max(from, end - TAIL_BYTES_MAX)
      const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, end - start, start)
      return buffer.subarray(0, bytesRead).toString('utf8').trim().split('\n').slice(-TAIL_LINES_MAX).join('\n')
    },
    close: () => file.close(),
  }
}
