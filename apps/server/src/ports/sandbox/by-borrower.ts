import { hash } from 'node:crypto'

/** A whole number from `min` to `max`, the same whenever it is asked for this borrower and this thing. */
export function byBorrower(borrower: string, thing: string, min: number, max: number): number {
  const head = Number.parseInt(hash('sha256', `${thing}\0${borrower}`, 'hex').slice(0, 12), 16)
  return min + (head % (max - min + 1))
}
