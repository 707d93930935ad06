import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fetchDocuments } from '../api/lending-requests.ts'
import type { DocumentRow } from '../api/views.ts'
import { Moment } from './moment.tsx'
import { Panel } from './page.tsx'
import { Empty, Loaded } from './state.tsx'
import { useWords } from './use-words.ts'

type DocumentsProps = { borrower: string; fits?: (document: DocumentRow) => boolean }

const HEIGHT_MOST = 320

/** What can be handed to the borrower; keyed under him, so that it follows him. `fits` leaves out what belongs to something else. */
export function DocumentsPanel({ borrower, fits = () => true }: DocumentsProps) {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['borrower', borrower, 'documents'], queryFn: (context) => fetchDocuments(borrower, context) })
  return (
    <Panel title={t('documents.title')} flush extra={<span className="label">{t('documents.lead')}</span>}>
      <Loaded query={query} rows={2}>
        {({ data, has_more }) => (
          <>
            <Documents documents={data.filter(fits)} />
            {has_more && (
              <p className="label" style={{ padding: '8px 16px' }}>
                {t('documents.more', { count: data.length })}
              </p>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function Documents({ documents }: { documents: readonly DocumentRow[] }) {
  const { t } = useTranslation()
  if (documents.length === 0) return <Empty title={t('documents.none')} />
  return (
    <ul className="items" style={{ maxHeight: HEIGHT_MOST, overflowY: 'auto' }}>
      {documents.map((document) => (
        <li key={`${document.kind} ${document.subject}`}>
          <Document document={document} />
        </li>
      ))}
    </ul>
  )
}

/** In the reader's language; opened beside the console, as a page that runs nothing. */
function Document({ document: { kind, subject, as_of, path } }: { document: DocumentRow }) {
  const { t } = useTranslation()
  const words = useWords()
  const name = `${t(`documents.kind.${kind}`)} ${subject}`
  const address = `${path}?lang=${words.language}`
  return (
    <div className="card-row">
      <span style={{ minWidth: 0 }}>
        {t(`documents.kind.${kind}`)} <span className="mono muted wrap">{subject}</span>
        <br />
        <span className="label">
          <Moment at={as_of} />
        </span>
      </span>
      <span className="row" style={{ flex: 'none' }}>
        <a href={address} target="_blank" rel="noreferrer" aria-label={`${t('documents.open')} ${name}`}>
          {t('documents.open')}
        </a>
        <a href={`${address}&format=pdf`} target="_blank" rel="noreferrer" aria-label={`${t('documents.pdf')} ${name}`}>
          {t('documents.pdf')}
        </a>
      </span>
    </div>
  )
}
