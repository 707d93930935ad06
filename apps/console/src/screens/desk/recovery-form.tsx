/** A recovery case is opened for one line of an incident: what is likely the matter, the official way, and what it asks for. */
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LineGuides, openRecovery, type RecoveryWish } from '../../api/recovery-requests.ts'
import { useWords } from '../../parts/use-words.ts'
import { Choice, FormDrawer, Labelled, NumberField, newId } from './form-parts.tsx'
import { PersonField } from './person.tsx'
import { dayIn } from './recovery-parts.tsx'

type Props = { incident: string; lines: readonly LineGuides[]; owner: string | undefined; close: () => void }
const ROUTES: readonly RecoveryWish['route'][] = ['app', 'hotline', 'branch', 'account_manager', 'written_appeal', 'complaint']
const CHECK_DAYS = 7
type Guide = LineGuides['guides'][number]
const keyOf = ({ subject }: LineGuides): string => `${subject.kind}:${subject.id}`

export function RecoveryForm({ incident, lines, owner, close }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  const [id] = useState(() => newId('rc'))
  const [line, setLine] = useState(lines[0]!)
  const [guide, setGuide] = useState(line.guides[0]!)
  const listed = (of: Guide) => of.documents.map((one) => words.pick(one)).join('\n')
  const [route, setRoute] = useState(guide.route)
  const [documents, setDocuments] = useState(() => listed(guide))
  const [assignee, setAssignee] = useState(owner)
  const [days, setDays] = useState<number | null>(CHECK_DAYS)
  const choose = (to: Guide) => {
    setGuide(to)
    setRoute(to.route)
    setDocuments(listed(to))
  }
  const chooseLine = (to: LineGuides) => {
    setLine(to)
    choose(to.guides[0]!)
  }
  const save = () =>
    openRecovery({
      ...{ id, subject: line.subject, incident_id: incident, cause: line.cause, trouble: guide.trouble, route, assignee: assignee ?? '' },
      documents: [...new Set(documents.split('\n').flatMap((one) => one.trim() || []))],
      next_check_on: dayIn(days ?? CHECK_DAYS),
    })
  return (
    <FormDrawer
      title={t('recoveries.open')}
      act={t('recoveries.form.save')}
      isWhole={assignee !== undefined && days !== null}
      save={save}
      close={close}
    >
      <Which lines={lines} line={line} guide={guide} chooseLine={chooseLine} choose={choose} />
      <p className="muted">{words.pick(guide.how)}</p>
      <Choice
        label={t('recoveries.form.route')}
        value={route}
        names={ROUTES}
        nameOf={(one) => t(`recoveries.route.${one}`)}
        change={setRoute}
      />
      <Labelled label={t('recoveries.form.documents')}>
        {(field) => (
          <Input.TextArea id={field} rows={4} maxLength={2_000} value={documents} onChange={({ target }) => setDocuments(target.value)} />
        )}
      </Labelled>
      <PersonField label={t('recoveries.form.owner')} value={assignee} change={setAssignee} />
      <NumberField label={t('recoveries.form.check')} value={days} change={setDays} max={400} />
    </FormDrawer>
  )
}

type WhichProps = {
  lines: readonly LineGuides[]
  line: LineGuides
  guide: Guide
  chooseLine: (to: LineGuides) => void
  choose: (to: Guide) => void
}

/** Which line, and what is likely the matter with it. */
function Which({ lines, line, guide, chooseLine, choose }: WhichProps) {
  const { t } = useTranslation()
  return (
    <>
      <Choice
        label={t('recoveries.form.line')}
        value={keyOf(line)}
        names={lines.map(keyOf)}
        nameOf={(key) => lines.find((one) => keyOf(one) === key)?.label ?? key}
        change={(key) => chooseLine(lines.find((one) => keyOf(one) === key)!)}
      />
      <Choice
        label={t('recoveries.form.trouble')}
        value={guide.trouble}
        names={line.guides.map(({ trouble }) => trouble)}
        nameOf={(one) => t(`recoveries.trouble.${one}`)}
        change={(trouble) => choose(line.guides.find((one) => one.trouble === trouble)!)}
      />
    </>
  )
}
