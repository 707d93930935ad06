/** Writing how the table of one source is read: a new profile, or the next version of one. */
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ImportProfile, type ImportShape, keepProfile } from '../../api/import-requests.ts'
import { Choice, FormDrawer, Labelled } from './form-parts.tsx'
import { useFieldName, useKindName } from './import-names.ts'
import { shapesQuery } from './import-queries.ts'
import { DAY_FORMS, DELIMITERS, draftOf, headerOf, MARKS, missingIn, type ProfileDraft, wishOf } from './profile-draft.ts'
import { ProfileFields } from './profile-fields.tsx'

type Draft = ProfileDraft
export type Change = (change: Partial<Draft>) => void

export function ProfileForm({ profile, close }: { profile: ImportProfile | undefined; close: () => void }) {
  const { t } = useTranslation()
  const nameOf = useFieldName()
  const { data } = useQuery(shapesQuery)
  const [draft, setDraft] = useState<Draft>(() => draftOf(profile))
  const [columns, setColumns] = useState<readonly string[]>([])
  const change: Change = (one) => setDraft((now) => ({ ...now, ...one }))
  const shape = data?.data.find(({ kind }) => kind === draft.kind)
  const missing = shape === undefined ? [] : missingIn(draft, shape)
  const isWhole = shape !== undefined && draft.id.trim() !== '' && draft.name.trim() !== '' && missing.length === 0
  return (
    <FormDrawer
      title={profile === undefined ? t('imports.newProfile') : t('imports.editOf', { name: profile.name })}
      act={t('imports.form.save')}
      isWhole={isWhole}
      save={() => keepProfile(draft.id.trim(), wishOf(draft, shape as ImportShape, profile?.version ?? 0))}
      close={close}
    >
      <Head draft={draft} change={change} isNew={profile === undefined} kinds={data?.data.map(({ kind }) => kind) ?? [draft.kind]} />
      <Sample delimiter={draft.delimiter} onRead={setColumns} />
      <Layout draft={draft} change={change} />
      {shape && <ProfileFields shape={shape} draft={draft} change={change} columns={columns} />}
      {missing.length > 0 && <p className="label">{`${t('imports.form.required')}: ${missing.map(nameOf).join(' · ')}`}</p>}
      {shape && <Totals shape={shape} draft={draft} change={change} />}
    </FormDrawer>
  )
}

type PartProps = { draft: Draft; change: Change }
type HeadProps = PartProps & { isNew: boolean; kinds: readonly Draft['kind'][] }

function Head({ draft, change, isNew, kinds }: HeadProps) {
  const { t } = useTranslation()
  const kindName = useKindName()
  return (
    <>
      <Labelled label={t('imports.form.id')}>
        {(id) => (
          <Input id={id} value={draft.id} disabled={!isNew} maxLength={64} onChange={({ target }) => change({ id: target.value })} />
        )}
      </Labelled>
      <Labelled label={t('imports.form.name')}>
        {(id) => <Input id={id} value={draft.name} maxLength={64} onChange={({ target }) => change({ name: target.value })} />}
      </Labelled>
      {isNew && (
        <Choice label={t('imports.form.kind')} value={draft.kind} names={kinds} nameOf={kindName} change={(kind) => change({ kind })} />
      )}
    </>
  )
}

function Sample({ delimiter, onRead }: { delimiter: string; onRead: (columns: readonly string[]) => void }) {
  const { t } = useTranslation()
  const read = async (file: File | undefined): Promise<void> => onRead(file === undefined ? [] : await headerOf(file, delimiter))
  return (
    <Labelled label={t('imports.form.sample')}>
      {(id) => <input id={id} type="file" onChange={({ target }) => void read(target.files?.[0])} />}
    </Labelled>
  )
}

function Layout({ draft, change }: PartProps) {
  const { t } = useTranslation()
  return (
    <>
      <div className="desk-pair">
        <Choice
          label={t('imports.form.delimiter')}
          value={draft.delimiter}
          names={DELIMITERS}
          nameOf={(one) => t(`imports.form.delimiters.${one}`)}
          change={(delimiter) => change({ delimiter })}
        />
        <Choice
          label={t('imports.form.day')}
          value={draft.dayForm}
          names={DAY_FORMS}
          nameOf={(one) => one}
          change={(dayForm) => change({ dayForm })}
        />
      </div>
      <Choice
        label={t('imports.form.marks')}
        value={draft.marks}
        names={Object.keys(MARKS) as (keyof typeof MARKS)[]}
        nameOf={(one) => one}
        change={(marks) => change({ marks })}
      />
      <div className="desk-pair">
        <Text label={t('imports.form.idColumn')} value={draft.idColumn} set={(idColumn) => change({ idColumn })} />
        <Text label={t('imports.form.idPrefix')} value={draft.idPrefix} set={(idPrefix) => change({ idPrefix })} />
      </div>
      <Text label={t('imports.form.endStarts')} value={draft.endStarts} set={(endStarts) => change({ endStarts })} />
    </>
  )
}

function Totals({ shape, draft, change }: PartProps & { shape: ImportShape }) {
  const { t } = useTranslation()
  const nameOf = useFieldName()
  const amounts = shape.fields.filter(({ form, field }) => form === 'amount' && (draft.fields[field]?.column ?? '') !== '')
  return (
    <>
      <Labelled label={t('imports.form.sumField')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            value={draft.sumField === '' ? undefined : draft.sumField}
            onChange={(field: string | undefined) => change({ sumField: field ?? '' })}
            options={amounts.map(({ field }) => ({ value: field, label: nameOf(field) }))}
          />
        )}
      </Labelled>
      <div className="desk-pair">
        <Text label={t('imports.form.sumLabel')} value={draft.sumLabel} set={(sumLabel) => change({ sumLabel })} />
        <Text label={t('imports.form.countLabel')} value={draft.countLabel} set={(countLabel) => change({ countLabel })} />
      </div>
    </>
  )
}

const Text = ({ label, value, set }: { label: string; value: string; set: (text: string) => void }) => (
  <Labelled label={label}>{(id) => <Input id={id} value={value} maxLength={200} onChange={({ target }) => set(target.value)} />}</Labelled>
)
