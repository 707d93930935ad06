import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import catalogue from '../../api/catalogue/book-forms.json'
import { isBookSaying } from '../../api/requests.ts'
import { useBookNow } from '../../parts/book-now.ts'
import { freshExample, newTag } from '../../parts/event-console/envelope.ts'
import type { FieldSchema } from '../../parts/event-console/fact-forms.ts'
import { FactFields } from '../../parts/event-console/fact-sender.tsx'
import { useEventWords } from '../../parts/event-words.ts'
import { Panel } from '../../parts/page.tsx'
import { Fault } from '../../parts/state.tsx'
import type { Said } from './use-say.ts'

const HOURS_2_MS = 2 * 60 * 60 * 1000

type Form = Readonly<{ schema: FieldSchema; example: Data }>
const FORMS = catalogue as unknown as Readonly<Record<string, Form>>

type Data = Readonly<Record<string, unknown>>

const FIRST = 'incident-opened'

/** An example that begins now and ends in two hours. */
function beginning(type: string, now: number): Data {
  const example = freshExample(FORMS[type]?.example ?? {}, newTag())
  const whole = Math.floor(now / 60_000) * 60_000
  const timed = Object.keys(example).filter((name) => name.endsWith('_at'))
  const instants = timed.map((name) => [name, new Date(name.includes('end') ? whole + HOURS_2_MS : whole).toISOString()])
  return { ...example, ...Object.fromEntries(instants) }
}

export function SayForm({ say }: { say: Said }) {
  const now = useBookNow()
  return now === undefined ? null : <Filled say={say} now={now} />
}

function Filled({ say, now }: { say: Said; now: number }) {
  const { t } = useTranslation()
  const name = useEventWords()
  const [type, setType] = useState<string>(FIRST)
  const [data, setData] = useState<Data>(() => beginning(FIRST, now))
  const choose = (next: string): void => {
    setType(next)
    setData(beginning(next, now))
  }
  return (
    <Panel title={t('platform.tell')}>
      <div className="stack">
        <Select
          value={type}
          options={Object.keys(FORMS).map((value) => ({ value, label: name.fact(value) }))}
          onChange={choose}
          aria-label={t('platform.tell')}
          style={{ width: '100%', maxWidth: 420 }}
        />
        <FactFields schema={FORMS[type]?.schema ?? {}} type={type} data={data} change={setData} />
        <p className="label">{t('platform.tellHint')}</p>
        <div className="row">
          <Button type="primary" disabled={say.isBusy} onClick={() => isBookSaying(type) && void say.run(type, data)}>
            {t('platform.send')}
          </Button>
          <span aria-live="polite">{say.isTold && t('platform.told')}</span>
        </div>
        {say.error !== undefined && <Fault error={say.error} />}
      </div>
    </Panel>
  )
}
