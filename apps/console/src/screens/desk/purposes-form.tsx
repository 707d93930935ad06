/** What a facility may pay for, by a document of its lender: asked here, approved by somebody else. */
import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Facility } from '../../api/desk-requests.ts'
import { fingerprintOf } from './fingerprint.ts'
import { FormDrawer, Labelled } from './form-parts.tsx'

const PURPOSES = ['payroll', 'supplier', 'tax', 'equipment', 'capex', 'debt_service', 'other'] as const

type Props = { facility: Facility; ask: (request: Readonly<Record<string, unknown>>) => void; close: () => void }

export function PurposesForm({ facility: { id, credit_kind }, ask, close }: Props) {
  const { t } = useTranslation()
  const [purposes, setPurposes] = useState<readonly string[]>([])
  const [file, setFile] = useState<File>()
  const save = async (): Promise<void> => {
    if (file === undefined) return
    ask({ facility_id: id, credit_kind, purposes, document_name: file.name, document_sha256: await fingerprintOf(file) })
  }
  const isWhole = file !== undefined && purposes.length > 0
  return (
    <FormDrawer title={t('desk.channel.askPurposes')} act={t('desk.form.ask')} isWhole={isWhole} save={save} close={close}>
      <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
        <legend style={{ fontSize: 'inherit', marginBottom: 4 }}>{t('desk.channel.purposes')}</legend>
        <Checkbox.Group
          value={[...purposes]}
          options={PURPOSES.map((purpose) => ({ value: purpose, label: t(`desk.purpose.${purpose}`) }))}
          onChange={setPurposes}
        />
      </fieldset>
      <Labelled label={t('desk.form.document')}>
        {(field) => <input id={field} type="file" onChange={({ target }) => setFile(target.files?.[0])} />}
      </Labelled>
      <p className="label">{t('desk.form.documentHint')}</p>
    </FormDrawer>
  )
}
