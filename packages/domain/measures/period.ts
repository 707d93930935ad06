import { DAY_MS } from '../kernel/time.ts'
import { startOfBookDay } from '../views/day-change.ts'

/** A time that is measured: from an instant on, and up to another that is not in it any more. */
export type Period = Readonly<{ from: number; before: number }>

/** Whole days of the book, both included. */
export const daysFromTo = (from: string, to: string): Period => ({ from: startOfBookDay(from), before: startOfBookDay(to) + DAY_MS })

export const isIn = ({ from, before }: Period, at: number): boolean => from <= at && at < before
