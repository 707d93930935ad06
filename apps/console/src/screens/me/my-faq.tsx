import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fetchMyFaq } from '../../api/me-requests.ts'
import { Panel } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'

export function MyFaq() {
  const { t } = useTranslation()
  const words = useWords()
  const query = useQuery({ queryKey: ['me', 'faq'], queryFn: fetchMyFaq })
  return (
    <Panel title={t('me.faq')} flush>
      <Loaded query={query} rows={3}>
        {({ data }) => (
          <ul className="items">
            {data.map(({ id, question, answer, concerns_me }) => (
              <li key={id}>
                <details>
                  <summary>
                    {words.pick(question)} {concerns_me && <Tag tone="info">{t('me.aboutMe')}</Tag>}
                  </summary>
                  <p className="me-fold">{words.pick(answer)}</p>
                </details>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  )
}
