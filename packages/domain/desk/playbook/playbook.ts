/** A playbook as a desk keeps it, and what is missing in it before it is needed. */
import { AUDIENCES, type PLAYBOOK_GAPS } from '@fairline/contract/desk/playbooks'
import type { Day } from '../../kernel/day.ts'
import type { Level, Trigger } from './level.ts'

export type Audience = (typeof AUDIENCES)[number]

export type Playbook = Readonly<{
  level: Level
  triggers: readonly Trigger[]
  /** People, each with a deputy. `isThere`: none of them has left the desk. */
  contacts: readonly Readonly<{ role: string; person: string; deputy: string | null; isThere: boolean }>[]
  /** In the order in which they are drawn on. `leadDays` null: there is no such line any more. `isOpen`: two people agreed that it may pay for all of these purposes, and it is not ended. */
  sources: readonly Readonly<{
    line: string
    minor: number
    leadDays: number | null
    purposes: readonly string[]
    precondition: string | null
    isOpen: boolean
  }>[]
  messages: Readonly<Partial<Record<Audience, string>>>
  exit: string
  reviewBy: Day
  drilledOn: Day | null
}>
export type Gap = (typeof PLAYBOOK_GAPS)[number]

const DRILL_DAYS = 183
/** From here on money is drawn on elsewhere, so sources, words and drills are needed. */
const SWITCHES_FROM: Level = 3

/** By when it is to be drilled again: half a year after it was; null: it needs no drill. `today` where it never was. */
export function drillDueOn({ level, drilledOn }: Pick<Playbook, 'level' | 'drilledOn'>, today: Day): Day | null {
  if (level < SWITCHES_FROM) return null
  return drilledOn === null ? today : drilledOn + DRILL_DAYS
}

/** In a fixed order; none: it is ready. Sources and messages are needed from level 3 on. */
export function gapsOf(playbook: Playbook, today: Day): Gap[] {
  const { level, triggers, contacts, sources, messages, exit, reviewBy, drilledOn } = playbook
  const switches = level >= SWITCHES_FROM
  const found: [Gap, boolean][] = [
    ['no-trigger', triggers.length === 0],
    ['no-contact', contacts.length === 0],
    ['contact-without-deputy', contacts.some(({ person, deputy }) => deputy === null || deputy === person)],
    ['contact-gone', contacts.some(({ isThere }) => !isThere)],
    ['no-source', switches && sources.length === 0],
    ['source-without-purpose', sources.some(({ purposes }) => purposes.length === 0)],
    ['source-not-open', sources.some(({ isOpen }) => !isOpen)],
    ...AUDIENCES.map((audience): [Gap, boolean] => [`no-message-${audience}`, switches && messages[audience] === undefined]),
    ['no-exit', exit.trim() === ''],
    ['review-overdue', reviewBy < today],
    ['drill-overdue', switches && (drilledOn === null || today > drilledOn + DRILL_DAYS)],
  ]
  return found.filter(([, isMissing]) => isMissing).map(([gap]) => gap)
}
