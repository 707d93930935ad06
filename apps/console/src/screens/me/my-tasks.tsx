import { RightCircleOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../parts/page.tsx'
import { Loaded, Loading } from '../../parts/state.tsx'
import { useWords } from '../../parts/use-words.ts'
import { BringDocument } from './bring-document.tsx'
import { tasksQuery } from './me-query.ts'

/** Loaded when somebody is about to use it. */
const VerifyIdentity = lazy(() => import('./verify-identity.tsx').then((part) => ({ default: part.VerifyIdentity })))

export function MyTasks() {
  const { t } = useTranslation()
  const words = useWords()
  const query = useQuery(tasksQuery)
  return (
    <Panel title={t('me.todo')}>
      <Loaded query={query} rows={2}>
        {({ data }) =>
          data.length === 0 ? (
            <p>{t('me.todoNone')}</p>
          ) : (
            <ul className="me-steps">
              {data.map(({ kind, id, hold_id, case_id, text, by, item, request_id, verify }) => (
                <li key={`${kind} ${id} ${hold_id} ${case_id}`}>
                  <RightCircleOutlined aria-hidden />
                  <div>
                    {words.pick(text)} {by && <span className="muted">{t('me.by', { day: words.day(by) })}</span>}
                    {item && <BringDocument item={item} requestId={request_id} name={words.pick(text)} />}
                    {verify && <Verify name={words.pick(text)} />}
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}

function Verify({ name }: { name: string }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <div style={{ marginTop: 6 }}>
      {isOpen ? (
        <Suspense fallback={<Loading rows={2} />}>
          <VerifyIdentity onCancel={() => setOpen(false)} />
        </Suspense>
      ) : (
        <Button type="primary" aria-label={`${t('me.verify.begin')}: ${name}`} onClick={() => setOpen(true)}>
          {t('me.verify.begin')}
        </Button>
      )}
    </div>
  )
}
