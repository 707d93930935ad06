/** A room that one's roles do not include: which permission it takes, and who can help. */
import { PERMISSIONS, type Permission } from '@fairline/access/permissions'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../locales/i18n.ts'
import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/state.tsx'

export function DeniedPage({ needs }: { needs: Permission }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <Page title={t('shell.denied')}>
      <Empty title={t('shell.deniedTitle', { permission: PERMISSIONS[needs][language] })} text={t('shell.deniedText')} />
    </Page>
  )
}
