/**
 * Recovery cases: one line that was lost, and the official way back, from what was told of it.
 *
 * Always   what is said on it is kept with who said it and when; documents are handed in by a message that names them.
 * Over     restored, refused and withdrawn; what was refused may be filed again, under a new ticket.
 * Source   reference/desk.md section 3, RecoveryCase, and section 10, journey 7.
 */
import type { RecoveryMove, RecoveryNote, RecoveryWish } from '@fairline/contract/desk/recoveries'
import type { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { type DeskBook, storyOf } from '../model/desk-book.ts'
import type { DeskFact } from '../model/desk-fact.ts'

export type RecoveryContent = Omit<z.output<typeof RecoveryWish>, 'id'>
export type RecoveryState = 'preparing' | z.output<typeof RecoveryMove>['state']
type Said = Omit<z.output<typeof RecoveryNote>, 'id'>
type MoveData = Omit<z.output<typeof RecoveryMove>, 'id'>
export type RecoveryStep = Readonly<MoveData & { at: number; actor: string }>
export type RecoveryMessage = Readonly<Said & { at: number; actor: string }>
export type Recovery = Readonly<{
  id: string
  content: RecoveryContent
  state: RecoveryState
  openedAt: number
  openedBy: string
  moves: readonly RecoveryStep[]
  messages: readonly RecoveryMessage[]
}>

/** Undefined: nobody opened it. */
export function recoveryOf(book: DeskBook, id: string): Recovery | undefined {
  const [first, ...rest] = storyOf(book, 'recovery', id)
  if (first === undefined) return undefined
  const of = <T>(type: DeskFact['type']) =>
    rest.filter((one) => one.type === type).map(({ data, recordedAt, actor }) => ({ ...(data as T), at: recordedAt, actor }))
  const moves = of<MoveData>('moved')
  return {
    ...{ id, content: first.data as RecoveryContent, state: moves.at(-1)?.state ?? 'preparing' },
    ...{ openedAt: first.recordedAt, openedBy: first.actor, moves, messages: of<Said>('noted') },
  }
}

/** By id. */
export const recoveriesOf = (book: DeskBook): Recovery[] =>
  [...(book.stories.get('recovery')?.keys() ?? [])].sort().flatMap((id) => recoveryOf(book, id) ?? [])

const NEXT: Readonly<Record<RecoveryState, readonly RecoveryState[]>> = {
  preparing: ['filed', 'restored', 'withdrawn'],
  filed: ['filed', 'observing', 'restored', 'refused', 'withdrawn'],
  observing: ['filed', 'restored', 'refused', 'withdrawn'],
  refused: ['filed'],
  restored: [],
  withdrawn: [],
}

export type RecoveryFault = Readonly<{ pointer: string; detail: string }>

/** over: it cannot come there from where it stands. faults: what is missing for it. */
export function moveOf(recovery: Recovery, wish: MoveData): 'moves' | 'repeated' | 'over' | readonly RecoveryFault[] {
  const last = recovery.moves.at(-1)
  if (last !== undefined && last.state === wish.state && last.ticket === wish.ticket && last.note === wish.note) return 'repeated'
  if (!NEXT[recovery.state].includes(wish.state)) return 'over'
  const faults = faultsOf(wish)
  return faults.length === 0 ? 'moves' : faults
}

function faultsOf({ state, ticket, observed_days, cause_found }: MoveData): RecoveryFault[] {
  const needs: Readonly<Partial<Record<RecoveryState, readonly [value: unknown, pointer: string, detail: string]>>> = {
    filed: [ticket, '/ticket', 'what is filed has a ticket'],
    observing: [observed_days, '/observed_days', 'must say for how many days it is watched'],
    restored: [cause_found, '/cause_found', 'must say which cause was found, or that none was'],
    refused: [cause_found, '/cause_found', 'must say which cause was found, or that none was'],
  }
  const need = needs[state]
  return need !== undefined && need[0] === undefined ? [{ pointer: need[1], detail: need[2] }] : []
}

export const isOver = ({ state }: Pick<Recovery, 'state'>): boolean => state === 'restored' || state === 'refused' || state === 'withdrawn'

/** The newest that was given. */
export const ticketOf = ({ moves }: Recovery): string | null => moves.findLast(({ ticket }) => ticket !== undefined)?.ticket ?? null

export const nextCheckOn = ({ content, moves }: Recovery): string =>
  moves.findLast(({ next_check_on }) => next_check_on !== undefined)?.next_check_on ?? content.next_check_on

/** As it turned out; null: nobody said so yet. */
export const causeFound = ({ moves }: Recovery): string | null =>
  moves.findLast(({ cause_found }) => cause_found !== undefined)?.cause_found ?? null

export const documentsOf = ({ content, messages }: Recovery): Readonly<{ name: string; handedInAt: number | null }>[] =>
  content.documents.map((name) => ({ name, handedInAt: messages.find(({ documents }) => documents?.includes(name))?.at ?? null }))

/** `dayOf`: the day of the desk's zone. The last day counts. Null: it is not being watched. */
export function observedUntil({ state, moves }: Recovery, dayOf: (at: number) => Day): Day | null {
  const step = moves.at(-1)
  return state === 'observing' && step?.observed_days !== undefined ? dayOf(step.at) + step.observed_days : null
}

export type RecoveryNext = 'hand_in' | 'file' | 'wait' | 'look' | 'observe' | 'confirm_restored' | 'restricted_again' | 'over'
/** `isDrawable` null: nobody knows how the line stands. */
export type RecoveryNow = Readonly<{ today: Day; nextCheck: Day; until: Day | null; isDrawable: boolean | null }>

/** What to do next. That a line is back is for a person to confirm; that a line under observation is restricted anew is said before anything else. */
export function nextOf(recovery: Recovery, { today, nextCheck, until, isDrawable }: RecoveryNow): RecoveryNext {
  switch (recovery.state) {
    case 'restored':
    case 'refused':
    case 'withdrawn':
      return 'over'
    case 'preparing':
      if (isDrawable === true) return 'confirm_restored'
      return documentsOf(recovery).some(({ handedInAt }) => handedInAt === null) ? 'hand_in' : 'file'
    case 'filed':
      if (isDrawable === true) return 'confirm_restored'
      return nextCheck <= today ? 'look' : 'wait'
    case 'observing':
      if (isDrawable === false) return 'restricted_again'
      return until !== null && until < today ? 'confirm_restored' : 'observe'
  }
}

/** Of an incident: how many of its lines turned out to have failed for causes of their own. */
export const ownFailuresFound = (book: DeskBook, incidentId: string, knownAt: number): number =>
  recoveriesOf(book).filter(({ content, moves }) => {
    const found = moves.findLast(({ at, cause_found }) => at <= knownAt && cause_found !== undefined)
    return content.incident_id === incidentId && found?.cause_found === 'individual'
  }).length
