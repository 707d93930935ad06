import { CloseOutlined } from '@ant-design/icons'
import { Button, Input, Popover } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineSearch } from './line-search.ts'
import { useSavedViews } from './saved-views.ts'

type ViewsProps = { search: LineSearch; change: (next: LineSearch) => void }

export function Views(props: ViewsProps) {
  const { t } = useTranslation()
  return (
    <Popover trigger="click" placement="bottomRight" content={<ViewList {...props} />}>
      <Button>{t('lines.views')}</Button>
    </Popover>
  )
}

function ViewList({ search, change }: ViewsProps) {
  const { t } = useTranslation()
  const { views, save, remove } = useSavedViews()
  const [name, setName] = useState('')
  const keep = (event: FormEvent): void => {
    event.preventDefault()
    if (name.trim()) save({ name, search })
    setName('')
  }
  const ready: readonly (readonly [string, LineSearch])[] = [
    [t('lines.restricted'), { status: ['suspended'], sort: '-as_of' }],
    [t('lines.nearLimit'), { utilisation_min: 900, sort: '-utilisation_permille' }],
  ]
  return (
    <div style={{ width: 260, display: 'grid', gap: 6 }}>
      {ready.map(([label, view]) => (
        <Button key={label} type="text" style={{ justifyContent: 'start' }} onClick={() => change(view)}>
          {label}
        </Button>
      ))}
      {views.map((view) => (
        <div key={view.name} className="card-row">
          <Button type="text" style={{ flex: 1, justifyContent: 'start', minWidth: 0 }} onClick={() => change(view.search)}>
            <span className="cut">{view.name}</span>
          </Button>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('lines.removeView', { name: view.name })}
            onClick={() => remove(view.name)}
          />
        </div>
      ))}
      {views.length === 0 && <span className="label">{t('lines.noViews')}</span>}
      <form onSubmit={keep} className="row" style={{ flexWrap: 'nowrap' }}>
        <Input
          size="small"
          value={name}
          maxLength={40}
          placeholder={t('lines.viewName')}
          aria-label={t('lines.viewName')}
          onChange={({ target }) => setName(target.value)}
        />
        <Button size="small" htmlType="submit" disabled={!name.trim()}>
          {t('lines.save')}
        </Button>
      </form>
    </div>
  )
}
