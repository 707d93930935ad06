/**
 * When the borrower last proved who he is. A proof that an intruder gave is none of his: what is known of it is only that he must prove it anew.
 *
 * Always   the same whatever was heard of first, the proof or the intrusion.
 */
import { isOfIntruder } from './intrusion.ts'
import type { Signals } from './signals.ts'

type Known = Pick<Signals, 'verifiedAt' | 'security'>

/** Null where he never did, or nothing is known of any proof before that of an intruder. */
export function provenAt(signals: Known): number | null {
  if (falseProofAt(signals) === null) return signals.verifiedAt
  const own = signals.security.trust.flatMap((trust) => (trust.provedAt === null ? [] : [trust.provedAt]))
  return own.length === 0 ? null : Math.max(...own)
}

/** Of the last one, where an intruder gave it. */
export function falseProofAt({ verifiedAt, security: { intrusions, lastProof } }: Known): number | null {
  if (intrusions.length === 0 || lastProof === null || lastProof.at !== verifiedAt) return null
  return isOfIntruder(intrusions, { ...lastProof, session: 0 }) ? verifiedAt : null
}
