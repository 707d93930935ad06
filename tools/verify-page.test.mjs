import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './install.mjs'
import { verifyPage } from './verify-page.mjs'

test('docs/verify.html is the page that its sources give, and loads nothing', async () => {
  const page = await verifyPage()
  expect(readFileSync(join(ROOT, 'docs', 'verify.html'), 'utf8'), 'node tools/verify-page.mjs').toBe(page)
  expect(page).not.toMatch(/\b(src|href)=|https?:|import\(|fetch\(|@[A-Z]+@/)
})
