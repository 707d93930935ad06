import { MenuOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, Outlet, useRouterState } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from '../api/queries.ts'
import { useFeedState } from '../live/use-live.ts'
import { useBookNow } from '../parts/book-now.ts'
import { Mark } from '../parts/brand.tsx'
import { Loading } from '../parts/state.tsx'
import { useMay } from '../parts/use-may.ts'
import { useNarrow } from '../parts/use-narrow.ts'
import { useWords } from '../parts/use-words.ts'
import { AwayBanner } from './away-banner.tsx'
import { Navigation } from './navigation.tsx'
import { PlatformBanners } from './platform-banners.tsx'
import { Preferences } from './preferences.tsx'
import { neededFor } from './rooms.ts'

const DeniedPage = lazy(async () => ({ default: (await import('../screens/denied/denied-page.tsx')).DeniedPage }))

export function Shell() {
  const { t } = useTranslation()
  const isNarrow = useNarrow()
  const hasBook = useMay('book:read')
  return (
    <div className="frame">
      <a href="#content" className="unseen">
        {t('shell.skip')}
      </a>
      {!isNarrow && (
        <aside className="side">
          <Link to="/" className="brand">
            <Mark />
            {t('shell.product')}
          </Link>
          <Navigation />
        </aside>
      )}
      <div className="main">
        <header className="top">
          {isNarrow && <PhoneMenu />}
          {hasBook && <BookClock />}
          <span className="gap" />
          <Live />
          {!isNarrow && <Preferences />}
        </header>
        <AwayBanner />
        {hasBook && <PlatformBanners />}
        <main id="content" tabIndex={-1} style={{ outline: 'none' }}>
          <Opened />
        </main>
      </div>
    </div>
  )
}

/** Whoever has the address of a room that his roles do not include is told so there. */
function Opened() {
  // Of what is shown, which lags behind the address while the code of a room comes.
  const path = useRouterState({ select: ({ location, matches: [_root, room] }) => room?.pathname ?? location.pathname })
  const { data: session } = useQuery(sessionQuery)
  const needs = neededFor(path)
  if (needs === undefined || session === undefined || session.permissions.includes(needs)) return <Outlet />
  if (path === '/' && session.permissions.includes('desk:read')) return <Navigate to="/desk" replace />
  return (
    <Suspense fallback={<Loading />}>
      <DeniedPage needs={needs} />
    </Suspense>
  )
}

function PhoneMenu() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button type="text" icon={<MenuOutlined />} aria-label={t('shell.menu')} onClick={() => setOpen(true)} />
      <Drawer open={isOpen} onClose={() => setOpen(false)} placement="left" size={260} title={t('shell.product')}>
        <Navigation onChosen={() => setOpen(false)} />
        <div className="row" style={{ padding: 8 }}>
          <Preferences />
        </div>
      </Drawer>
    </>
  )
}

function BookClock() {
  const { t } = useTranslation()
  const words = useWords()
  const now = useBookNow()
  return (
    <span className="top-clock" title={t('shell.bookTimeHint')}>
      <span className="muted">{t('shell.bookTime')}</span>
      <span className="number">{now === undefined ? t('parts.none') : words.dayAndTime(now)}</span>
    </span>
  )
}

const LIVE_WORDS = { open: 'shell.live', connecting: 'shell.liveConnecting', away: 'shell.liveAway' } as const

function Live() {
  const { t } = useTranslation()
  const state = useFeedState()
  const isNarrow = useNarrow()
  return (
    <span className="live" data-state={state} role="status" title={t(LIVE_WORDS[state])}>
      {isNarrow ? t('shell.live') : t(LIVE_WORDS[state])}
    </span>
  )
}
