import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** One room: its heading is the title of the document too. */
export function Page({ title, heading, extra, children }: { title: string; heading?: ReactNode; extra?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation()
  const product = t('shell.product')
  useEffect(() => {
    document.title = `${title.slice(0, 100)} · ${product}`
  }, [title, product])
  return (
    <div className="page">
      <header className="page-head">
        {heading ?? <h1>{title}</h1>}
        <span className="gap" />
        {extra}
      </header>
      {children}
    </div>
  )
}

type PanelProps = { title: string; extra?: ReactNode; flush?: boolean; className?: string; children: ReactNode }

export function Panel({ title, extra, flush = false, className = '', children }: PanelProps) {
  return (
    <section className={`panel ${className}`} aria-label={title}>
      <header className="panel-head">
        <h2>{title}</h2>
        <span className="gap" />
        {extra}
      </header>
      <div className={flush ? 'panel-body flush' : 'panel-body'}>{children}</div>
    </section>
  )
}
