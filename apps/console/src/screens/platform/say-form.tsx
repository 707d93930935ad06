import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isBookSaying } from '../../api/book-paths.ts'
import catalogue from '../../api/catalogue/book-forms.json'
import { sessionQuery } from '../../api/queries.ts'
import { useBookNow } from '../../parts/book-now.ts'
import { freshExample, newTag } from '../../parts/event-console/envelope.ts'
import type { FieldSchema } from '../../parts/event-console/fact-forms.ts'
import { FactFields } from '../../parts/event-console/fact-sender.tsx'
import { useEventWords } from '../../parts/event-words.ts'
import { Panel } from '../../parts/page.tsx'
import { Fault } from '../../parts/state.tsx'
import { SAYING_MAY } from './saying-may.ts'
import type { Said } from './use-say.ts'

const HOURS_2_MS = 2 * 60 * 60 * 1000

type Form = Readonly<{ schema: FieldSchema; example: Data }>
const FORMS = catalogue as unknown as Readonly<Record<string, Form>>

type Data = Readonly<Record<string, unknown>>

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
  const { data: session } = useQuery(sessionQuery)
  const sayings = Object.keys(FORMS).filter((type) => isBookSaying(type) && session?.permissions.includes(SAYING_MAY[type]))
  const [first] = sayings
  return now === undefined || first === undefined ? null : <Filled say={say} now={now} sayings={sayings} first={first} />
}

function Filled({ say, now, sayings, first }: { say: Said; now: number; sayings: readonly string[]; first: string }) {
  const { t } = useTranslation()
  const name = useEventWords()
  const [type, setType] = useState<string>(first)
  const [data, setData] = useState<Data>(() => beginning(first, now))
  const choose = (next: string): void => {
    setType(next)
    setData(beginning(next, now))
  }
  return (
    <Panel title={t('platform.tell')}>
      <div className="stack">
        <Select
          value={type}
          options={sayings.map((value) => ({ value, label: name.fact(value) }))}
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
