import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useNarrow } from './use-narrow.ts'
import { useSlash } from './use-slash.ts'

const TYPING_MS = 300
const LONGEST = 64

type SearchProps = { label: string; value: string | undefined; change: (value: string | undefined) => void; width?: number }

/** Looks once the typing stops. A slash leads here from anywhere in the room. */
export function SearchBox({ label, value = '', change, width = 200 }: SearchProps) {
  const isNarrow = useNarrow()
  const box = useRef<InputRef>(null)
  const [text, setText] = useState(value)
  useSlash(() => box.current?.focus())
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
      aria-keyshortcuts="/"
      suffix={
        <kbd className="key" hidden={isNarrow || text !== ''}>
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
