/** `npm run fuzz [-- REQUESTS]`: sends every endpoint what its description allows and what it nearly allows, 20,000 times. Prints its seed. */

import { runNode } from './child.mjs'
import { ensureInstalled } from './install.mjs'

const [requests = '20000'] = process.argv.slice(2)
if (!/^[1-9]\d*$/.test(requests)) throw new Error('how many requests? A whole number')
ensureInstalled()
process.env.FAIRLINE_FUZZ_REQUESTS = requests
runNode(['node_modules/vitest/vitest.mjs', 'run', '--project', 'db', 'e2e/attack/fuzz'])
