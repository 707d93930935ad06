import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StreamedDecision } from '../api/views.ts'
import { useLive } from '../live/use-live.ts'

type ChangesProps = { fits: (decision: StreamedDecision) => boolean; isComing: boolean; refresh: () => void }

/** Rows never move under the reader's hand: he says when. */
export function ListChanges({ fits, isComing, refresh }: ChangesProps) {
  const { t } = useTranslation()
  const [isChanged, setChanged] = useState(false)
  useLive(({ items }) => {
    if (items.some(fits)) setChanged(true)
  })
  if (!isChanged) return null
  const take = (): void => {
    setChanged(false)
    refresh()
  }
  return (
    <>
      <span className="muted">{t('lines.changed')}</span>
      <Button size="small" type="link" disabled={isComing} onClick={take}>
        {t('lines.refresh')}
      </Button>
    </>
  )
}
