/** The frame of every page that one sees before one is in: signing in, an invitation, the second factor. */
import './entrance.css'
import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { addPeopleWords } from '../locales/people.ts'
import { Brand } from './brand.tsx'
import { Looks } from './looks.tsx'

addPeopleWords()

export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation()
  const product = t('shell.product')
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
  return (
    <div className="entrance">
      <aside className="entrance-side">
        <Brand />
        <div>
          <h2>{t('people.entrance.line')}</h2>
          <p>{t('people.entrance.text')}</p>
        </div>
        <Figure />
      </aside>
      <main className="entrance-main">
        <div className="entrance-top">
          <Brand />
          <Looks />
        </div>
        <div className="entrance-card">
          <h1>{title}</h1>
          {children}
        </div>
      </main>
    </div>
  )
}

/** A limit over time: cut, held, and given back in two stages above what is drawn. */
function Figure() {
  const { t } = useTranslation()
  return (
    <svg className="figure" viewBox="0 0 560 190" role="img" aria-label={t('people.entrance.figure')}>
      <path d="M0 150H560" stroke="#ffffff33" />
      <path d="M0 150V118C60 112 120 104 180 100S300 104 380 112S500 122 560 124V150Z" fill="#ffffff26" />
      <path d="M0 118C60 112 120 104 180 100S300 104 380 112S500 122 560 124" fill="none" stroke="#9cc2ff" strokeWidth="2" />
      <path d="M0 40H190V88H330V64H430V40H560" fill="none" stroke="#fff" strokeWidth="2.5" strokeLinejoin="round" />
      <path d="M190 40V150M330 88V150M430 64V150" stroke="#ffffff40" strokeDasharray="3 4" />
      <circle cx="190" cy="40" r="5" fill="#ffb3a8" />
      <circle cx="330" cy="88" r="5" fill="#ffd48a" />
      <circle cx="430" cy="64" r="5" fill="#8fe0b8" />
      <text x="190" y="174" textAnchor="middle">
        {t('people.entrance.held')}
      </text>
      <text x="330" y="174" textAnchor="middle">
        {t('people.entrance.cured')}
      </text>
      <text x="430" y="174" textAnchor="middle">
        {t('people.entrance.back')}
      </text>
      <text x="4" y="28">
        {t('people.entrance.limit', { amount: '60,000' })}
      </text>
      <text x="4" y="106">
        {t('people.entrance.drawn', { amount: '24,000' })}
      </text>
    </svg>
  )
}
