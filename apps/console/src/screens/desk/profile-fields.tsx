/** Field by field: in which column it stands, and what is said where there is none. */
import { Input, Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportShape } from '../../api/import-requests.ts'
import { useFieldName } from './import-names.ts'
import { EMPTY_FIELD, type FieldDraft, type ProfileDraft, UNITS } from './profile-draft.ts'

type Props = {
  shape: ImportShape
  draft: ProfileDraft
  change: (change: Partial<ProfileDraft>) => void
  columns: readonly string[]
}

export function ProfileFields({ shape, draft, change, columns }: Props) {
  const { t } = useTranslation()
  const list = useId()
  const set = (field: string, one: Partial<FieldDraft>): void =>
    change({ fields: { ...draft.fields, [field]: { ...(draft.fields[field] ?? EMPTY_FIELD), ...one } } })
  return (
    <fieldset className="import-fields">
      <legend>{t('imports.form.fields')}</legend>
      <datalist id={list}>
        {columns.map((column) => (
          <option key={column} value={column} />
        ))}
      </datalist>
      {shape.fields.map((field) => (
        <FieldRow
          key={field.field}
          shape={field}
          list={list}
          draft={draft.fields[field.field] ?? EMPTY_FIELD}
          set={(one) => set(field.field, one)}
        />
      ))}
    </fieldset>
  )
}

type RowProps = { shape: ImportShape['fields'][number]; list: string; draft: FieldDraft; set: (one: Partial<FieldDraft>) => void }

function FieldRow({ shape: { field, form, choices, is_required: isRequired }, list, draft, set }: RowProps) {
  const { t, i18n } = useTranslation()
  const name = useFieldName()(field)
  const choiceName = (choice: string): string =>
    i18n.exists(`registers.choice.${choice}`) ? `${choice} ${t(`registers.choice.${choice as 'other'}`)}` : choice
  const said = (what: string): string => `${name}: ${what}`
  return (
    <div className="import-field">
      <span>
        {name}
        {isRequired && <span className="label"> {t('imports.form.required')}</span>}
      </span>
      <Input
        {...{ size: 'small', list, value: draft.column, maxLength: 64, placeholder: t('imports.form.column') }}
        aria-label={said(t('imports.form.column'))}
        onChange={({ target }) => set({ column: target.value })}
      />
      <Input
        {...{ size: 'small', value: draft.otherwise, maxLength: 200, placeholder: t('imports.form.otherwise') }}
        aria-label={said(t('imports.form.otherwise'))}
        onChange={({ target }) => set({ otherwise: target.value })}
      />
      {form === 'choice' && (
        <div className="import-wide">
          <Input
            {...{ size: 'small', value: draft.values, maxLength: 2_000, placeholder: t('imports.form.values') }}
            aria-label={said(t('imports.form.values'))}
            onChange={({ target }) => set({ values: target.value })}
          />
          <span className="label">{t('imports.form.choices', { names: choices.map(choiceName).join(' · ') })}</span>
        </div>
      )}
      {form === 'rate' && (
        <Select
          size="small"
          aria-label={said(t('imports.form.unit'))}
          value={draft.unit}
          onChange={(unit) => set({ unit })}
          options={UNITS.map((unit) => ({ value: unit, label: t(`imports.form.units.${unit}`) }))}
        />
      )}
    </div>
  )
}
