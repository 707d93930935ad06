/** One firm: its licence and who looked it up, what was complained of, and what it works on. */
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ServiceStanding } from '../../../api/desk-upkeep-requests.ts'
import { Day } from '../../../parts/day.tsx'
import { Facts } from '../../../parts/figures.tsx'
import { May } from '../../../parts/may.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { registerQuery } from '../register-queries.ts'
import type { WriteEntry } from '../write-entry.ts'
import { FirmEngagements } from './firm-engagements.tsx'
import { FirmPart } from './firm-part.tsx'
import { FirmTag, useReasons } from './firm-tag.tsx'

type Props = { firm: ServiceStanding; today: string; write: WriteEntry; close: () => void }

export function FirmDrawer({ firm, today, write, close }: Props) {
  const { t } = useTranslation()
  const { data: entries = [] } = useQuery(registerQuery('service_provider', false))
  const entry = entries.find(({ id }) => id === firm.service_provider_id)
  return (
    <Drawer open size={520} title={firm.name} onClose={close}>
      <div className="stack">
        <Head firm={firm} />
        {entry !== undefined && (
          <May do="desk:plan">
            <div className="row">
              <Button onClick={() => write('service_provider', entry)}>{t('deskPeople.firms.change')}</Button>
            </div>
          </May>
        )}
        <FirmEngagements firm={firm} today={today} write={write} />
        <Checks firm={firm} today={today} write={write} />
        <Complaints firm={firm} today={today} write={write} />
      </div>
    </Drawer>
  )
}

function Head({ firm }: { firm: ServiceStanding }) {
  const { t } = useTranslation()
  const reasons = useReasons()
  return (
    <>
      <div className="row">
        <FirmTag state={firm.state} />
        {!firm.may_be_chosen && <strong>{t('deskPeople.firms.noNewWork')}</strong>}
      </div>
      {firm.reasons.length > 0 && (
        <p className={firm.may_be_chosen ? undefined : 'bad'}>{t('deskPeople.firms.why', { reason: reasons(firm.reasons) })}</p>
      )}
      {firm.choice_reason !== null && <p>{firm.choice_reason}</p>}
      <Facts
        rows={[
          [t('deskPeople.firms.registration'), firm.registration],
          [t('deskPeople.firms.licence'), <Day key="licence" on={firm.licence_until} />],
          [
            t('deskPeople.firms.nextCheck'),
            firm.next_check_on === null ? t('deskPeople.firms.neverChecked') : <Day key="next" on={firm.next_check_on} />,
          ],
          ...(firm.note === null ? [] : [[t('registers.field.note'), firm.note] as const]),
        ]}
      />
    </>
  )
}

type PartProps = Omit<Props, 'close'>

function Checks({ firm: { service_provider_id: id, checks }, today, write }: PartProps) {
  const { t } = useTranslation()
  const act = (
    <Button size="small" onClick={() => write('service_check', undefined, { service_provider_id: id, checked_on: today })}>
      {t('deskPeople.firms.addCheck')}
    </Button>
  )
  return (
    <FirmPart title={t('deskPeople.firms.checks')} act={act} none={checks.length === 0 && t('deskPeople.firms.noChecks')}>
      {checks.map((check) => (
        <li key={check.id}>
          <span>
            <Day on={check.checked_on} /> · <strong>{t(`deskPeople.firms.result.${check.result}`)}</strong>
          </span>
          <p className="label">{t('deskPeople.firms.checkedBy', { by: check.checked_by, where: check.where })}</p>
        </li>
      ))}
    </FirmPart>
  )
}

function Complaints({ firm: { service_provider_id: id, complaints }, today, write }: PartProps) {
  const { t } = useTranslation()
  const words = useWords()
  const { data: entries = [] } = useQuery(registerQuery('service_complaint', false))
  const act = (
    <Button size="small" onClick={() => write('service_complaint', undefined, { service_provider_id: id, made_on: today })}>
      {t('deskPeople.firms.addComplaint')}
    </Button>
  )
  const close = (complaint: string) => {
    const entry = entries.find((one) => one.id === complaint)
    if (entry !== undefined) write('service_complaint', entry, { closed_on: today })
  }
  return (
    <FirmPart title={t('deskPeople.firms.complaints')} act={act} none={complaints.length === 0 && t('deskPeople.firms.noComplaints')}>
      {complaints.map((one) => (
        <li key={one.id}>
          <span className="row">
            <Day on={one.made_on} /> · <strong>{t(`deskPeople.firms.complaint.${one.about}`)}</strong>
            <span className="gap" />
            {one.closed_on === null && (
              <May do="desk:plan">
                <Button size="small" onClick={() => close(one.id)}>
                  {t('deskPeople.firms.closeComplaint')}
                </Button>
              </May>
            )}
          </span>
          <p>{one.words}</p>
          <p className={one.closed_on === null ? 'bad' : 'label'}>
            {one.closed_on === null
              ? t('deskPeople.firms.open')
              : t('deskPeople.firms.closed', { day: words.namedDay(one.closed_on), outcome: one.outcome ?? '' })}
          </p>
        </li>
      ))}
    </FirmPart>
  )
}
