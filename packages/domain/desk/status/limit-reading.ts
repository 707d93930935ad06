/**
 * For how much a line is taken, and who says so: the same for the room that shows it, the warnings told of it, and the plan that counts on it.
 *
 * Order   what was last seen; of a line whose limit nobody ever saw, what was agreed, as it is registered. Nothing is taken for a limit that nobody told.
 * Caller  gives what was agreed only where the borrower lets the desk know his limit; of the company's own lines, always.
 */
import type { StatusFields } from './read.ts'

/** `last_seen`: its sources are silent or disagree, so that nothing of it is counted on. */
export type LimitReading = Readonly<{ minor: number; from: 'seen' | 'last_seen' | 'agreed' }>

/** Null: not known. */
export function limitReading({ limit }: Pick<StatusFields, 'limit'>, agreedMinor: number | undefined): LimitReading | null {
  if (limit.lastKnown !== null) return { minor: limit.lastKnown, from: limit.known === null ? 'last_seen' : 'seen' }
  return agreedMinor === undefined ? null : { minor: agreedMinor, from: 'agreed' }
}

type Lent = Readonly<{ limit_minor?: number | undefined }>

/** `scopes`: of whoever holds the line; null or undefined: it is the company's own. */
export const agreedLimit = ({ limit_minor: agreed }: Lent, scopes: ReadonlySet<string> | null | undefined): number | undefined =>
  scopes == null || scopes.has('limit') ? agreed : undefined
