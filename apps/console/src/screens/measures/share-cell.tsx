import { useTranslation } from 'react-i18next'
import type { MeasuredShare } from '../../api/views.ts'
import { useWords } from '../../parts/use-words.ts'

/** So wide a range says next to nothing. */
const VAGUE_PERMILLE = 400

/** A share with the range in which the true one lies, drawn and told: `1 of 2` is seen to be no half. `isBad`: more of it is worse. */
export function ShareCell({ share, isBad = false }: { share: MeasuredShare; isBad?: boolean }) {
  const { t } = useTranslation()
  const words = useWords()
  const { count, of, permille, low_permille: low, high_permille: high } = share
  if (permille === null || low === null || high === null) return <span className="muted">{t('parts.none')}</span>
  const isVague = high - low > VAGUE_PERMILLE
  return (
    <div className="share" data-tone={isBad ? 'bad' : 'plain'} data-vague={isVague}>
      <span className="number">
        <b>{words.percent(permille)}</b>{' '}
        <span className="muted">{t('measures.of', { count: words.count(count), of: words.count(of) })}</span>
      </span>
      <span className="share-range" aria-hidden="true">
        <i style={{ left: `${low / 10}%`, width: `${(high - low) / 10}%` }} />
        <u style={{ left: `${permille / 10}%` }} />
      </span>
      <span className="label number">
        {isVague ? t('measures.vague') : t('measures.between', { low: words.percent(low), high: words.percent(high) })}
      </span>
    </div>
  )
}

/** What it was in the days before; nothing where nothing was measured then. */
export function Before({ share }: { share: MeasuredShare | undefined }) {
  const { t } = useTranslation()
  const words = useWords()
  if (share === undefined || share.permille === null) return <>{t('measures.noneBefore')}</>
  const of = t('measures.of', { count: words.count(share.count), of: words.count(share.of) })
  return <>{t('measures.before', { what: t('measures.shareOf', { share: words.percent(share.permille), of }) })}</>
}

export function Waiting({ ms, of }: { ms: number | null; of: number }) {
  const { t } = useTranslation()
  const words = useWords()
  if (of === 0) return <span className="muted">{t('parts.none')}</span>
  if (ms === null) return <span className="muted">{t('measures.notYet')}</span>
  return <span className="number">{words.duration(ms)}</span>
}
