/** What a decision gives back: a value, or a refusal the caller can act on. */
export type Outcome<T, R> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R }

export const accept = <T>(value: T) => ({ ok: true, value }) as const
export const refuse = <R>(refusal: R) => ({ ok: false, refusal }) as const

/** A rule our own code broke. Never caught to continue: the request fails, the alarm rings. */
export class BrokenInvariant extends Error {
  override name = 'BrokenInvariant'
}

export function invariant(holds: boolean, rule: string): asserts holds {
  if (!holds) throw new BrokenInvariant(rule)
}
