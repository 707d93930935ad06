import { useTranslation } from 'react-i18next'
import type { RestrictionMeasures } from '../../api/views.ts'
import { useWords } from '../../parts/use-words.ts'

type Counted = Pick<RestrictionMeasures, 'definitions' | 'is_partial'>

/** What the words of a part mean, as the server says it, one click away. */
export function HowCounted({ definitions, is_partial }: Counted) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <>
      {is_partial && (
        <p className="label" role="status">
          {t('measures.partial')}
        </p>
      )}
      <details className="how-counted">
        <summary>{t('measures.howCounted')}</summary>
        <dl>
          {definitions.map(({ term, text }) => (
            <div key={term.en}>
              <dt>{words.pick(term)}</dt>
              <dd>{words.pick(text)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}
