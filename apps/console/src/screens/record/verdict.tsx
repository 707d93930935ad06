import type { ReactNode } from 'react'
import type { Tone } from '../../parts/tag.tsx'

/** What was found, in one word and what stands behind it. */
export function Verdict({ tone, title, children }: { tone: Tone; title: string; children: ReactNode }) {
  return (
    <div className="verdict record-verdict" data-tone={tone} role="status">
      <b>{title}</b>
      {children}
    </div>
  )
}
