import { DesktopOutlined, LogoutOutlined, MoonOutlined, SunOutlined, UserOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from '../api/queries.ts'
import { signOut } from '../api/requests.ts'
import { LANGUAGES, type Language } from '../format/language.ts'
import { changeLanguage, useLanguage } from '../locales/i18n.ts'
import { changeAppearance, useWish, WISHES, type Wish } from './appearance.ts'
import { OrganisationMenu } from './organisation-menu.tsx'

/** Each language is called by its own name, whatever the reader's. */
const OWN_NAME: Readonly<Record<Language, string>> = { zh: '\u4e2d', en: 'EN' }
const ICON: Readonly<Record<Wish, React.ReactNode>> = { light: <SunOutlined />, dark: <MoonOutlined />, system: <DesktopOutlined /> }

export function Preferences() {
  const { t } = useTranslation()
  const language = useLanguage()
  const wish = useWish()
  const client = useQueryClient()
  const { data: session } = useQuery(sessionQuery)
  const leave = async (): Promise<void> => {
    await signOut()
    // Whoever comes next sees nothing of what this one saw.
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
    await client.resetQueries(sessionQuery)
  }
  return (
    <>
      <Segmented
        size="small"
        aria-label={t('shell.language')}
        value={language}
        options={LANGUAGES.map((value) => ({ value, label: OWN_NAME[value] }))}
        onChange={changeLanguage}
      />
      <Segmented
        size="small"
        aria-label={t('shell.appearance')}
        value={wish}
        options={WISHES.map((value) => ({ value, icon: ICON[value], title: t(`shell.${value}`) }))}
        onChange={changeAppearance}
      />
      <OrganisationMenu />
      <Link to="/account" className="row" title={t('shell.account')}>
        <UserOutlined aria-hidden />
        <span style={{ maxWidth: 140, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {session?.name ?? t('shell.account')}
        </span>
      </Link>
      <Button
        type="text"
        size="small"
        icon={<LogoutOutlined />}
        title={t('shell.signOut')}
        aria-label={t('shell.signOut')}
        onClick={() => void leave()}
      />
    </>
  )
}
