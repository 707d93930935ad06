/** The playbooks of a desk as they stand, each with what is missing in it, from its registers and its drills. */
import type { DeskEntry } from '@fairline/contract/desk/entries'
import { type Day, knownDay } from '../../kernel/day.ts'
import { drillsOf } from '../funding/drill-record.ts'
import { type DeskBook, type DeskState, isOpen, stateOf, statesOf, type When } from '../model/desk-book.ts'
import type { Level } from './level.ts'
import { drillDueOn, type Gap, gapsOf, type Playbook } from './playbook.ts'

export type KeptPlaybook = Readonly<{
  id: string
  version: number
  content: DeskEntry<'playbook'>
  playbook: Playbook
  /** Currency of each of its sources, in their order. */
  currencies: readonly string[]
  drillDueOn: Day | null
  gaps: readonly Gap[]
}>
/** `isThere`: somebody of that id works at this desk now. */
export type PlaybookGround = Readonly<{
  book: DeskBook
  when: When
  today: Day
  dayAt: (at: number) => Day
  isThere: (person: string) => boolean
}>

/** Those that were not ended, by level and id. */
export function keptPlaybooks(ground: PlaybookGround): KeptPlaybook[] {
  const { book, when, today } = ground
  const drilled = drilledDays(ground)
  return statesOf(book, 'playbook', when)
    .filter(isOpen)
    .map(({ id, version, content }): KeptPlaybook => {
      const playbook = playbookOf(content, drilled.get(id) ?? null, ground)
      return {
        ...{ id, version, content, playbook, currencies: content.sources.map((source) => currencyOf(source.facility_id, ground)) },
        ...{ drillDueOn: drillDueOn(playbook, today), gaps: gapsOf(playbook, today) },
      }
    })
    .sort((a, b) => a.playbook.level - b.playbook.level || (a.id < b.id ? -1 : 1))
}

/** Of each playbook the day of its last drill that was run to its end. One that was called off is none. */
function drilledDays({ book, dayAt }: PlaybookGround): ReadonlyMap<string, Day> {
  const days = new Map<string, Day>()
  for (const { data, endedAt } of drillsOf(book)) {
    if (data.playbook_id === undefined || endedAt === null) continue
    days.set(data.playbook_id, Math.max(days.get(data.playbook_id) ?? 0, dayAt(endedAt)))
  }
  return days
}

function playbookOf(content: DeskEntry<'playbook'>, drilledOn: Day | null, ground: PlaybookGround): Playbook {
  const { book, when, isThere } = ground
  return {
    ...{ level: content.level as Level, triggers: content.triggers, exit: content.exit, reviewBy: knownDay(content.review_by), drilledOn },
    contacts: content.contacts.map(({ role, person, deputy = null }) => ({
      ...{ role, person, deputy, isThere: isThere(person) && (deputy === null || isThere(deputy)) },
    })),
    sources: content.sources.map(({ facility_id: line, amount_minor: minor, purposes, precondition = null }) => {
      const facility = stateOf(book, 'facility', line, when)
      const isThereStill = facility !== undefined && isOpen(facility)
      const isOpenFor = isThereStill && purposes.every((purpose) => mayPayFor(facility, purpose))
      return { line, minor, purposes, precondition, leadDays: isThereStill ? facility.content.draw_lead_days : null, isOpen: isOpenFor }
    }),
    messages: Object.fromEntries(Object.entries(content.messages).filter(([, words]) => words !== undefined)),
  }
}

/** Consumer credit pays for nothing of a project, whatever was agreed on. */
const mayPayFor = ({ content, purposes }: DeskState<'facility'>, purpose: string): boolean =>
  purposes !== null &&
  purposes.credit_kind !== 'consumer' &&
  content.credit_kind !== 'consumer' &&
  (purposes.purposes as readonly string[]).includes(purpose)

const currencyOf = (facilityId: string, { book, when }: PlaybookGround): string =>
  stateOf(book, 'facility', facilityId, when)?.content.currency ?? ''
