import { useTranslation } from 'react-i18next'
import type { LineRow } from '../../api/views.ts'
import { useReasonTitle } from '../../parts/reasons-book.ts'
import { CategoryTag } from '../../parts/tag.tsx'

/** The first hold by name, the others by their number. */
export function HoldsInShort({ holds }: { holds: LineRow['holds'] }) {
  const { t } = useTranslation()
  const titleOf = useReasonTitle()
  const [first, ...others] = holds
  if (!first) return <span className="muted">{t('lines.noHolds')}</span>
  const all = holds.map(({ reason }) => titleOf(reason)).join('\n')
  return (
    <span style={{ display: 'flex', gap: 6, minWidth: 0 }} title={all}>
      <CategoryTag category={first.category} />
      <span className="cut">{titleOf(first.reason)}</span>
      {others.length > 0 && (
        <span className="muted number" title={t('lines.moreHolds', { count: others.length })}>
          +{others.length}
        </span>
      )}
    </span>
  )
}
