/** What somebody wrote into the form of a correction in bulk, as it is sent. Times are those of the reader's own clock. */
export type Asked = Readonly<{ reason: string; kind: string; borrowers: string; from: string; until: string; policyHash: string }>

export const NOTHING_ASKED: Asked = { reason: '', kind: 'wrong_action', borrowers: '', from: '', until: '', policyHash: '' }

/** Undefined while it would mean too much: no reason, or neither borrowers nor a time. */
export function proposalOf(
  { reason, kind, borrowers, from, until, policyHash }: Asked,
  batchId: string,
): Record<string, unknown> | undefined {
  const ids = [...new Set(borrowers.split(/[\s,，;；]+/u).filter((id) => id !== ''))]
  if (reason === '' || (ids.length === 0 && from === '')) return undefined
  return {
    batch_id: batchId,
    kind,
    reason,
    ...(ids.length > 0 && { borrower_ids: ids }),
    ...(from !== '' && { placed_from_at: new Date(from).toISOString() }),
    ...(until !== '' && { placed_until_at: new Date(until).toISOString() }),
    ...(policyHash !== '' && { policy_hash: policyHash }),
  }
}
