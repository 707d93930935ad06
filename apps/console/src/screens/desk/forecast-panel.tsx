/** What four weeks were expected to bring, as it stood when each began, and what statements say came. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Measure, ProjectPicture } from '../../api/desk-registers.ts'
import { addForecastWords } from '../../locales/forecast.ts'
import { AmountOrNone } from '../../parts/amount.tsx'
import { Day } from '../../parts/day.tsx'
import { Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { useWords } from '../../parts/use-words.ts'
import { pictureQuery } from './desk-queries.ts'

addForecastWords()

const PPM_PER_PERMILLE = 1_000

export function ForecastPanel({ project }: { project: string }) {
  const { t } = useTranslation()
  const picture = useQuery(pictureQuery(project))
  return (
    <Panel title={t('forecast.title')} extra={<span className="label">{t('forecast.note')}</span>} flush>
      <Loaded query={picture} rows={4}>
        {({ data }) => <Weeks found={data[0]} />}
      </Loaded>
    </Panel>
  )
}

function Weeks({ found }: { found: ProjectPicture | undefined }) {
  const { t } = useTranslation()
  const weeks = found?.forecast ?? null
  const measure = found?.measures.find(({ measure }) => measure === 'forecast_error')
  if (found === undefined || weeks === null) return <Empty title={t('forecast.unknown')} text={t('forecast.unknownText')} />
  return (
    <>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('forecast.week')}</th>
              {(['expectedIn', 'cameIn', 'expectedOut', 'wentOut'] as const).map((name) => (
                <th key={name} scope="col" className="end">
                  {t(`forecast.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.from_on}>
                <td>
                  <Day on={week.from_on} />
                </td>
                {[week.in.forecast_minor, week.in.actual_minor, week.out.forecast_minor, week.out.actual_minor].map((minor, nth) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: four columns, always the same.
                  <td key={nth} className="end">
                    <AmountOrNone minor={minor} currency={found.currency} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="desk-tier stack">
        {measure !== undefined && <Off measure={measure} />}
        <p className="label">{t('forecast.without')}</p>
      </div>
    </>
  )
}

function Off({ measure: { value, meaning, inputs } }: { measure: Measure }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <details>
      <summary>
        {t('forecast.error')}{' '}
        <strong className="number">{value === null ? t('parts.none') : words.percent(Math.round(value / PPM_PER_PERMILLE))}</strong>{' '}
        <span className="label">{t('forecast.how')}</span>
      </summary>
      <p>{words.pick(meaning)}</p>
      <p className="label">{t('forecast.madeOf', { count: inputs.length })}</p>
      <p className="row">
        {inputs.map((id) => (
          <code key={id}>{id}</code>
        ))}
      </p>
    </details>
  )
}
