/** What is held of him, masked; a copy of it in clear, for him alone; who saw it; and what to do where it is wrong. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Select } from 'antd'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Correction, copyMyData, correctMyData } from '../../api/rights-requests.ts'
import type { MyData } from '../../api/views.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { useValueName } from '../../parts/field-value.ts'
import { Panel } from '../../parts/page.tsx'
import { useWords } from '../../parts/use-words.ts'
import { Receipt } from './receipt.tsx'
import { newRequestId } from './request-id.ts'

const TEXT_MAX = 2_000

export function RightsHeld({ data }: { data: MyData }) {
  const { t } = useTranslation()
  return (
    <Panel title={t('rights.held')}>
      <div className="stack">
        <p className="me-label">{t('rights.heldLead')}</p>
        {data.values.length === 0 ? <p>{t('rights.none')}</p> : <Values values={data.values} />}
        <Copy />
        <Categories categories={data.categories} />
        <Looks looks={data.looks} />
        <Wrong kinds={[...new Set(data.values.map(({ kind }) => kind))]} />
      </div>
    </Panel>
  )
}

function Values({ values }: Pick<MyData, 'values'>) {
  const { t } = useTranslation()
  const words = useWords()
  const nameOf = useValueName()
  return (
    <ul className="items" style={{ margin: '0 -16px' }}>
      {values.map(({ kind, shown, from, at }) => (
        <li key={`${kind} ${at} ${from.en}`}>
          <div className="card-row">
            <b>{nameOf(kind)}</b>
            <span className="mono">{shown ?? t('rights.erased')}</span>
          </div>
          <div className="card-row me-label">
            <span>{words.pick(from)}</span>
            <span>{words.day(at)}</span>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** The file is made here: nothing of it stands in an address. */
function Copy() {
  const { t } = useTranslation()
  const say = useFaultWords()
  const client = useQueryClient()
  const copying = useMutation({
    mutationFn: copyMyData,
    onSuccess: (copy) => {
      const address = URL.createObjectURL(new Blob([JSON.stringify(copy, null, 2)], { type: 'application/json' }))
      const link = document.createElement('a')
      link.href = address
      link.download = `fairline-${copy.made_at.slice(0, 10)}.json`
      link.click()
      URL.revokeObjectURL(address)
      return client.invalidateQueries({ queryKey: ['me', 'data'] })
    },
  })
  return (
    <>
      <div className="me-actions">
        <Button loading={copying.isPending} onClick={() => copying.mutate()}>
          {t('rights.copy')}
        </Button>
        <Button onClick={() => window.print()}>{t('rights.print')}</Button>
      </div>
      {copying.error && <Alert type="error" role="alert" title={t('me.failed', { why: say(copying.error) })} />}
    </>
  )
}

function Categories({ categories }: Pick<MyData, 'categories'>) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <section>
      <h3>{t('rights.what')}</h3>
      {categories.map(({ id, what, from, why, kept }) => (
        <details key={id} open>
          <summary>{words.pick(what)}</summary>
          <p className="me-label">
            {t('rights.fromWhom', { text: words.pick(from) })}
            <br />
            {t('rights.why', { text: words.pick(why) })}
            <br />
            {t('rights.kept', { text: words.pick(kept) })}
          </p>
        </details>
      ))}
    </section>
  )
}

function Looks({ looks }: Pick<MyData, 'looks'>) {
  const { t } = useTranslation()
  const words = useWords()
  const nameOf = useValueName()
  return (
    <section>
      <h3>{t('rights.looks')}</h3>
      {looks.length === 0 && <p>{t('rights.looksNone')}</p>}
      <ul>
        {looks.map(({ at, by, purpose, fields }) => (
          <li key={`${at} ${purpose} ${fields.join()}`}>
            {[
              words.dayAndTime(at),
              t(`rights.by.${by}`),
              nameOf(purpose),
              fields.length === 0 ? t('rights.document') : fields.map(nameOf).join(t('parts.listSeparator')),
            ].join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Wrong({ kinds }: { kinds: readonly Correction['kind'][] }) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const nameOf = useValueName()
  const client = useQueryClient()
  const ids = { kind: useId(), text: useId() }
  const requestId = useRef(newRequestId())
  const [kind, setKind] = useState(kinds[0])
  const [text, setText] = useState('')
  const sending = useMutation({ mutationFn: correctMyData, onSuccess: () => client.invalidateQueries({ queryKey: ['me', 'cases'] }) })
  if (kind === undefined) return null
  if (sending.data) return <Receipt receipt={sending.data} />
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() !== '') sending.mutate({ request_id: requestId.current, kind, text: text.trim() })
  }
  return (
    <details>
      <summary>{t('rights.wrong')}</summary>
      <form className="me-form" onSubmit={submit} aria-label={t('rights.wrong')}>
        <label htmlFor={ids.kind}>{t('rights.wrongKind')}</label>
        <Select id={ids.kind} value={kind} onChange={setKind} options={kinds.map((value) => ({ value, label: nameOf(value) }))} />
        <label htmlFor={ids.text}>{t('rights.wrongText')}</label>
        <Input.TextArea id={ids.text} rows={3} maxLength={TEXT_MAX} value={text} onChange={({ target }) => setText(target.value)} />
        {sending.error && <Alert type="error" role="alert" title={t('me.failed', { why: say(sending.error) })} />}
        <div className="me-actions">
          <Button type="primary" htmlType="submit" loading={sending.isPending}>
            {t('rights.send')}
          </Button>
        </div>
      </form>
    </details>
  )
}
