import { Checkbox } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppearance } from '../../app/appearance.ts'
import { PALETTES } from '../../app/palette.ts'
import { Amount } from '../../parts/amount.tsx'
import { UtilisationCell } from '../../parts/bar.tsx'
import { ChartPanel } from '../../parts/chart.tsx'
import { axisColours, chartFrame } from '../../parts/chart-axes.ts'
import { OutcomeLine } from '../../parts/outcome.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { Reason } from '../../parts/reason.tsx'
import { Empty, Fault, Loading } from '../../parts/state.tsx'
import { CategoryTag, StatusTag } from '../../parts/tag.tsx'
import { LineTrio } from '../../parts/trio.tsx'
import { BARE_REASON, BROKEN, CUT_LINE, FORBIDDEN, HARD_TEXTS, HELD_LINE, LINE, NO_LINE, REASON } from './samples.ts'

export function StyleguidePage() {
  const { t } = useTranslation()
  return (
    <Page title={t('shell.styleguide')}>
      <div className="grid">
        <States />
        <Lines />
        <Reasons />
        <Signs />
        <HardTexts />
        <ChartStates />
      </div>
    </Page>
  )
}

function Cell({ title, span = 'span-4', children }: { title: string; span?: string; children: ReactNode }) {
  return (
    <Panel title={title} className={span}>
      {children}
    </Panel>
  )
}

const nothing = (): void => undefined

function States() {
  const { t } = useTranslation()
  return (
    <>
      <Cell title={t('styleguide.loading')} span="span-3">
        <Loading />
      </Cell>
      <Cell title={t('styleguide.empty')} span="span-3">
        <Empty title={t('portfolio.empty')} text={t('portfolio.emptyText')} />
      </Cell>
      <Cell title={t('styleguide.error')} span="span-3">
        <Fault error={BROKEN} retry={nothing} />
      </Cell>
      <Cell title={t('styleguide.refused')} span="span-3">
        <Fault error={FORBIDDEN} />
      </Cell>
    </>
  )
}

function Lines() {
  const { t } = useTranslation()
  return [LINE, HELD_LINE, CUT_LINE, NO_LINE].map((line) => (
    <Cell key={`${line.status} ${line.limit_minor}`} span="span-3" title={t(`parts.status.${line.status}`)}>
      <LineTrio line={line} />
    </Cell>
  ))
}

function Reasons() {
  const { t } = useTranslation()
  const [both, setBoth] = useState(true)
  return (
    <Cell title={t('parts.reason')} span="span-8">
      <div className="stack">
        <Checkbox checked={both} onChange={({ target }) => setBoth(target.checked)}>
          {t('parts.bothLanguages')}
        </Checkbox>
        <Reason reason={REASON} both={both} />
        <Reason reason={BARE_REASON} />
      </div>
    </Cell>
  )
}

const CATEGORIES = [
  'security',
  'credit',
  'behaviour',
  'consent',
  'information',
  'regulatory',
  'platform',
  'request',
  'technical',
  'of-a-pack',
]

function Signs() {
  const { t } = useTranslation()
  return (
    <Cell title={t('styleguide.signs')}>
      <div className="stack">
        <div className="row">
          {(['active', 'suspended', 'pending'] as const).map((status) => (
            <StatusTag key={status} status={status} />
          ))}
        </div>
        <div className="row">
          {CATEGORIES.map((category) => (
            <CategoryTag key={category} category={category} />
          ))}
        </div>
        {[0, 456, 870, 990, 2_469, null].map((permille) => (
          <UtilisationCell key={permille} permille={permille} />
        ))}
        <div className="row">
          {[0, 12_345, 123_456_789, 12_345_678_900, Number.MAX_SAFE_INTEGER].map((minor) => (
            <Amount key={minor} minor={minor} currency="CNY" form="compact" />
          ))}
        </div>
        <OutcomeLine outcome={{ type: 'fairline.limit-changed.v1', data: { from_minor: 5_000_000, to_minor: 2_500_000 } }} currency="CNY" />
        <OutcomeLine outcome={{ type: 'fairline.hold-placed.v1', data: { scope: 'draw', cause: { reason: 'SE01' } } }} currency="CNY" />
      </div>
    </Cell>
  )
}

function HardTexts() {
  const { t } = useTranslation()
  return (
    <Cell title={t('styleguide.hardTexts')} span="span-6">
      {HARD_TEXTS.map((text) => (
        <div key={text.slice(0, 20)}>
          <span className="cut" dir="auto">
            {text}
          </span>
        </div>
      ))}
    </Cell>
  )
}

const DAYS = ['03-01', '03-02', '03-03', '03-04', '03-05']
const COUNTS = [12, 18, 9, 24, 21]

function ChartStates() {
  const { t } = useTranslation()
  const appearance = useAppearance()
  const option = useMemo(() => {
    const palette = PALETTES[appearance]
    const axis = axisColours(palette)
    const series = [{ type: 'bar', name: t('portfolio.holds'), data: COUNTS, barMaxWidth: 28 }]
    return { ...chartFrame(palette), xAxis: { type: 'category', data: DAYS, ...axis }, yAxis: { type: 'value', ...axis }, series }
  }, [appearance, t])
  const table = (
    <table className="table">
      <tbody>
        {DAYS.map((day, at) => (
          <tr key={day}>
            <td>{day}</td>
            <td className="end number">{COUNTS[at]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
  return <ChartPanel title={t('styleguide.chart')} option={option} table={table} className="span-6" height={180} />
}
