/**
 * `npm run tck -- DIR [--json]`: the DMN conformance kit, by the letter of the standard. DIR is the root of the kit, one of its levels or one
 * directory of cases; without it `TCK_DIR`, or `tck` in the samples. The exit code tells whether cases were run, not whether they passed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { linesOf, reportOf } from '@fairline/policy/kit/report'
import { type KitDirectory, runDirectory } from '@fairline/policy/kit/run-directory'

const args = process.argv.slice(2)
const given = args.find((arg) => !arg.startsWith('--')) ?? process.env.TCK_DIR
/** npm runs scripts in the folder of the project, and says where it was asked from. */
const asked = process.env.INIT_CWD ?? '.'
const root = given === undefined ? resolve(process.env.FAIRLINE_SAMPLES ?? '../shared', 'tck') : resolve(asked, given)
const directories = existsSync(root) ? foldersOf(root).flatMap(readFolder) : []

if (directories.length === 0) {
  console.error(`TCK not run: no directory of cases in ${root}`)
  process.exitCode = 2
} else {
  const report = reportOf(directories.map((directory) => runDirectory(directory)))
  console.log(args.includes('--json') ? JSON.stringify(report, null, 1) : linesOf(report).join('\n'))
}

/** Every folder that holds files of the kit, in order of name. */
function foldersOf(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  const below = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const here = entries.some((entry) => entry.isFile() && entry.name.endsWith('.dmn')) ? [folder] : []
  return [...here, ...below.sort().flatMap((name) => foldersOf(join(folder, name)))]
}

function readFolder(folder: string): KitDirectory[] {
  const names = readdirSync(folder).filter((name) => /\.(dmn|xml)$/.test(name))
  if (!names.some((name) => name.endsWith('.xml'))) return []
  const files = new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
  return [{ level: basename(dirname(folder)), name: basename(folder), files }]
}
