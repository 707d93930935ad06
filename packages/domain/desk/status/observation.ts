/**
 * What somebody says about a line of credit that is not ours: one field, by one source, at one time. Observations are only ever added; what the desk believes follows
 * from them (`status.ts`).
 *
 * Units   limits in whole minor units, times in epoch milliseconds, UTC. confidencePermille: 0 to 1000, how well placed the source is to know.
 */
export type Authorisation = 'granted' | 'reauth_required' | 'revoked_by_platform' | 'withdrawn_by_borrower' | 'expired' | 'never'
export type Availability = 'drawable' | 'blocked_temporary' | 'blocked_indefinite' | 'closed'
export type Obligation = 'none' | 'current' | 'due_soon' | 'overdue' | 'called'
export type Source = 'webhook' | 'pull' | 'csv' | 'statement' | 'borrower_report' | 'desk_entry'

type Said = Readonly<{
  id: string
  /** Since when it is so. */
  effectiveAt: number
  /** When the desk learned of it. */
  observedAt: number
  /** Until when the source speaks, where that is earlier than `observedAt`: a list of last week that is read today. */
  asOf?: number
  source: Source
  /** Two feeds of one kind are two sources. Left out: the kind is the source. */
  feed?: string
  confidencePermille: number
  /** How often this source is expected to speak. */
  expectedEveryMs: number
}>

export type FieldValues = { authorisation: Authorisation; availability: Availability; limit: number; obligation: Obligation }
export type Field = keyof FieldValues

export type ObservationOf<Name extends Field> = Said & Readonly<{ field: Name; value: FieldValues[Name] }>
export type Observation =
  | ObservationOf<'authorisation'>
  | ObservationOf<'availability'>
  /** `confirmed`: a person or a contract says that this is the agreed limit; cuts are told against it. */
  | (ObservationOf<'limit'> & Readonly<{ confirmed?: boolean }>)
  | ObservationOf<'obligation'>
  /** The connector itself. `down`: it could not ask; anything that the source says later ends it. `up`: it asked, and all is as it was last said. */
  | (Said & Readonly<{ field: 'feed'; value: 'down' | 'up' }>)

export const sourceOf = ({ feed, source }: Observation): string => feed ?? source

/** Silence longer than so many times what is expected says that nothing is known. */
const SILENT_TIMES = 4

/** Until when the source says that it is so. */
export const spokeUntil = ({ observedAt, asOf = observedAt }: Observation): number => Math.min(asOf, observedAt)

/** How long the source had been silent at `at`; what was heard later and reaches back counts as heard. */
export const silentMs = (observation: Observation, at: number): number => Math.max(0, at - spokeUntil(observation))

/** `until`: when its source last confirmed it. */
export const isFresh = ({ expectedEveryMs }: Observation, until: number, at: number): boolean =>
  at - until <= SILENT_TIMES * expectedEveryMs

/** From when on its source counts as silent, where it says nothing more. */
export const silentFrom = (observation: Observation): number => spokeUntil(observation) + SILENT_TIMES * observation.expectedEveryMs

type Timed = Pick<Said, 'id' | 'effectiveAt' | 'observedAt'>

/** By when it is so, then by when it was heard, then by id: in whatever order observations arrive, the same one is the last. */
export const inOrder = (a: Timed, b: Timed): number =>
  a.effectiveAt - b.effectiveAt || a.observedAt - b.observedAt || (a.id < b.id ? -1 : Number(a.id > b.id))
