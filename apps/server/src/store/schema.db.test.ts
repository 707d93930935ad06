import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let client: pg.Client

beforeAll(async () => {
  testing = await testDatabase()
  client = new pg.Client({ connectionString: testing.url })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await testing?.drop()
})

const TABLES = `select c.relname as table_name, coalesce(array_to_string(c.reloptions, ', '), '') as options
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`
const COLUMNS = `select format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
    coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), case when a.attidentity <> '' then ' identity' else '' end)) as line
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`
const CONSTRAINTS = `select format('  %s: %s', conname, pg_get_constraintdef(oid)) as line from pg_constraint
  where conrelid = $1::regclass and contype <> 'n' order by conname`
const INDEXES = `select format('  index %s', pg_get_indexdef(i.indexrelid)) as line from pg_index i
  where i.indrelid = $1::regclass and not exists (select 1 from pg_constraint where conindid = i.indexrelid) order by 1`
const TRIGGERS = `select format('  trigger %s', pg_get_triggerdef(oid)) as line from pg_trigger
  where tgrelid = $1::regclass and not tgisinternal order by tgname`

const POLICIES = `select format('  row policy %s: %s', polname, pg_get_expr(polqual, polrelid)) as line from pg_policy
  where polrelid = $1::regclass order by polname`
const PRIVILEGES = `select format('  fairline_serving may %s', string_agg(lower(privilege_type), ', ' order by privilege_type)) as line
  from information_schema.role_table_grants where table_name = $1 and grantee = 'fairline_serving' having count(*) > 0`

async function schema(): Promise<string> {
  const lines: string[] = []
  const { rows: tables } = await client.query<{ table_name: string; options: string }>(TABLES)
  for (const { table_name, options } of tables) {
    lines.push(options === '' ? table_name : `${table_name} (${options})`)
    for (const query of [COLUMNS, CONSTRAINTS, INDEXES, TRIGGERS, POLICIES, PRIVILEGES]) {
      const { rows } = await client.query<{ line: string }>(query, [table_name])
      lines.push(...rows.map(({ line }) => line))
    }
    lines.push('')
  }
  return lines.join('\n')
}

test('the committed schema is what the migrations make; `npx vitest run --project db schema -u` writes it anew', async () => {
  await expect(await schema()).toMatchFileSnapshot('../../migrations/schema.txt')
})
