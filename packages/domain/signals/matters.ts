/**
 * Matters: what somebody opened about a borrower and somebody closes again, each under a name of its own. An order and its lifting, a report and its
 * refutation, a card that fails and is bound anew.
 *
 * Always   of one matter the newest opening and the newest closing count, in whatever order they are heard of; closed at the instant at which it was
 *          opened, it is closed. (As long as no cap is reached; a matter that is open leaves last.)
 */
import { fingerprint } from '../kernel/fingerprint.ts'
import type { Dated } from './retention.ts'
import { CAP } from './windows.ts'

/** Order on disk (matters-codec.ts); new ones go to the end. */
export const MATTER_KINDS = [
  'bank-card',
  'reverification',
  'incapacity',
  'human-review',
  'judgment',
  'linked-product',
  'proceeds',
  'terms-breach',
  'anti-fraud',
  'due-diligence',
  'judicial-freeze',
] as const
export type MatterKind = (typeof MATTER_KINDS)[number]

/** `code`: what its kind tells, as its fact says it. `until`: an end or a due date, if it has one. */
export type Opening = Dated & Readonly<{ code: string; until: number | null }>

/** `key`: fingerprint of the name it has with its sender. */
export type Matter = Readonly<{ kind: MatterKind; key: number; opening: Opening | null; closedAt: number | null }>
export type OpenMatter = Matter & Readonly<{ opening: Opening }>

const isOpen = (matter: Matter): matter is OpenMatter =>
  matter.opening !== null && (matter.closedAt === null || matter.closedAt < matter.opening.at)

/** Those of a kind that are open, the newest last. */
export function openMatters(matters: readonly Matter[], kind: MatterKind): readonly OpenMatter[] {
  if (matters.length === 0) return NONE
  return matters.filter((matter): matter is OpenMatter => matter.kind === kind && isOpen(matter))
}
const NONE: readonly OpenMatter[] = []

export const openMatter = (matters: readonly Matter[], kind: MatterKind, name: string, opening: Opening): readonly Matter[] =>
  changed(matters, kind, name, (before) => ({ ...before, opening: newer(before.opening, opening) }))

export const closeMatter = (matters: readonly Matter[], kind: MatterKind, name: string, at: number): readonly Matter[] =>
  changed(matters, kind, name, (before) => ({ ...before, closedAt: Math.max(before.closedAt ?? at, at) }))

function changed(matters: readonly Matter[], kind: MatterKind, name: string, change: (before: Matter) => Matter): readonly Matter[] {
  const key = fingerprint(name)
  const isIt = (matter: Matter): boolean => matter.kind === kind && matter.key === key
  const before = matters.find(isIt) ?? { kind, key, opening: null, closedAt: null }
  const others = matters.filter((matter) => !isIt(matter))
  const all = [...others, change(before)].sort(byLast)
  const ofKind = all.filter((matter) => matter.kind === kind)
  if (ofKind.length <= CAP.matters) return all
  const leaves = ofKind.find((matter) => !isOpen(matter)) ?? ofKind[0]
  return all.filter((matter) => matter !== leaves)
}

/** Of two openings at one instant and learned at one instant, the one that lasts longer, then by their codes. */
function newer(before: Opening | null, now: Opening): Opening {
  if (before === null) return now
  const order = now.at - before.at || now.learnedAt - before.learnedAt || endOf(now) - endOf(before) || (now.code > before.code ? 1 : -1)
  return order > 0 ? now : before
}

/** The largest number there is, and not infinity: two of them must differ by 0. */
const endOf = ({ until }: Opening): number => until ?? Number.MAX_SAFE_INTEGER

const lastOf = ({ opening, closedAt }: Matter): number => Math.max(opening?.at ?? 0, closedAt ?? 0)
const byLast = (a: Matter, b: Matter): number =>
  lastOf(a) - lastOf(b) || MATTER_KINDS.indexOf(a.kind) - MATTER_KINDS.indexOf(b.kind) || a.key - b.key
