/** What the borrower was told before anything happened: warnings, reminders, reports; nothing is shown where there are none. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchMessages } from '../../api/notice-requests.ts'
import { Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/page.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'

const SHOWN = 3

export function MessagesPanel({ id, sequence }: { id: string; sequence: number }) {
  const { t } = useTranslation()
  const words = useWords()
  const [isWhole, setWhole] = useState(false)
  const { data } = useQuery({ queryKey: ['messages', id, sequence], queryFn: (context) => fetchMessages(id, context) })
  if (data === undefined || data.data.length === 0) return null
  return (
    <Panel title={t('line.messages')} flush>
      <ul className="items">
        {data.data.slice(0, isWhole ? undefined : SHOWN).map(({ key, subject, text, at, read_at }) => (
          <li key={key}>
            <details>
              <summary>
                <span className="row" style={{ display: 'inline-flex' }}>
                  <b>{words.pick(subject)}</b>
                  <Tag tone={read_at === null ? 'info' : 'plain'}>{t(read_at === null ? 'notices.unread' : 'notices.read')}</Tag>
                  <span className="muted">
                    <Moment at={at} short />
                  </span>
                </span>
              </summary>
              <p>{words.pick(text)}</p>
            </details>
          </li>
        ))}
      </ul>
      {data.data.length > SHOWN && !isWhole && (
        <Button type="text" block onClick={() => setWhole(true)}>
          {t('notices.all', { count: data.data.length })}
        </Button>
      )}
    </Panel>
  )
}
