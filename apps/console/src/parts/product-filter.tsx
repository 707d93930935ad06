import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { fetchLoans } from '../api/lending-requests.ts'
import { productOf } from '../format/product.ts'

const LOOKED_AT = 200
const STALE_MS = 300_000

/** Products of the newest loans are offered; any other can be written. */
export function ProductFilter({ value, change }: { value: string | undefined; change: (product: string | undefined) => void }) {
  const { t } = useTranslation()
  const { data } = useQuery({
    queryKey: ['loans', 'products'],
    queryFn: (context) => fetchLoans({ limit: LOOKED_AT, fields: 'product' }, context),
    staleTime: STALE_MS,
  })
  const known = new Set(data?.data.map(({ product }) => productOf(product)))
  return (
    <Select
      mode="tags"
      maxCount={1}
      allowClear
      style={{ minWidth: 140 }}
      popupMatchSelectWidth={false}
      placeholder={t('lending.product')}
      aria-label={t('lending.product')}
      value={value === undefined ? [] : [value]}
      options={[...known].map((product) => ({ value: product, label: product }))}
      onChange={(chosen: string[]) => change(chosen.at(-1)?.trim() || undefined)}
    />
  )
}
