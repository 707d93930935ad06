/** Within the thread: reads a proposed pack, runs its own cases and proves what it states. */
import { parentPort, workerData } from 'node:worker_threads'
import { invariant } from '@fairline/domain/kernel/outcome'
import { runCases } from '@fairline/domain/pack/cases'
import type { PackDiagnostic } from '@fairline/domain/pack/diagnostic'
import { type Pack, readPack } from '@fairline/domain/pack/pack'
import { provePolicy } from '@fairline/policy/prove/prove'
import { tallyOf } from '@fairline/policy/prove/tally'
import { diagnosticText } from '../cli/load-pack.ts'
import { proofLines } from '../cli/policy/proof-text.ts'
import { sha256 } from '../pack-folder.ts'

/** `proves`: also what takes seconds. */
export type CheckTask = Readonly<{ files: ReadonlyMap<string, string>; proves: boolean }>

/** Texts as the command line says them. `cases`, `proof`: how many hold, and what does not. */
export type PackCheck = Readonly<{
  hash: string
  warnings: readonly string[]
  cases: Readonly<{ count: number; failing: readonly string[] }>
  proof: Readonly<{ proved: number; refuted: number; undecided: number; findings: readonly string[] }> | null
}>
export type CheckAnswer = Readonly<{ ok: true; check: PackCheck }> | Readonly<{ ok: false; faults: readonly PackDiagnostic[] }>

const TOLD_MAX = 50

export function answerParent(): void {
  const port = parentPort
  invariant(port !== null, 'it runs in a thread')
  port.postMessage(checked(workerData as CheckTask))
}

function checked({ files, proves }: CheckTask): CheckAnswer {
  const reading = readPack(files, sha256)
  if (!reading.ok) return { ok: false, faults: reading.diagnostics.slice(0, TOLD_MAX) }
  const { pack, warnings } = reading
  const { cases, failures } = runCases(pack)
  const failing = failures.slice(0, TOLD_MAX).map(({ file, line, name, message }) => `${file}:${line} ${name}: ${message}`)
  const told = warnings.slice(0, TOLD_MAX).map((warning) => diagnosticText(warning).trim())
  return { ok: true, check: { hash: pack.hash, warnings: told, cases: { count: cases, failing }, proof: proves ? proofOf(pack) : null } }
}

/** The last line of a proof only counts what the figures say. */
function proofOf({ policy, statements }: Pack): PackCheck['proof'] {
  const proof = provePolicy(policy, statements)
  const tally = tallyOf(proof)
  const findings = proofLines(proof, tally).filter((line) => /^(refuted|not decided)/.test(line))
  return { ...tally, findings: findings.slice(0, TOLD_MAX) }
}
