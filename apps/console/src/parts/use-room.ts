import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** Head and foot of the table, and the space below it. */
const AROUND_PX = 110
const LEAST_PX = 240

/** How high a table may be so that it ends where the window does. */
export function useRoom(): readonly [RefObject<HTMLDivElement | null>, number] {
  const place = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(LEAST_PX)
  useLayoutEffect(() => {
    const measure = (): void => {
      const top = (place.current?.getBoundingClientRect().top ?? 0) + window.scrollY
      setHeight(Math.max(window.innerHeight - top - AROUND_PX, LEAST_PX))
    }
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [])
  return [place, height]
}
