/** A borrower's own side: no desk, no menu of rooms. Without a session it asks him to sign in. */
import './me.css'
import { LogoutOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefused } from '../../api/faults.ts'
import { signOutMe } from '../../api/me-requests.ts'
import { changeAppearance, useAppearance } from '../../app/appearance.ts'
import { LANGUAGES, type Language } from '../../format/language.ts'
import { changeLanguage, useLanguage } from '../../locales/i18n.ts'
import { addMyWords } from '../../locales/me.ts'
import { Brand } from '../../parts/brand.tsx'
import { Fault, Loading } from '../../parts/state.tsx'
import { MePage } from './me-page.tsx'
import { meQuery } from './me-query.ts'
import { MeSignIn } from './me-sign-in.tsx'

addMyWords()

export function BorrowerPage() {
  const { data, error, refetch } = useQuery(meQuery)
  const wasIn = useRef(false)
  const isOut = isRefused(error, 401)
  const isIn = data !== undefined && !isOut
  useEffect(() => {
    if (isIn) wasIn.current = true
  }, [isIn])
  return (
    <Frame isIn={isIn}>
      {isIn && <MePage me={data} />}
      {isOut && <MeSignIn isAgain={wasIn.current} />}
      {!isIn && !isOut && (error ? <Fault error={error} retry={() => void refetch()} /> : <Loading rows={6} />)}
    </Frame>
  )
}

/** Each language is called by its own name, whatever the reader's. */
const OWN_NAME: Readonly<Record<Language, string>> = { zh: '\u4e2d\u6587', en: 'EN' }

function Frame({ isIn, children }: { isIn: boolean; children: ReactNode }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const appearance = useAppearance()
  const client = useQueryClient()
  const title = t('me.title')
  useEffect(() => {
    document.title = title
  }, [title])
  const leave = async (): Promise<void> => {
    await signOutMe()
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] === 'me' && queryKey.length > 1 })
    await client.resetQueries(meQuery)
  }
  const other = appearance === 'dark' ? 'light' : 'dark'
  return (
    <div className="me">
      <header className="me-top">
        <Brand />
        <span className="gap" />
        <Segmented
          aria-label={t('shell.language')}
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: OWN_NAME[value] }))}
          onChange={changeLanguage}
        />
        <Button
          type="text"
          icon={appearance === 'dark' ? <SunOutlined /> : <MoonOutlined />}
          aria-label={t(`shell.${other}`)}
          title={t(`shell.${other}`)}
          onClick={() => changeAppearance(other)}
        />
        {isIn && (
          <Button type="text" icon={<LogoutOutlined />} aria-label={t('me.signOut')} title={t('me.signOut')} onClick={() => void leave()} />
        )}
      </header>
      <main className="me-page">{children}</main>
    </div>
  )
}
