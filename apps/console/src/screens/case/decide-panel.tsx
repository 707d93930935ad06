import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decideAppeal, decideReview } from '../../api/case-requests.ts'
import type { CaseDetail } from '../../api/views.ts'
import { useValueName } from '../../parts/field-value.ts'
import { Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/page.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useMay } from '../../parts/use-may.ts'
import { OrderState } from './order-state.tsx'
import { useCaseOrder } from './use-case-order.ts'

const TEXT_MAX = 4_000

type Verdict = { overturns: boolean; text: string }

/** An appeal that is upheld overturns; a review says it in its own words. */
function decide({ borrower_id, case_id, kind, asked }: CaseDetail, { overturns, text }: Verdict): Promise<unknown> {
  if (kind === 'appeal') return decideAppeal({ borrower_id, appeal_id: asked ?? case_id, result: overturns ? 'upheld' : 'rejected', text })
  return decideReview({ borrower_id, request_id: asked ?? case_id, result: overturns ? 'overturned' : 'upheld', text })
}

export function DecidePanel({ one }: { one: CaseDetail }) {
  const mayDecide = useMay('appeals:decide')
  if (one.decision !== null) return <Decided decision={one.decision} />
  return mayDecide ? <Deciding one={one} /> : <NotYours />
}

function Decided({ decision }: { decision: NonNullable<CaseDetail['decision']> }) {
  const { t } = useTranslation()
  const nameOf = useValueName()
  return (
    <Panel title={t('cases.decide')}>
      <div className="row">
        <Tag tone={decision.overturns ? 'good' : 'plain'}>{decision.overturns ? t('cases.overturned') : t('cases.upheld')}</Tag>
        <span className="muted">{nameOf(decision.result)}</span>
      </div>
      <p className="muted" style={{ marginTop: 6 }}>
        {t('cases.decidedBy', { actor: decision.by })} · <Moment at={decision.at} />
      </p>
    </Panel>
  )
}

function NotYours() {
  const { t } = useTranslation()
  return (
    <Panel title={t('cases.decide')}>
      <p className="muted">{t('cases.decideNotYours')}</p>
    </Panel>
  )
}

function Deciding({ one }: { one: CaseDetail }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [overturns, choose] = useState<boolean>()
  const order = useCaseOrder(one, (verdict: Verdict) => decide(one, verdict))
  const confirm = (): void => {
    if (overturns !== undefined) order.mutate({ overturns, text: text.trim() }, { onSettled: () => choose(undefined) })
  }
  const isReady = text.trim() !== '' && !order.isPending
  return (
    <Panel title={t('cases.decide')}>
      <p className="muted">{t('cases.decideText')}</p>
      <Input.TextArea
        aria-label={t('cases.why')}
        placeholder={t('cases.why')}
        style={{ marginTop: 8 }}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={TEXT_MAX}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {overturns === undefined ? (
        <div className="row" style={{ marginTop: 8 }}>
          <Button type="primary" disabled={!isReady} onClick={() => choose(true)}>
            {t('cases.overturn')}
          </Button>
          <Button disabled={!isReady} onClick={() => choose(false)}>
            {t('cases.uphold')}
          </Button>
        </div>
      ) : (
        <Confirm overturns={overturns} isComing={order.isPending} confirm={confirm} cancel={() => choose(undefined)} />
      )}
      <OrderState order={order} />
    </Panel>
  )
}

type ConfirmProps = { overturns: boolean; isComing: boolean; confirm: () => void; cancel: () => void }

/** What follows is said before it is done; the way back has the focus. */
function Confirm({ overturns, isComing, confirm, cancel }: ConfirmProps) {
  const { t } = useTranslation()
  const title = overturns ? t('cases.overturn') : t('cases.uphold')
  return (
    <div role="alertdialog" aria-label={title} className="confirm">
      <b>{title}</b>
      <p>{overturns ? t('cases.overturnFollows') : t('cases.upholdFollows')}</p>
      <div className="row" style={{ marginTop: 8 }}>
        <Button type="primary" loading={isComing} onClick={confirm}>
          {t('cases.confirm')}
        </Button>
        <Button autoFocus disabled={isComing} onClick={cancel}>
          {t('cases.cancel')}
        </Button>
      </div>
    </div>
  )
}
