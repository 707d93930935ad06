/**
 * What days past due make of a loan: its bucket, and its class of the five tiers. While it is observed as restructured it is special mention at least.
 *
 * Source   the banking supervisor's measures of classifying financial assets by risk (rule CN-CLASS): past due at all is special mention at least, beyond 90
 *          days substandard, beyond 270 doubtful, beyond 360 loss. Days alone: what else a bank knows may only make it worse.
 */
const STAGES = [
  { from: 0, bucket: 'current', tier: 'normal' },
  { from: 1, bucket: 'm1', tier: 'special_mention' },
  { from: 31, bucket: 'm2', tier: 'special_mention' },
  { from: 61, bucket: 'm3', tier: 'special_mention' },
  { from: 91, bucket: 'm4', tier: 'substandard' },
  { from: 121, bucket: 'm5', tier: 'substandard' },
  { from: 151, bucket: 'm6', tier: 'substandard' },
  { from: 181, bucket: 'm7_plus', tier: 'substandard' },
  { from: 271, bucket: 'm7_plus', tier: 'doubtful' },
  { from: 361, bucket: 'm7_plus', tier: 'loss' },
] as const

export type DelinquencyBucket = (typeof STAGES)[number]['bucket']
export type FiveTierClass = (typeof STAGES)[number]['tier']

/** `nextEdge`: the days past due at which either changes next; null when neither will. */
export type Delinquency = Readonly<{ bucket: DelinquencyBucket; tier: FiveTierClass; nextEdge: number | null }>

export function delinquencyOf(daysPastDue: number, restructured = false): Delinquency {
  const nth = STAGES.findLastIndex(({ from }) => from <= daysPastDue)
  const { bucket, tier } = STAGES[Math.max(0, nth)]!
  return {
    bucket,
    tier: restructured && tier === 'normal' ? 'special_mention' : tier,
    nextEdge: STAGES[Math.max(0, nth) + 1]?.from ?? null,
  }
}

/** From the first to the last day past due of a bucket; `to` null for the last one, which has no end. */
export function daysOfBucket(bucket: DelinquencyBucket): Readonly<{ from: number; to: number | null }> {
  const first = STAGES.findIndex((stage) => stage.bucket === bucket)
  const after = STAGES.slice(first).find((stage) => stage.bucket !== bucket)
  return { from: STAGES[first]!.from, to: after === undefined ? null : after.from - 1 }
}
