import 'antd/dist/reset.css'
import './app/console.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { startAppearance } from './app/appearance.ts'
import { loadRooms } from './app/router.tsx'
import { isBorrowersPage } from './app/whose-page.ts'
import { startI18n } from './locales/i18n.ts'

/** The first room has come by then. */
const AHEAD_AFTER_MS = 3_000

startI18n()
startAppearance()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
if (!isBorrowersPage()) setTimeout(() => void loadRooms(), AHEAD_AFTER_MS)
