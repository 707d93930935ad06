import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PERSONAL_INVENTORY } from './personal-inventory.ts'
import { inventoryPage } from './personal-inventory-page.ts'

const SCHEMA = readFileSync(new URL('../../migrations/schema.txt', import.meta.url), 'utf8')

/** `table.column` of each column of a schema as it is dumped. */
function columnsOf(schema: string): string[] {
  return schema.split('\n\n').flatMap((block) => {
    const [head, ...lines] = block.split('\n')
    const table = head?.split(' ')[0] ?? ''
    return lines.flatMap((line) => {
      const column = /^ {2}([a-z_0-9]+) (?!CREATE|may |policy )[a-z]/.exec(line)?.[1]
      return column === undefined || column === 'row' || column === 'index' || column === 'trigger' ? [] : [`${table}.${column}`]
    })
  })
}

const classified = (): string[] =>
  Object.entries(PERSONAL_INVENTORY).flatMap(([table, { personal, none }]) =>
    [...personal.map(({ columns }) => columns), none].flatMap((columns) => columns.split(/\s+/).map((column) => `${table}.${column}`)),
  )

test('every column of the database is classified, once', () => {
  expect(classified().sort()).toEqual(columnsOf(SCHEMA).sort())
})

test('a column that nobody thought of is found', () => {
  const more = SCHEMA.replace('\ncontact\n', '\ncontact\n  nickname text\n')
  expect(columnsOf(more).filter((column) => !classified().includes(column))).toEqual(['contact.nickname'])
})

test.each([
  ['en', '../../../../docs/personal-data.md'],
  ['zh', '../../../../docs/personal-data.zh-CN.md'],
] as const)('the page in %s is what the table makes; -u writes it anew', async (language, path) => {
  await expect(inventoryPage(language)).toMatchFileSnapshot(path)
})
