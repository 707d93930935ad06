/**
 * A policy pack: the versioned artefact that maps signals to score, grade, limit, price and holds, and says its reasons.
 *
 * Files    policy.dmn (decision tables, by the names below), reasons.yaml (texts, cures, observation), cases/*.csv (the pack's own tests).
 * Identity SHA-256 of its content: paths in order, each with the SHA-256 of its text with line ends as LF.
 * Source   design.md section 5.
 */
import { type InputSchema, loadPolicy, type Policy } from '@fairline/policy/policy'
import { CATALOGUE } from '../signals/catalogue.ts'
import { type PackDiagnostic, packFault } from './diagnostic.ts'
import { faultsOfShape, POLICY_FILE, reasonsGiven } from './pack-shape.ts'
import { type Bilingual, type Reason, readReasons } from './reasons.ts'

export type Pack = Readonly<{
  hash: string
  title: Bilingual
  policy: Policy
  reasons: ReadonlyMap<string, Reason>
  files: ReadonlyMap<string, string>
}>

export type PackReading =
  | { readonly ok: true; readonly pack: Pack; readonly warnings: readonly PackDiagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly PackDiagnostic[] }

const REASONS_FILE = 'reasons.yaml'

/** Reasons that the engine itself gives, whatever the tables say: every pack words them. */
const STRUCTURAL_REASONS = ['credit-insufficient', 'not-assessable'] as const

/** Signals as inputs of a policy. Text signals bring the codes they can take. */
const signalSchema: InputSchema = new Map(
  CATALOGUE.map(({ name, type, nullMeans, values }) => [name, { type, nullable: nullMeans !== undefined, ...(values && { values }) }]),
)

/** `files`: path inside the pack, with `/`, to its text. `sha256` of a text, in hex, is lent by the host. */
export function readPack(files: ReadonlyMap<string, string>, sha256: (text: string) => string): PackReading {
  const dmn = files.get(POLICY_FILE)
  const yaml = files.get(REASONS_FILE)
  if (dmn === undefined || yaml === undefined) {
    const missing = dmn === undefined ? POLICY_FILE : REASONS_FILE
    return { ok: false, diagnostics: [packFault('pack-incomplete', missing, 'the pack holds no such file')] }
  }
  const read = readReasons(yaml, REASONS_FILE)
  const loaded = loadPolicy({ xml: dmn, file: POLICY_FILE, inputs: signalSchema })
  if (!loaded.ok) return { ok: false, diagnostics: [...loaded.diagnostics, ...read.diagnostics] }
  const faults = [...read.diagnostics, ...faultsOfShape(loaded.policy), ...unworded(loaded.policy, read.reasons)]
  if (faults.length > 0) return { ok: false, diagnostics: [...loaded.warnings, ...faults] }
  const pack: Pack = { hash: hashOf(files, sha256), title: read.title, policy: loaded.policy, reasons: read.reasons, files }
  return { ok: true, pack, warnings: [...loaded.warnings, ...unused(loaded.policy, read.reasons)] }
}

function hashOf(files: ReadonlyMap<string, string>, sha256: (text: string) => string): string {
  const lines = [...files].map(([path, text]) => `${path}\n${sha256(text.replaceAll('\r\n', '\n'))}\n`)
  return sha256(lines.sort().join(''))
}

/** A notice that cannot be worded would block the action (P6): so it does not load. */
function unworded(policy: Policy, reasons: ReadonlyMap<string, Reason>): PackDiagnostic[] {
  const given = [...reasonsGiven(policy), ...STRUCTURAL_REASONS.map((reason) => ({ reason, table: undefined, row: undefined }))]
  return given
    .filter(({ reason }) => !reasons.has(reason))
    .map(({ reason, table, row }) => ({
      ...packFault('reason-unknown', table === undefined ? REASONS_FILE : POLICY_FILE, `reason "${reason}" is not in ${REASONS_FILE}`),
      ...(table !== undefined && { table }),
      ...(row !== undefined && { row }),
    }))
}

function unused(policy: Policy, reasons: ReadonlyMap<string, Reason>): PackDiagnostic[] {
  const given = new Set<string>([...reasonsGiven(policy).map(({ reason }) => reason), ...STRUCTURAL_REASONS])
  return [...reasons.keys()]
    .filter((code) => !given.has(code))
    .map((code) => ({ ...packFault('reason-unused', REASONS_FILE, `no table gives reason "${code}"`), severity: 'warning' }))
}
