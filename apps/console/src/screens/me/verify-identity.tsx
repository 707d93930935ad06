/** Who he is, proved from where it is asked for: his document, his card, and the code that his bank's phone got. Neither number is kept. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../../api/faults.ts'
import { confirmMyVerification, startMyVerification } from '../../api/me-requests.ts'
import { useFaultWords } from '../../parts/fault-words.ts'

const NUMBER_MAX = 32
const CODE_MAX = 16
/** As people type them. */
const plain = (number: string): string => number.replaceAll(/[\s-]/g, '')

export function VerifyIdentity({ onCancel }: { onCancel: () => void }) {
  const [session, setSession] = useState<string>()
  if (session === undefined) return <Numbers onSent={setSession} onCancel={onCancel} />
  return <Code session={session} onAgain={() => setSession(undefined)} />
}

function Numbers({ onSent, onCancel }: { onSent: (session: string) => void; onCancel: () => void }) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const [idField, cardField] = [useId(), useId()]
  const [idNumber, setIdNumber] = useState('')
  const [card, setCard] = useState('')
  const starting = useMutation({
    mutationFn: startMyVerification,
    onSuccess: ({ verification_id }) => verification_id !== null && onSent(verification_id),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    starting.mutate({ id_number: plain(idNumber), bank_card: plain(card) })
  }
  const defect = starting.data?.defect
  const fault = defect ? t(`me.verify.${defect}`) : starting.error ? t('me.failed', { why: say(starting.error) }) : undefined
  return (
    <form className="me-form" onSubmit={submit} aria-label={t('me.verify.begin')}>
      <p className="me-label">{t('me.verify.hint')}</p>
      <div>
        <label htmlFor={idField}>{t('me.verify.idNumber')}</label>
        <Input
          id={idField}
          value={idNumber}
          maxLength={NUMBER_MAX}
          required
          autoFocus
          autoComplete="off"
          onChange={({ target }) => setIdNumber(target.value)}
        />
      </div>
      <div>
        <label htmlFor={cardField}>{t('me.verify.card')}</label>
        <Input
          id={cardField}
          value={card}
          maxLength={NUMBER_MAX}
          required
          inputMode="numeric"
          autoComplete="off"
          onChange={({ target }) => setCard(target.value)}
        />
      </div>
      {fault && <Alert type="error" role="alert" title={fault} />}
      <div className="me-actions">
        <Button type="primary" htmlType="submit" loading={starting.isPending}>
          {t('me.verify.send')}
        </Button>
        <Button onClick={onCancel}>{t('me.cancel')}</Button>
      </div>
    </form>
  )
}

function Code({ session, onAgain }: { session: string; onAgain: () => void }) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const client = useQueryClient()
  const field = useId()
  const [code, setCode] = useState('')
  const confirming = useMutation({
    mutationFn: confirmMyVerification,
    // Last of all the page itself: then the hold may be gone, and this form with it.
    onSuccess: ({ verified }) => verified && client.invalidateQueries({ queryKey: ['me'] }),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (code !== '') confirming.mutate({ verification_id: session, code })
  }
  const { data, error } = confirming
  const isOver = data?.tries_left === 0 || (error instanceof Refused && error.problem.code === 'verification-ended')
  const fault = isOver
    ? t('me.verify.over')
    : data?.tries_left
      ? t('me.verify.wrong', { count: data.tries_left })
      : error && t('me.failed', { why: say(error) })
  return (
    <form className="me-form" onSubmit={submit} aria-label={t('me.verify.begin')}>
      <div>
        <label htmlFor={field}>{t('me.verify.code')}</label>
        <Input
          id={field}
          value={code}
          maxLength={CODE_MAX}
          required
          autoFocus
          inputMode="numeric"
          autoComplete="one-time-code"
          onChange={({ target }) => setCode(target.value.trim())}
        />
        <p className="me-label">{t('me.verify.codeHint')}</p>
      </div>
      {fault && <Alert type="error" role="alert" title={fault} />}
      <div className="me-actions">
        {!isOver && (
          <Button type="primary" htmlType="submit" loading={confirming.isPending}>
            {t('me.verify.confirm')}
          </Button>
        )}
        <Button onClick={onAgain}>{t('me.verify.again')}</Button>
      </div>
    </form>
  )
}
