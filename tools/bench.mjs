/** `npm run bench -- NAME …`: installs what is missing, then runs bench/NAME.ts with the remaining arguments. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { runNode } from './child.mjs'
import { ensureInstalled, ROOT } from './install.mjs'

const [name, ...rest] = process.argv.slice(2)
const dir = join(ROOT, 'bench')

if (name && /^[a-z0-9-]+$/.test(name) && existsSync(join(dir, `${name}.ts`))) {
  ensureInstalled()
  runNode(['--max-semi-space-size=32', '--import', 'tsx', join('bench', `${name}.ts`), ...rest])
} else {
  const names = existsSync(dir) ? readdirSync(dir).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')) : []
  console.error(`npm run bench -- NAME, where NAME is one of: ${names.map((file) => file.slice(0, -3)).join(', ') || '(none yet)'}`)
  process.exit(2)
}
