import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineStatus } from '../api/views.ts'

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'info'

export function Tag({ tone = 'plain', dot = false, title, children }: { tone?: Tone; dot?: boolean; title?: string; children: ReactNode }) {
  return (
    <span className={dot ? 'tag dot' : 'tag'} data-tone={tone} title={title}>
      {children}
    </span>
  )
}

const STATUS_TONE: Readonly<Record<LineStatus, Tone>> = {
  active: 'good',
  suspended: 'bad',
  pending: 'plain',
  closed: 'plain',
  charged_off: 'bad',
}

export function StatusTag({ status }: { status: LineStatus }) {
  const { t } = useTranslation()
  return (
    <Tag tone={STATUS_TONE[status]} dot>
      {t(`parts.status.${status}`)}
    </Tag>
  )
}

const CATEGORIES = [
  'security',
  'credit',
  'behaviour',
  'consent',
  'information',
  'individual',
  'regulatory',
  'platform',
  'request',
  'technical',
] as const
export type Category = (typeof CATEGORIES)[number]

const CATEGORY_TONE: Readonly<Record<Category, Tone>> = {
  security: 'info',
  credit: 'bad',
  behaviour: 'warn',
  consent: 'plain',
  information: 'plain',
  individual: 'plain',
  regulatory: 'plain',
  platform: 'plain',
  request: 'plain',
  technical: 'plain',
}

const isCategory = (text: string): text is Category => CATEGORIES.some((known) => known === text)

/** A pack may bring categories of its own: those are shown as it calls them. */
export function useCategoryName(): (category: string) => string {
  const { t } = useTranslation()
  return (category) => (isCategory(category) ? t(`parts.category.${category}`) : category)
}

export function CategoryTag({ category }: { category: string }) {
  const nameOf = useCategoryName()
  return <Tag tone={isCategory(category) ? CATEGORY_TONE[category] : 'plain'}>{nameOf(category)}</Tag>
}
