/**
 * What a pack may not do in the name of security.
 *
 * End      a hold for security ends: its reason says when it does by itself, or by when a person looks at it.
 * Links    that somebody hangs together with others is a reason to look, never to keep his money from him: alone it stops no more than increases.
 */
import type { DecisionInfo, Policy } from '@fairline/policy/policy'
import { signalNamed } from '../signals/catalogue.ts'
import { type PackDiagnostic, packFault } from './diagnostic.ts'
import { DECISION, POLICY_FILE, tablesLike } from './pack-shape.ts'
import type { Reason } from './reasons.ts'

export function faultsOfSecurity(policy: Policy, reasons: ReadonlyMap<string, Reason>): PackDiagnostic[] {
  const holds = tablesOf(policy, DECISION.holds)
  return [
    ...holds.flatMap((table) => endless(table, reasons)),
    ...holds.flatMap((table) => byLinkAlone(table, 'scope', ['increase'])),
    ...tablesOf(policy, DECISION.drawdown).flatMap((table) => byLinkAlone(table, 'outcome', ['approve'])),
    ...tablesOf(policy, DECISION.grant).flatMap((table) => byLinkAlone(table, 'outcome', ['grant', 'refer'])),
  ]
}

const tablesOf = (policy: Policy, name: string): DecisionInfo[] =>
  tablesLike(policy, name).flatMap((table) => policy.decisions.get(table) ?? [])

function endless({ name, rows }: DecisionInfo, reasons: ReadonlyMap<string, Reason>): PackDiagnostic[] {
  return rows.flatMap(({ row, line, reason: code }) => {
    const reason = reasons.get(code ?? '')
    if (reason?.category !== 'security' || reason.expiresMs !== null || reason.reviewMs !== null) return []
    const message = `reason "${code}" is one of security and never ends: give it expires_days or review_days`
    return [{ ...packFault('hold-without-end', POLICY_FILE, message), table: name, row, line }]
  })
}

/** Rows that test nothing but links, and say more than what links may say. */
function byLinkAlone({ name, inputs, outputs, rows }: DecisionInfo, column: string, mayGive: readonly unknown[]): PackDiagnostic[] {
  const place = outputs.findIndex((output) => output.name === column)
  return rows.flatMap(({ row, line, cells, outputs: given }) => {
    const tested = inputs.filter((_, index) => cells[index] !== '-').map(({ text }) => signalNamed.get(text)?.family)
    const isByLink = tested.length > 0 && tested.every((family) => family === 'fraud_graph')
    if (!isByLink || mayGive.includes(given[place])) return []
    const message = `a link to others alone may not give ${column} ${JSON.stringify(given[place])}, only ${mayGive.join(', ')}`
    return [{ ...packFault('fraud-link-alone', POLICY_FILE, message), table: name, row, line }]
  })
}
