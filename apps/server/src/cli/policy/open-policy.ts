/**
 * What the commands of `fairline policy` work on: a folder with a policy pack, one DMN file with what it imports from its folder, or one PMML file. The
 * inputs of a file are what it says.
 */
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { invariant } from '@fairline/domain/kernel/outcome'
import type { PackDiagnostic } from '@fairline/domain/pack/diagnostic'
import { feedsIn } from '@fairline/domain/pack/models'
import { type Pack, readPack } from '@fairline/domain/pack/pack'
import { POLICY_FILE } from '@fairline/domain/pack/pack-shape'
import { signalSchema } from '@fairline/domain/pack/signal-tests'
import type { DmnModel } from '@fairline/policy/dmn/model'
import { readDmn } from '@fairline/policy/dmn/read'
import { type ModelSource, readModel } from '@fairline/policy/dmn/read-model'
import { loadPolicy, type Policy } from '@fairline/policy/policy'
import { noStatements, type Statements } from '@fairline/policy/prove/statements'
import { readPackFolder, sha256 } from '../../pack-folder.ts'
import { readEnvironment } from '../environment.ts'
import { CommandFault } from '../fault.ts'
import { diagnosticLines } from './diagnostic-text.ts'
import { importsOf } from './imports.ts'
import { type OpenModel, readModelFile } from './model-policy.ts'
import { readText } from './read-text.ts'

/** `policy` is null where it has errors: then the diagnostics tell them. */
export type ReadPolicy = {
  readonly path: string
  readonly files: ReadonlyMap<string, string>
  readonly pack: Pack | null
  readonly policy: Policy | null
  /** Of one PMML file. */
  readonly model: OpenModel | null
  /** What the tables are read from; null where they are not there. */
  readonly source: ModelSource | null
  readonly statements: Statements
  readonly diagnostics: readonly PackDiagnostic[]
}
export type OpenPolicy = ReadPolicy & { readonly policy: Policy }

/** Without a path, the pack of the environment. */
export async function readPolicy(path: string = readEnvironment(process.env).packDir): Promise<ReadPolicy> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    (error: NodeJS.ErrnoException) => {
      throw new CommandFault(`${path} cannot be read (${error.code ?? error.message})`)
    },
  )
  return isFolder ? readFolder(path) : readOne(path)
}

async function readFolder(path: string): Promise<ReadPolicy> {
  const files = await readPackFolder(path).catch((error: Error) => {
    throw new CommandFault(`the policy pack cannot be read: ${error.message}`)
  })
  const reading = readPack(files, sha256)
  const xml = files.get(POLICY_FILE)
  const source = xml === undefined ? null : { xml, file: POLICY_FILE, models: feedsIn(files).feeds }
  const common = { path, files, source, model: null }
  if (!reading.ok) return { ...common, pack: null, policy: null, statements: noStatements, diagnostics: reading.diagnostics }
  const { pack, warnings } = reading
  return { ...common, pack, policy: pack.policy, statements: pack.statements, diagnostics: warnings }
}

async function readOne(path: string): Promise<ReadPolicy> {
  const file = basename(path)
  const xml = await readText(path)
  const common = { path, files: new Map([[file, xml]]), pack: null, statements: noStatements }
  if (!isModel(file, xml)) {
    const imports = await importsOf(path, xml)
    const files = new Map([...common.files, ...[...imports.values()].map((each) => [each.file, each.xml] as const)])
    return { ...common, files, model: null, ...loadedFrom({ xml, file, imports }) }
  }
  const read = readModelFile(xml, file)
  if (!read.ok) return { ...common, model: null, source: null, policy: null, diagnostics: read.diagnostics }
  return { ...common, model: read.opened, ...loadedFrom(read.source) }
}

/** Producers call such files `.xml` too. */
const isModel = (file: string, xml: string): boolean => file.endsWith('.pmml') || /<(?:\w+:)?PMML[\s>]/.test(xml.slice(0, HEAD))
const HEAD = 2_000

function loadedFrom(source: ModelSource): Pick<ReadPolicy, 'source' | 'policy' | 'diagnostics'> {
  const loaded = loadPolicy(source)
  return loaded.ok
    ? { source, policy: loaded.policy, diagnostics: loaded.warnings }
    : { source, policy: null, diagnostics: loaded.diagnostics }
}

export async function openPolicy(path?: string): Promise<OpenPolicy> {
  const read = await readPolicy(path)
  if (read.policy !== null) return { ...read, policy: read.policy }
  const lines = read.diagnostics.filter(({ severity }) => severity === 'error').flatMap((each) => diagnosticLines(each, read.files))
  throw new CommandFault([`${read.path} has faults:`, ...lines].join('\n'))
}

/** Faults between rows, which a proof shows with inputs: a policy that has no others can be proved, and never loads. */
const BETWEEN_ROWS: ReadonlySet<string> = new Set(['rows-overlap', 'rows-disagree'])

export async function openForProof(path?: string): Promise<OpenPolicy> {
  const read = await readPolicy(path)
  const errors = read.diagnostics.filter(({ severity }) => severity === 'error')
  if (read.policy !== null || !errors.every(({ code }) => BETWEEN_ROWS.has(code))) return openPolicy(path)
  if (read.source === null) return openPolicy(path)
  const isPack = read.files.has(POLICY_FILE) && read.files.size > 1
  const loaded = loadPolicy({ ...read.source, faults: 'null', ...(isPack && { inputs: signalSchema }) })
  return loaded.ok ? { ...read, policy: loaded.policy } : openPolicy(path)
}

/** As it is written, models that feed it included. A policy that was opened has no fault. */
export function modelOf({ source }: OpenPolicy): DmnModel {
  invariant(source !== null, 'a policy that was loaded was read from somewhere')
  const { xml, file, models = new Map() } = source
  // With imports, what is written names them and does not hold them.
  const model = models.size === 0 ? readDmn(xml, file, () => {}) : readModel(source, () => {})
  invariant(model !== null, 'a policy that was loaded can be read again')
  return model
}
