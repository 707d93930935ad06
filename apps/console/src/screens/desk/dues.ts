/** What falls due: each instalment of a debt, and each need that serves one, by its day. */
import type { Ground } from '../../api/desk-requests.ts'

export type Due = Readonly<{ id: string; of: string; dueOn: string; minor: number }>
const [DAY_MS, SPAN_DAYS] = [86_400_000, 28]

export function duesOf({ debts, needs, today }: Pick<Ground, 'debts' | 'needs' | 'today'>): Due[] {
  const instalments = debts.flatMap(({ id, creditor, instalments: all }) =>
    all.map(({ due_on, amount_minor }) => ({ id: `${id} ${due_on}`, of: creditor, dueOn: due_on, minor: amount_minor })),
  )
  const service = needs.filter(({ purpose }) => purpose === 'debt_service').map(({ id, name, due_on, p50_minor }) => ({ id, of: name, dueOn: due_on, minor: p50_minor })) // biome-ignore format: one row
  return [...instalments, ...service].filter(({ dueOn }) => dueOn >= today).sort((a, b) => a.dueOn.localeCompare(b.dueOn))
}

/** Four weeks each, from today on, as far as anything falls due; `isHighest`: of equal ones the first. */
export type Span = Readonly<{ fromWeek: number; minor: number; isHighest: boolean }>

export function spansOf(dues: readonly Due[], today: string): Span[] {
  const sums: number[] = []
  for (const { dueOn, minor } of dues) {
    const nth = Math.floor((Date.parse(dueOn) - Date.parse(today)) / DAY_MS / SPAN_DAYS)
    while (sums.length <= nth) sums.push(0)
    sums[nth]! += minor
  }
  const highest = sums.indexOf(Math.max(...sums))
  return sums.map((minor, nth) => ({ fromWeek: nth * 4 + 1, minor, isHighest: nth === highest }))
}
