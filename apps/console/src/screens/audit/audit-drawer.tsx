import { Button, Drawer } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '../../api/control-requests.ts'
import { Facts } from '../../parts/figures.tsx'
import { Moment } from '../../parts/moment.tsx'
import { useRoleName } from '../../parts/role-name.ts'
import { useWords } from '../../parts/use-words.ts'
import type { AuditSearch } from './audit-search.ts'

type DrawerProps = { entry: AuditEntry | undefined; change: (next: AuditSearch) => void; close: () => void }

/** One entry in full. */
export function AuditDrawer({ entry, change, close }: DrawerProps) {
  const { t } = useTranslation()
  const words = useWords()
  const roleName = useRoleName()
  const only = (next: AuditSearch): void => {
    change(next)
    close()
  }
  if (entry === undefined) return null
  const { id, kind, at, actor, person, roles, subject, reason, detail, address, request_id } = entry
  const rows: readonly (readonly [label: string, value: ReactNode])[] = [
    [t('control.audit.at'), <Moment key="at" at={at} />],
    [t('control.audit.who'), `${actor.name} (${actor.id})`],
    [t('control.audit.roles'), roles?.map(roleName).join(' · ')],
    [t('control.audit.subject'), subject && <code className="wrap">{subject}</code>],
    [t('control.audit.reason'), reason],
    [t('control.audit.detail'), Object.keys(detail).length > 0 && <pre className="wrap">{JSON.stringify(detail, null, 2)}</pre>],
    [t('control.audit.address'), address],
    [t('control.audit.request'), request_id],
  ]
  return (
    <Drawer open size={440} title={words.pick(entry.words)} onClose={close}>
      <Facts rows={rows.filter(([, value]) => Boolean(value))} />
      <div className="row" style={{ marginTop: 16 }}>
        <Button onClick={() => only({ person })}>{t('control.audit.onlyThis')}</Button>
        {kind === 'act' && (
          <Button href={`/v1/acts/${id}/receipt`} download={`act-${id}.json`}>
            {t('control.audit.receipt')}
          </Button>
        )}
        {subject !== null && <Button onClick={() => only({ subject })}>{t('control.audit.onlySubject')}</Button>}
      </div>
    </Drawer>
  )
}
