import { Button, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEventWords } from '../event-words.ts'
import { Panel } from '../page.tsx'
import { freshExample, newTag } from './envelope.ts'
import { FACT_FORMS, type FieldSchema, TOPICS } from './fact-forms.ts'
import { FieldInput } from './field-input.tsx'
import { fieldsOf, valueAt, withValue } from './fields.ts'
import type { Step } from './presets.ts'

type Data = Readonly<Record<string, unknown>>
const FIRST = 'session-started'

/** Undefined for what is no JSON object. */
function readObject(text: string): Data | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : undefined
  } catch {
    return undefined
  }
}

const exampleOf = (type: string): Data => freshExample(FACT_FORMS[type]?.example ?? {}, newTag())

export function FactSender({ isOff, send }: { isOff: boolean; send: (step: Step) => void }) {
  const { t } = useTranslation()
  const [type, setType] = useState(FIRST)
  const [data, setData] = useState<Data>(() => exampleOf(FIRST))
  const [json, setJson] = useState<string>()
  const parsed = json === undefined ? data : readObject(json)
  const choose = (next: string): void => {
    setType(next)
    setData(exampleOf(next))
    setJson(json === undefined ? undefined : pretty(exampleOf(next)))
  }
  const toggle = (way: string): void => {
    if (parsed) setData(parsed)
    setJson(way === 'json' ? pretty(data) : undefined)
  }
  const ways = [
    { value: 'form', label: t('playground.form') },
    { value: 'json', label: t('playground.json') },
  ]
  return (
    <Panel
      title={t('playground.fact')}
      extra={<Segmented size="small" value={json === undefined ? 'form' : 'json'} options={ways} onChange={toggle} />}
    >
      <div className="stack">
        <FactPicker type={type} choose={choose} />
        {json === undefined ? (
          <FactFields schema={FACT_FORMS[type]?.schema ?? {}} type={type} data={data} change={setData} />
        ) : (
          <JsonText text={json} isBroken={!parsed} change={setJson} />
        )}
        <div>
          <Button type="primary" disabled={isOff || !parsed} onClick={() => parsed && send({ type, data: parsed })}>
            {t('playground.send')}
          </Button>
        </div>
      </div>
    </Panel>
  )
}

const pretty = (data: Data): string => JSON.stringify(data, null, 2)

function FactPicker({ type, choose }: { type: string; choose: (type: string) => void }) {
  const { t } = useTranslation()
  const name = useEventWords()
  const options = TOPICS.map((topic) => ({
    label: t(`playground.topic.${topic}`),
    options: Object.entries(FACT_FORMS)
      .filter(([, form]) => form.topic === topic)
      .map(([value]) => ({ value, label: name.fact(value), search: `${name.fact(value)} ${value}` })),
  }))
  return (
    <Select
      showSearch
      optionFilterProp="search"
      value={type}
      options={options}
      onChange={choose}
      aria-label={t('playground.findFact')}
      style={{ width: '100%' }}
      listHeight={420}
    />
  )
}

type FieldsProps = { schema: FieldSchema; type: string; data: Data; change: (data: Data) => void }

export function FactFields({ schema, type, data, change }: FieldsProps) {
  const fields = fieldsOf(schema)
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))', gap: '8px 16px' }}>
      {fields.map((field) => (
        <FieldInput
          key={`${type} ${field.path.join('.')}`}
          field={field}
          value={valueAt(data, field.path)}
          change={(value) => change(withValue(data, field.path, value))}
        />
      ))}
    </div>
  )
}

function JsonText({ text, isBroken, change }: { text: string; isBroken: boolean; change: (text: string) => void }) {
  const { t } = useTranslation()
  return (
    <div>
      <Input.TextArea
        value={text}
        rows={12}
        className="mono"
        spellCheck={false}
        status={isBroken ? 'error' : ''}
        aria-label={t('playground.json')}
        onChange={({ target }) => change(target.value)}
      />
      {isBroken && <p role="alert">{t('playground.jsonBroken')}</p>}
    </div>
  )
}
