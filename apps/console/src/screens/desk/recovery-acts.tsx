/** What is done about a recovery case: it is moved along, and what was said is noted. */
import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { moveRecovery, noteRecovery, type Recovery, type RecoveryMove, type RecoveryNote } from '../../api/recovery-requests.ts'
import { CAUSES } from './diagnosis-panel.tsx'
import { Choice, FormDrawer, Labelled, NumberField, newId } from './form-parts.tsx'
import { dayIn } from './recovery-parts.tsx'

export type Move = RecoveryMove['state']
const OBSERVED_DAYS = 90
const CHECK_DAYS = 7
const NOTE_MAX = 1_000
const FOUND = [...CAUSES, 'undetermined'] as const

/** Which question belongs to which step. */
const ASKS: Readonly<Record<Move, 'ticket' | 'days' | 'found' | undefined>> = {
  filed: 'ticket',
  observing: 'days',
  restored: 'found',
  refused: 'found',
  withdrawn: undefined,
}

export function MoveForm({ recovery, move, close }: { recovery: Recovery; move: Move; close: () => void }) {
  const { t } = useTranslation()
  const asks = ASKS[move]
  const [note, setNote] = useState('')
  const [ticket, setTicket] = useState('')
  const [days, setDays] = useState<number | null>(OBSERVED_DAYS)
  const [check, setCheck] = useState<number | null>(CHECK_DAYS)
  const [found, setFound] = useState<(typeof FOUND)[number]>(recovery.cause ?? 'undetermined')
  const goesOn = move === 'filed' || move === 'observing'
  const isWhole = note.trim() !== '' && (asks !== 'ticket' || ticket.trim() !== '') && (asks !== 'days' || days !== null)
  const save = () =>
    moveRecovery({
      ...{ id: recovery.id, state: move, note },
      ...(asks === 'ticket' && { ticket: ticket.trim() }),
      ...(asks === 'days' && days !== null && { observed_days: days }),
      ...(asks === 'found' && { cause_found: found }),
      ...(goesOn && check !== null && { next_check_on: dayIn(check) }),
    })
  return (
    <FormDrawer title={t(`recoveries.act.${move}`)} act={t(`recoveries.act.${move}`)} isWhole={isWhole} save={save} close={close}>
      {asks === 'ticket' && (
        <Labelled label={t('recoveries.act.ticket')}>
          {(field) => <Input id={field} maxLength={64} value={ticket} onChange={({ target }) => setTicket(target.value)} />}
        </Labelled>
      )}
      {asks === 'days' && <NumberField label={t('recoveries.act.days')} value={days} change={setDays} max={400} />}
      {asks === 'found' && (
        <Choice
          label={t('recoveries.act.found')}
          value={found}
          names={FOUND}
          nameOf={(one) => (one === 'undetermined' ? t('recoveries.act.undetermined') : t(`incidents.cause.${one}`))}
          change={setFound}
        />
      )}
      {goesOn && <NumberField label={t('recoveries.act.check')} value={check} change={setCheck} max={400} />}
      <Labelled label={t('recoveries.act.note')}>
        {(field) => (
          <Input.TextArea id={field} rows={3} maxLength={NOTE_MAX} value={note} onChange={({ target }) => setNote(target.value)} />
        )}
      </Labelled>
    </FormDrawer>
  )
}

const FROM: readonly RecoveryNote['from'][] = ['lender', 'borrower', 'desk']
const WAYS: readonly RecoveryNote['way'][] = ['app', 'call', 'letter', 'meeting', 'message']

export function MessageForm({ recovery, close }: { recovery: Recovery; close: () => void }) {
  const { t } = useTranslation()
  const [messageId] = useState(() => newId('msg'))
  const [from, setFrom] = useState<RecoveryNote['from']>('lender')
  const [way, setWay] = useState<RecoveryNote['way']>('app')
  const [words, setWords] = useState('')
  const [documents, setDocuments] = useState<readonly string[]>([])
  const missing = recovery.documents.filter(({ handed_in_at }) => handed_in_at === null).map(({ name }) => name)
  const save = () =>
    noteRecovery({
      ...{ id: recovery.id, message_id: messageId, from, way, words, said_at: new Date().toISOString() },
      ...(documents.length > 0 && { documents: [...documents] }),
    })
  return (
    <FormDrawer
      title={t('recoveries.addMessage')}
      act={t('recoveries.message.save')}
      isWhole={words.trim() !== ''}
      save={save}
      close={close}
    >
      <Choice
        label={t('recoveries.message.from')}
        value={from}
        names={FROM}
        nameOf={(one) => t(`recoveries.message.fromName.${one}`)}
        change={setFrom}
      />
      <Choice
        label={t('recoveries.message.way')}
        value={way}
        names={WAYS}
        nameOf={(one) => t(`recoveries.message.wayName.${one}`)}
        change={setWay}
      />
      <Labelled label={t('recoveries.message.words')}>
        {(field) => (
          <Input.TextArea id={field} rows={3} maxLength={NOTE_MAX} value={words} onChange={({ target }) => setWords(target.value)} />
        )}
      </Labelled>
      {missing.length > 0 && (
        <fieldset className="desk-form">
          <legend>{t('recoveries.message.documents')}</legend>
          <Checkbox.Group options={missing} value={[...documents]} onChange={setDocuments} />
        </fieldset>
      )}
    </FormDrawer>
  )
}
