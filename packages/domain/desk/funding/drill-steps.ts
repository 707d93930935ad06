/**
 * What is gone through in a drill, in its order: what is owed is looked after first, then people are called, money is asked for, and those concerned are told.
 *
 * Source  reference/desk.md section 12: debt service stays funded whatever happens, and nothing is drawn that is in no approved book.
 */
import type { DeskEntry } from '@fairline/contract/desk/entries'
import { AUDIENCES } from '@fairline/contract/desk/playbooks'
import type { BookEntry } from '@fairline/planner/book'
import type { DrillStep } from './drill-record.ts'

const DRAWS_MAX = 12

type Ground = Readonly<{
  /** What the book of the plan foresees for it; undefined: it foresees nothing. */
  entry: Pick<BookEntry, 'draws'> | undefined
  playbook: DeskEntry<'playbook'> | undefined
  /** Whether a line is among what is taken to fail. */
  isLost: (facilityId: string) => boolean
}>

export function drillSteps({ entry, playbook, isLost }: Ground): DrillStep[] {
  const contacts = playbook?.contacts ?? []
  const audiences = AUDIENCES.filter((audience) => playbook?.messages[audience] !== undefined)
  const draws = moreOf(entry?.draws ?? [])
  const sources = (playbook?.sources ?? []).map(({ facility_id, amount_minor }) => ({ facility_id, amount_minor }))
  return [
    { kind: 'secure_debts' },
    ...contacts.map(({ role, person, deputy }): DrillStep => ({ kind: 'call', role, person, ...(deputy !== undefined && { deputy }) })),
    ...(draws.length > 0 ? draws : sources)
      .filter(({ facility_id }) => !isLost(facility_id))
      .slice(0, DRAWS_MAX)
      .map((draw): DrillStep => ({ kind: 'draw', ...draw })),
    ...audiences.map((audience): DrillStep => ({ kind: 'tell', audience })),
  ]
}

/** Of each line what is drawn beyond the plan, all together, in the order in which the first of it lands. */
function moreOf(draws: BookEntry['draws']): { facility_id: string; amount_minor: number }[] {
  const more = new Map<string, number>()
  for (const { facilityId, amountMinor, insteadOfMinor } of draws.toSorted((a, b) => (a.landsOn < b.landsOn ? -1 : 1)))
    if (amountMinor > insteadOfMinor) more.set(facilityId, (more.get(facilityId) ?? 0) + amountMinor - insteadOfMinor)
  return [...more].map(([facility_id, amount_minor]) => ({ facility_id, amount_minor }))
}
