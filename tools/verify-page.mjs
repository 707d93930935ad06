/**
 * Builds docs/verify.html, the page that checks receipts: one file with all that it needs, which may load nothing. With `--check` it only says whether the file
 * is the one that its sources give.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { ROOT } from './install.mjs'

const FOLDER = join(ROOT, 'apps', 'console', 'verify')
const PAGE = join(ROOT, 'docs', 'verify.html')

const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

export async function verifyPage() {
  const { output } = (
    await build({
      root: FOLDER,
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        target: 'es2022',
        lib: { entry: join(FOLDER, 'verify-page.ts'), formats: ['iife'], name: 'fairlineVerify' },
      },
    })
  )[0]
  const script = output[0].code.trim().replaceAll('</script', '<\\/script')
  const style = readFileSync(join(FOLDER, 'verify-page.css'), 'utf8').trim()
  const csp = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`
  const parts = { '@CSP@': csp, '@STYLE@': style, '@SCRIPT@': script }
  return readFileSync(join(FOLDER, 'verify-page.html'), 'utf8').replaceAll(/@[A-Z]+@/g, (name) => parts[name])
}

if (process.argv[1] === import.meta.filename) {
  const page = await verifyPage()
  if (!process.argv.includes('--check')) writeFileSync(PAGE, page)
  else if (readFileSync(PAGE, 'utf8') !== page) {
    console.error('docs/verify.html is not what its sources give: node tools/verify-page.mjs')
    process.exitCode = 1
  }
}
