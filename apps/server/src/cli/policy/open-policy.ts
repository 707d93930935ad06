/** What the commands of `fairline policy` work on: a folder with a policy pack, or one DMN file, whose inputs are then what the model says. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { invariant } from '@fairline/domain/kernel/outcome'
import type { PackDiagnostic } from '@fairline/domain/pack/diagnostic'
import { type Pack, readPack } from '@fairline/domain/pack/pack'
import { POLICY_FILE } from '@fairline/domain/pack/pack-shape'
import { signalSchema } from '@fairline/domain/pack/signal-tests'
import type { DmnModel } from '@fairline/policy/dmn/model'
import { readDmn } from '@fairline/policy/dmn/read'
import { loadPolicy, type Policy } from '@fairline/policy/policy'
import { noStatements, type Statements } from '@fairline/policy/prove/statements'
import { readPackFolder, sha256 } from '../../pack-folder.ts'
import { readEnvironment } from '../environment.ts'
import { CommandFault } from '../fault.ts'
import { diagnosticLines } from './diagnostic-text.ts'

/** `policy` is null where it has errors: then the diagnostics tell them. */
export type ReadPolicy = {
  readonly path: string
  readonly files: ReadonlyMap<string, string>
  readonly pack: Pack | null
  readonly policy: Policy | null
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
  if (!reading.ok) return { path, files, pack: null, policy: null, statements: noStatements, diagnostics: reading.diagnostics }
  const { pack, warnings } = reading
  return { path, files, pack, policy: pack.policy, statements: pack.statements, diagnostics: warnings }
}

async function readOne(path: string): Promise<ReadPolicy> {
  const file = basename(path)
  const xml = await readFile(path, 'utf8')
  const loaded = loadPolicy({ xml, file })
  const common = { path, files: new Map([[file, xml]]), pack: null, statements: noStatements }
  return loaded.ok
    ? { ...common, policy: loaded.policy, diagnostics: loaded.warnings }
    : { ...common, policy: null, diagnostics: loaded.diagnostics }
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
  const isPack = read.files.has(POLICY_FILE) && read.files.size > 1
  const [file, xml] = isPack ? [POLICY_FILE, read.files.get(POLICY_FILE)!] : [...read.files][0]!
  const loaded = loadPolicy({ xml, file, faults: 'null', ...(isPack && { inputs: signalSchema }) })
  return loaded.ok ? { ...read, policy: loaded.policy } : openPolicy(path)
}

/** As it is written. A policy that was opened has no fault. */
export function modelOf({ pack, files }: OpenPolicy): DmnModel {
  const [file, xml] = pack === null ? [...files][0]! : [POLICY_FILE, files.get(POLICY_FILE)!]
  const model = readDmn(xml, file, () => {})
  invariant(model !== null, 'a policy that was loaded can be read again')
  return model
}
