import { Input } from 'antd'

type DayProps = { label: string; value: string | undefined; change: (day: string | undefined) => void; min?: string; max?: string }

const isDay = (text: string): boolean => /^(19[7-9]|2)\d{2,3}-\d{2}-\d{2}$/.test(text)

/** A calendar day of the book, written or picked as the browser has it. It is a date alone: no time zone can move it. */
export function DayField({ label, value = '', change, min = '1970-01-01', max = '2999-12-31' }: DayProps) {
  return (
    <Input
      type="date"
      aria-label={label}
      title={label}
      value={value}
      min={min}
      max={max}
      style={{ width: 142, height: 30 }}
      onChange={({ target }) => {
        if (target.value === '' || isDay(target.value)) change(target.value || undefined)
      }}
    />
  )
}
