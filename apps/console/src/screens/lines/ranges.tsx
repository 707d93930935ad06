import { Button, InputNumber, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import type { LineSearch, NumberName } from './line-search.ts'

/** `factor`: from what people type (yuan, percent) to what the API counts in (fen, permille). */
const FIELDS = [
  ['utilisation_min', 'lines.utilisationFrom', 10],
  ['utilisation_max', 'lines.utilisationTo', 10],
  ['limit_min', 'lines.limitFrom', 100],
  ['limit_max', 'lines.limitTo', 100],
] as const satisfies readonly (readonly [NumberName, string, number])[]

export function Ranges({ search, change }: { search: LineSearch; change: (next: LineSearch) => void }) {
  const { t } = useTranslation()
  const set = FIELDS.filter(([name]) => search[name] !== undefined).length
  const put = (name: NumberName, value: number | null, factor: number): void => {
    const { [name]: _, ...others } = search
    change(value === null ? others : { ...others, [name]: Math.round(value * factor) })
  }
  const content = (
    <div style={{ display: 'grid', gap: 8, width: 200 }}>
      {FIELDS.map(([name, label, factor]) => (
        <div key={name}>
          <label className="label" htmlFor={`range-${name}`}>
            {t(label)}
          </label>
          <InputNumber
            id={`range-${name}`}
            style={{ width: '100%' }}
            min={0}
            precision={factor === 100 ? 2 : 1}
            value={search[name] === undefined ? null : search[name] / factor}
            onChange={(value) => put(name, value, factor)}
            changeOnBlur
          />
        </div>
      ))}
    </div>
  )
  return (
    <Popover trigger="click" placement="bottom" content={content}>
      <Button>
        {t('lines.utilisation')} / {t('parts.limit')}
        {set > 0 ? ` (${set})` : ''}
      </Button>
    </Popover>
  )
}
