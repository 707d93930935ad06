/** Warnings, reminders and reports that he got; nothing is shown where there are none. Opened is read. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fetchMyMessages, readMessages } from '../../api/me-requests.ts'
import { Panel } from '../../parts/page.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'

const KEY = ['me', 'messages']

export function MyMessages() {
  const { t } = useTranslation()
  const words = useWords()
  const client = useQueryClient()
  const { data: messages } = useQuery({ queryKey: KEY, queryFn: fetchMyMessages })
  const reading = useMutation({ mutationFn: readMessages, onSuccess: () => client.invalidateQueries({ queryKey: KEY }) })
  if (messages === undefined || messages.data.length === 0) return null
  return (
    <Panel title={t('me.messages')} flush>
      <ul className="items">
        {messages.data.map(({ key, subject, text, at, read_at }) => (
          <li key={key}>
            <details onToggle={({ currentTarget }) => void (currentTarget.open && read_at === null && reading.mutate([key]))}>
              <summary>
                {words.pick(subject)} {read_at === null && <Tag tone="info">{t('me.unread')}</Tag>}
                <br />
                <span className="muted">{words.dayAndTime(at)}</span>
              </summary>
              <p className="me-fold">{words.pick(text)}</p>
            </details>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
