/**
 * What a financing desk was told, one fact after another: everything else of the desk is worked out from them.
 *
 * Two dates  `effectiveAt`: since when it is so. `recordedAt`: since when the desk knows. So what was known at one time of another can be asked.
 */
import type { DeskKind } from '@fairline/contract/desk/entries'
import type { CreditKind, ProjectPurpose, Purpose } from '@fairline/contract/desk/purposes'

/**
 * Of entries: registered, changed, ended, what a facility may pay for, and by which limits a project is financed. Of what is seen: observed, noticed. Of work: opened,
 * moved, noted (what was said to and by the other side), reviewed once it is over; of a drill, a step ticked. Of what is worked out: an incident diagnosed, a plan proposed,
 * approved, superseded, an entry of a statement matched. Of watching: an indicator read in another band, its marks tuned; of an incident: taken by somebody, a question
 * answered, told to the next one as nobody took it. Of evidence for the way back: attached to an incident, passed on by an official route. Of what an import said: withdrawn,
 * as if it had never been told.
 */
export const DESK_FACTS = [
  ...([
    'registered',
    'changed',
    'ended',
    'purposes-approved',
    'policy-approved',
    'observed',
    'noticed',
    'opened',
    'moved',
    'noted',
    'reviewed',
  ] as const),
  ...(['diagnosed', 'proposed', 'approved', 'superseded', 'matched'] as const),
  ...(['read', 'tuned', 'taken', 'answered', 'escalated', 'ticked', 'attached', 'passed-on'] as const),
  ...(['withdrawn'] as const),
] as const
/** What people do about what they see. */
export type DeskWork = 'incident' | 'task'
/** What came in files, and how tables are read. */
export type DeskFile = 'statement' | 'statement_entry' | 'import' | 'import_profile'
export type DeskSubject =
  | DeskKind
  | DeskWork
  | DeskFile
  | ('plan' | 'drill' | 'reading' | 'indicator' | 'meeting' | 'recovery' | 'recovery_evidence')
export type DeskFactType = (typeof DESK_FACTS)[number]

/** `kind`, `id`: what it is about. `actor`: who told it. `data`: by its type. */
export type DeskFact = Readonly<{
  sequence: number
  type: DeskFactType
  kind: DeskSubject
  id: string
  effectiveAt: number
  recordedAt: number
  actor: string
  data: Readonly<Record<string, unknown>>
}>

/** Of `purposes-approved`: by whom, and by which document of the lender. */
export type ApprovedPurposes = Readonly<{
  credit_kind: CreditKind
  purposes: readonly (Purpose | ProjectPurpose)[]
  document: Readonly<{ name: string; sha256: string }>
  approval_id: string
  asked_by: string
  approved_by: string
}>
