/** What really happened, which the platform is never told: to measure how often it finds the true cause, and how often it accuses wrongly. */
export const TRUTH_KINDS = [
  'device-burst',
  'phone-change',
  'concurrent-login',
  'application-spree',
  'probing',
  'takeover',
  'fraud-ring',
  'stale-information',
  'employer-shock',
  'over-indebtedness',
  'missed-instalments',
  'consent-withdrawal',
  'model-drift',
  'model-false-drop',
  'outage',
  'maintenance',
] as const
export type TruthKind = (typeof TRUTH_KINDS)[number]

/**
 * One episode. `to` null: it had not ended when the run did.
 * `rightly`: reasons (codes of the catalogue) by which a restriction would be right. `wrongly`: what it may be mistaken for.
 */
export type Truth = Readonly<{
  kind: TruthKind
  subject: string
  from: string
  to: string | null
  rightly: readonly string[]
  wrongly: readonly string[]
}>

/** `loanIds`: of an episode of unpaid loans, those; where none of them was ever paid out, it did not happen. */
export type HearTruth = (truth: Truth, loanIds?: readonly string[]) => void

type Reasons = Readonly<{ rightly: readonly string[]; wrongly: readonly string[] }>

export const REASONS_OF: Readonly<Record<TruthKind, Reasons>> = {
  'device-burst': { rightly: ['SE01', 'SE02', 'SE04'], wrongly: ['CR01', 'CR02'] },
  'phone-change': { rightly: [], wrongly: ['SE01', 'SE02', 'SE04'] },
  'concurrent-login': { rightly: ['SE03'], wrongly: ['SE04'] },
  'application-spree': { rightly: ['BE02'], wrongly: ['BE04'] },
  probing: { rightly: ['BE01', 'BE04', 'BE02'], wrongly: ['CR07'] },
  takeover: { rightly: ['SE01', 'SE02', 'SE03', 'SE04', 'SE05'], wrongly: ['BE03', 'CR02'] },
  'fraud-ring': { rightly: ['SE07'], wrongly: ['CR10'] },
  'stale-information': { rightly: ['IF01', 'IF02', 'IF03', 'IF04'], wrongly: ['SE04'] },
  'employer-shock': { rightly: ['IN05'], wrongly: ['BE06', 'CR03'] },
  'over-indebtedness': { rightly: ['CR02', 'CR04', 'CR06', 'CR07', 'IN03'], wrongly: ['PL05'] },
  'missed-instalments': { rightly: ['CR03', 'CR05'], wrongly: ['TE02'] },
  'consent-withdrawal': { rightly: ['CO01'], wrongly: ['CR08'] },
  'model-drift': { rightly: [], wrongly: ['CR01', 'CR02'] },
  'model-false-drop': { rightly: ['PL05'], wrongly: ['CR01', 'CR02'] },
  outage: { rightly: ['TE02'], wrongly: ['BE01', 'SE06'] },
  maintenance: { rightly: ['TE01'], wrongly: ['BE01', 'SE06'] },
}
