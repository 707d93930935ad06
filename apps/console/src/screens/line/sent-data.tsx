import { useTranslation } from 'react-i18next'
import type { DecisionTrace } from '../../api/views.ts'
import { useFieldName } from '../../parts/field-name.ts'
import { useFieldValue } from '../../parts/field-value.ts'
import { Moment } from '../../parts/moment.tsx'
import { Tag } from '../../parts/tag.tsx'

const isSealed = (value: unknown): boolean => typeof value === 'object' && value !== null && 'sealed' in value

/** The fields of nested objects, each with the name of what it stands in. */
function flat(data: Readonly<Record<string, unknown>>, above = ''): (readonly [field: string, value: unknown])[] {
  return Object.entries(data).flatMap(([field, value]) =>
    isPlain(value) ? flat(value, `${above}${field}.`) : [[`${above}${field}`, value] as const],
  )
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isSealed(value)

/** What was sent, field by field; of a personal field only that it is there. */
export function SentData({ trace, currency }: { trace: DecisionTrace; currency: string | null }) {
  const { t } = useTranslation()
  const nameOf = useFieldName()
  const say = useFieldValue()
  return (
    <section>
      <h3 className="label">{t('line.data')}</h3>
      <table className="table">
        <tbody>
          {flat(trace.data).map(([field, value]) => (
            <tr key={field}>
              <td className="muted" style={{ paddingInlineStart: 0, width: 180 }} title={field}>
                {field.split('.').map(nameOf).join(' · ')}
              </td>
              <td className="wrap" dir="auto" title={typeof value === 'string' ? value : undefined}>
                {isSealed(value) ? <Tag>{t('parts.sealed')}</Tag> : say(field.split('.').at(-1)!, value, currency)}
              </td>
            </tr>
          ))}
          <tr>
            <td className="muted" style={{ paddingInlineStart: 0 }}>
              {t('line.source')}
            </td>
            <td className="wrap">{trace.source}</td>
          </tr>
          <tr>
            <td className="muted" style={{ paddingInlineStart: 0 }}>
              {t('line.knownAt')}
            </td>
            <td>
              <Moment at={trace.known_at} />
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}
