/** Screening one borrower: what he lets be looked at is written in, worked into bands by the server, and kept nowhere else. */
import { Alert } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ScreeningAsked, screenBorrower } from '../../../api/coaching-act-requests.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { Choice, FormDrawer, minorOf, NumberField, newId } from '../form-parts.tsx'

const COUNTS = ['overdue_days', 'worst_overdue_days_12m', 'applications_28d', 'inquiries_3m'] as const
const FITS = ['unknown', 'yes', 'no'] as const
const [PPM_PER_PERCENT, PERCENT_MAX, COUNT_MAX] = [10_000, 200, 10_000]

type Written = Readonly<
  Partial<Record<(typeof COUNTS)[number] | 'income' | 'service' | 'utilisation', number | null>> & {
    idEnds?: string | undefined
    fits: (typeof FITS)[number]
  }
>
type Values = ScreeningAsked['values']

function valuesOf({ income = null, service = null, utilisation = null, idEnds, fits, ...counts }: Written): Values {
  const known = Object.entries(counts).filter(([, count]) => count !== null)
  return {
    ...(Object.fromEntries(known) as Values),
    ...(income !== null && service !== null && { monthly_income_minor: minorOf(income), monthly_debt_service_minor: minorOf(service) }),
    ...(utilisation !== null && { utilisation_ppm: Math.round(utilisation * PPM_PER_PERCENT) }),
    ...(idEnds !== undefined && { id_expires_on: idEnds }),
    ...(fits !== 'unknown' && { profile_matches: fits === 'yes' }),
  }
}

export function ScreeningForm({ borrowerId, projectId, close }: { borrowerId: string; projectId: string; close: () => void }) {
  const { t } = useTranslation()
  const [id] = useState(() => newId('screening'))
  const [written, setWritten] = useState<Written>({ fits: 'unknown' })
  const put = (part: Partial<Written>) => setWritten((now) => ({ ...now, ...part }))
  const isHalf = ((written.income ?? null) === null) !== ((written.service ?? null) === null)
  const save = () => screenBorrower({ id, borrower_id: borrowerId, project_id: projectId, values: valuesOf(written) })
  const label = (name: (typeof COUNTS)[number] | 'income' | 'service' | 'utilisation') => t(`coachingActs.screening.field.${name}`)
  return (
    <FormDrawer
      title={t('coachingActs.screening.title')}
      act={t('coachingActs.screening.save')}
      isWhole={!isHalf}
      save={save}
      close={close}
    >
      <p className="muted">{t('coachingActs.screening.about')}</p>
      <Alert type="info" title={`${t('coachingActs.screening.blank')} ${t('coachingActs.screening.noConsent')}`} />
      {COUNTS.map((name) => (
        <NumberField
          key={name}
          label={label(name)}
          value={written[name] ?? null}
          change={(value) => put({ [name]: value })}
          max={COUNT_MAX}
        />
      ))}
      <NumberField label={label('income')} value={written.income ?? null} change={(income) => put({ income })} digits={2} />
      <NumberField label={label('service')} value={written.service ?? null} change={(service) => put({ service })} digits={2} />
      {isHalf && <p className="short">{t('coachingActs.screening.both')}</p>}
      <NumberField
        label={label('utilisation')}
        value={written.utilisation ?? null}
        change={(utilisation) => put({ utilisation })}
        digits={2}
        max={PERCENT_MAX}
      />
      <div>
        <span>{t('coachingActs.screening.field.id_expires_on')}</span>
        <DayField label={t('coachingActs.screening.field.id_expires_on')} value={written.idEnds} change={(idEnds) => put({ idEnds })} />
      </div>
      <Choice
        label={t('coachingActs.screening.field.profile')}
        value={written.fits}
        names={FITS}
        nameOf={(name) => t(`coachingActs.screening.profile.${name}`)}
        change={(fits) => put({ fits })}
      />
    </FormDrawer>
  )
}
