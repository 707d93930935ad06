import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Segmented } from 'antd'
import { type FormEvent, lazy, Suspense, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addToCase, fetchMyCase } from '../../api/me-requests.ts'
import type { MeCase } from '../../api/views.ts'
import { useValueName } from '../../parts/field-value.ts'
import { Panel } from '../../parts/page.tsx'
import { Loaded, Loading } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { CaseForm, type CaseKind } from './case-form.tsx'
import { lastDayBefore } from './last-day.ts'
import { casesQuery } from './me-query.ts'
import { newRequestId } from './request-id.ts'

const CallbackForm = lazy(() => import('./callback-form.tsx').then((part) => ({ default: part.CallbackForm })))

export function MyCases() {
  const { t } = useTranslation()
  const query = useQuery(casesQuery)
  return (
    <Panel title={t('me.cases')}>
      <div className="stack">
        <Loaded query={query} rows={2}>
          {({ data }) =>
            data.length === 0 ? (
              <p>{t('me.casesNone')}</p>
            ) : (
              <ul className="items" style={{ margin: '0 -16px' }}>
                {data.map((one) => (
                  <li key={one.case_id}>
                    <OneCase one={one} />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
        <NewCase />
      </div>
    </Panel>
  )
}

const KINDS = ['ticket', 'security', 'objection', 'complaint'] as const satisfies readonly CaseKind[]

function NewCase() {
  const { t } = useTranslation()
  const [wish, setWish] = useState<'case' | 'call'>()
  const [kind, setKind] = useState<(typeof KINDS)[number]>('ticket')
  return (
    <>
      <div className="me-actions">
        <Button aria-expanded={wish === 'case'} onClick={() => setWish(wish === 'case' ? undefined : 'case')}>
          {t('me.openCase')}
        </Button>
        <Button aria-expanded={wish === 'call'} onClick={() => setWish(wish === 'call' ? undefined : 'call')}>
          {t('me.callback')}
        </Button>
      </div>
      {wish === 'case' && (
        <>
          <Segmented
            aria-label={t('me.openCase')}
            vertical
            value={kind}
            options={KINDS.map((value) => ({ value, label: t(`me.kind.${value}`) }))}
            onChange={setKind}
          />
          <CaseForm key={kind} kind={kind} onCancel={() => setWish(undefined)} />
        </>
      )}
      {wish === 'call' && (
        <Suspense fallback={<Loading rows={3} />}>
          <CallbackForm onCancel={() => setWish(undefined)} />
        </Suspense>
      )}
    </>
  )
}

function OneCase({ one: { case_id, kind, state, due_at, opened_at } }: { one: MeCase }) {
  const { t } = useTranslation()
  const words = useWords()
  const [isOpen, setOpen] = useState(false)
  const isOver = state === 'closed' || state === 'decided'
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <b>{t(`me.kind.${kind}`)}</b>{' '}
        <Tag tone={state === 'waiting_for_borrower' ? 'warn' : isOver ? 'plain' : 'info'}>{t(`me.state.${state}`)}</Tag>
        <br />
        <span className="muted">
          <span className="wrap">{case_id}</span> · {words.day(opened_at)}
          {due_at && !isOver && ` · ${t('me.deadline', { day: words.day(lastDayBefore(due_at)) })}`}
        </span>
      </summary>
      {isOpen && <Inside id={case_id} isClosed={state === 'closed'} />}
    </details>
  )
}

function Inside({ id, isClosed }: { id: string; isClosed: boolean }) {
  const { t } = useTranslation()
  const words = useWords()
  const nameOf = useValueName()
  const query = useQuery({ queryKey: ['me', 'cases', id], queryFn: (context) => fetchMyCase(id, context) })
  return (
    <Loaded query={query} rows={2}>
      {({ moves, documents }) => (
        <>
          {documents.length > 0 && (
            <dl className="me-evidence me-fold" aria-label={t('me.documents')}>
              {documents.map(({ item, state }) => (
                <div key={item}>
                  <dt>{nameOf(item)}</dt>
                  <dd>{isDocumentState(state) ? t(`me.documentState.${state}`) : state}</dd>
                </div>
              ))}
            </dl>
          )}
          <ul className="me-said">
            {moves
              .filter(({ texts }) => Object.keys(texts).length > 0)
              .map(({ at, by, type, texts }) => (
                <li key={`${at} ${type}`}>
                  <p className="me-label">
                    {t(`me.who.${by}`)} · {words.dayAndTime(at)}
                  </p>
                  {Object.entries(texts).map(([field, text]) => (
                    <p key={field}>
                      {isAnswerPart(field) && <b>{t(`me.${field}`)} </b>}
                      {text ?? t('me.erased')}
                    </p>
                  ))}
                </li>
              ))}
          </ul>
          {!isClosed && <Note id={id} />}
        </>
      )}
    </Loaded>
  )
}

const DOCUMENT_STATES = ['requested', 'submitted', 'accepted', 'unreadable', 'expired', 'mismatch', 'incomplete'] as const
const isDocumentState = (state: string): state is (typeof DOCUMENT_STATES)[number] => DOCUMENT_STATES.some((known) => known === state)
const isAnswerPart = (field: string): field is 'cause' | 'cure' | 'options' => ['cause', 'cure', 'options'].includes(field)
const TEXT_MAX = 2_000

function Note({ id }: { id: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const field = useId()
  const requestId = useRef(newRequestId())
  const [text, setText] = useState('')
  const adding = useMutation({
    mutationFn: (said: string) => addToCase(id, { request_id: requestId.current, text: said }),
    onSuccess: async () => {
      requestId.current = newRequestId()
      setText('')
      await client.invalidateQueries({ queryKey: ['me', 'cases'] })
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() !== '') adding.mutate(text.trim())
  }
  return (
    <form onSubmit={submit}>
      <label htmlFor={field}>{t('me.note')}</label>
      <Input.TextArea id={field} rows={2} maxLength={TEXT_MAX} value={text} onChange={({ target }) => setText(target.value)} />
      <Button htmlType="submit" style={{ marginTop: 8 }} loading={adding.isPending}>
        {t('me.submit')}
      </Button>
    </form>
  )
}
