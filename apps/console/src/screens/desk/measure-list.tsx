/** Measures of a project: each with its value, and behind it how it is worked out and of what. */
import { useTranslation } from 'react-i18next'
import type { Measure } from '../../api/desk-registers.ts'
import { useWords } from '../../parts/use-words.ts'
import { CURRENCY } from './form-parts.tsx'
import { effectiveMilli } from './shares.ts'

const [PPM_PER_PERMILLE, MILLI, WEEK_DAYS] = [1_000, 1_000, 7]
const OF_PLAN = 'plan:'

function useMeasureValue(): (measure: Measure, currency: string) => string | null {
  const words = useWords()
  return ({ value, unit }, currency) => {
    if (value === null) return null
    if (unit === 'ppm') return words.percent(Math.round(value / PPM_PER_PERMILLE))
    if (unit === 'minor') return words.compactMoney(value, currency)
    return words.days(unit === 'weeks' ? value * WEEK_DAYS : value)
  }
}

type Props = { measures: readonly Measure[]; names: readonly string[]; currency: string | undefined }

export function MeasureList({ measures, names, currency = CURRENCY }: Props) {
  return (
    <div className="register-measures">
      {names
        .flatMap((name) => measures.find(({ measure }) => measure === name) ?? [])
        .map((measure) => (
          <MeasureRow key={measure.measure} measure={measure} currency={currency} />
        ))}
    </div>
  )
}

function MeasureRow({ measure, currency }: { measure: Measure; currency: string }) {
  const { t } = useTranslation()
  const words = useWords()
  const say = useMeasureValue()
  const value = say(measure, currency)
  const sources = measure.measure === 'concentration' ? effectiveMilli(measure.value) : null
  return (
    <details>
      <summary>
        <span>{words.pick(measure.name)}</span>
        <strong className={value === null ? 'muted' : 'number'}>{value ?? t('registers.debts.unknown')}</strong>
      </summary>
      <div className="stack">
        {value === null && <p>{t(measure.measure === 'maturity_wall' ? 'registers.debts.wallUnknown' : 'registers.debts.unknownText')}</p>}
        <p>
          <span className="label">{t('registers.debts.formula')}</span> {words.pick(measure.meaning)}
        </p>
        {sources !== null && (
          <p>
            {t('registers.debts.effective')} <strong className="number">{(sources / MILLI).toFixed(2)}</strong>{' '}
            <span className="label">{t('registers.debts.effectiveText')}</span>
          </p>
        )}
        <p className="label">{t('registers.debts.inputs', { count: measure.inputs.length })}</p>
        <ul className="register-inputs">
          {measure.inputs.map((id) => (
            <li key={id}>
              {id.startsWith(OF_PLAN) && t('registers.debts.fromPlan')}{' '}
              <code>{id.startsWith(OF_PLAN) ? id.slice(OF_PLAN.length) : id}</code>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}
