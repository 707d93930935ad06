/** The record that anyone can check: whether it holds, what was signed last, what to keep of it, and a receipt held against it. */
import './record.css'
import { readHead } from '@fairline/domain/record/head'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { fetchRecord, type RecordState } from '../../api/record-requests.ts'
import { addRecordWords } from '../../locales/record.ts'
import { Facts } from '../../parts/figures.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { useWords } from '../../parts/use-words.ts'
import { CheckReceipt } from './check-receipt.tsx'
import { Verdict } from './verdict.tsx'

addRecordWords()

const AGAIN_AFTER_MS = 10_000

export function RecordPage() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['record'], queryFn: fetchRecord, refetchInterval: AGAIN_AFTER_MS })
  const offline = (
    <Button href="/verify" target="_blank">
      {t('record.offline')}
    </Button>
  )
  return (
    <Page title={t('record.title')} extra={offline}>
      <p className="muted" style={{ marginBottom: 10 }}>
        {t('record.about')}
      </p>
      <Loaded query={query} rows={8}>
        {(record) => (
          <div className="stack">
            <Standing check={record.last_check} />
            <div className="record-columns">
              <Newest record={record} />
              <CheckReceipt keys={record.keys} />
            </div>
            <Heads heads={headsOf(record)} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}

type HeadRow = { number: number; at: string; entries: number; trees: number; keyId: string }

const headsOf = ({ heads }: RecordState): HeadRow[] =>
  heads.flatMap(({ body, key_id: keyId }) => {
    const head = readHead(body)
    if (head === undefined) return []
    const entries = head.trees.reduce((sum, { size }) => sum + size, 0)
    return [{ number: head.number, at: new Date(head.at).toISOString(), entries, trees: head.trees.length, keyId }]
  })

function Standing({ check }: { check: RecordState['last_check'] }) {
  const { t } = useTranslation()
  if (check === null)
    return (
      <Verdict tone="plain" title={t('record.unchecked')}>
        <p>{t('record.uncheckedText')}</p>
      </Verdict>
    )
  if (!check.holds)
    return (
      <Verdict tone="bad" title={t('record.broken')}>
        <p>{t('record.brokenText')}</p>
      </Verdict>
    )
  return (
    <Verdict tone="good" title={t('record.holds')}>
      <p>
        {t('record.checkedAt')} <Moment at={check.at} />
      </p>
    </Verdict>
  )
}

function Newest({ record }: { record: RecordState }) {
  const { t } = useTranslation()
  const words = useWords()
  const newest = headsOf(record)[0]
  if (newest === undefined)
    return (
      <Panel title={t('record.newest')}>
        <Empty title={t('record.none')} text={t('record.noneText')} />
      </Panel>
    )
  return (
    <Panel title={t('record.newest')}>
      <Facts
        rows={[
          [t('record.number'), <b key="number">{words.count(newest.number)}</b>],
          [t('record.signedAt'), <Moment key="at" at={newest.at} />],
          [t('record.covers'), words.count(newest.entries)],
          [
            t('record.key'),
            record.keys.map(({ id, public: key }) => (
              <p key={id}>
                <code>{id}</code> <code className="wrap">{key}</code>
              </p>
            )),
          ],
        ]}
      />
      <h3 className="label record-keep">{t('record.keep')}</h3>
      <p className="muted">{t('record.keepText')}</p>
      <div className="row" style={{ marginTop: 10 }}>
        <Button href="/v1/record/head" download={`fairline-head-${newest.number}.json`}>
          {t('record.takeHead')}
        </Button>
        <Button href="/v1/record/keys" download="fairline-record-keys.json">
          {t('record.takeKeys')}
        </Button>
      </div>
    </Panel>
  )
}

function Heads({ heads }: { heads: readonly HeadRow[] }) {
  const { t } = useTranslation()
  const words = useWords()
  if (heads.length === 0) return null
  return (
    <Panel title={t('record.heads')} flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too */}
      <div className="scroll" tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th>{t('record.number')}</th>
              <th>{t('record.signedAt')}</th>
              <th>{t('record.entries')}</th>
              <th>{t('record.trees')}</th>
              <th>{t('record.key')}</th>
            </tr>
          </thead>
          <tbody>
            {heads.map(({ number, at, entries, trees, keyId }) => (
              <tr key={number}>
                <td className="number">{words.count(number)}</td>
                <td>
                  <Moment at={at} />
                </td>
                <td className="number">{words.count(entries)}</td>
                <td className="number">{trees}</td>
                <td className="mono">{keyId}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
