import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { fetchControl } from '../../api/lending-requests.ts'
import type { LedgerControl } from '../../api/views.ts'
import { AccountName, SideBalance } from '../../parts/account-name.tsx'
import { Amount } from '../../parts/amount.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { useNarrow } from '../../parts/use-narrow.ts'
import { useWords } from '../../parts/use-words.ts'
import type { LedgerProps } from './ledger-search.ts'
import { Verdict } from './verdict.tsx'

/** Worked out again from all loans, which takes the server a while: only when it is asked for. */
export function ControlPanel({ search, change }: LedgerProps) {
  const { t } = useTranslation()
  const { on } = search
  const query = useQuery({
    queryKey: ['ledger-control', on],
    queryFn: (context) => fetchControl(on === undefined ? {} : { on }, context),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <>
      <search className="toolbar">
        <span className="label">{t('ledger.on')}</span>
        <DayField label={t('ledger.on')} value={on ?? query.data?.on} change={(next) => change({ ...search, on: next })} />
        <Button loading={query.isFetching} onClick={() => void query.refetch()}>
          {t('ledger.again')}
        </Button>
      </search>
      <Loaded query={query} rows={8}>
        {(control) => <Control control={control} />}
      </Loaded>
    </>
  )
}

function Control({ control }: { control: LedgerControl }) {
  const { t } = useTranslation()
  const words = useWords()
  const isNarrow = useNarrow()
  const wrong = control.data.filter(({ difference_minor }) => difference_minor !== 0).length
  return (
    <div className="stack">
      <Verdict isGood={control.agrees} title={control.agrees ? t('ledger.agrees') : t('ledger.disagrees')}>
        {control.agrees ? t('ledger.agreesText') : t('ledger.disagreesText', { count: wrong })}
      </Verdict>
      <Panel title={t('ledger.onDay', { day: words.namedDay(control.on) })} flush>
        <p className="muted" style={{ padding: '10px 16px' }}>
          {t('ledger.controlText', { loans: words.count(control.loans) })}
        </p>
        {control.data.length === 0 ? (
          <Empty title={t('ledger.empty')} text={t('ledger.emptyText')} />
        ) : isNarrow ? (
          <Stacked control={control} />
        ) : (
          <Wide control={control} />
        )}
      </Panel>
    </div>
  )
}

function Wide({ control }: { control: LedgerControl }) {
  const { t } = useTranslation()
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('lending.accountName')}</th>
          <th className="end">{t('ledger.ledgerBalance')}</th>
          <th className="end">{t('ledger.recomputed')}</th>
          <th className="end">{t('ledger.difference')}</th>
        </tr>
      </thead>
      <tbody>
        {control.data.map((row) => (
          <tr key={`${row.currency} ${row.account}`} className={row.difference_minor === 0 ? '' : 'lit'}>
            <td>
              <AccountName of={row} />
            </td>
            <td className="end">
              <SideBalance minor={row.ledger_minor} currency={row.currency} />
            </td>
            <td className="end">
              <SideBalance minor={row.recomputed_minor} currency={row.currency} />
            </td>
            <td className={row.difference_minor === 0 ? 'end muted' : 'end bad'}>
              <Amount minor={row.difference_minor} currency={row.currency} form="full" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Stacked({ control }: { control: LedgerControl }) {
  const { t } = useTranslation()
  return (
    <ul className="items">
      {control.data.map((row) => (
        <li key={`${row.currency} ${row.account}`}>
          <AccountName of={row} />
          {(['ledger', 'recomputed', 'difference'] as const).map((name) => (
            <div className="card-row" key={name}>
              <span className="label">{t(name === 'ledger' ? 'ledger.ledgerBalance' : `ledger.${name}`)}</span>
              <span>
                <SideBalance minor={row[`${name}_minor`]} currency={row.currency} />
              </span>
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}
