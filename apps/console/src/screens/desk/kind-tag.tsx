import { useTranslation } from 'react-i18next'
import type { BoardRow, Facility, Standing } from '../../api/desk-requests.ts'
import { Tag } from '../../parts/tag.tsx'

/** A borrower's line on the board. `facility` undefined: its terms are still to come. */
export type Watched = Readonly<{ row: BoardRow; standing: Standing; facility: Facility | undefined }>

/** A consumer line is watched, and never planned. */
export function KindTag({ facility: { credit_kind } }: { facility: Facility }) {
  const { t } = useTranslation()
  return (
    <Tag tone={credit_kind === 'business' ? 'info' : 'plain'} {...(credit_kind === 'consumer' && { title: t('desk.people.consumerText') })}>
      {t(`desk.people.kind.${credit_kind}`)}
      {credit_kind === 'consumer' && ` · ${t('desk.people.watchedOnly')}`}
    </Tag>
  )
}
