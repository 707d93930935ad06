import { CheckCircleFilled, WarningFilled } from '@ant-design/icons'
import type { ReactNode } from 'react'

/** Whether something adds up, said plainly. */
export function Verdict({ isGood, title, children }: { isGood: boolean; title: string; children: ReactNode }) {
  return (
    <div className="verdict" data-tone={isGood ? 'good' : 'bad'} role={isGood ? 'status' : 'alert'}>
      <span aria-hidden="true">{isGood ? <CheckCircleFilled /> : <WarningFilled />}</span>
      <b>{title}</b>
      <span>{children}</span>
    </div>
  )
}
