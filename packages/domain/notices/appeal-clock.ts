/** Until when an objection is answered: of all clocks that apply, the one that runs out first. */
import { DAY_MS } from '../kernel/time.ts'
import type { Pack } from '../pack/pack.ts'

export type AppealClock = Readonly<{ answeredBy: number; days: number; source: string }>

/** Complaints of borrowers: 银行业保险业消费投诉处理管理办法. */
const OF_COMPLAINTS = { days: 15, source: 'CN-COMPLAINT' } as const

/** Counted from `at`, if he objected then. */
export function appealClock({ reasons }: Pick<Pack, 'reasons'>, codes: readonly string[], at: number): AppealClock {
  const all = [OF_COMPLAINTS, ...codes.flatMap((code) => reasons.get(code)?.clocks ?? [])]
  const { days, source } = all.reduce((first, one) => (one.days < first.days ? one : first))
  return { answeredBy: at + days * DAY_MS, days, source }
}
