/** A migrated database of its own for one test file: cloned from the run's template in some 50 ms. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { CLUSTER_VARIABLE, TEMPLATE } from './temporary-cluster.ts'

export type TestDatabase = {
  url: string
  /** Also ends whatever is still connected. */
  drop(): Promise<void>
}

export async function testDatabase(): Promise<TestDatabase> {
  const cluster = process.env[CLUSTER_VARIABLE]
  if (!cluster) throw new Error('no test cluster: name the file *.db.test.ts, so that it runs in the project "db"')
  const name = `test_${randomBytes(6).toString('hex')}`
  await run(cluster, `create database ${name} template ${TEMPLATE}`)
  const url = new URL(cluster)
  url.pathname = name
  return { url: url.href, drop: () => run(cluster, `drop database if exists ${name} with (force)`) }
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
