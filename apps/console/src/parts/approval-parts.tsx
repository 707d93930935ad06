/** How a request that takes two people is shown wherever one is. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Refused } from '../api/faults.ts'
import type { Approval } from '../api/views.ts'
import { addApprovalWords } from '../locales/approvals.ts'
import { approvals } from '../locales/en/approvals.ts'
import { useFaultWords } from './fault-words.ts'
import { Tag, type Tone } from './tag.tsx'

addApprovalWords()

const TONES: Readonly<Record<Approval['state'], Tone>> = {
  open: 'warn',
  expired: 'plain',
  approved: 'info',
  done: 'good',
  failed: 'bad',
  rejected: 'bad',
  withdrawn: 'plain',
}

export function ApprovalStateTag({ state }: Pick<Approval, 'state'>) {
  const { t } = useTranslation()
  return (
    <Tag tone={TONES[state]} dot>
      {t(`approvals.states.${state}`)}
    </Tag>
  )
}

/** `isRow`: the arrow keys go from one to the next. */
export function ApprovalLink({ one: { approval_id, kind }, isRow = false }: { one: Approval; isRow?: boolean }) {
  const { t } = useTranslation()
  return (
    <Link to="/approvals/$approval" params={{ approval: approval_id }} className="cut" {...(isRow && { 'data-row': '' })}>
      {t(`approvals.kinds.${kind}`)}
    </Link>
  )
}

const { refusals } = approvals
const isKnown = (code: string): code is keyof typeof refusals => Object.hasOwn(refusals, code)

/** Says in the reader's words why a request, or a decision on it, was refused. */
export function useApprovalFault(): (error: unknown) => string {
  const { t } = useTranslation()
  const say = useFaultWords()
  return (error) => {
    const code = error instanceof Refused ? error.problem.code : ''
    return isKnown(code) ? t(`approvals.refusals.${code}`) : say(error)
  }
}
