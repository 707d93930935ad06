/** How good the warnings were: how many were right, how early they came, and what came without any. */
import { useTranslation } from 'react-i18next'
import type { Indicator, Warnings } from '../../api/incident-requests.ts'
import { Figure } from '../../parts/figures.tsx'
import { Panel } from '../../parts/page.tsx'
import { Empty } from '../../parts/state.tsx'
import { useWords } from '../../parts/use-words.ts'

type Ledger = Warnings['ledger']
type Share = Ledger['missed']

export function WarningLedger({
  ledger: { rows, lead_ms, missed, misses },
  indicators,
}: {
  ledger: Ledger
  indicators: readonly Indicator[]
}) {
  const { t } = useTranslation()
  const words = useWords()
  const raised = rows.filter((one) => one.raised > 0).sort((a, b) => b.raised - a.raised)
  return (
    <Panel title={t('incidents.ledger.title')} extra={<span className="label">{t('incidents.ledger.note')}</span>} flush>
      <dl className="figures ledger-figures">
        <Figure label={t('incidents.ledger.lead')} tone={lead_ms === null ? 'muted' : undefined}>
          {lead_ms === null ? t('incidents.ledger.notYet') : words.duration(lead_ms)}
        </Figure>
        <Figure label={t('incidents.ledger.missed')} tone={missed.of === 0 ? 'muted' : undefined}>
          {missed.of === 0 ? t('incidents.ledger.notYet') : t('incidents.ledger.missedOf', { count: misses.length, of: missed.of })}
        </Figure>
      </dl>
      {raised.length === 0 ? (
        <Empty title={t('incidents.ledger.none')} text={t('incidents.ledger.noneText')} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too
        <section className="scroll" tabIndex={0} aria-label={t('incidents.ledger.precision')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('incidents.ledger.indicator')}</th>
                <th scope="col" className="end">
                  {t('incidents.ledger.raised')}
                </th>
                <th scope="col" className="end">
                  {t('incidents.ledger.false')}
                </th>
                <th scope="col" className="end">
                  {t('incidents.ledger.open')}
                </th>
                <th scope="col" className="end">
                  {t('incidents.ledger.precision')}
                </th>
              </tr>
            </thead>
            <tbody>
              {raised.map((row) => (
                <Row key={row.indicator} row={row} indicator={indicators.find(({ indicator }) => indicator === row.indicator)} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  )
}

function Row({ row, indicator }: { row: Ledger['rows'][number]; indicator: Indicator | undefined }) {
  const words = useWords()
  const share = useShareWords()
  return (
    <tr>
      <td>
        <span className="mono">{row.indicator}</span> {indicator && words.pick(indicator.name)}
      </td>
      <td className="end number">{words.count(row.raised)}</td>
      <td className="end number">{words.count(row.false_alarms)}</td>
      <td className="end number">{words.count(row.open)}</td>
      <td className="end number">{share(row.precision)}</td>
    </tr>
  )
}

/** With how far it may be off: of a few, a share says little. */
function useShareWords(): (share: Share) => string {
  const { t } = useTranslation()
  const words = useWords()
  return ({ permille, low_permille, high_permille }) =>
    permille === null || low_permille === null || high_permille === null
      ? t('incidents.ledger.notYet')
      : t('incidents.ledger.share', {
          share: words.percent(permille),
          low: words.percent(low_permille),
          high: words.percent(high_permille),
        })
}
