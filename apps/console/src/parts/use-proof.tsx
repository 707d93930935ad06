/** What takes a fresh code: it is asked for when the server says so, and then done once more. */
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Modal } from 'antd'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../api/faults.ts'
import { fetchAccount, proveSession } from '../api/people-requests.ts'
import { addPeopleWords } from '../locales/people.ts'
import { CodeField } from './code-field.tsx'
import { useEntryFault } from './sign-in-words.ts'

addPeopleWords()

type Asked = { readonly resolve: () => void; readonly reject: (error: Error) => void }

/** Whoever is asked closed the question: nothing was done, and nothing has to be said. */
export class NotProved extends Error {
  override name = 'NotProved'
}

export type Proof = { readonly withProof: <T>(work: () => Promise<T>) => Promise<T>; readonly dialog: ReactNode }

/** `dialog` stands anywhere in the page. `withProof` rejects with NotProved where the question was closed. */
export function useProof(): Proof {
  const [asked, setAsked] = useState<Asked>()
  const ask = () => new Promise<void>((resolve, reject) => setAsked({ resolve, reject }))
  const withProof = async <T,>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Refused && error.problem.code === 'proof-needed')) throw error
      await ask()
      return work()
    }
  }
  const answer = (how: (one: Asked) => void): void => {
    if (asked) how(asked)
    setAsked(undefined)
  }
  const dialog = asked && (
    <ProofDialog
      onProved={() => answer(({ resolve }) => resolve())}
      onClose={() => answer(({ reject }) => reject(new NotProved('closed')))}
    />
  )
  return { withProof, dialog }
}

function ProofDialog({ onProved, onClose }: { onProved: () => void; onClose: () => void }) {
  const { t } = useTranslation()
  const say = useEntryFault()
  const { data: account } = useQuery({ queryKey: ['account'], queryFn: fetchAccount })
  const [code, setCode] = useState('')
  const [fault, setFault] = useState<Error>()
  const [isBusy, setBusy] = useState(false)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    try {
      await proveSession(code.trim())
      onProved()
    } catch (error) {
      setFault(error as Error)
      setBusy(false)
    }
  }
  return (
    <Modal open title={t('people.prove.title')} onCancel={onClose} footer={null} width={400} destroyOnHidden>
      {account?.has_second_factor === false ? (
        <div style={{ display: 'grid', gap: 14 }}>
          <p>{t('people.prove.none')}</p>
          <Button href="/account">{t('people.prove.toAccount')}</Button>
        </div>
      ) : (
        <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'grid', gap: 14 }}>
          <p className="muted">{t('people.prove.text')}</p>
          {fault && <Alert type="error" role="alert" title={say(fault, t('people.code.wrong'))} />}
          <CodeField id="proof" value={code} onChange={setCode} />
          <div className="row">
            <Button type="primary" htmlType="submit" loading={isBusy} disabled={code.trim() === ''}>
              {t('people.code.submit')}
            </Button>
            <Button onClick={onClose}>{t('people.prove.cancel')}</Button>
          </div>
        </form>
      )}
    </Modal>
  )
}
