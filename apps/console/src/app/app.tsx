import { LoadingOutlined } from '@ant-design/icons'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { lazy, Suspense, useMemo } from 'react'
import { useLanguage } from '../locales/i18n.ts'
import { Loading } from '../parts/state.tsx'
import { useAppearance } from './appearance.ts'
import { openQueryClient } from './query-client.ts'
import { router } from './router.tsx'
import { SessionGate } from './session-gate.tsx'
import { themeOf } from './theme.ts'
import { isBorrowersPage, isWelcomePage } from './whose-page.ts'

const BorrowerPage = lazy(async () => ({ default: (await import('../screens/me/borrower-page.tsx')).BorrowerPage }))

const WelcomePage = lazy(async () => ({ default: (await import('../screens/welcome/welcome-page.tsx')).WelcomePage }))

const client = openQueryClient()

/** One that comes and goes at once, and adds nothing to the name of the button: the usual one leaves by a motion, which some browsers never end. */
const BUTTON = { autoInsertSpace: false, loadingIcon: <LoadingOutlined spin aria-hidden /> }

export function App() {
  const appearance = useAppearance()
  const language = useLanguage()
  const theme = useMemo(() => themeOf(appearance), [appearance])
  return (
    <ConfigProvider theme={theme} locale={language === 'zh' ? zhCN : enUS} button={BUTTON} wave={{ disabled: true }}>
      <QueryClientProvider client={client}>
        {isBorrowersPage() || isWelcomePage() ? (
          <Suspense fallback={<Loading />}>{isWelcomePage() ? <WelcomePage /> : <BorrowerPage />}</Suspense>
        ) : (
          <SessionGate>
            <RouterProvider router={router} />
          </SessionGate>
        )}
      </QueryClientProvider>
    </ConfigProvider>
  )
}
