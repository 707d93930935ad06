/** A table of a register: dropped, read without writing anything, then written, or another one taken. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bringImport, type ImportAnswer, type ImportProfile } from '../../api/import-requests.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { May } from '../../parts/may.tsx'
import { Panel } from '../../parts/page.tsx'
import { Empty, Loading } from '../../parts/state.tsx'
import { DESK_KEY } from './desk-queries.ts'
import { FileDrop } from './file-drop.tsx'
import { Labelled, minorOf } from './form-parts.tsx'
import { ImportAnswered } from './import-answer.tsx'
import { useKindName } from './import-names.ts'
import { profilesQuery } from './import-queries.ts'
import { ProfileForm } from './profile-form.tsx'

export function BringImport() {
  const { t } = useTranslation()
  const { data } = useQuery(profilesQuery)
  const profiles = data?.data ?? []
  const [chosen, choose] = useState<string>()
  const [edited, edit] = useState<ImportProfile | 'new'>()
  const profile = profiles.find(({ id }) => id === chosen) ?? (profiles.length === 1 ? profiles[0] : undefined)
  const create = (
    <May do="desk:plan">
      <Button size="small" onClick={() => edit('new')}>
        {t('imports.newProfile')}
      </Button>
    </May>
  )
  return (
    <Panel title={t('imports.title')} extra={create}>
      <div className="stack">
        <p className="muted">{t('imports.about')}</p>
        {data !== undefined && profiles.length === 0 && <Empty title={t('imports.noProfiles')} text={t('imports.noProfilesText')} />}
        {profiles.length > 0 && <Choose profiles={profiles} profile={profile} choose={choose} edit={edit} />}
        {profile && (
          <May do="desk:plan">
            <Bring key={`${profile.id} ${profile.version}`} profile={profile} />
          </May>
        )}
      </div>
      {edited && <ProfileForm profile={edited === 'new' ? undefined : edited} close={() => edit(undefined)} />}
    </Panel>
  )
}

type ChooseProps = {
  profiles: readonly ImportProfile[]
  profile: ImportProfile | undefined
  choose: (id: string) => void
  edit: (profile: ImportProfile) => void
}

function Choose({ profiles, profile, choose, edit }: ChooseProps) {
  const { t } = useTranslation()
  const kindName = useKindName()
  const options = profiles.map(({ id, name, kind, version }) => ({
    value: id,
    label: `${name} · ${kindName(kind)} · ${t('imports.version', { version })}`,
  }))
  return (
    <Labelled label={t('imports.profile')}>
      {(id) => (
        <div className="row import-choose">
          <Select id={id} value={profile?.id ?? null} placeholder={t('imports.chooseProfile')} onChange={choose} options={options} />
          {profile && (
            <May do="desk:plan">
              <Button onClick={() => edit(profile)} aria-label={t('imports.editOf', { name: profile.name })}>
                {t('imports.editProfile')}
              </Button>
            </May>
          )}
        </div>
      )}
    </Labelled>
  )
}

function Bring({ profile }: { profile: ImportProfile }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const say = useFaultWords()
  const [file, setFile] = useState<File>()
  const [count, setCount] = useState<number | null>(null)
  const [sum, setSum] = useState<number | null>(null)
  const given = { ...(count !== null && { count }), ...(sum !== null && { sum_minor: minorOf(sum) }) }
  const query = (one: File) => ({ profile_id: profile.id, file_name: one.name.slice(0, NAME_MAX), ...given })
  const looking = useMutation({ mutationFn: (one: File) => bringImport(one, { ...query(one), preview: 'true' }) })
  const taking = useMutation({
    mutationFn: (one: File) => bringImport(one, query(one)),
    onSuccess: () => client.invalidateQueries({ queryKey: DESK_KEY }),
  })
  const look = (one: File | undefined): void => {
    if (one === undefined) return
    setFile(one)
    looking.mutate(one)
  }
  const again = (): void => {
    looking.reset()
    taking.reset()
  }
  const [answer, error] = [taking.data ?? looking.data, taking.error ?? looking.error]
  return (
    <>
      {answer === undefined && !looking.isPending && (
        <>
          <Expected profile={profile} count={count} setCount={setCount} sum={sum} setSum={setSum} />
          <FileDrop title={t('imports.drop')} text={t('imports.dropText')} look={look} />
        </>
      )}
      {looking.isPending && <Loading rows={4} />}
      {error && <Alert type="error" role="alert" title={say(error)} />}
      {answer && <ImportAnswered answer={answer} />}
      {answer && <Next answer={answer} isTaking={taking.isPending} take={() => file && taking.mutate(file)} again={again} />}
    </>
  )
}
const NAME_MAX = 200

const WIDE = { width: '100%' } as const

type ExpectedProps = {
  profile: ImportProfile
  count: number | null
  setCount: (count: number | null) => void
  sum: number | null
  setSum: (sum: number | null) => void
}

function Expected({ profile, count, setCount, sum, setSum }: ExpectedProps) {
  const { t } = useTranslation()
  const isSummed = profile.totals.sum_field !== undefined
  return (
    <div className="desk-pair">
      <Labelled label={t('imports.count')}>
        {(id) => <InputNumber<number> {...{ id, min: 0, max: 2_000, precision: 0, value: count, onChange: setCount, style: WIDE }} />}
      </Labelled>
      <Labelled label={t('imports.sum')}>
        {(id) => (
          <InputNumber<number>
            {...{ id, min: 0, max: 1_000_000_000_000, precision: 2, value: sum, onChange: setSum, disabled: !isSummed, style: WIDE }}
            placeholder={isSummed ? '' : t('imports.sumNone')}
          />
        )}
      </Labelled>
    </div>
  )
}

type NextProps = { answer: ImportAnswer; isTaking: boolean; take: () => void; again: () => void }

function Next({ answer, isTaking, take, again }: NextProps) {
  const { t } = useTranslation()
  const canTake = answer.state === 'previewed' && answer.registered + answer.changed + answer.quarantined + answer.fault_count > 0
  return (
    <div className="row">
      {canTake && (
        <Button type={answer.fault_count > 0 ? 'default' : 'primary'} loading={isTaking} onClick={take}>
          {t(answer.fault_count > 0 ? 'registers.statements.keepQuarantine' : 'imports.take')}
        </Button>
      )}
      <Button onClick={again}>{t('imports.again')}</Button>
    </div>
  )
}
