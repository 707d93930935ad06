import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useNarrow } from './use-narrow.ts'
import { useSlash } from './use-slash.ts'

const TYPING_MS = 300
const LONGEST = 64

type SearchProps = {
  label: string
  value: string | undefined
  change: (value: string | undefined) => void
  width?: number
  /** Of several in one room, only one is led to. */
  isMain?: boolean
}

/** Looks once the typing stops. A slash leads to the main one from anywhere in the room. */
export function SearchBox({ label, value = '', change, width = 200, isMain = true }: SearchProps) {
  const isNarrow = useNarrow()
  const box = useRef<InputRef>(null)
  const [text, setText] = useState(value)
  useSlash(() => box.current?.focus(), isMain)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text.trim() === value) return
    const timer = setTimeout(() => change(text.trim() || undefined), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, value, change])
  return (
    <Input
      ref={box}
      type="search"
      aria-keyshortcuts={isMain ? '/' : undefined}
      suffix={
        <kbd className="key" hidden={isNarrow || text !== '' || !isMain}>
          /
        </kbd>
      }
      value={text}
      maxLength={LONGEST}
      allowClear
      style={{ width }}
      placeholder={label}
      aria-label={label}
      onChange={({ target }) => setText(target.value)}
    />
  )
}
