/** `npm run scenarios [-- PATTERN]`: plays the acceptance scenarios, and prints what each noted down, with the book's time of it. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled, ROOT } from './install.mjs'

ensureInstalled()
const dir = mkdtempSync(join(tmpdir(), 'fairline-scenarios-'))
const diary = join(dir, 'diary')
const patterns = process.argv.slice(2).map((name) => `e2e/scenarios/${name}`)
const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'db', ...(patterns.length > 0 ? patterns : ['e2e/scenarios/'])]
const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, FAIRLINE_SCENARIO_DIARY: diary } })
child.on('close', (code) => {
  if (existsSync(diary)) console.log(`\n${readFileSync(diary, 'utf8').trimEnd()}`)
  rmSync(dir, { recursive: true, force: true })
  process.exitCode = code ?? 1
})
