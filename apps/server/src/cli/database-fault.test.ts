import { expect, test } from 'vitest'
import { DatabaseAway, databaseFault } from './database-fault.ts'

const coded = (code: unknown, message = 'of postgres://user:secret@host/x') => Object.assign(new Error(message), { code })

test.each([
  ['ECONNREFUSED', 'nobody listens'],
  ['ECONNRESET', 'it broke while we read'],
  ['EPIPE', 'it broke while we wrote, as when PostgreSQL is killed between taking a connection and greeting it'],
  ['EAGAIN', 'too many wait to be let in'],
  ['ERR_STREAM_DESTROYED', 'we wrote to what had broken'],
  ['ENOENT', 'there is no socket yet'],
  ['57P01', 'it ends'],
  ['57P03', 'it starts'],
  ['53300', 'it is full'],
  ['28P01', 'it does not let us in'],
  ['3D000', 'it has no such database'],
])('%s: %s', (code) => {
  const fault = databaseFault(coded(code))
  expect(fault).toBeInstanceOf(DatabaseAway)
  expect(fault!.message).toContain(code)
  expect(fault!.message).not.toContain('secret')
})

test.each([
  'timeout expired',
  'timeout exceeded when trying to connect',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'Query read timeout',
  'Client has encountered a connection error and is not queryable',
])('the driver says: %s', (message) => {
  expect(databaseFault(new Error(message))?.message).toContain('the database does not answer')
})

test.each<[what: string, error: unknown]>([
  ['a statement that is wrong', coded('42601', 'syntax error')],
  ['a rule of a table', coded('23505', 'duplicate key')],
  ['no code, other words', new Error('the database is newer than this Fairline')],
  ['a code that is none', coded(57, 'odd')],
  ['a bug of ours', new TypeError('x is not a function')],
])('%s is another fault', (_what, error) => {
  expect(databaseFault(error)).toBeUndefined()
})
