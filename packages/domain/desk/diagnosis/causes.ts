/** Why lines of a channel fail. */
export const CAUSES = ['individual', 'policy', 'regulatory', 'maintenance', 'technical'] as const
export type Cause = (typeof CAUSES)[number]
/** What strikes a channel, and not one borrower. */
export type CommonCause = Exclude<Cause, 'individual'>
export const COMMON_CAUSES = ['policy', 'regulatory', 'maintenance', 'technical'] as const satisfies readonly CommonCause[]

export const byCause = <Value>(of: (cause: Cause) => Value): Record<Cause, Value> => ({
  individual: of('individual'),
  policy: of('policy'),
  regulatory: of('regulatory'),
  maintenance: of('maintenance'),
  technical: of('technical'),
})

/** Yes or no, or not asked yet. */
export const EVIDENCE = [
  'maintenance_notice',
  'policy_notice',
  'regulator_notice',
  'second_source_contradicts',
  'transport_errors',
  'recovered_within_8_hours',
  'refusal_names_borrower',
  'works_on_usual_device',
] as const
export type EvidenceId = (typeof EVIDENCE)[number]
export type Evidence = Readonly<Partial<Record<EvidenceId, boolean>>>
