/** A field of an entry as it is read: amounts as money, ids as names, moments as days. */
import { useTranslation } from 'react-i18next'
import { useWords } from '../../parts/use-words.ts'
import { CURRENCY } from './form-parts.tsx'
import type { Field } from './register-field.ts'
import { SCOPES, TIERS } from './register-fields.ts'
import { useEntryNames } from './register-queries.ts'
import { textOf } from './text-of.ts'

type Content = Readonly<Record<string, unknown>>
const [PPM_PER_PERMILLE, SHOWN_DIGITS] = [1_000, 12]

export function useShownField(): (field: Field, content: Content) => string {
  const { t } = useTranslation()
  const words = useWords()
  const nameOf = useEntryNames()
  const none = t('parts.none')
  const money = (minor: unknown, content: Content) => words.money(Number(minor), textOf(content.currency ?? CURRENCY))
  return (field, content) => {
    const value = content[field.name]
    if (value === undefined || value === null) return none
    switch (field.as) {
      case 'money':
        return money(value, content)
      case 'rate':
        return words.percent(Math.round(Number(value) / PPM_PER_PERMILLE))
      case 'day':
        return words.namedDay(textOf(value))
      case 'moment':
        return words.dayAndTime(textOf(value))
      case 'flag':
        return t(value === true ? 'parts.yes' : 'parts.no')
      case 'choice':
        return t(`registers.choice.${value as 'other'}`)
      case 'tier':
        return t(`registers.choice.${TIERS[Number(value)] ?? 't3'}`)
      case 'entry':
        return nameOf(field.kind, textOf(value))
      case 'entries':
        return (value as string[]).map((id) => nameOf(field.kind, id)).join(' · ') || none
      case 'scopes':
        return SCOPES.filter((scope) => (value as string[]).includes(scope))
          .map((scope) => t(`registers.scope.${scope}`))
          .join(' · ')
      case 'instalments':
        return (value as { due_on: string; amount_minor: number }[])
          .map(({ due_on, amount_minor }) => `${words.namedDay(due_on)} ${money(amount_minor, content)}`)
          .join(' · ')
      case 'fingerprint':
        return t('registers.fingerprint', { hash: textOf(value).slice(0, SHOWN_DIGITS) })
      case 'text':
      case 'words':
      case 'count':
        return textOf(value)
    }
  }
}
