/**
 * `fairline policy prove [PATH]`: what holds for every input, and where not, with inputs that show it.
 *
 * Exit     0 all proved; 1 something is refuted; 2 nothing is refuted, but something was not decided.
 */
import { readFile } from 'node:fs/promises'
import { readProofs } from '@fairline/domain/pack/proofs'
import { type Proof, provePolicy } from '@fairline/policy/prove/prove'
import { tallyOf } from '@fairline/policy/prove/tally'
import type { Command } from 'commander'
import { CommandFault } from '../fault.ts'
import { diagnosticLines } from './diagnostic-text.ts'
import { jsonOf } from './json.ts'
import { type OpenPolicy, openForProof } from './open-policy.ts'
import { proofJson } from './proof-json.ts'
import { computedLines, outputLines, proofLines } from './proof-text.ts'

export type ProveOptions = { readonly json?: boolean; readonly proofs?: string; readonly outputs?: boolean }
const [EXIT_REFUTED, EXIT_UNDECIDED] = [1, 2]

export function registerProve(policy: Command): void {
  policy
    .command('prove')
    .description(
      'prove the tables and the statements of proofs.yaml: gaps, overlaps, dead rows, what never raises or lowers what, what no decision may look at\n证明策略：空档、重叠、失效行、单调性、禁用特征，并给出反例',
    )
    .argument('[PATH]', 'a policy pack, a DMN file or a PMML file; without it, the pack of FAIRLINE_PACK')
    .option('--proofs <FILE>', 'statements in the form of proofs.yaml, in place of those of the pack')
    .option('--outputs', 'also what each decision can give')
    .option('--json', 'one JSON object')
    .action(async (path: string | undefined, options: ProveOptions) => {
      const opened = await openForProof(path)
      const stated = options.proofs === undefined ? opened : await withStatements(opened, options.proofs)
      process.exitCode = prove(stated, options, (line) => console.log(line))
    })
}

/** Of every jurisdiction: who names a file means all of it. */
export async function withStatements(opened: OpenPolicy, file: string): Promise<OpenPolicy> {
  const content = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandFault(`${file} cannot be read (${error.code ?? error.message})`)
  })
  const { statements, diagnostics } = readProofs(content, opened.policy, null)
  if (diagnostics.length === 0) return { ...opened, statements }
  throw new CommandFault(diagnostics.flatMap((each) => diagnosticLines({ ...each, file }, opened.files)).join('\n'))
}

/** The exit code. */
export function prove(
  { policy, statements }: OpenPolicy,
  { json = false, outputs = false }: ProveOptions,
  say: (line: string) => void,
): number {
  const proof: Proof = provePolicy(policy, statements)
  const tally = tallyOf(proof)
  if (json) say(jsonOf(proofJson(proof, tally, policy)))
  else for (const line of [...(outputs ? outputLines(proof) : []), ...computedLines(policy), ...proofLines(proof, tally)]) say(line)
  return tally.refuted > 0 ? EXIT_REFUTED : tally.undecided > 0 ? EXIT_UNDECIDED : 0
}
