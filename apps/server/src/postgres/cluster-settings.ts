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

/**
 * Its log holds no value of ours: no statement, no parameter, and no error of a statement, as an error quotes what it stumbled on. Whoever asked
 * hears the error. `log` is more severe than `error` there: starts, stops, checkpoints and what ends a connection are still written.
 */
const SAYS_NO_VALUES: Settings = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
}

export function settingsFor(overrides: Settings = {}): Settings {
  return {
    shared_buffers: `${sharedBuffersMib(memoryBytes())}MB`,
    wal_buffers: '16MB',
    max_wal_size: '2GB',
    min_wal_size: '256MB',
    checkpoint_timeout: '15min',
    wal_compression: 'off',
    max_connections: '50',
    ...SAYS_NO_VALUES,
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
