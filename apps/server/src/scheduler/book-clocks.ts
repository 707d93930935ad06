/**
 * Each book has one clock. Most run by the wall; a book of the past runs by its own log, so that replaying a year takes no year: there it is as late as
 * the newest `known_at` that was recorded.
 */
import type { BookClock, Organisation } from '../store/organisation-table.ts'

export type BookClocks = {
  /** What time it is in a book; undefined for one that nothing has happened in, by its own log. */
  readonly nowIn: (organisationId: number) => number | undefined
  /**
   * The clock by which what is sent into a book is read: the time of a fact that brings none, and what "future" is measured from. A book of the past takes
   * all that happened up to today; one that somebody drives is as late as he says.
   */
  readonly receivesAt: (organisationId: number) => number
  readonly clockOf: (organisationId: number) => BookClock
  /** Something was recorded. */
  readonly heard: (organisationId: number, knownAt: number) => void
  readonly set: (organisationId: number, clock: BookClock) => void
  /** From now on somebody else lets time pass in that book: a look at it by the scheduler would come before what is still to be told. */
  readonly drive: (organisationId: number) => void
  readonly isDriven: (organisationId: number) => boolean
}

export function openBookClocks(organisations: readonly Organisation[], wall: () => number): BookClocks {
  const clocks = new Map(organisations.map(({ id, clock }) => [id, clock]))
  const driven = new Set<number>()
  const newest = new Map(
    organisations.flatMap(({ id, clock, watermark }) => (clock === 'log' && watermark !== null ? [[id, watermark]] : [])),
  )
  const clockOf = (organisationId: number): BookClock => clocks.get(organisationId) ?? 'wall'
  const nowIn = (organisationId: number) => (clockOf(organisationId) === 'wall' ? wall() : newest.get(organisationId))
  return {
    clockOf,
    nowIn,
    receivesAt: (organisationId) => {
      const now = nowIn(organisationId) ?? wall()
      return driven.has(organisationId) ? now : Math.max(now, wall())
    },
    heard: (organisationId, knownAt) => {
      if (clockOf(organisationId) === 'log') newest.set(organisationId, Math.max(knownAt, newest.get(organisationId) ?? 0))
    },
    set: (organisationId, clock) => void clocks.set(organisationId, clock),
    drive: (organisationId) => void driven.add(organisationId),
    isDriven: (organisationId) => driven.has(organisationId),
  }
}
