/**
 * Makes the types of the API that the console is written against from its description: `node tools/openapi-types.mjs`. With `--check` nothing is
 * written; it fails where the file is not what the description makes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTypes, { astToString } from 'openapi-typescript'

const DESCRIPTION = new URL('../docs/openapi.json', import.meta.url)
const TYPES = new URL('../apps/console/src/api/schema.d.ts', import.meta.url)
const HEAD = '/** Made by tools/openapi-types.mjs from docs/openapi.json. */\n'

export async function typesOf(description) {
  return HEAD + astToString(await openapiTypes(description, { alphabetize: true }))
}

/** True where the committed types are what the description makes. */
export async function areCurrent() {
  return (await typesOf(JSON.parse(readFileSync(DESCRIPTION, 'utf8')))) === readFileSync(TYPES, 'utf8')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    if (!(await areCurrent())) {
      console.error('apps/console/src/api/schema.d.ts is not what docs/openapi.json makes: run node tools/openapi-types.mjs')
      process.exitCode = 1
    }
  } else writeFileSync(TYPES, await typesOf(JSON.parse(readFileSync(DESCRIPTION, 'utf8'))))
}
