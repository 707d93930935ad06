import { Select } from 'antd'

/** `short`: what stands in the field once it is chosen. */
type Choice = { value: string; label: string; short?: string }
type ChoiceProps = {
  label: string
  options: readonly Choice[]
  values: readonly string[] | undefined
  change: (values: string[] | undefined) => void
  width?: number
}

/** Several values of one kind; none means all. */
export function ChoiceFilter({ label, options, values = [], change, width = 130 }: ChoiceProps) {
  return (
    <Select
      mode="multiple"
      allowClear
      maxTagCount="responsive"
      style={{ minWidth: width, maxWidth: 260 }}
      popupMatchSelectWidth={false}
      placeholder={label}
      aria-label={label}
      value={[...values]}
      options={options.map((option) => ({ ...option, short: option.short ?? option.label }))}
      optionLabelProp="short"
      optionFilterProp="label"
      onChange={(chosen: string[]) => change(chosen.length > 0 ? chosen : undefined)}
    />
  )
}
