/** Days of the book on which a hold of the line was placed, or lifted. */
import { Button, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayField } from '../../parts/day-field.tsx'
import type { DayName, LineSearch } from './line-search.ts'

const FIELDS = [
  ['placed_on', 'lines.placedOn'],
  ['lifted_on', 'lines.liftedOn'],
] as const satisfies readonly (readonly [DayName, string])[]

export function Days({ search, change }: { search: LineSearch; change: (next: LineSearch) => void }) {
  const { t } = useTranslation()
  const set = FIELDS.filter(([name]) => search[name] !== undefined).length
  const put = (name: DayName, day: string | undefined): void => {
    const { [name]: _, ...others } = search
    change(day === undefined ? others : { ...others, [name]: day })
  }
  const content = (
    <div style={{ display: 'grid', gap: 8 }}>
      {FIELDS.map(([name, label]) => (
        <div key={name}>
          <div className="label" aria-hidden>
            {t(label)}
          </div>
          <DayField label={t(label)} value={search[name]} change={(day) => put(name, day)} />
        </div>
      ))}
    </div>
  )
  return (
    <Popover trigger="click" placement="bottom" content={content}>
      <Button>
        {t('lines.days')}
        {set > 0 ? ` (${set})` : ''}
      </Button>
    </Popover>
  )
}
