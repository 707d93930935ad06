/**
 * Work of functions that grows faster than their arguments: patterns, and comparing each with each. Whoever runs them charges it to the evaluation
 * in hand. One counter for all is enough, since evaluations never overlap.
 */
let steps = 0

export function work(more: number): void {
  steps += more
}

/** The steps since this was asked last. */
export function takeWork(): number {
  const taken = steps
  steps = 0
  return taken
}
