/** A receipt held against its own proof and signature, by the code of the offline page: nothing of it leaves the browser. */
import { offlineFaults } from '@fairline/domain/record/check-offline'
import { readHead } from '@fairline/domain/record/head'
import { type Receipt, type ReceiptFault, readReceipt } from '@fairline/domain/record/receipt'
import { Button, Input } from 'antd'
import { type DragEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordState } from '../../api/record-requests.ts'
import { useEventWords } from '../../parts/event-words.ts'
import { Panel } from '../../parts/page.tsx'
import { useWords } from '../../parts/use-words.ts'
import { Verdict } from './verdict.tsx'

type Keys = RecordState['keys']

export function CheckReceipt({ keys }: { keys: Keys }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [isOver, setOver] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const read = async (given: File | undefined): Promise<void> => {
    if (given !== undefined) setText(await given.text())
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    void read(event.dataTransfer.files[0])
  }
  const over = (event: DragEvent): void => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <Panel title={t('record.check')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut; pasting and choosing are there for everybody */}
      <div className="stack record-drop" data-over={isOver} onDrop={drop} onDragOver={over} onDragLeave={() => setOver(false)}>
        <p className="muted">{t('record.checkText')}</p>
        <Input.TextArea
          className="mono"
          rows={6}
          value={text}
          onChange={({ target }) => setText(target.value)}
          placeholder={t('record.paste')}
          aria-label={t('record.paste')}
          spellCheck={false}
        />
        <div className="row">
          <Button onClick={() => file.current?.click()}>{t('record.choose')}</Button>
          {text !== '' && <Button onClick={() => setText('')}>{t('record.clear')}</Button>}
        </div>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={t('record.choose')}
          onChange={({ target }) => {
            void read(target.files?.[0])
            target.value = ''
          }}
        />
        {text.trim() !== '' && <Result text={text} keys={keys} />}
      </div>
    </Panel>
  )
}

/** Signed by a key that this platform does not name, it is not of this record, however sound it is in itself. */
function faultsOf(receipt: Receipt | undefined, keys: Keys): readonly ReceiptFault[] {
  const faults = offlineFaults(receipt, '')
  const isOurs = receipt === undefined || keys.some(({ public: key }) => key === receipt.key.public)
  return isOurs ? faults : [...faults, 'other-key']
}

function Result({ text, keys }: { text: string; keys: Keys }) {
  const { t } = useTranslation()
  const words = useWords()
  const events = useEventWords()
  const { receipt, faults } = useMemo(() => {
    const found = readReceipt(text)
    return { receipt: found, faults: faultsOf(found, keys) }
  }, [text, keys])
  if (receipt === undefined || faults.length > 0)
    return (
      <Verdict tone="bad" title={t('record.bad')}>
        {faults.map((fault) => (
          <p key={fault}>{t(`record.fault.${fault}`)}</p>
        ))}
      </Verdict>
    )
  const { name, at, isAct } = entryOf(receipt)
  const told = { name: isAct ? name : events.fact(name), recorded: words.dayAndTime(at), head: readHead(receipt.head.body)!.number }
  return (
    <Verdict tone="good" title={t('record.good')}>
      <p>{isAct ? t('record.goodAct', told) : t('record.goodEvent', told)}</p>
      <p>{t('record.ownKey')}</p>
    </Verdict>
  )
}

/** The entry of a receipt that holds is one of ours: an event, or an act. */
function entryOf({ entry }: Receipt): { name: string; at: string; isAct: boolean } {
  const { type, recorded_at, act, at } = JSON.parse(entry) as { type?: string; recorded_at?: number; act?: string; at?: number }
  return { name: act ?? type ?? '', at: new Date((at ?? recorded_at ?? 0) / 1000).toISOString(), isAct: act !== undefined }
}
