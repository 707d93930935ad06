import { useSyncExternalStore } from 'react'

const narrow = window.matchMedia('(max-width: 800px)')

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

/** A phone: tables become cards. The same width as in the style sheet. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches)
