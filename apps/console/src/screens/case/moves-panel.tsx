import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { revealTexts } from '../../api/case-requests.ts'
import type { CaseDetail, CaseMove, CaseTexts } from '../../api/views.ts'
import { useRoleName } from '../../parts/case-parts.tsx'
import { useEventWords } from '../../parts/event-words.ts'
import { useValueName } from '../../parts/field-value.ts'
import { May } from '../../parts/may.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/page.tsx'
import { OrderState } from './order-state.tsx'

const TEXT_FIELDS = ['text', 'note', 'cause', 'cure', 'options'] as const
type TextField = (typeof TEXT_FIELDS)[number]
type Texts = CaseTexts['data'][number]['texts']

/** All that happened on the case, the newest first. What was written is personal: it is shown once whoever asks has been put on record. */
export function MovesPanel({ one }: { one: CaseDetail }) {
  const { t } = useTranslation()
  const reveal = useMutation({ mutationFn: () => revealTexts(one.borrower_id, one.case_id) })
  const texts = new Map(reveal.data?.data.map((entry) => [entry.sequence, entry.texts]))
  const show = (
    <May do="personal:reveal">
      <Button size="small" title={t('cases.textsHint')} loading={reveal.isPending} onClick={() => reveal.mutate()}>
        {t('cases.showTexts')}
      </Button>
    </May>
  )
  return (
    <Panel title={t('cases.moves')} extra={show} flush>
      {reveal.error && <OrderState order={{ isSuccess: false, error: reveal.error }} />}
      <ol className="items">
        {[...one.moves].reverse().map((move) => (
          <Move key={move.sequence} move={move} texts={texts.get(move.sequence)} />
        ))}
      </ol>
    </Panel>
  )
}

function Move({ move, texts }: { move: CaseMove; texts: Texts | undefined }) {
  const { t } = useTranslation()
  const name = useEventWords()
  const { type, at, actor, data } = move
  const written = TEXT_FIELDS.filter((field) => Object.hasOwn(data, field))
  return (
    <li>
      <div className="card-row">
        <b>{name.fact(type)}</b>
        <span className="muted">
          <Moment at={at} />
        </span>
      </div>
      <div className="card-row">
        <Said data={data} />
        <span className="muted cut">{t('cases.by', { actor })}</span>
      </div>
      {written.length > 0 && <Written fields={written} texts={texts} />}
    </li>
  )
}

function Written({ fields, texts }: { fields: readonly TextField[]; texts: Texts | undefined }) {
  const { t } = useTranslation()
  if (texts === undefined) return <p className="muted">{t('cases.hidden')}</p>
  return (
    <dl>
      {fields.map((field) => (
        <div key={field} style={{ marginTop: 4 }}>
          {field !== 'text' && field !== 'note' && <dt className="label">{t(`cases.${field}`)}</dt>}
          <dd style={{ whiteSpace: 'pre-wrap' }}>{texts[field] ?? t('cases.erased')}</dd>
        </div>
      ))}
    </dl>
  )
}

const TOLD = ['direction', 'channel', 'assignee', 'to', 'why', 'result', 'items', 'item'] as const

/** What else a step says, in a few words. */
function Said({ data }: { data: CaseMove['data'] }) {
  const { t } = useTranslation()
  const nameOf = useValueName()
  const roleOf = useRoleName()
  const say = (field: (typeof TOLD)[number]): readonly string[] => {
    const value = data[field]
    if (Array.isArray(value)) return value.map((one) => nameOf(String(one)))
    if (typeof value !== 'string') return []
    if (field === 'direction') return [value === 'out' ? t('cases.answer') : value === 'in' ? t('cases.heard') : t('cases.inner')]
    return [field === 'to' ? roleOf(value) : field === 'assignee' ? value : nameOf(value)]
  }
  return <span>{TOLD.flatMap(say).join(' · ')}</span>
}
