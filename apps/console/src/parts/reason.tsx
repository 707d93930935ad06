import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bilingual, ExplainedEvidence, ExplainedReason } from '../api/views.ts'
import { splitHeadline } from './headline.ts'
import { useSignalValue } from './signal-value.ts'
import { CategoryTag } from './tag.tsx'
import { useWords } from './use-words.ts'

type Shown = { reason: ExplainedReason; both?: boolean; currency?: string | null; steps?: ReactNode }

/** The one component that tells a reason: what it is, on what evidence, and the way back. `both`: in both languages. `steps`: what is done of the cures and what is not, where that is known. */
export function Reason({ reason, both = false, currency = null, steps }: Shown) {
  const { t } = useTranslation()
  const words = useWords()
  const [title, text] = splitHeadline(words.pick(reason.text))
  return (
    <div>
      <div className="reason-head">
        <CategoryTag category={reason.category} />
        <span className="reason-title">{title}</span>
        <span className="mono muted">{reason.code}</span>
      </div>
      {text && <p className="reason-text">{text}</p>}
      {both && <p className="reason-other">{words.pickOther(reason.text)}</p>}
      {reason.evidence.length > 0 && <EvidenceTable evidence={reason.evidence} both={both} currency={currency} />}
      {steps}
      {steps === undefined && reason.cures.length > 0 && (
        <ul className="cures" aria-label={t('parts.cures')}>
          {reason.cures.map(({ id, text: cure }) => (
            <li key={id}>
              <Both text={cure} both={both} />
            </li>
          ))}
        </ul>
      )}
      <p style={{ marginTop: 6 }}>
        <span className="label lead-in">{t('parts.wait')}</span>
        <Both text={reason.wait} both={both} />
      </p>
    </div>
  )
}

function Both({ text, both }: { text: Bilingual; both: boolean }) {
  const words = useWords()
  return (
    <>
      {words.pick(text)}
      {both && <span className="muted"> {words.pickOther(text)}</span>}
    </>
  )
}

function EvidenceTable({ evidence, both, currency }: { evidence: readonly ExplainedEvidence[]; both: boolean; currency: string | null }) {
  const { t } = useTranslation()
  const words = useWords()
  const say = useSignalValue()
  return (
    <dl className="evidence" aria-label={t('parts.evidence')}>
      {evidence.map(({ signal, name, value, unit, test, as_of }) => (
        <div key={signal}>
          <dt title={signal}>
            <Both text={name} both={both} />
          </dt>
          <dd className="value number">{say(value, unit, currency)}</dd>
          <dd className="test mono muted" title={t('parts.test')}>
            {test ?? ''}
          </dd>
          <dd className="when muted number">{as_of ? words.day(as_of) : ''}</dd>
        </div>
      ))}
    </dl>
  )
}
