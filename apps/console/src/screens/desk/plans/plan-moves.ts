/** What a plan comes to for whoever carries it out: what moves and when, what has to be asked for soon, and what it counts on that cannot be used. */
import type { Standing } from '../../../api/desk-requests.ts'
import type { Plan, PlanHead } from '../../../api/plan-requests.ts'

export type PlanMove = Readonly<{
  key: string
  kind: 'draw' | 'repay' | 'defer'
  /** Of a line, or of the need that is put off. */
  of: string
  on: string
  /** When a draw has to be asked for. */
  askOn: string | null
  amountMinor: number
  isFirm: boolean
}>

/** By day; on one day what is repaid comes first. */
export function planMoves({ draws, repayments, deferrals }: Pick<Plan, 'draws' | 'repayments' | 'deferrals'>): PlanMove[] {
  const all: PlanMove[] = [
    ...repayments.map(({ facility_id, on, amount_minor }) => moveOf('repay', facility_id, on, null, amount_minor, true)),
    ...draws.map(({ facility_id, lands_on, request_on, amount_minor, is_firm }) =>
      moveOf('draw', facility_id, lands_on, request_on, amount_minor, is_firm),
    ),
    ...deferrals.map(({ need_id, paid_on, amount_minor }) => moveOf('defer', need_id, paid_on, null, amount_minor, true)),
  ]
  return all.sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))
}

const moveOf = (kind: PlanMove['kind'], of: string, on: string, askOn: string | null, amountMinor: number, isFirm: boolean): PlanMove => ({
  ...{ key: `${kind} ${of} ${on}`, kind, of, on, askOn, amountMinor, isFirm },
})

type Draws = Pick<PlanHead, 'draws'>

/** That have to be asked for from `today` on, and before `until`. */
export const nextDraws = ({ draws }: Draws, today: string, until: string): PlanHead['draws'] =>
  draws.filter(({ lands_on, request_on }) => lands_on >= today && request_on < until)

const USABLE: ReadonlySet<Standing['badge']> = new Set(['normal', 'limit_cut', 'needs_authorisation'])

/** Lines that it would still draw on, and that may not be drawn on now, or of which nothing is known. */
export function lostLines({ draws }: Draws, standings: readonly Standing[], today: string): string[] {
  const ahead = new Set(draws.filter(({ lands_on }) => lands_on >= today).map(({ facility_id }) => facility_id))
  const usable = new Set(standings.filter(({ badge }) => USABLE.has(badge)).map(({ facility_id }) => facility_id))
  return [...ahead].filter((id) => !usable.has(id)).sort()
}
