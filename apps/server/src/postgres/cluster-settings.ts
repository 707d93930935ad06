/**
 * Server settings for this machine. Durability (fsync, synchronous_commit, full_page_writes) keeps PostgreSQL's own safe defaults.
 *
 * Source   measured on the packaged build; it has no lz4, so wal_compression stays off. Benches raise the WAL sizes by overrides.
 */
import { totalmem } from 'node:os'

export type Settings = Readonly<Record<string, string>>

const MIB = 1024 * 1024
const SHARED_BUFFERS_MAX_MIB = 2048
const SHARED_BUFFERS_MIN_MIB = 32

export function settingsFor(overrides: Settings = {}): Settings {
  return {
    shared_buffers: `${sharedBuffersMib(memoryBytes())}MB`,
    wal_buffers: '16MB',
    max_wal_size: '2GB',
    min_wal_size: '256MB',
    checkpoint_timeout: '15min',
    wal_compression: 'off',
    max_connections: '50',
    log_min_messages: 'warning',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...overrides,
  }
}

/** An eighth of the memory: enough for the hot tables, and the file cache of the system keeps the rest. */
export function sharedBuffersMib(memory: number): number {
  return Math.min(SHARED_BUFFERS_MAX_MIB, Math.max(SHARED_BUFFERS_MIN_MIB, Math.floor(memory / 8 / MIB)))
}

/** What this process may use: a container's limit, where there is one. */
function memoryBytes(): number {
  const limit = process.constrainedMemory()
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem()
}
