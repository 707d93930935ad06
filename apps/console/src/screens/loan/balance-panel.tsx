import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { LoanDetail } from '../../api/views.ts'
import { useAppearance } from '../../app/appearance.ts'
import { PALETTES } from '../../app/palette.ts'
import { Amount } from '../../parts/amount.tsx'
import { ChartPanel } from '../../parts/chart.tsx'
import { Day } from '../../parts/day.tsx'
import { useWords } from '../../parts/use-words.ts'
import { balanceRows, balancesOf } from './balance.ts'
import { balanceOption } from './balance-option.ts'

export function BalancePanel({ loan }: { loan: LoanDetail }) {
  const { t } = useTranslation()
  const words = useWords()
  const appearance = useAppearance()
  const balances = useMemo(() => balancesOf(loan), [loan])
  const rows = useMemo(() => balanceRows(balances), [balances])
  const option = useMemo(
    () =>
      balanceOption(balances, rows, {
        palette: PALETTES[appearance],
        names: { planned: t('loans.planned'), actual: t('loans.actual') },
        money: (minor) => words.compactMoney(minor, loan.currency),
        day: words.namedDay,
      }),
    [balances, rows, appearance, words, t, loan.currency],
  )
  return (
    <ChartPanel title={t('loans.balance')} option={option} height={200} table={<BalanceTable rows={rows} currency={loan.currency} />} />
  )
}

function BalanceTable({ rows, currency }: { rows: ReturnType<typeof balanceRows>; currency: string }) {
  const { t } = useTranslation()
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('loans.day')}</th>
          <th className="end">{t('loans.planned')}</th>
          <th className="end">{t('loans.actual')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ on, planned, actual }) => (
          <tr key={on}>
            <td>
              <Day on={on} />
            </td>
            <td className="end">
              <Amount minor={planned} currency={currency} form="full" />
            </td>
            <td className="end">
              {actual === null ? (
                <span className="muted">{t('parts.none')}</span>
              ) : (
                <Amount minor={actual} currency={currency} form="full" />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
