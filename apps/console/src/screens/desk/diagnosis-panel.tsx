/** Why it is likely so: five causes with their shares, what speaks for each, and of every borrower whether it is of his own. */
import { useTranslation } from 'react-i18next'
import type { Diagnosis, Evidence } from '../../api/incident-requests.ts'
import { Panel } from '../../parts/page.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { useSubjectName } from './incident-parts.tsx'

export const CAUSES = ['individual', 'policy', 'regulatory', 'maintenance', 'technical'] as const
const COMMON = CAUSES.slice(1) as readonly Exclude<(typeof CAUSES)[number], 'individual'>[]
const PPM_IN_PERMILLE = 1_000
const LIKELY_PPM = 600_000

export function DiagnosisPanel({ diagnosis }: { diagnosis: Diagnosis }) {
  const { t } = useTranslation()
  const words = useWords()
  const { cause, is_calibrated, shares_ppm: shares, limits } = diagnosis
  return (
    <Panel
      title={t('incidents.why.title')}
      extra={
        <>
          {cause === 'undetermined' && (
            <Tag tone="warn" title={t('incidents.why.undeterminedText')}>
              {t('incidents.cause.undetermined')}
            </Tag>
          )}
          {!is_calibrated && <Tag title={t('incidents.why.uncalibratedText')}>{t('incidents.why.uncalibrated')}</Tag>}
        </>
      }
    >
      <ul className="causes">
        {[...CAUSES]
          .sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0))
          .map((one) => (
            <li key={one} data-likely={one === cause || undefined}>
              <span>{t(`incidents.cause.${one}`)}</span>
              <span className="cause-bar" aria-hidden="true">
                <i style={{ width: `${(shares[one] ?? 0) / 10_000}%` }} />
                <b style={{ left: `${LIKELY_PPM / 10_000}%` }} />
              </span>
              <span className="number end">{words.percent(Math.round((shares[one] ?? 0) / PPM_IN_PERMILLE))}</span>
            </li>
          ))}
      </ul>
      <p className="label">{cause === 'undetermined' ? t('incidents.why.undeterminedText') : t('incidents.why.mark')}</p>
      <Weights weights={diagnosis.weights} />
      <Own own={diagnosis.own} />
      <ul className="limits">
        {limits.map((one) => (
          <li key={one.en} className="label">
            {words.pick(one)}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const KNOWN = {
  pattern: true,
  siblings: true,
  maintenance_notice: true,
  policy_notice: true,
  regulator_notice: true,
  second_source_contradicts: true,
  transport_errors: true,
  recovered_within_8_hours: true,
  refusal_names_borrower: true,
  works_on_usual_device: true,
} as const satisfies Readonly<Record<Evidence | 'pattern' | 'siblings', true>>

export function useEvidenceName(): (evidence: string) => string {
  const { t } = useTranslation()
  return (evidence) => (Object.hasOwn(KNOWN, evidence) ? t(`incidents.evidence.${evidence as keyof typeof KNOWN}`) : evidence)
}

/** Said as odds: few people read logarithms. */
function Weights({ weights }: { weights: Diagnosis['weights'] }) {
  const { t } = useTranslation()
  const nameOf = useEvidenceName()
  if (weights.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too
    <section className="scroll" tabIndex={0} aria-label={t('incidents.why.weights')}>
      <table className="table weights">
        <caption className="label">{t('incidents.why.weights')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('incidents.why.evidence')}</th>
            {COMMON.map((cause) => (
              <th key={cause} scope="col" className="end">
                {t(`incidents.causeShort.${cause}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weights.map(({ of, log }) => (
            <tr key={of}>
              <th scope="row">{nameOf(of)}</th>
              {COMMON.map((cause) => (
                <td key={cause} className="end number" data-sign={Math.sign(Math.round((log[cause] ?? 0) * 10))}>
                  <Odds log={log[cause] ?? 0} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const BEYOND = 1_000

/** How many times likelier, or less likely, than with causes of the borrowers' own. */
function Odds({ log }: { log: number }) {
  const { t } = useTranslation()
  const times = Math.exp(Math.abs(log))
  if (times < 1.05) return <span className="muted">{t('incidents.why.same')}</span>
  const said = times > BEYOND ? `>${BEYOND}` : times < 10 ? times.toFixed(1) : String(Math.round(times))
  return <>{log > 0 ? t('incidents.why.times', { times: said }) : t('incidents.why.over', { times: said })}</>
}

/** Nobody is blamed for what struck everybody. */
function Own({ own }: { own: Diagnosis['own'] }) {
  const { t } = useTranslation()
  const words = useWords()
  const nameOf = useSubjectName()
  if (own.length === 0) return null
  return (
    <>
      <h3 className="desk-small own-title">{t('incidents.own.title')}</h3>
      <ul className="causes">
        {own.map(({ subject, own_ppm }) => (
          <li key={subject}>
            <span>{nameOf(subject)}</span>
            <span className="cause-bar" aria-hidden="true">
              <i style={{ width: `${own_ppm / 10_000}%` }} />
            </span>
            <span className="end">
              <span className="number">{words.percent(Math.round(own_ppm / PPM_IN_PERMILLE))}</span>{' '}
              <span className="label">
                {own_ppm >= LIKELY_PPM
                  ? t('incidents.own.his')
                  : own_ppm <= 1_000_000 - LIKELY_PPM
                    ? t('incidents.own.channel')
                    : t('incidents.own.open')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
