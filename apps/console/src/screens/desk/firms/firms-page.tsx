/** Professional firms: whether each may be chosen and why, who looked its licence up, complaints, and what it works on. */
import '../desk.css'
import '../people.css'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entry } from '../../../api/desk-registers.ts'
import type { ServiceStanding } from '../../../api/desk-upkeep-requests.ts'
import { addDeskWords } from '../../../locales/desk.ts'
import { addDeskPeopleWords } from '../../../locales/desk-people.ts'
import { addRegisterWords } from '../../../locales/registers.ts'
import { Day } from '../../../parts/day.tsx'
import { May } from '../../../parts/may.tsx'
import { Page, Panel } from '../../../parts/page.tsx'
import { Empty, Loaded } from '../../../parts/state.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { serviceStandingsQuery } from '../people-queries.ts'
import type { Values, WrittenKind } from '../register-fields.ts'
import { RegisterForm } from '../register-form.tsx'
import { useDeskLive } from '../use-desk-live.ts'
import type { WriteEntry } from '../write-entry.ts'
import { FirmDrawer } from './firm-drawer.tsx'
import { FirmTag, useReasons } from './firm-tag.tsx'

addDeskWords()
addDeskPeopleWords()
addRegisterWords()

type Writing = Readonly<{ kind: WrittenKind; entry: Entry | undefined; given: Values }>
const STATES: readonly ServiceStanding['state'][] = ['check_due', 'usable', 'refused']
/** A firm that works and may not be chosen comes first. */
const byUrgency = (a: ServiceStanding, b: ServiceStanding): number =>
  Number(isTrouble(b)) - Number(isTrouble(a)) || STATES.indexOf(a.state) - STATES.indexOf(b.state) || a.name.localeCompare(b.name)
const isTrouble = ({ state, engagements }: ServiceStanding): boolean => state !== 'usable' && engagements.length > 0

export function FirmsPage() {
  const { t } = useTranslation()
  useDeskLive()
  const standings = useQuery(serviceStandingsQuery)
  const [chosen, choose] = useState<string>()
  const [writing, setWriting] = useState<Writing>()
  const write: WriteEntry = (kind, entry, given = {}) => setWriting({ kind, entry, given })
  const firm = standings.data?.data.find(({ service_provider_id: id }) => id === chosen)
  const add = (
    <May do="desk:plan">
      <Button type="primary" size="small" onClick={() => write('service_provider')}>
        {t('deskPeople.firms.add')}
      </Button>
    </May>
  )
  return (
    <Page title={t('deskPeople.firms.title')}>
      <p className="muted people-about">{t('deskPeople.firms.about')}</p>
      <Panel title={t('deskPeople.firms.title')} extra={add} flush>
        <Loaded query={standings} rows={6}>
          {({ data }) =>
            data.length === 0 ? (
              <Empty title={t('deskPeople.firms.none')} text={t('deskPeople.firms.noneText')} />
            ) : (
              <ul className="people-rows firm-rows">
                {[...data].sort(byUrgency).map((one) => (
                  <Row key={one.service_provider_id} firm={one} choose={choose} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Panel>
      {firm && writing === undefined && (
        <FirmDrawer firm={firm} today={standings.data!.today} write={write} close={() => choose(undefined)} />
      )}
      {writing && <RegisterForm {...writing} close={() => setWriting(undefined)} />}
    </Page>
  )
}

function Row({ firm, choose }: { firm: ServiceStanding; choose: (id: string) => void }) {
  const { t } = useTranslation()
  const reasons = useReasons()
  const words = useWords()
  const open = firm.complaints.filter(({ closed_on: closedOn }) => closedOn === null).length
  return (
    <li>
      <span>
        <button type="button" className="desk-open" onClick={() => choose(firm.service_provider_id)}>
          {firm.name}
        </button>
        <span className="label">{t(`deskPeople.firms.kind.${firm.kind as 'legal'}`)}</span>
      </span>
      <span>
        <FirmTag state={firm.state} />
        <span className="label">{reasons(firm.reasons)}</span>
      </span>
      <span data-label={t('deskPeople.firms.licence')}>
        <Day on={firm.licence_until} />
        <span className="label">
          {firm.next_check_on === null
            ? t('deskPeople.firms.neverChecked')
            : t('deskPeople.firms.checkOn', { day: words.namedDay(firm.next_check_on) })}
        </span>
      </span>
      <span data-label={t('deskPeople.firms.usedFor')}>
        {firm.engagements.map(({ purpose }) => purpose).join(t('deskPeople.between')) || (
          <span className="muted">{t('deskPeople.firms.noEngagements')}</span>
        )}
        {open > 0 && (
          <span className="label bad">{`${t('deskPeople.firms.complaints')} ${t('deskPeople.firms.openComplaints', { count: open })}`}</span>
        )}
      </span>
    </li>
  )
}
