/**
 * How long trainings count, and who of those who have to be trained is not.
 *
 * Units    days of the desk; a training counts for whole months from its day on, the last of them included.
 * Always   of whom no training counts, or is known to count, he is not trained: nobody counts as trained because nothing was written down.
 * Source   requirement S4-16.
 */
import type { TRAINED } from '@fairline/contract/desk/entries'
import { addMonths, type Day, knownDay } from '../../kernel/day.ts'
import { type DeskState, isOpen, statesOf } from '../model/desk-book.ts'
import type { Registers } from '../picture/registers.ts'

/** `unstated`: nobody said for how long it counts. `replaced`: the same was taught to the same people again. `planned`: its day is to come. */
type TrainingState = 'expired' | 'soon' | 'unstated' | 'planned' | 'valid' | 'replaced'
export type TrainingValid = Readonly<{ training: DeskState<'training'>; validUntil: Day | null; state: TrainingState }>

type Trained = (typeof TRAINED)[number]
/** Finance staff and management have to be trained; borrowers may be. */
const REQUIRED = ['finance_staff', 'management'] as const satisfies readonly Trained[]
/** `soon`: trained, and not for long. `until`: the last day on which a training of theirs counts. */
export type RoleTrained = Readonly<{ role: (typeof REQUIRED)[number]; state: 'trained' | 'soon' | 'lacking'; until: Day | null }>
export type TrainingValidity = Readonly<{ trainings: readonly TrainingValid[]; roles: readonly RoleTrained[] }>

/** So many days ahead the desk is reminded: a training has to be arranged. */
const SOON_DAYS = 30

export function validityOf(heldOn: Day, validMonths: number | null, today: Day): Pick<TrainingValid, 'validUntil' | 'state'> {
  if (heldOn > today) return { validUntil: null, state: 'planned' }
  if (validMonths === null) return { validUntil: null, state: 'unstated' }
  const validUntil = addMonths(heldOn, validMonths)
  if (validUntil < today) return { validUntil, state: 'expired' }
  return { validUntil, state: validUntil - today <= SOON_DAYS ? 'soon' : 'valid' }
}

/** Trainings by their ids. */
export function trainingValidity({ book, when, today }: Pick<Registers, 'book' | 'when' | 'today'>): TrainingValidity {
  const open = statesOf(book, 'training', when).filter((one) => isOpen(one))
  const trainings = open.map((training): TrainingValid => {
    const { held_on, valid_months: months = null } = training.content
    const own = { training, ...validityOf(knownDay(held_on), months, today) }
    return own.state !== 'planned' && isReplaced(training, open, today) ? { ...own, state: 'replaced' } : own
  })
  return { trainings, roles: REQUIRED.map((role) => roleTrained(role, trainings, today)) }
}

const isReplaced = ({ id, content }: DeskState<'training'>, all: readonly DeskState<'training'>[], today: Day): boolean =>
  all.some((other) => {
    const { topic, audience, held_on: heldOn } = other.content
    const isSame = topic === content.topic && audience === content.audience && knownDay(heldOn) <= today
    return isSame && (heldOn > content.held_on || (heldOn === content.held_on && other.id > id))
  })

function roleTrained(role: RoleTrained['role'], trainings: readonly TrainingValid[], today: Day): RoleTrained {
  const days = trainings.flatMap(({ training, validUntil }) =>
    training.content.audience === role && validUntil !== null && validUntil >= today ? validUntil : [],
  )
  if (days.length === 0) return { role, state: 'lacking', until: null }
  const until = Math.max(...days)
  return { role, state: until - today <= SOON_DAYS ? 'soon' : 'trained', until }
}
