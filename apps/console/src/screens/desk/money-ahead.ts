/** What comes and goes of a project, by day: what it comes to without any funding. */
import type { Ground, Seen } from '../../api/desk-requests.ts'

/** `amountMinor` below zero: it goes out. `lowMinor`: of a receipt, in nine cases of ten at least. */
export type Move = Readonly<{
  id: string
  kind: 'need' | 'receipt' | 'debt'
  name: string
  dueOn: string
  amountMinor: number
  lowMinor: number
  /** Undefined: no cash was entered. */
  afterMinor: number | undefined
}>

type Money = Readonly<{ amount_minor: number }>

/** The newest that was entered. */
export const cashOf = ({ seen }: Pick<Ground, 'seen'>): Seen | undefined => seen.find(({ field }) => field === 'cash')
export const minorOf = (seen: Seen | undefined): number | undefined => (seen?.value as Money | undefined)?.amount_minor

/** What is past is not in it. On one day what goes out comes first. */
export function movesOf(ground: Pick<Ground, 'needs' | 'receipts' | 'debts' | 'seen' | 'today'>): Move[] {
  const { needs, receipts, debts, today } = ground
  const all = [
    ...needs.map(({ id, name, due_on, p50_minor }) => moveOf('need', id, name, due_on, -p50_minor)),
    ...debts.flatMap(({ id, creditor, instalments }) =>
      instalments.map(({ due_on, amount_minor }) => moveOf('debt', `${id} ${due_on}`, creditor, due_on, -amount_minor)),
    ),
    ...receipts.map(({ id, debtor, due_on, p50_minor, p10_minor }) => moveOf('receipt', id, debtor, due_on, p50_minor, p10_minor)),
  ]
  let after = minorOf(cashOf(ground))
  return all
    .filter(({ dueOn }) => dueOn >= today)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.amountMinor - b.amountMinor))
    .map((move) => {
      after = after === undefined ? undefined : after + move.amountMinor
      return { ...move, afterMinor: after }
    })
}

const moveOf = (kind: Move['kind'], id: string, name: string, dueOn: string, amountMinor: number, lowMinor = amountMinor) => ({
  ...{ kind, id: `${kind} ${id}`, name, dueOn, amountMinor, lowMinor },
})

/** Until that day, with it: what goes out, what comes in, and what of that is as good as sure. Each at or above zero. */
export function sumsUntil(moves: readonly Move[], until: string): Readonly<{ out: number; in: number; sureIn: number }> {
  const near = moves.filter(({ dueOn }) => dueOn <= until)
  const sum = (of: (move: Move) => number) => near.reduce((total, move) => total + of(move), 0)
  return {
    out: sum(({ amountMinor }) => Math.max(0, -amountMinor)),
    in: sum(({ amountMinor }) => Math.max(0, amountMinor)),
    sureIn: sum(({ lowMinor }) => Math.max(0, lowMinor)),
  }
}

/** Where the least is left until that day. Undefined: nothing moves, or no cash was entered. */
export function lowestUntil(moves: readonly Move[], until: string): Move | undefined {
  const near = moves.filter(({ dueOn, afterMinor }) => dueOn <= until && afterMinor !== undefined)
  return near.reduce<Move | undefined>((low, move) => (low !== undefined && low.afterMinor! <= move.afterMinor! ? low : move), undefined)
}

const DAY_MS = 86_400_000

export const daysAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
