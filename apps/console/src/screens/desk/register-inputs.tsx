/** One field of a register, as people fill it in. */
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterKind } from '../../api/desk-registers.ts'
import { DayField } from '../../parts/day-field.tsx'
import { fingerprintOf } from './fingerprint.ts'
import { Labelled, NumberField } from './form-parts.tsx'
import type { Field } from './register-field.ts'
import { type Instalment, newInstalment, SCOPES, TIERS } from './register-fields.ts'
import { registerQuery, useEntryNames } from './register-queries.ts'
import { textOf } from './text-of.ts'

const [TEXT_MAX, WORDS_MAX, COUNT_MAX, PERCENT_MAX, SHOWN_DIGITS] = [200, 1_000, 36_500, 100, 12]
type InputProps = { field: Field; label: string; value: unknown; change: (value: unknown) => void; isDisabled: boolean }

export function FieldInput({ field, label, value, change, isDisabled }: InputProps) {
  const { t } = useTranslation()
  if (isDisabled) return <FixedField label={label} field={field} value={value} />
  switch (field.as) {
    case 'text':
    case 'words':
      return <Written label={label} value={textOf(value ?? '')} change={change} isLong={field.as === 'words'} />
    case 'day':
    case 'moment':
      return (
        <div>
          <span>{label}</span>
          <DayField label={label} value={value as string | undefined} change={change} />
        </div>
      )
    case 'money':
      return <NumberField label={label} value={(value ?? null) as number | null} change={change} digits={2} />
    case 'rate':
      return <NumberField label={label} value={(value ?? null) as number | null} change={change} digits={2} max={PERCENT_MAX} />
    case 'count':
      return <NumberField label={label} value={(value ?? null) as number | null} change={change} max={COUNT_MAX} />
    case 'flag':
      return (
        <Checkbox checked={value === true} onChange={({ target }) => change(target.checked)}>
          {label}
        </Checkbox>
      )
    case 'choice':
      return (
        <Options label={label} value={value} change={change} options={field.names.map((name) => [name, t(`registers.choice.${name}`)])} />
      )
    case 'tier':
      return (
        <Options label={label} value={value} change={change} options={TIERS.map((name, nth) => [nth, t(`registers.choice.${name}`)])} />
      )
    case 'entry':
    case 'entries':
      return <EntryChoice {...{ label, value, change }} kind={field.kind} isMany={field.as === 'entries'} isOptional={field.isOptional} />
    case 'scopes':
      return <ScopeChoice label={label} value={value as readonly string[]} change={change} />
    case 'instalments':
      return <Instalments label={label} value={value as readonly Instalment[]} change={change} />
    case 'fingerprint':
      return <Fingerprint label={label} value={value as string | undefined} change={change} />
  }
}

type WrittenProps = { label: string; value: string; change: (value: unknown) => void; isLong: boolean }

const Written = ({ label, value, change, isLong }: WrittenProps) => (
  <Labelled label={label}>
    {(id) => {
      const own = { id, value, onChange: ({ target }: { target: { value: string } }) => change(target.value) }
      return isLong ? (
        <Input.TextArea {...own} maxLength={WORDS_MAX} autoSize={{ minRows: 2, maxRows: 8 }} />
      ) : (
        <Input {...own} maxLength={TEXT_MAX} />
      )
    }}
  </Labelled>
)

function FixedField({ label, field, value }: Pick<InputProps, 'label' | 'field' | 'value'>) {
  const { t } = useTranslation()
  const nameOf = useEntryNames()
  const shown =
    field.as === 'choice' ? t(`registers.choice.${value as 'person'}`) : field.as === 'entry' ? nameOf(field.kind, textOf(value)) : value
  return <Labelled label={label}>{(id) => <Input id={id} disabled value={textOf(shown)} title={t('registers.fixed')} />}</Labelled>
}

