/** Whether the server answers: set by every request, told to the banner. */
let isAwayNow = false
const listeners = new Set<() => void>()

export function noteConnection(isAway: boolean): void {
  if (isAway === isAwayNow) return
  isAwayNow = isAway
  for (const listener of listeners) listener()
}

export const connection = {
  isAway: (): boolean => isAwayNow,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
