/**
 * The command line in JavaScript, made from its TypeScript once and kept until a source changes: to translate thirteen hundred files anew at each start
 * costs more than all else that a start does.
 *
 * Fresh    as long as every file it was made of has the size and time it had then, at the same place.
 * Together each build has a folder of its own, complete before it is named: starts at the same moment do the work twice and harm each other nothing.
 * Without  a place to write, or the translator, there is none: the caller starts from the sources.
 */
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A folder that a start of a moment ago may still be reading stays. */
const KEPT_MS = 3_600_000

/** `entry` and `dist` are paths from `root`. Gives the address to import, or undefined. */
export async function compiledEntry({ root, entry, dist }) {
  const [folder, newest] = [join(root, dist), join(root, dist, 'newest.json')]
  const known = readNewest(newest)
  if (known && isFresh(known, root)) return addressOf(folder, known.build)
  try {
    const build = randomUUID()
    const inputs = await translate(root, entry, join(folder, build))
    const draft = join(folder, build, 'newest.json')
    writeFileSync(draft, JSON.stringify({ build, root, inputs }))
    renameSync(draft, newest)
    removeFormer(folder, build)
    return addressOf(folder, build)
  } catch {
    return undefined // The sources themselves will say what is wrong with them.
  }
}

const addressOf = (folder, build) => pathToFileURL(join(folder, build, 'main.mjs')).href

function readNewest(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

function isFresh({ root: madeIn, inputs }, root) {
  return (
    madeIn === root &&
    inputs.every(([path, size, mtimeMs]) => isUnchanged(statSync(join(root, path), { throwIfNoEntry: false }), size, mtimeMs))
  )
}

const isUnchanged = (found, size, mtimeMs) => found !== undefined && found.size === size && found.mtimeMs === mtimeMs

/** What it was made of: path, size, time of change. A file that changes meanwhile has a later time than is noted here. */
async function translate(root, entry, outdir) {
  const began = Date.now()
  // The translator comes with the loader of TypeScript.
  const esbuild = createRequire(createRequire(import.meta.url).resolve('tsx/package.json'))('esbuild')
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: { main: entry },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    logLevel: 'silent',
    plugins: [{ name: 'sources', setup: (build) => keepPlaces(build) }],
  })
  const inputs = Object.keys(metafile.inputs).map((path) => noted(root, path, began))
  return [...inputs, ...manifestsOf(root, inputs, began)]
}

/** Packages stay where they are installed, and each source keeps its address: it finds the files beside it, and starts threads, by that. */
function keepPlaces(build) {
  build.onResolve({ filter: /^[^./]/ }, ({ path }) => (path.startsWith('@fairline/') ? undefined : { external: true }))
  build.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
    loader: 'ts',
    contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
  }))
}

function noted(root, path, began) {
  const { size, mtimeMs } = statSync(join(root, path))
  return [path, size, mtimeMs < began ? mtimeMs : 0]
}

/** Which file a package's name stands for is said by its manifest. */
function manifestsOf(root, inputs, began) {
  const folders = new Set(
    inputs.map(([path]) =>
      path
        .split('/')
        .slice(0, path.startsWith('sim/') ? 1 : 2)
        .join('/'),
    ),
  )
  const paths = [...folders].map((folder) => `${folder}/package.json`)
  return paths.filter((path) => statSync(join(root, path), { throwIfNoEntry: false })).map((path) => noted(root, path, began))
}

function removeFormer(folder, build) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (name !== build && name !== 'newest.json' && Date.now() - statSync(path).mtimeMs > KEPT_MS)
      rmSync(path, { recursive: true, force: true })
  }
}
