import { CommandFault } from './fault.ts'

/** The number of an option. */
export function readWhole(name: string, text: string, min: number, max: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return value
  throw new CommandFault(`${name} must be a number from ${min} to ${max}`)
}
