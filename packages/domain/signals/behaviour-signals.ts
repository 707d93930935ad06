/** Signals of how the line is used. Technical failures, and refusals by a hold or by our policy, are in none of them (P5). */
import type { Signal } from './signal.ts'
import { countAfter, WINDOW } from './windows.ts'

export const behaviourSignals: readonly Signal[] = [
  {
    name: 'failed_draws_24h',
    type: 'number',
    unit: 'count',
    window: 'PT24H',
    zh: '24 小时内因本人原因失败的借款次数',
    en: 'drawdowns in 24 hours that failed by his own doing',
    dated: ({ signals }) => signals.failedDraws.at(-1) ?? null,
    restsOn: ['failed_draws'],
    read: ({ signals, at }) => countAfter(signals.failedDraws, at - WINDOW.day),
  },
  {
    name: 'applications_30d',
    type: 'number',
    unit: 'count',
    window: 'P30D',
    zh: '30 天内借款申请次数',
    en: 'drawdowns applied for in 30 days',
    dated: ({ signals }) => signals.applications.at(-1) ?? null,
    restsOn: ['applications'],
    read: ({ signals, at }) => countAfter(signals.applications, at - WINDOW.month),
  },
]
