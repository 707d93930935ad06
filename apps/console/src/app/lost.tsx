import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Page } from '../parts/page.tsx'
import { Empty } from '../parts/state.tsx'

export function NotFound() {
  const { t } = useTranslation()
  return (
    <Page title={t('shell.notFound')}>
      <Empty title={t('shell.notFound')} text={t('shell.notFoundText')} action={<Link to="/">{t('shell.toPortfolio')}</Link>} />
    </Page>
  )
}

export function Crash() {
  const { t } = useTranslation()
  return (
    <Page title={t('shell.crash')}>
      <Empty
        title={t('shell.crash')}
        text={t('shell.crashText')}
        action={<Button onClick={() => window.location.reload()}>{t('shell.reload')}</Button>}
      />
    </Page>
  )
}
