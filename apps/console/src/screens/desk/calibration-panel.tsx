/** How well causes were told, against what was found: and whether the diagnosis goes by judgement or by what this desk learned. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Calibration } from '../../api/recovery-requests.ts'
import { addRecoveryWords } from '../../locales/recoveries.ts'
import { Figure } from '../../parts/figures.tsx'
import { Panel } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { useWords } from '../../parts/use-words.ts'
import { calibrationQuery } from './recovery-queries.ts'

addRecoveryWords()

const YEAR_DAYS = 365
const PPM = 1_000_000
const PER_MILLE = 1_000

export function CalibrationPanel() {
  const { t } = useTranslation()
  const calibration = useQuery(calibrationQuery)
  return (
    <Panel title={t('recoveries.calibration.title')} extra={<span className="label">{t('recoveries.calibration.note')}</span>} flush>
      <Loaded query={calibration} rows={4}>
        {(found) => <Found found={found} />}
      </Loaded>
    </Panel>
  )
}

function Found({ found }: { found: Calibration }) {
  const { t } = useTranslation()
  const words = useWords()
  const { labelled, needed, brier_permille: brier } = found
  return (
    <>
      <p className="calibration-said">
        {found.is_calibrated
          ? t('recoveries.calibration.is', { count: labelled, days: words.count(found.exposure_days ?? 0) })
          : t('recoveries.calibration.not', { count: labelled, needed })}
      </p>
      <dl className="figures ledger-figures">
        <Figure label={t('recoveries.calibration.brier')} tone={brier === null ? 'muted' : undefined}>
          {brier === null ? '—' : (brier / PER_MILLE).toFixed(2)}
        </Figure>
        <Figure label={t('recoveries.calibration.hazard')}>
          {words.percent(Math.round((PER_MILLE * YEAR_DAYS * found.hazard.now_ppm_per_day) / PPM))}
        </Figure>
        <Figure label={t('recoveries.calibration.model')}>{found.model}</Figure>
      </dl>
      <Priors priors={found.priors} />
      {labelled === 0 ? <p className="calibration-said muted">{t('recoveries.calibration.noBins')}</p> : <Bins bins={found.bins} />}
    </>
  )
}

function Priors({ priors }: Pick<Calibration, 'priors'>) {
  const { t } = useTranslation()
  const words = useWords()
  const share = (ppm: number) => words.percent(Math.round(ppm / PER_MILLE))
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('recoveries.calibration.cause')}</th>
          {(['believed', 'now', 'seen'] as const).map((name) => (
            <th key={name} scope="col" className="end">
              {t(`recoveries.calibration.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {priors.map(({ cause, believed_ppm, now_ppm, seen }) => (
          <tr key={cause}>
            <td>{t(`incidents.cause.${cause}`)}</td>
            <td className="end number">{share(believed_ppm)}</td>
            <td className="end number">{share(now_ppm)}</td>
            <td className="end number">{words.count(seen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Told against found: of what was told to be 70–80 % likely, about three quarters should have been so. */
function Bins({ bins }: Pick<Calibration, 'bins'>) {
  const { t } = useTranslation()
  const words = useWords()
  const share = (ppm: number) => words.percent(Math.round(ppm / PER_MILLE))
  return (
    <table className="table" aria-label={t('recoveries.calibration.bins')}>
      <thead>
        <tr>
          <th scope="col">{t('recoveries.calibration.told')}</th>
          <th scope="col" className="end">
            {t('recoveries.calibration.right')}
          </th>
          <th scope="col" />
        </tr>
      </thead>
      <tbody>
        {bins
          .filter(({ of }) => of > 0)
          .map(({ from_ppm, to_ppm, right, of, right_permille: permille }) => (
            <tr key={from_ppm}>
              <td className="number">
                {share(from_ppm)} – {share(to_ppm)}
              </td>
              <td className="end number">{permille === null ? '—' : words.percent(permille)}</td>
              <td className="end number label">{t('recoveries.calibration.of', { right, of })}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
