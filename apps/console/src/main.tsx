import 'antd/dist/reset.css'
import './app/console.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { startAppearance } from './app/appearance.ts'
import { startI18n } from './locales/i18n.ts'

startI18n()
startAppearance()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
