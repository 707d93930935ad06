import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { layerFaults } from './layers.mjs'

let root

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fairline-layers-'))
})

afterEach(() => rmSync(root, { recursive: true }))

/** A project of these files; each exports something, and imports what is listed. */
function tree(files) {
  for (const [path, imports] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    const lines = imports.map((from) => (from.startsWith('type ') ? `import type { a } from '${from.slice(5)}'` : `import '${from}'`))
    writeFileSync(join(root, path), [...lines, 'export const a = 1', ''].join('\n'))
  }
}

async function rulesBroken() {
  const { faults } = await layerFaults(root)
  return [...new Set(faults.map((fault) => fault.split(':')[0]))]
}

const POLICY = 'packages/policy/p.ts'
const CONTRACT = 'packages/contract/c.ts'
const DOMAIN = 'packages/domain/line/d.ts'
const STORE = 'apps/server/src/store/s.ts'
const SIM = 'sim/s.ts'
const PG = { 'node_modules/pg/index.js': [] }

test.each([
  ['policy may not see the contract', { [POLICY]: ['../contract/c.ts'], [CONTRACT]: [] }, 'policy-stands-alone'],
  ['not even its types', { [POLICY]: ['type ../contract/c.ts'], [CONTRACT]: [] }, 'policy-stands-alone'],
  ['a package may not see an app', { [DOMAIN]: ['../../../apps/server/src/store/s.ts'], [STORE]: [] }, 'packages-import-no-app'],
  ['a package may not read the clock or a file', { [DOMAIN]: ['node:fs'] }, 'packages-are-pure'],
  ['the contract may not see node', { [CONTRACT]: ['node:fs'] }, 'contract-imports-zod-only'],
  ['nothing goes round in a circle', { [DOMAIN]: ['./e.ts'], 'packages/domain/line/e.ts': ['./d.ts'] }, 'no-circle'],
  ['what is imported exists', { [DOMAIN]: ['./lost.ts', './e.ts'], 'packages/domain/line/e.ts': [] }, 'nothing-unresolved'],
  ['only tests import tests', { [DOMAIN]: ['./d.test.ts'], 'packages/domain/line/d.test.ts': [] }, 'only-tests-import-tests'],
  ['SQL lives in the store', { ...PG, 'apps/server/src/routes/r.ts': ['pg'], [STORE]: ['pg'] }, 'sql-lives-in-the-store'],
  [
    'the console may not see the domain',
    { 'apps/console/src/a.ts': ['../../../packages/domain/line/d.ts'], [DOMAIN]: [] },
    'console-sees-access-contract-and-policy',
  ],
  [
    'nor may the page that checks receipts, but for the record',
    { 'apps/console/verify/v.ts': ['../../../packages/domain/line/d.ts'], [DOMAIN]: [] },
    'verify-page-sees-the-record',
  ],
  [
    'the simulator may not see the policy engine',
    { [SIM]: ['../packages/policy/p.ts'], 'packages/policy/p.ts': [] },
    'sim-sees-contract-and-domain',
  ],
  ['nor an app', { [SIM]: ['../apps/server/src/store/s.ts'], [STORE]: [] }, 'sim-sees-contract-and-domain'],
  ['nor a clock or a file', { [SIM]: ['node:fs'] }, 'sim-is-pure'],
  ['set-up tools use node alone', { ...PG, 'tools/install.mjs': ['pg'] }, 'set-up-runs-on-node-alone'],
])('%s', async (_rule, files, broken) => {
  tree(files)
  expect(await rulesBroken()).toContain(broken)
})

test('a tree that keeps the map has no fault', async () => {
  tree({
    ...PG,
    [POLICY]: [],
    [CONTRACT]: [],
    [DOMAIN]: ['../../policy/p.ts', '../../contract/c.ts'],
    'packages/domain/line/d.test.ts': ['node:fs', './d.ts'],
    [SIM]: ['../packages/contract/c.ts', '../packages/domain/line/d.ts'],
    'sim/s.test.ts': ['node:fs', './s.ts'],
    [STORE]: ['pg', 'node:fs', '../../../../packages/domain/line/d.ts', '../../../../sim/s.ts'],
    'apps/console/src/a.ts': ['../../../packages/contract/c.ts'],
    'tools/install.mjs': ['node:fs'],
  })
  expect(await layerFaults(root)).toEqual({ faults: [], modules: 9 })
})

test('an empty tree is a fault, not a green run', async () => {
  expect((await layerFaults(root)).faults).toEqual(['no code file was found: the check looks in the wrong place'])
})

test('a cruise that sees no import is a fault', async () => {
  tree({ [POLICY]: [], [CONTRACT]: [] })
  expect((await layerFaults(root)).faults).toEqual(['not one import was seen: the check is broken'])
})
