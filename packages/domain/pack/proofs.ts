/**
 * `proofs.yaml` of a pack: what has to hold of its tables for every borrower, whoever changes a cell. Proved by @fairline/policy; a pack may do without it.
 *
 * Forbidden features are listed by jurisdiction, and count where a product of the pack keeps the rules of it; `all` counts everywhere.
 */
import type { Policy } from '@fairline/policy/policy'
import { noStatements, type Statements } from '@fairline/policy/prove/statements'
import { variablesOf } from '@fairline/policy/prove/variable'
import { z } from 'zod'
import type { PackDiagnostic } from './diagnostic.ts'
import { Bilingual, readYaml, yamlFaultAt } from './yaml-file.ts'

export const PROOFS_FILE = 'proofs.yaml'
const EVERYWHERE = 'all'

const texts = z.array(z.string().min(1)).min(1)
const ProofsFile = z.strictObject({
  format: z.literal(1),
  /** What the host keeps to beyond the types of its signals: a cell for each. */
  assume: z.record(z.string(), z.string().min(1)).default({}),
  /** Tables that answer every borrower. */
  always_answers: z.array(z.string()).default([]),
  monotone: z
    .array(
      z.strictObject({
        decision: z.string(),
        output: z.string().optional(),
        inputs: texts,
        direction: z.enum(['never_raises', 'never_lowers']),
        /** From low to high, where the output is no number. */
        order: texts.optional(),
        no_answer: z.enum(['lowest', 'highest', 'apart']).default('apart'),
      }),
    )
    .default([]),
  forbidden: z.array(z.strictObject({ what: Bilingual, jurisdictions: texts, inputs: texts, decisions: texts.optional() })).default([]),
  /** `all`: every reason that a row names can be given. */
  reasons: z.enum(['all', 'none']).default('all'),
})
type ProofsFile = z.infer<typeof ProofsFile>

export type StatementsRead = { readonly statements: Statements; readonly diagnostics: readonly PackDiagnostic[] }

/** `jurisdictions`: those whose rules the pack's products keep; null where it has no products, and then all count. */
export function readProofs(content: string | undefined, policy: Policy, jurisdictions: ReadonlySet<string> | null): StatementsRead {
  if (content === undefined) return { statements: noStatements, diagnostics: [] }
  const read = readYaml(content, PROOFS_FILE, ProofsFile)
  if (!read.ok) return { statements: noStatements, diagnostics: read.diagnostics }
  return { statements: statementsOf(read.value, jurisdictions), diagnostics: faultsOf(content, read.value, policy) }
}

function statementsOf(file: ProofsFile, jurisdictions: ReadonlySet<string> | null): Statements {
  const counts = (each: readonly string[]): boolean =>
    jurisdictions === null || each.some((jurisdiction) => jurisdiction === EVERYWHERE || jurisdictions.has(jurisdiction))
  return {
    assume: new Map(Object.entries(file.assume)),
    complete: file.always_answers,
    monotone: file.monotone.flatMap(({ decision, output, inputs, direction, order, no_answer }) =>
      inputs.map((input) => ({
        decision,
        output: output ?? null,
        input,
        direction: direction === 'never_raises' ? ('never-raises' as const) : ('never-lowers' as const),
        order: order ?? null,
        noAnswer: no_answer,
      })),
    ),
    forbidden: file.forbidden
      .filter((each) => counts(each.jurisdictions))
      .map(({ what, inputs, decisions }) => ({ what: `${what.zh} / ${what.en}`, inputs, decisions: decisions ?? null })),
    reasons: file.reasons === 'all',
  }
}

/** A statement about something that is not there would never be broken. */
function faultsOf(content: string, file: ProofsFile, policy: Policy): PackDiagnostic[] {
  const inputs = variablesOf(policy.ir, policy.offered)
  const unknownDecision = (name: string, path: readonly PropertyKey[]): PackDiagnostic[] =>
    policy.decisions.has(name) ? [] : [yamlFaultAt(content, PROOFS_FILE, path, `there is no decision "${name}"`)]
  const unknownInput = (name: string, path: readonly PropertyKey[]): PackDiagnostic[] =>
    inputs.has(name) ? [] : [yamlFaultAt(content, PROOFS_FILE, path, `no table reads "${name}"`)]
  return [
    ...Object.keys(file.assume).flatMap((input) => unknownInput(input, ['assume', input])),
    ...file.always_answers.flatMap((decision, place) => unknownDecision(decision, ['always_answers', place])),
    ...file.monotone.flatMap(({ decision, inputs: names }, place) => [
      ...unknownDecision(decision, ['monotone', place, 'decision']),
      ...names.flatMap((name, nth) => unknownInput(name, ['monotone', place, 'inputs', nth])),
    ]),
    ...file.forbidden.flatMap(({ decisions = [] }, place) =>
      decisions.flatMap((decision, nth) => unknownDecision(decision, ['forbidden', place, 'decisions', nth])),
    ),
  ]
}
