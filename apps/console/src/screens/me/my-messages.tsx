/** Warnings, reminders and reports that he got; nothing is shown where there are none. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fetchMyMessages } from '../../api/me-requests.ts'
import { Panel } from '../../parts/page.tsx'
import { useWords } from '../../parts/use-words.ts'

export function MyMessages() {
  const { t } = useTranslation()
  const words = useWords()
  const { data: messages } = useQuery({ queryKey: ['me', 'messages'], queryFn: fetchMyMessages })
  if (messages === undefined || messages.data.length === 0) return null
  return (
    <Panel title={t('me.messages')} flush>
      <ul className="items">
        {messages.data.map(({ key, subject, text, at }) => (
          <li key={key}>
            <details>
              <summary>
                {words.pick(subject)}
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
