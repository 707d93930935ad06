/**
 * The log: a closed list of events, each with a stable name and stable fields, one JSON object a line. docs/operations.md tells what they mean.
 *
 * Never    a message of somebody else's error (it may quote values), a body, a header, a url with its query, a subject. An event of a borrower is
 *          named by its key, the hash that the log row has.
 */
import { type Logger, pino } from 'pino'
import type { BugDescription } from '../describe-bug.ts'

export type LogEvents = {
  starting: { readonly version: string; readonly node: string }
  'pack-loaded': { readonly pack: string }
  'pack-in-force': { readonly pack: string }
  'migration-applied': { readonly migration: string }
  'feed-ordered': { readonly events: number }
  ready: { readonly url: string; readonly metrics_url: string | null; readonly start_ms: number }
  stopping: { readonly signal: string }
  drained: { readonly took_ms: number; readonly cut_off: boolean }
  stopped: Record<never, never>
  'database-away': BugDescription
  'database-back': { readonly away_ms: number }
  'postgres-restarted': { readonly restarts: number }
  'postgres-given-up': Record<never, never>
  'batch-failed': BugDescription
  'event-quarantined': BugDescription & { readonly fact_type: string; readonly event_key: string }
  'request-failed': BugDescription & { readonly request_id: string; readonly route: string }
  'keys-refused': { readonly remote_address: string }
  'key-from-elsewhere': { readonly key: string; readonly remote_address: string }
  'signed-in': { readonly key: string }
  'person-signed-in': { readonly user: string; readonly way: string }
  'sign-in-refused': { readonly remote_address: string }
  'sign-in-waits': { readonly remote_address: string; readonly wait_ms: number }
  'invitation-not-sent': { readonly problem: string }
  'provider-failed': BugDescription & { readonly provider: string }
  'code-replayed': { readonly organisation: number }
  'code-not-sent': { readonly channel: string; readonly problem: string }
  'commit-slow': { readonly road: string; readonly events: number; readonly took_ms: number }
  'accounts-renewed': { readonly bucket: number; readonly accounts: number }
  'account-broken': BugDescription & { readonly version: number }
  'renewing-failed': BugDescription
  'master-key-rotated': { readonly master_key: string }
  'master-key-removed': { readonly master_key: string }
  'keys-rewrapped': { readonly organisation: number; readonly keys: number }
  'rewrapping-failed': BugDescription
  'backup-broken-off': BugDescription
  /** The record is not the one that was signed before. */
  'record-broken': { readonly organisation: number }
  /** So many could not be kept beside their requests. */
  'acts-lost': { readonly acts: number }
  'leaves-given': { readonly events: number }
  'job-failed': BugDescription & { readonly task: string; readonly attempt: number }
  'job-queue-failed': BugDescription
  'effect-refused': { readonly fact_type: string; readonly code: string }
  'delivery-given-up': { readonly delivery: string; readonly problem: string; readonly attempts: number }
  'jobs-found': { readonly organisation: number; readonly jobs: number }
  'demo-loaded': { readonly facts: number; readonly took_ms: number }
  'demo-failed': BugDescription
}

export type LogEventName = keyof LogEvents
export type EventLog = <Name extends LogEventName>(event: Name, fields: LogEvents[Name]) => void

export const LOG_LEVELS: Readonly<Record<LogEventName, 'info' | 'warn' | 'error'>> = {
  starting: 'info',
  'pack-loaded': 'info',
  'pack-in-force': 'info',
  'migration-applied': 'info',
  'feed-ordered': 'warn',
  ready: 'info',
  stopping: 'info',
  drained: 'info',
  stopped: 'info',
  'database-away': 'warn',
  'database-back': 'warn',
  'postgres-restarted': 'warn',
  'postgres-given-up': 'error',
  'batch-failed': 'error',
  'event-quarantined': 'error',
  'request-failed': 'error',
  'acts-lost': 'error',
  'keys-refused': 'warn',
  'key-from-elsewhere': 'warn',
  'signed-in': 'info',
  'person-signed-in': 'info',
  'sign-in-refused': 'warn',
  'sign-in-waits': 'warn',
  'invitation-not-sent': 'warn',
  'provider-failed': 'error',
  'code-replayed': 'warn',
  'code-not-sent': 'warn',
  'commit-slow': 'warn',
  'accounts-renewed': 'info',
  'account-broken': 'error',
  'renewing-failed': 'error',
  'master-key-rotated': 'warn',
  'master-key-removed': 'warn',
  'keys-rewrapped': 'info',
  'rewrapping-failed': 'error',
  'backup-broken-off': 'warn',
  'record-broken': 'error',
  'leaves-given': 'info',
  'job-failed': 'warn',
  'job-queue-failed': 'error',
  'effect-refused': 'error',
  'delivery-given-up': 'error',
  'jobs-found': 'warn',
  'demo-loaded': 'info',
  'demo-failed': 'error',
}

/** For whoever runs without a log. */
export const noLog: EventLog = () => {}

/** `destination`: standard output unless said otherwise. Throws on a level that pino does not know. */
export function openEventLog(level: string, destination?: { write: (line: string) => void }): EventLog {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  const logger: Logger = destination ? pino(options, destination) : pino(options)
  return (event, fields) => logger[LOG_LEVELS[event]]({ event, ...fields })
}
