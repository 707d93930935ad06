/** The number of this release, as its package names it. */
import { readFileSync } from 'node:fs'

export const { version: RELEASE } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
