/** The DMN Technology Compatibility Kit, by the letter of the standard, through both back ends. What is reached only ever rises. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readDmn } from './dmn/read.ts'
import { writeDmn } from './dmn/write.ts'
import { linesOf, reportOf } from './kit/report.ts'
import { type KitDirectory, runDirectory } from './kit/run-directory.ts'
import type { Tier } from './kit/tier.ts'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const folder = join(resolve(root, process.env.FAIRLINE_SAMPLES ?? '../shared'), 'tck')
const LEVELS = ['compliance-level-2', 'compliance-level-3'].filter((level) => existsSync(join(folder, level)))
if (LEVELS.length === 0) console.warn(`TCK not run: no samples in ${folder}`)

/** Cases that pass exactly, and those that pass to 1e-8, by part of the kit; a change that loses one fails. */
const FLOORS: readonly (readonly [Tier | 'all', exact: number, close: number])[] = [
  ['P0', 110, 116],
  ['P1', 48, 58],
  ['P2', 2015, 2024],
  ['P3', 324, 324],
  ['all', 2497, 2522],
]

const readLevel = (level: string): KitDirectory[] =>
  readdirSync(join(folder, level)).map((name) => {
    const files = readdirSync(join(folder, level, name)).filter((file) => /\.(dmn|xml)$/.test(file))
    return { level, name, files: new Map(files.map((file) => [file, readFileSync(join(folder, level, name, file), 'utf8')])) }
  })

function writtenAgain([file, text]: readonly [string, string]): [string, string] {
  const model = file.endsWith('.dmn') ? readDmn(text, file, () => {}) : null
  const written = model && writeDmn(model)
  expect(written === null || written.ok, `${file} can be said in DMN 1.3`).toBe(true)
  return [file, written?.ok ? written.xml : text]
}

describe.skipIf(LEVELS.length === 0)('the DMN conformance kit', () => {
  const directories = LEVELS.flatMap(readLevel)
  const results = directories.map((directory) => runDirectory(directory))

  test('every part is at its floor or above', () => {
    const report = reportOf(results)
    console.info(linesOf({ ...report, failed: [] }).join('\n'))
    const reached = new Map(report.tiers.map(({ tier, all }) => [tier, all]))
    for (const [tier, exact, close] of FLOORS) {
      expect(reached.get(tier)?.exact, `${tier}, exactly`).toBeGreaterThanOrEqual(exact)
      expect(reached.get(tier)?.close, `${tier}, to 1e-8`).toBeGreaterThanOrEqual(close)
    }
  })

  test('written again as DMN 1.3, every model gives the same answers', () => {
    const written = directories.map(({ files, ...directory }) => ({ ...directory, files: new Map([...files].map(writtenAgain)) }))
    const answers = written.map((directory) => runDirectory(directory).cases)
    expect(answers).toEqual(results.map(({ cases }) => cases))
  })

  test('generated code gives the same answers', () => {
    expect(directories.map((directory) => runDirectory(directory, 'generated'))).toEqual(results)
  })
})
