/** Rows of an import that wait in quarantine: what is wrong with each, its cells to be mended, and discarding them with a reason. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { discardRows, type HeldRows, heldCsvPath, type Import, mendRow } from '../../api/import-requests.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { Loaded } from '../../parts/state.tsx'
import { DESK_KEY } from './desk-queries.ts'
import { Labelled } from './form-parts.tsx'
import { useRowFault } from './import-names.ts'
import { heldQuery } from './import-queries.ts'

type Held = HeldRows[number]

export function ImportRows({ one, close }: { one: Import; close: () => void }) {
  const { t } = useTranslation()
  const query = useQuery(heldQuery(one.import_id))
  return (
    <Drawer open size={560} title={`${t('imports.held')} · ${one.file_name ?? one.profile_name}`} onClose={close}>
      <div className="stack">
        <p className="muted">{t('imports.heldText')}</p>
        <a href={heldCsvPath(one.import_id)} download>
          {t('imports.download')}
        </a>
        <Loaded query={query}>
          {({ data }) => (
            <>
              {data.length === 0 && <p>{t('imports.heldNone')}</p>}
              {data.map((held) => (
                <HeldEntry key={held.row} importId={one.import_id} held={held} />
              ))}
              {data.length > 0 && <DiscardAll importId={one.import_id} rows={data.map(({ row }) => row)} />}
            </>
          )}
        </Loaded>
      </div>
    </Drawer>
  )
}

const nameOf = (row: number, column: string): string => `${row} ${column}`

function HeldEntry({ importId, held }: { importId: string; held: Held }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const fault = useFaultWords()
  const say = useRowFault()
  const [written, write] = useState<Readonly<Record<string, string>>>({})
  const mending = useMutation({
    mutationFn: () => {
      const rows = held.rows.map(({ row, cells }) => ({
        row,
        cells: cells.map(({ column, text }) => ({ column, text: written[nameOf(row, column)] ?? text })),
      }))
      return mendRow({ import_id: importId, row: held.row, rows })
    },
    onSuccess: ({ is }) => (is === 'quarantined' ? undefined : client.invalidateQueries({ queryKey: DESK_KEY })),
  })
  const faults = mending.data?.is === 'quarantined' ? mending.data.faults : held.faults
  return (
    <form
      className="import-held stack"
      aria-label={`${t('imports.row')} ${held.row}`}
      onSubmit={(event) => {
        event.preventDefault()
        mending.mutate()
      }}
    >
      <strong>{`${t('imports.row')} ${held.rows.map(({ row }) => row).join(', ')}`}</strong>
      {faults.map((one) => (
        <p key={`${one.row} ${one.field} ${one.code}`} className="bad" role="alert">
          {say(one)}
        </p>
      ))}
      {mending.error && <Alert type="error" role="alert" title={fault(mending.error)} />}
      {held.rows.map(({ row, cells }) => (
        <div key={row} className="import-cells">
          {cells.map(({ column, text }) => (
            <Labelled key={column} label={held.rows.length > 1 ? `${row} · ${column}` : column}>
              {(id) => (
                <Input
                  {...{ id, size: 'small', maxLength: 500, value: written[nameOf(row, column)] ?? text }}
                  onChange={({ target }) => write((all) => ({ ...all, [nameOf(row, column)]: target.value }))}
                />
              )}
            </Labelled>
          ))}
        </div>
      ))}
      <div className="row">
        <Button size="small" type="primary" htmlType="submit" loading={mending.isPending}>
          {t('imports.mend')}
        </Button>
      </div>
    </form>
  )
}

function DiscardAll({ importId, rows }: { importId: string; rows: readonly number[] }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const fault = useFaultWords()
  const [reason, setReason] = useState('')
  const discarding = useMutation({
    mutationFn: () => discardRows({ import_id: importId, rows: [...rows], reason: reason.trim() }),
    onSuccess: () => client.invalidateQueries({ queryKey: DESK_KEY }),
  })
  return (
    <div className="stack">
      {discarding.error && <Alert type="error" role="alert" title={fault(discarding.error)} />}
      <Labelled label={t('imports.discardReason')}>
        {(id) => <Input id={id} value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />}
      </Labelled>
      <div className="row">
        <Button danger disabled={reason.trim() === ''} loading={discarding.isPending} onClick={() => discarding.mutate()}>
          {t('imports.discardAll')}
        </Button>
      </div>
    </div>
  )
}
