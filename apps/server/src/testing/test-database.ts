/** A migrated database of its own for one test file: cloned from the run's template in some 50 ms. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { CLUSTER_VARIABLE, TEMPLATE } from './temporary-cluster.ts'

export type TestDatabase = {
  url: string
  /** As the owner of the tables, whom row-level security does not hold: to look at everything, and to spoil it. */
  query: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>
  /** Also ends whatever is still connected. */
  drop(): Promise<void>
}

/** `template`: another one than the run's, such as `template0` for a database without a table. */
export async function testDatabase(template = TEMPLATE): Promise<TestDatabase> {
  const cluster = process.env[CLUSTER_VARIABLE]
  if (!cluster) throw new Error('no test cluster: name the file *.db.test.ts, so that it runs in the project "db"')
  const name = `test_${randomBytes(6).toString('hex')}`
  await run(cluster, `create database ${name} template ${template}`)
  const url = new URL(cluster)
  url.pathname = name
  return {
    url: url.href,
    query: (sql, values) => run(url.href, sql, values),
    drop: async () => void (await run(cluster, `drop database if exists ${name} with (force)`)),
  }
}

async function run<Row extends pg.QueryResultRow>(url: string, sql: string, values?: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}
