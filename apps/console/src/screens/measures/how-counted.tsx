import { useTranslation } from 'react-i18next'

export type Definition = readonly [term: string, text: string]

/** What the words of a part mean, one click away. */
export function HowCounted({ definitions, isPartial }: { definitions: readonly Definition[]; isPartial: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      {isPartial && (
        <p className="label" role="status">
          {t('measures.partial')}
        </p>
      )}
      <details className="how-counted">
        <summary>{t('measures.howCounted')}</summary>
        <dl>
          {definitions.map(([term, text]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}