type OptionsProps<Name extends string | number> = {
  label: string
  value: unknown
  change: (value: unknown) => void
  options: readonly (readonly [Name, string])[]
}
const Options = <Name extends string | number>({ label, value, change, options }: OptionsProps<Name>) => (
  <Labelled label={label}>
    {(id) => (
      <Select id={id} value={value as Name} onChange={change} options={options.map(([name, text]) => ({ value: name, label: text }))} />
    )}
  </Labelled>
)

type EntryProps = {
  label: string
  value: unknown
  change: (value: unknown) => void
  kind: RegisterKind
  isMany: boolean
  isOptional: true | undefined
}

function EntryChoice({ label, value, change, kind, isMany, isOptional }: EntryProps) {
  const { t } = useTranslation()
  const nameOf = useEntryNames()
  const { data = [] } = useQuery(registerQuery(kind, false))
  return (
    <Labelled label={label}>
      {(id) => (
        <Select
          id={id}
          value={value as string}
          onChange={change}
          allowClear={isOptional === true}
          placeholder={t('registers.chooseOne')}
          notFoundContent={t('registers.noneToChoose', { kind: t(`registers.kind.${kind}`) })}
          options={data.map((entry) => ({ value: entry.id, label: nameOf(kind, entry.id) }))}
          {...(isMany && { mode: 'multiple' as const })}
        />
      )}
    </Labelled>
  )
}

type Part<Value> = { label: string; value: Value; change: (value: unknown) => void }

function ScopeChoice({ label, value, change }: Part<readonly string[]>) {
  const { t } = useTranslation()
  return (
    <fieldset className="register-scopes">
      <legend>{label}</legend>
      {SCOPES.map((scope) => (
        <Checkbox
          key={scope}
          checked={value.includes(scope)}
          onChange={({ target }) => change(SCOPES.filter((one) => (one === scope ? target.checked : value.includes(one))))}
        >
          {t(`registers.scope.${scope}`)} <span className="label">{t(`registers.scopeText.${scope}`)}</span>
        </Checkbox>
      ))}
    </fieldset>
  )
}

function Instalments({ label, value, change }: Part<readonly Instalment[]>) {
  const { t } = useTranslation()
  const put = (key: string, part: Partial<Instalment>) => change(value.map((one) => (one.key === key ? { ...one, ...part } : one)))
  return (
    <fieldset className="register-scopes">
      <legend>{label}</legend>
      {value.map(({ key, due_on, amount }, nth) => (
        <div key={key} className="register-instalment">
          <div>
            <span>{t('registers.instalmentDay', { count: nth + 1 })}</span>
            <DayField label={t('registers.instalmentDay', { count: nth + 1 })} value={due_on} change={(day) => put(key, { due_on: day })} />
          </div>
          <NumberField
            label={t('registers.instalmentAmount', { count: nth + 1 })}
            value={amount}
            change={(to) => put(key, { amount: to })}
            digits={2}
          />
          {value.length > 1 && (
            <Button
              type="text"
              aria-label={t('registers.dropInstalment', { count: nth + 1 })}
              onClick={() => change(value.filter((one) => one.key !== key))}
            >
              ×
            </Button>
          )}
        </div>
      ))}
      <Button size="small" onClick={() => change([...value, newInstalment()])}>
        {t('registers.addInstalment')}
      </Button>
    </fieldset>
  )
}

export function Fingerprint({ label, value, change }: Part<string | undefined>): ReactNode {
  const { t } = useTranslation()
  const hint = useId()
  const take = async (file: File | undefined): Promise<void> => change(file && (await fingerprintOf(file)))
  return (
    <>
      <Labelled label={label}>
        {(id) => <input id={id} type="file" aria-describedby={hint} onChange={({ target }) => void take(target.files?.[0])} />}
      </Labelled>
      <p className="label" id={hint}>
        {value === undefined ? t('registers.fileHint') : t('registers.fingerprint', { hash: value.slice(0, SHOWN_DIGITS) })}
      </p>
    </>
  )
}
