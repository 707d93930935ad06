import type { ReactNode } from 'react'

/** One figure of a panel's head; those around it stand in a `dl.figures`. */
export function Figure({
  label,
  isLead = false,
  tone,
  note,
  children,
}: {
  label: string
  isLead?: boolean
  tone?: 'bad' | 'muted' | undefined
  note?: ReactNode
  children: ReactNode
}) {
  return (
    <div className={isLead ? 'figure lead' : 'figure'}>
      <dt>{label}</dt>
      <dd className={`figure-value ${tone ?? ''}`}>{children}</dd>
      {note !== undefined && <dd className="label">{note}</dd>}
    </div>
  )
}

/** What is agreed or known, in two columns: a name and what it is. */
export function Facts({ rows }: { rows: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
