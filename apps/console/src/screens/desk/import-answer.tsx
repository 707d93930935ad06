/** What a table would come to, or came to: whether it adds up, and row by row what is new, changed, or held up and why. */
import { useTranslation } from 'react-i18next'
import type { ImportAnswer } from '../../api/import-requests.ts'
import { Tag, type Tone } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { useFieldName, useRowFault } from './import-names.ts'

const TONES: Readonly<Record<ImportAnswer['state'], Tone>> = { previewed: 'info', taken: 'good', quarantined: 'bad', repeated: 'plain' }

export function ImportAnswered({ answer }: { answer: ImportAnswer }) {
  const { t } = useTranslation()
  const { rows, registered, changed, same, quarantined } = answer
  const isBad = answer.fault_count > 0
  return (
    <section className="stack" aria-label={t('imports.result')}>
      <p role="status" className="row">
        <Tag tone={isBad ? 'bad' : TONES[answer.state]}>{t(`imports.state.${isBad ? 'quarantined' : answer.state}`)}</Tag>
        <span>{t(`imports.stateText.${isBad ? 'quarantined' : answer.state}`)}</span>
      </p>
      {isBad ? <FileFaults answer={answer} /> : <p>{t('imports.counts', { rows, registered, changed, same, quarantined })}</p>}
      {!isBad && <Totals totals={answer.totals} />}
      {answer.entries.length > 0 && <Entries answer={answer} />}
    </section>
  )
}

function FileFaults({ answer: { faults } }: { answer: ImportAnswer }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <ul className="statement-bad" role="alert">
      {faults.map((fault) => (
        <li key={`${fault.code} ${fault.path} ${fault.line}`}>
          <strong>{words.pick(fault.text)}</strong>{' '}
          {fault.line !== null && <span className="label">{t('imports.line', { line: fault.line })}</span>}
        </li>
      ))}
    </ul>
  )
}

function Totals({ totals: { sum_minor, currency, proved_by } }: { totals: ImportAnswer['totals'] }) {
  const { t } = useTranslation()
  const words = useWords()
  const what = proved_by.map((one) => t(`imports.provedBy.${one}`)).join(words.language === 'zh' ? '、' : ', ')
  return (
    <p className="label">
      {sum_minor !== null && currency !== null && `${t('imports.sumIs', { amount: words.money(sum_minor, currency) })} · `}
      {proved_by.length === 0 ? t('imports.provedNone') : t('imports.proved', { what })}
    </p>
  )
}

const IS_TONES: Readonly<Record<ImportAnswer['entries'][number]['is'], Tone>> = {
  registered: 'good',
  changed: 'info',
  same: 'plain',
  quarantined: 'bad',
}

function Entries({ answer: { entries, rows } }: { answer: ImportAnswer }) {
  const { t } = useTranslation()
  const nameOf = useFieldName()
  const say = useRowFault()
  const shown = entries.reduce((all, entry) => all + entry.rows.length, 0)
  return (
    <>
      <div className="import-table">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('imports.row')}</th>
              <th scope="col">{t('imports.entry')}</th>
              <th scope="col">{t('imports.result')}</th>
              <th scope="col">{t('imports.what')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={`${entry.row} ${entry.entry_id}`}>
                <td>{entry.rows.join(', ')}</td>
                <td className="mono">{entry.entry_id ?? t('parts.none')}</td>
                <td>
                  <Tag tone={IS_TONES[entry.is]}>{t(`imports.is.${entry.is}`)}</Tag>
                </td>
                <td>
                  {entry.fields.length > 0 && t('imports.changes', { fields: entry.fields.map(nameOf).join(' · ') })}
                  {entry.faults.map((fault) => (
                    <div key={`${fault.row} ${fault.field} ${fault.code}`}>{say(fault)}</div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown < rows && <p className="label">{t('imports.more', { count: entries.length })}</p>}
    </>
  )
}
