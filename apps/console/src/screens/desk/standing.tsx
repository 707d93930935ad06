/** How a line stands, in a word and in its five fields. */
import { useTranslation } from 'react-i18next'
import type { Standing } from '../../api/desk-requests.ts'
import { Tag, type Tone } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'

export type BadgeName = Standing['badge']

/** The worst first. */
export const BADGES: readonly BadgeName[] = [
  'debt_urgent',
  'authorisation_ended',
  'closed',
  'suspended',
  'limit_cut',
  'doubtful',
  'unknown',
  'needs_authorisation',
  'normal',
]

const TONES: Readonly<Record<BadgeName, Tone>> = {
  debt_urgent: 'bad',
  authorisation_ended: 'bad',
  closed: 'bad',
  suspended: 'bad',
  limit_cut: 'warn',
  doubtful: 'warn',
  unknown: 'plain',
  needs_authorisation: 'warn',
  normal: 'good',
}

export function Badge({ name, count }: { name: BadgeName; count?: number }) {
  const { t } = useTranslation()
  return (
    <Tag tone={TONES[name]} dot title={t(`desk.badgeText.${name}`)}>
      {t(`desk.badge.${name}`)}
      {count !== undefined && <b className="number">{count}</b>}
    </Tag>
  )
}

/** By the reader's clock, which is the desk's. */
export function Ago({ at }: { at: string }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <time dateTime={at} title={words.dayAndTime(at)} className="number">
      {words.relative(at, Date.now()) ?? t('parts.now')}
    </time>
  )
}

const knownIn = <Names extends Readonly<Record<string, true>>>(names: Names, name: string | null): keyof Names | undefined =>
  name !== null && Object.hasOwn(names, name) ? (name as keyof Names) : undefined

const AUTHORISATIONS = {
  granted: true,
  reauth_required: true,
  revoked_by_platform: true,
  withdrawn_by_borrower: true,
  expired: true,
  never: true,
} as const
const AVAILABILITIES = { drawable: true, blocked_temporary: true, blocked_indefinite: true, closed: true, unknown: true } as const
const OBLIGATIONS = { none: true, current: true, due_soon: true, overdue: true, called: true } as const

/** What was said of a field, in words. */
export function useFieldWords() {
  const { t } = useTranslation()
  return {
    authorisation: (value: string | null): string => {
      const name = knownIn(AUTHORISATIONS, value)
      return name === undefined ? t('desk.unknown') : t(`desk.authorisation.${name}`)
    },
    availability: (value: string | null): string => {
      const name = knownIn(AVAILABILITIES, value)
      return name === undefined ? t('desk.unknown') : t(`desk.availability.${name}`)
    },
    obligation: (value: string | null): string => {
      const name = knownIn(OBLIGATIONS, value)
      return name === undefined ? t('desk.unknown') : t(`desk.obligation.${name}`)
    },
  }
}

const PPM_PER_PERMILLE = 1_000
type Word = Standing['words'][number]
type Money = { amount_minor: number; currency: string }
type Band = { from_minor: number; to_minor: number; currency: string }

/** A value that was seen, whatever its field. */
export function useSeenWords(): (seen: Pick<Word, 'field' | 'value'>) => string {
  const { t } = useTranslation()
  const words = useWords()
  const fields = useFieldWords()
  const cause = useCauseName()
  return ({ field, value }) => {
    switch (field) {
      case 'authorisation':
      case 'availability':
      case 'obligation':
        return fields[field](String(value))
      case 'limit':
      case 'balance':
        return words.fullMoney((value as Money).amount_minor, (value as Money).currency)
      case 'limit_band': {
        const { from_minor, to_minor, currency } = value as Band
        return t('desk.people.band', { from: words.compactMoney(from_minor, currency), to: words.compactMoney(to_minor, currency) })
      }
      case 'next_due':
        return words.namedDay((value as { due_on: string }).due_on)
      case 'score':
        return String((value as { value: number }).value)
      case 'inquiries':
        return t('desk.people.looks', { count: (value as { in_three_months: number }).in_three_months })
      case 'debt_share':
        return words.percent(Math.round((value as { ppm: number }).ppm / PPM_PER_PERMILLE))
      case 'causes':
        return (value as string[]).map(cause).join(t('desk.people.comma')) || t('desk.none')
      case 'reasons':
        return (value as string[]).join(t('desk.people.comma')) || t('desk.none')
      case 'tasks':
        return (value as { zh: string; en: string }[]).map(words.pick).join(t('desk.people.comma')) || t('desk.none')
      default:
        return JSON.stringify(value)
    }
  }
}

const CAUSES = {
  security: true,
  credit: true,
  behaviour: true,
  consent: true,
  information: true,
  individual: true,
  regulatory: true,
  platform: true,
  request: true,
  technical: true,
} as const

export function useCauseName(): (cause: string) => string {
  const { t } = useTranslation()
  return (cause) => {
    const name = knownIn(CAUSES, cause)
    return name === undefined ? cause : t(`desk.people.cause.${name}`)
  }
}

const FIELDS = {
  authorisation: true,
  availability: true,
  limit: true,
  limit_band: true,
  balance: true,
  obligation: true,
  next_due: true,
  score: true,
  inquiries: true,
  debt_share: true,
  causes: true,
  reasons: true,
  tasks: true,
  test_draw: true,
} as const

export function useFieldName(): (field: string) => string {
  const { t } = useTranslation()
  return (field) => {
    const name = knownIn(FIELDS, field)
    return name === undefined ? t('desk.field.other') : t(`desk.field.${name}`)
  }
}

/** The newest word on a field, whoever says it. */
export const wordOn = ({ words }: Pick<Standing, 'words'>, field: Word['field']): Word | undefined =>
  words.filter((one) => one.field === field).reduce<Word | undefined>((last, one) => (last && last.at >= one.at ? last : one), undefined)
