import { CopyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Shown this once. */
export function BackupCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(codes.join('\n'))
    setCopied(true)
  }
  return (
    <div style={{ display: 'grid', gap: 14 }}>
      <p className="entrance-note">{t('people.enrol.codesText')}</p>
      <ol className="backup-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="row">
        <Button icon={<CopyOutlined />} onClick={() => void copy()}>
          {t(isCopied ? 'people.enrol.copied' : 'people.enrol.copy')}
        </Button>
        <Button type="primary" onClick={onKept}>
          {t('people.enrol.done')}
        </Button>
      </div>
    </div>
  )
}
