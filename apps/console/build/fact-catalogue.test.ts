import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { bookForms, eventWords, factForms } from './fact-catalogue.ts'

test.each([
  ['event-words', eventWords()],
  ['fact-forms', factForms()],
  ['book-forms', bookForms()],
])('the catalogue %s says what the contract says', (name, wanted) => {
  const path = fileURLToPath(new URL(`../src/api/catalogue/${name}.json`, import.meta.url))
  if (process.env.FAIRLINE_WRITE) writeFileSync(path, `${JSON.stringify(wanted, null, 2)}\n`)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(JSON.stringify(wanted)))
})
