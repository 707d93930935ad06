/**
 * What really happened, which the platform is never told: to measure how often it finds the true cause, and how often it accuses wrongly.
 *
 * Source   the simulator’s own state: who strikes, moves, falls behind, is cheated. Nothing of it is worked out from what the platform decided.
 */

/** The kinds of cause of the catalogue of reasons, of which a restriction may speak; `harmless`: none would be right. */
export const CAUSE_CATEGORIES = [
  'individual',
  'security',
  'credit',
  'behaviour',
  'consent',
  'information',
  'platform',
  'regulatory',
  'technical',
] as const
export type CauseCategory = (typeof CAUSE_CATEGORIES)[number]

/** `rightly`: reasons (codes of the catalogue) by which a restriction would be right. `wrongly`: what it may be mistaken for. */
type Kind = Readonly<{ category: CauseCategory | 'harmless'; rightly: readonly string[]; wrongly: readonly string[] }>

export const KINDS = {
  // individual
  'employer-shock': { category: 'individual', rightly: ['IN05'], wrongly: ['BE06', 'CR03'] },
  'incapacity-claim': { category: 'individual', rightly: ['IN07'], wrongly: ['BE08', 'SE04'] },
  'own-closure': { category: 'individual', rightly: ['IN06'], wrongly: ['BE08', 'CO04'] },
  // security
  'device-burst': { category: 'security', rightly: ['SE01', 'SE02', 'SE04'], wrongly: ['CR01', 'CR02'] },
  'concurrent-login': { category: 'security', rightly: ['SE03'], wrongly: ['BE04'] },
  takeover: { category: 'security', rightly: ['SE01', 'SE02', 'SE03', 'SE04', 'SE05'], wrongly: ['BE03', 'CR02'] },
  'fraud-ring': { category: 'security', rightly: ['SE07'], wrongly: ['CR10'] },
  // credit
  'over-indebtedness': { category: 'credit', rightly: ['CR01', 'CR02', 'CR04', 'CR06', 'CR07'], wrongly: ['PL05'] },
  'missed-instalments': { category: 'credit', rightly: ['CR01', 'CR02', 'CR03', 'CR05'], wrongly: ['TE02'] },
  'weak-credit': { category: 'credit', rightly: ['CR01', 'CR02'], wrongly: ['PL05'] },
  'credit-shopping': { category: 'credit', rightly: ['CR01', 'CR07'], wrongly: ['BE02'] },
  'thin-file': { category: 'credit', rightly: ['CR08'], wrongly: ['IF08'] },
  'heavy-use': { category: 'credit', rightly: ['CR10'], wrongly: ['BE03'] },
  'court-debt': { category: 'credit', rightly: ['CR09'], wrongly: ['RG05'] },
  'linked-distress': { category: 'credit', rightly: ['CR11'], wrongly: ['CR03'] },
  // behaviour
  'application-spree': { category: 'behaviour', rightly: ['BE02'], wrongly: ['CR07'] },
  probing: { category: 'behaviour', rightly: ['BE01', 'BE04', 'BE02'], wrongly: ['CR07'] },
  'misused-money': { category: 'behaviour', rightly: ['BE07'], wrongly: ['RG06'] },
  gambling: { category: 'behaviour', rightly: ['BE06'], wrongly: ['CR10'] },
  'broken-terms': { category: 'behaviour', rightly: ['BE09'], wrongly: ['PL09'] },
  // consent
  'consent-withdrawal': { category: 'consent', rightly: ['CO01'], wrongly: ['CR08'] },
  'consent-lapse': { category: 'consent', rightly: ['CO02'], wrongly: ['CR08'] },
  // information
  'stale-information': { category: 'information', rightly: ['IF01', 'IF02', 'IF03', 'IF04'], wrongly: ['SE04'] },
  'expired-document': { category: 'information', rightly: ['IF05'], wrongly: ['SE06'] },
  'dead-card': { category: 'information', rightly: ['IF06'], wrongly: ['CR03'] },
  // platform
  'model-false-drop': { category: 'platform', rightly: ['PL05', 'PL09'], wrongly: ['CR01', 'CR02'] },
  'operator-mistake': { category: 'platform', rightly: ['PL09'], wrongly: ['BE09'] },
  'funder-pause': { category: 'platform', rightly: ['PL06'], wrongly: ['CR10'] },
  'break-in': { category: 'platform', rightly: ['PL10'], wrongly: ['SE04'] },
  // regulatory
  'anti-fraud-order': { category: 'regulatory', rightly: ['RG03'], wrongly: ['SE07'] },
  'court-freeze': { category: 'regulatory', rightly: ['RG05'], wrongly: ['CR09'] },
  'unanswered-diligence': { category: 'regulatory', rightly: ['RG04'], wrongly: ['IF08'] },
  'forbidden-purpose': { category: 'regulatory', rightly: ['RG06'], wrongly: ['BE07'] },
  // technical
  outage: { category: 'technical', rightly: ['TE02'], wrongly: ['BE01', 'SE06'] },
  maintenance: { category: 'technical', rightly: ['TE01'], wrongly: ['BE01', 'SE06'] },
  'failed-payout': { category: 'technical', rightly: ['TE02'], wrongly: ['BE01', 'IF06'] },
  // harmless
  'phone-change': { category: 'harmless', rightly: [], wrongly: ['SE01', 'SE02', 'SE04'] },
  'model-drift': { category: 'harmless', rightly: [], wrongly: ['CR01', 'CR02'] },
} as const satisfies Readonly<Record<string, Kind>>
export type TruthKind = keyof typeof KINDS
export const TRUTH_KINDS = Object.keys(KINDS) as TruthKind[]

/** Met by asking for money, and by nothing else: of whoever did not ask, or was stopped already, nothing is said of it. */
export const MET_BY_ASKING: ReadonlySet<TruthKind> = new Set([
  'application-spree',
  'probing',
  'forbidden-purpose',
  'outage',
  'maintenance',
  'funder-pause',
  'break-in',
])

/**
 * One episode. `to` null: it had not ended when the run did.
 * `serious`: so bad that a careful lender answers it; of the others it is only said that a restriction would not have been wrong.
 */
export type Truth = Readonly<{ kind: TruthKind; subject: string; from: string; to: string | null; serious: boolean }> & Kind

/**
 * What the platform must have answered for it to have happened: one of these loans was paid out, as whoever was not lent them missed nothing; one of
 * these messages was sent. Left out: nothing.
 */
export type Needs = Readonly<{ loanIds?: readonly string[]; messageIds?: readonly string[] }>

export type HearTruth = (truth: Truth, needs: Needs) => void
