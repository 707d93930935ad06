import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reasonsQuery } from '../../api/queries.ts'
import { newTag } from '../../parts/event-console/envelope.ts'
import { useValueName } from '../../parts/field-value.ts'
import { Panel } from '../../parts/page.tsx'
import { useReasonTitle } from '../../parts/reasons-book.ts'
import { type Asked, NOTHING_ASKED, proposalOf } from './bulk-proposal.ts'

const KINDS = ['wrong_action', 'wrong_value', 'wrong_borrower', 'done_twice'] as const

type FormProps = { isBusy: boolean; propose: (proposal: Readonly<Record<string, unknown>>) => Promise<void> }

export function BulkForm({ isBusy, propose }: FormProps) {
  const { t } = useTranslation()
  const nameOf = useValueName()
  const titleOf = useReasonTitle()
  const { data: reasons } = useQuery(reasonsQuery)
  const [asked, setAsked] = useState<Asked>(NOTHING_ASKED)
  const change = (part: Partial<Asked>): void => setAsked({ ...asked, ...part })
  const proposal = proposalOf(asked, `bc_${newTag()}`)
  const send = async (): Promise<void> => {
    if (proposal === undefined) return
    await propose(proposal)
    setAsked(NOTHING_ASKED)
  }
  return (
    <Panel title={t('platform.bulk.propose')}>
      <div className="stack">
        <p className="label">{t('platform.bulk.hint')}</p>
        <div className="row">
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            value={asked.reason === '' ? null : asked.reason}
            loading={reasons === undefined}
            placeholder={t('platform.bulk.reason')}
            aria-label={t('platform.bulk.reason')}
            options={(reasons?.data ?? []).map(({ code }) => ({ value: code, label: `${code} ${titleOf(code)}` }))}
            onChange={(reason: string) => change({ reason })}
            style={{ width: 320, maxWidth: '100%' }}
          />
          <Select
            value={asked.kind}
            aria-label={t('platform.bulk.kind')}
            options={KINDS.map((value) => ({ value, label: nameOf(value) }))}
            onChange={(kind: string) => change({ kind })}
            style={{ width: 160 }}
          />
        </div>
        <Input.TextArea
          value={asked.borrowers}
          rows={3}
          placeholder={t('platform.bulk.borrowers')}
          aria-label={t('platform.bulk.borrowers')}
          onChange={({ target }) => change({ borrowers: target.value })}
        />
        <Within asked={asked} change={change} />
        <div className="row">
          <Button type="primary" disabled={isBusy || proposal === undefined} onClick={() => void send()}>
            {t('platform.bulk.send')}
          </Button>
        </div>
      </div>
    </Panel>
  )
}

/** When they were placed, and by which pack. */
function Within({ asked, change }: { asked: Asked; change: (part: Partial<Asked>) => void }) {
  const { t } = useTranslation()
  return (
    <div className="row">
      {(['from', 'until'] as const).map((end) => (
        <label key={end} htmlFor={`bulk-${end}`} className="row label">
          {t(`platform.bulk.${end}`)}
          <Input
            id={`bulk-${end}`}
            type="datetime-local"
            value={asked[end]}
            style={{ width: 210 }}
            onChange={({ target }) => change({ [end]: target.value })}
          />
        </label>
      ))}
      <Input
        value={asked.policyHash}
        placeholder={t('platform.bulk.pack')}
        aria-label={t('platform.bulk.pack')}
        style={{ width: 260 }}
        onChange={({ target }) => change({ policyHash: target.value.trim() })}
      />
    </div>
  )
}
