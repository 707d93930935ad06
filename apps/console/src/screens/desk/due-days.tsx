/** One after another: what goes out, what comes in, and the cash after it. Where it does not suffice, that is said once, and every such row is marked. */
import { useTranslation } from 'react-i18next'
import type { Ground } from '../../api/desk-requests.ts'
import { Amount } from '../../parts/amount.tsx'
import { Day } from '../../parts/day.tsx'
import { Empty } from '../../parts/state.tsx'
import { useWords } from '../../parts/use-words.ts'
import { cashOf, movesOf } from './money-ahead.ts'

export function DueDays({ ground }: { ground: Ground }) {
  const { t } = useTranslation()
  const words = useWords()
  const moves = movesOf(ground)
  const { currency } = ground.project
  if (moves.length === 0) return <Empty title={t('desk.money.noDue')} />
  const first = moves.find(({ afterMinor }) => afterMinor !== undefined && afterMinor < 0)
  return (
    <>
      {cashOf(ground) === undefined && <p className="desk-tier">{t('desk.money.noCash')}</p>}
      <div className="scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('desk.money.day')}</th>
              <th scope="col">{t('desk.money.what')}</th>
              <th scope="col" className="end">
                {t('desk.money.amount')}
              </th>
              <th scope="col" className="end">
                {t('desk.money.after')}
              </th>
            </tr>
          </thead>
          <tbody>
            {moves.map((move) => (
              <tr key={move.id} className={move === first ? 'lit' : undefined}>
                <td>
                  <Day on={move.dueOn} />
                </td>
                <td>
                  {move.name}
                  {move === first && (
                    <p className="short">{t('desk.money.untilZero', { amount: words.compactMoney(-(move.afterMinor ?? 0), currency) })}</p>
                  )}
                </td>
                <td className="end">
                  <Amount minor={move.amountMinor} currency={currency} form="compact" />
                </td>
                <td className={`end ${(move.afterMinor ?? 0) < 0 ? 'short' : ''}`}>
                  {move.afterMinor === undefined ? (
                    <span className="muted">{t('parts.none')}</span>
                  ) : (
                    <Amount minor={move.afterMinor} currency={currency} form="compact" />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
