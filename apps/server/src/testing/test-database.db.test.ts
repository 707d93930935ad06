import pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from './test-database.ts'

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('each clone is its own, migrated, and gone when dropped', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()])
  await query(one.url, 'create table mine (n int)')
  expect(await query(two.url, "select to_regclass('mine') as found")).toEqual([{ found: null }])
  expect(await query(two.url, 'select count(*) > 0 as migrated from schema_migration')).toEqual([{ migrated: true }])
  await one.drop()
  await two.drop()
  await expect(query(one.url, 'select 1')).rejects.toThrow('does not exist')
})
