/** What a desk is reminded of in the morning: whom to speak to, who has to be trained, which firms to look up, and which borrowers to tell something. */

import type { Day } from '../../kernel/day.ts'
import { lineCoachings } from '../coaching/line-coaching.ts'
import { stateOf } from '../model/desk-book.ts'
import type { DeskPicture } from '../picture/desk-picture.ts'
import type { Registers } from '../picture/registers.ts'
import { contactDues } from './contact-due.ts'
import { serviceStandings } from './service-standing.ts'
import { trainingValidity } from './training-validity.ts'

/** `role`: of those who have to be trained, one whom no training covers. `service`: a firm that is refused while it works, or is to be looked up. `guidance`: a borrower who is to be told something. */
export type Reminder = Readonly<{
  kind: 'contact' | 'role' | 'training' | 'service' | 'guidance'
  id: string
  /** What people call it. Of a role its code. */
  label: string
  state: 'overdue' | 'soon'
  dueOn: Day | null
}>

/** Overdue ones first, then by their days; those without one first of all, as they wait already. */
export function remindersOf(picture: Pick<DeskPicture, 'registers' | 'lines' | 'readings'>): Reminder[] {
  const { registers } = picture
  return [...contacts(registers), ...trainings(registers), ...services(registers), ...guidance(picture)].sort(
    (a, b) => Number(a.state === 'soon') - Number(b.state === 'soon') || (a.dueOn ?? 0) - (b.dueOn ?? 0),
  )
}

const contacts = (registers: Registers): Reminder[] =>
  contactDues(registers).flatMap(({ relation: { id, content }, state, dueOn }): Reminder[] =>
    state === 'overdue' || state === 'soon' ? [{ kind: 'contact', id, label: content.contact, state, dueOn }] : [],
  )

function trainings(registers: Registers): Reminder[] {
  const found = trainingValidity(registers)
  const roles = found.roles.flatMap(({ role, state }): Reminder[] =>
    state === 'lacking' ? [{ kind: 'role', id: role, label: role, state: 'overdue', dueOn: null }] : [],
  )
  const own = found.trainings.flatMap(({ training: { id, content }, state, validUntil }): Reminder[] =>
    state === 'expired' || state === 'soon'
      ? [{ kind: 'training', id, label: content.topic, state: state === 'expired' ? 'overdue' : 'soon', dueOn: validUntil }]
      : [],
  )
  return [...roles, ...own]
}

const services = ({ book, when, today }: Registers): Reminder[] =>
  serviceStandings(book, when, today).flatMap(({ provider: { id, content }, state, reasons, engagements, nextCheckOn }): Reminder[] => {
    const of = { kind: 'service', id, label: content.name } as const
    if (state === 'refused') return engagements.length > 0 ? [{ ...of, state: 'overdue', dueOn: null }] : []
    if (state === 'check_due') return [{ ...of, state: 'overdue', dueOn: nextCheckOn }]
    return reasons.includes('check_soon') ? [{ ...of, state: 'soon', dueOn: nextCheckOn }] : []
  })

/** Of borrowers who let the desk see them, and of no other. */
const guidance = (picture: Pick<DeskPicture, 'registers' | 'lines' | 'readings'>): Reminder[] =>
  lineCoachings(picture).coached.flatMap(({ enrolmentId: id, borrowerId, guidance: told }): Reminder[] => {
    if (!told.some(({ state }) => state === 'due')) return []
    const { book, when } = picture.registers
    const label = stateOf(book, 'borrower', borrowerId, when)?.content.label ?? borrowerId
    return [{ kind: 'guidance', id, label, state: 'overdue', dueOn: null }]
  })
