import { useEffect, useEffectEvent } from 'react'

const WRITES = 'input, textarea, select, [contenteditable], [role="dialog"] *'

/** The key that leads to the search, as long as nobody writes anything. */
export function useSlash(handle: () => void, isOn: boolean): void {
  const latest = useEffectEvent(handle)
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, altKey, target } = event
      if (key !== '/' || ctrlKey || metaKey || altKey || (target instanceof Element && target.matches(WRITES))) return
      event.preventDefault()
      latest()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [isOn])
}
