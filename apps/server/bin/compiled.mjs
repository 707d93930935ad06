/**
 * The server in JavaScript, made from its TypeScript once and kept until a source changes: to translate thirteen hundred files anew at each start
 * costs more than all else that a start does.
 *
 * Fresh    as long as every file it was made of, and this one, has the size and time it had then, at the same place.
 * Together each build has a folder of its own, complete before it is named: starts at the same moment do the work twice and harm each other nothing.
 * Without  a place to write, or the translator, there is none: `tellWhy` hears the reason, and the caller starts from the sources.
 */
import { randomUUID } from 'node:crypto'
import { accessSync, constants, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const OURSELVES = fileURLToPath(import.meta.url)
/** A folder that a start of a moment ago may still be reading stays. */
const KEPT_MS = 600_000

/** `entries` are names and their sources; they and `dist` are paths from `root`. Gives the address to import the named one from, or undefined. */
export async function compiledEntry({ root, entries, name, dist, tellWhy }) {
  const [folder, newest] = [join(root, dist), join(root, dist, 'newest.json')]
  const made = JSON.stringify([root, entries, noted('', OURSELVES)])
  const known = readNewest(newest)
  if (known?.made === made && isFresh(known, root)) return addressOf(folder, known.build, name)
  const build = randomUUID()
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    const inputs = await translate(root, entries, join(folder, build))
    const draft = join(folder, build, 'newest.json')
    writeFileSync(draft, JSON.stringify({ made, build, inputs }))
    renameSync(draft, newest)
    removeFormer(folder, build)
    return addressOf(folder, build, name)
  } catch (error) {
    // The code alone: a path says where somebody works, and the sources themselves will say what is wrong with them.
    tellWhy(error.code ?? 'not translated')
    return undefined
  }
}

const addressOf = (folder, build, name) => pathToFileURL(join(folder, build, `${name}.mjs`)).href

function readNewest(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

const isFresh = ({ inputs }, root) =>
  inputs.every(([path, size, mtimeMs]) => isUnchanged(statSync(join(root, path), { throwIfNoEntry: false }), size, mtimeMs))

const isUnchanged = (found, size, mtimeMs) => found !== undefined && found.size === size && found.mtimeMs === mtimeMs

/** What it was made of: path, size, time of change. A file that changes meanwhile has a later time than is noted here. */
async function translate(root, entries, outdir) {
  const began = Date.now()
  // The translator comes with the loader of TypeScript.
  const esbuild = createRequire(createRequire(import.meta.url).resolve('tsx/package.json'))('esbuild')
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: entries,
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

function noted(root, path, began = Number.POSITIVE_INFINITY) {
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
