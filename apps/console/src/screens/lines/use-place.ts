import type { TableRef } from 'antd/es/table'
import { type RefObject, useEffect, useRef } from 'react'
import type { LineSearch } from './line-search.ts'

/** Where the reader was in the list, and what he had asked for: whoever comes back from a line goes on there. */
let left: { search: string; top: number } | undefined

/** For a list that begins again from the top. */
export function forgetPlace(): void {
  left = undefined
}

export function usePlace(search: LineSearch): readonly [RefObject<TableRef | null>, (top: number) => void] {
  const table = useRef<TableRef>(null)
  const key = JSON.stringify(search)
  useEffect(() => {
    if (left?.search === key) table.current?.scrollTo({ top: left.top })
    else left = undefined
  }, [key])
  const keep = (top: number): void => {
    left = { search: key, top }
  }
  return [table, keep]
}
