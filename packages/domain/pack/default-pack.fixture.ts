/** The pack that Fairline brings, read from its folder. Nothing outside tests imports it. */
import { readdirSync, readFileSync } from 'node:fs'
import { invariant } from '../kernel/outcome.ts'
import { type Pack, readPack } from './pack.ts'
import { notSha256 } from './tiny-pack.fixture.ts'

const DIR = new URL('../../../policies/cn-consumer/', import.meta.url)
const paths = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(dmn|ya?ml)$/.test(path))

/** Path in the pack to its text; its cases are left out. */
export const defaultFiles: ReadonlyMap<string, string> = new Map(paths.map((path) => [path, readFileSync(new URL(path, DIR), 'utf8')]))

export function defaultPack(): Pack {
  const reading = readPack(defaultFiles, notSha256)
  invariant(reading.ok, `the default pack loads: ${JSON.stringify(reading)}`)
  return reading.pack
}
