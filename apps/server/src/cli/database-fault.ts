/** The faults of a start that the way to the database is to blame for, in words. */
import { CommandFault } from './fault.ts'

/** It may be back in a moment. */
export class DatabaseAway extends CommandFault {}

/**
 * What a socket, the name of a host, or PostgreSQL itself says of a way that leads nowhere: refused, broken off, not allowed in, no such database,
 * ending or starting. A connection that breaks while we write to it is EPIPE, one that is not accepted in time EAGAIN.
 */
const AWAY = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT|EPIPE|EAGAIN|ERR_STREAM_|28|3D|53300|57P)/
/** What the driver says in words alone. */
const AWAY_IN_WORDS = /timeout expired|timeout exceeded|read timeout|terminated|not queryable/

/** The address of a database may hold a password, so it is not shown. */
export function databaseFault(error: unknown): DatabaseAway | undefined {
  const { code, message } = error as { code?: unknown; message?: string }
  if (typeof code === 'string' && AWAY.test(code))
    return new DatabaseAway(
      `the database does not answer (${code}): check DATABASE_URL and that PostgreSQL runs\n数据库无法连接（${code}）`,
    )
  return AWAY_IN_WORDS.test(message ?? '')
    ? new DatabaseAway('the database does not answer: check DATABASE_URL and that PostgreSQL runs\n数据库无法连接')
    : undefined
}
