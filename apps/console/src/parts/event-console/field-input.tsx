import { Input, InputNumber, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { decimalText } from '../../format/decimal.ts'
import { instantOf, wallTime } from '../../format/wall-time.ts'
import { useFieldName } from '../field-name.ts'
import { useValueName } from '../field-value.ts'
import type { Field } from './fields.ts'

type InputProps = { field: Field; value: unknown; change: (value: unknown) => void }

export function FieldInput({ field, value, change }: InputProps) {
  const { t } = useTranslation()
  const nameOf = useFieldName()
  const id = useId()
  const name = field.path.map(nameOf).join(' · ')
  return (
    <div style={{ minWidth: 0 }}>
      <label htmlFor={id} className="label" title={field.path.join('.')}>
        {name}
        {!field.isRequired && ` (${t('playground.optional')})`}
      </label>
      <Control id={id} field={field} value={value} change={change} />
    </div>
  )
}

const MONEY_DIGITS = 2
const FULL = { width: '100%' }

function Control({ id, field: { kind, path, schema, isRequired }, value, change }: InputProps & { id: string }): ReactNode {
  const nameOf = useValueName()
  const choices = (list: readonly string[] = []) => list.map((choice) => ({ value: choice, label: nameOf(choice), title: choice }))
  const isMoney = path.at(-1)!.endsWith('_minor')
  switch (kind) {
    case 'choice':
      return (
        <Select id={id} style={FULL} allowClear={!isRequired} value={value as string} options={choices(schema.enum)} onChange={change} />
      )
    case 'choices':
      return (
        <Select
          id={id}
          style={FULL}
          mode="multiple"
          maxTagCount="responsive"
          value={(value as string[]) ?? []}
          options={choices(schema.items?.enum)}
          onChange={(list: string[]) => change(list.length > 0 ? list : undefined)}
        />
      )
    case 'texts':
      return (
        <Select
          id={id}
          style={FULL}
          mode="tags"
          open={false}
          value={(value as string[]) ?? []}
          onChange={(list: string[]) => change(list.length > 0 ? list : undefined)}
        />
      )
    case 'flag':
      return <FlagInput id={id} value={value} change={change} />
    case 'number':
      return isMoney ? (
        <MoneyInput id={id} value={value} change={change} />
      ) : (
        <InputNumber id={id} style={FULL} precision={0} value={value as number} onChange={(number) => change(number ?? undefined)} />
      )
    case 'instant':
      return <InstantInput id={id} value={value} change={change} />
    case 'text':
      return (
        <Input
          id={id}
          value={(value as string) ?? ''}
          maxLength={schema.maxLength}
          dir="auto"
          onChange={({ target }) => change(target.value === '' ? undefined : target.value)}
        />
      )
  }
}

/** People type yuan; the event says fen. The digits are moved in the text, never by a float. */
function MoneyInput({ id, value, change }: { id: string; value: unknown; change: (value: unknown) => void }) {
  const shown = typeof value === 'number' ? decimalText(value, MONEY_DIGITS) : null
  return (
    <InputNumber<string>
      id={id}
      style={FULL}
      stringMode
      precision={MONEY_DIGITS}
      value={shown}
      onChange={(text) => change(text === null ? undefined : Number(text.replace('.', '')))}
    />
  )
}

type PlainProps = { id: string; value: unknown; change: (value: unknown) => void }

/** Picked by the clock of the book, wherever the reader is, and sent with its zone. */
function InstantInput({ id, value, change }: PlainProps) {
  return (
    <Input
      id={id}
      type="datetime-local"
      value={typeof value === 'string' ? wallTime(value) : ''}
      onChange={({ target }) => change(target.value === '' ? undefined : instantOf(target.value))}
    />
  )
}

function FlagInput({ id, value, change }: PlainProps) {
  const { t } = useTranslation()
  const options = [
    { value: true, label: t('parts.yes') },
    { value: false, label: t('parts.no') },
  ]
  return <Select id={id} style={FULL} value={value as boolean} options={options} onChange={change} />
}
