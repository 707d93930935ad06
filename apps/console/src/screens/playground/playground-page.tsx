import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newTag } from '../../parts/event-console/envelope.ts'
import { EventConsole } from '../../parts/event-console/event-console.tsx'
import { Page } from '../../parts/page.tsx'

const route = getRouteApi('/playground')
const ID_MOST = 64

export function PlaygroundPage() {
  const { t } = useTranslation()
  const { borrower = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const choose = (id: string): void => void navigate({ search: id ? { borrower: id } : {} })
  return (
    <Page title={t('playground.title')}>
      <p className="muted" style={{ marginBottom: 12 }}>
        {t('playground.intro')}
      </p>
      <BorrowerChooser key={borrower} borrower={borrower} choose={choose} />
      <EventConsole borrower={borrower} isWide />
    </Page>
  )
}

function BorrowerChooser({ borrower, choose }: { borrower: string; choose: (id: string) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState(borrower)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    choose(text.trim())
  }
  return (
    <form className="toolbar" onSubmit={submit}>
      <label htmlFor="play-borrower" className="label">
        {t('playground.borrower')}
      </label>
      <Input
        id="play-borrower"
        style={{ width: 240 }}
        value={text}
        maxLength={ID_MOST}
        placeholder={t('playground.borrowerHint')}
        onChange={({ target }) => setText(target.value)}
        onBlur={() => text.trim() !== borrower && choose(text.trim())}
      />
      <Button onClick={() => choose(`demo-${newTag()}`)}>{t('playground.create')}</Button>
      {borrower && (
        <Link to="/lines/$borrower" params={{ borrower }}>
          {t('playground.openLine')}
        </Link>
      )}
      {!borrower && <span className="muted">{t('playground.choose')}</span>}
    </form>
  )
}
