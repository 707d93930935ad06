/**
 * Which families of signals are not looked at, by jurisdiction and by product: what a law, or the lender, does not want in decisions. A signal of such a family is
 * unknown, so no row that tests it fires (P9).
 */
import { z } from 'zod'
import type { Product } from '../product/product.ts'
import { SIGNAL_FAMILIES, type SignalFamily } from '../signals/families.ts'
import type { PackDiagnostic } from './diagnostic.ts'
import { yamlFaultAt } from './yaml-file.ts'

/** Stands for every borrower, whatever he borrows. */
const ALL = 'all'

const Jurisdiction = z.string().regex(/^(?:all|[A-Z]{2})$/, `must be two capital letters, or ${ALL}`)

/** `signals_off` of pack.yaml. */
export const SignalsOff = z.record(Jurisdiction, z.array(z.enum(SIGNAL_FAMILIES)).min(1))

/** Families by jurisdiction, or `all`. */
export type SignalsOff = Readonly<z.infer<typeof SignalsOff>>

const NONE: ReadonlySet<SignalFamily> = new Set()

type Switching = Pick<Product, 'keeps_rules_of' | 'signals_off'>

/** `products`: all of the pack. */
export const offSomewhere = (off: SignalsOff, products: Iterable<Pick<Switching, 'signals_off'>>): ReadonlySet<SignalFamily> =>
  new Set([...Object.values(off), ...[...products].map(({ signals_off }) => signals_off)].flat())

/** Those without a product are one more. */
const NO_PRODUCT = {}
const byPack = new WeakMap<SignalsOff, WeakMap<object, ReadonlySet<SignalFamily>>>()

/** A product keeps the rules of several jurisdictions: what one of them has switched off is off, and what the product itself has. */
export function offFor(off: SignalsOff, product: Switching | null): ReadonlySet<SignalFamily> {
  if (isEmpty(off) && (product === null || product.signals_off.length === 0)) return NONE
  const known = byPack.get(off) ?? new WeakMap<object, ReadonlySet<SignalFamily>>()
  byPack.set(off, known)
  const before = known.get(product ?? NO_PRODUCT)
  if (before !== undefined) return before
  const ofPlaces = [ALL, ...(product?.keeps_rules_of ?? [])].flatMap((jurisdiction) => off[jurisdiction] ?? [])
  const families = [...ofPlaces, ...(product?.signals_off ?? [])]
  const made = families.length === 0 ? NONE : new Set(families)
  known.set(product ?? NO_PRODUCT, made)
  return made
}

function isEmpty(off: SignalsOff): boolean {
  for (const _ in off) return false
  return true
}

/** A jurisdiction that no product keeps is a slip of the pen: what was meant to be off would be on. */
export function faultsOfSignalsOff(
  off: SignalsOff,
  { kept, content, file }: Readonly<{ kept: ReadonlySet<string> | null; content: string; file: string }>,
): PackDiagnostic[] {
  return Object.keys(off)
    .filter((jurisdiction) => jurisdiction !== ALL && kept?.has(jurisdiction) !== true)
    .map((jurisdiction) => yamlFaultAt(content, file, ['signals_off', jurisdiction], 'no product keeps the rules of this jurisdiction'))
}
