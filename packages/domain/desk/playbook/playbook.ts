/** A playbook as a desk keeps it, and what is missing in it before it is needed. */
import type { Day } from '../../kernel/day.ts'
import type { Level, Trigger } from './level.ts'

export type Audience = 'borrower' | 'supplier' | 'lender' | 'board'
const AUDIENCES: readonly Audience[] = ['borrower', 'supplier', 'lender', 'board']

export type Playbook = Readonly<{
  id: string
  level: Level
  triggers: readonly Trigger[]
  /** Named people, each with a deputy. */
  contacts: readonly Readonly<{ role: string; person: string; deputy: string | null }>[]
  /** In the order in which they are drawn on. */
  sources: readonly Readonly<{ line: string; minor: number; leadDays: number; purposes: readonly string[]; precondition: string | null }>[]
  messages: Readonly<Partial<Record<Audience, Readonly<{ zh: string; en: string }>>>>
  exit: string
  reviewBy: Day
  drilledOn: Day | null
}>
export type Gap =
  | 'no-trigger'
  | 'no-contact'
  | 'contact-without-deputy'
  | 'no-source'
  | 'source-without-purpose'
  | `no-message-${Audience}`
  | 'no-exit'
  | 'review-overdue'
  | 'drill-overdue'

const DRILL_DAYS = 183

/** In a fixed order; none: it is ready. Sources and messages are needed from level 3 on. */
export function gapsOf({ level, triggers, contacts, sources, messages, exit, reviewBy, drilledOn }: Playbook, today: Day): Gap[] {
  const switches = level >= 3
  const found: [Gap, boolean][] = [
    ['no-trigger', triggers.length === 0],
    ['no-contact', contacts.length === 0],
    ['contact-without-deputy', contacts.some(({ person, deputy }) => deputy === null || deputy === person)],
    ['no-source', switches && sources.length === 0],
    ['source-without-purpose', sources.some(({ purposes }) => purposes.length === 0)],
    ...AUDIENCES.map((audience): [Gap, boolean] => [`no-message-${audience}`, switches && messages[audience] === undefined]),
    ['no-exit', exit.trim() === ''],
    ['review-overdue', reviewBy < today],
    ['drill-overdue', switches && (drilledOn === null || today - drilledOn > DRILL_DAYS)],
  ]
  return found.filter(([, isMissing]) => isMissing).map(([gap]) => gap)
}
