import type { ReactNode } from 'react'
import { May } from '../../../parts/may.tsx'

/** One part of what is known of a firm, with what may be added to it. */
export function FirmPart({ title, act, none, children }: { title: string; act: ReactNode; none: string | false; children: ReactNode }) {
  return (
    <section aria-label={title} className="people-part">
      <div className="row">
        <h3 className="desk-small">{title}</h3>
        <span className="gap" />
        <May do="desk:plan">{act}</May>
      </div>
      {none !== false && <p className="muted">{none}</p>}
      <ul className="people-story">{children}</ul>
    </section>
  )
}
