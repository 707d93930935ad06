import { RightCircleOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { useWords } from '../../parts/use-words.ts'
import { BringDocument } from './bring-document.tsx'
import { tasksQuery } from './me-query.ts'

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
              {data.map(({ kind, id, hold_id, case_id, text, by, item, request_id }) => (
                <li key={`${kind} ${id} ${hold_id} ${case_id}`}>
                  <RightCircleOutlined aria-hidden />
                  <span>
                    {words.pick(text)} {by && <span className="muted">{t('me.by', { day: words.day(by) })}</span>}
                    {item && <BringDocument item={item} requestId={request_id} name={words.pick(text)} />}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}
