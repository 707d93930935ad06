/** The ways from a figure to what it is of. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { LoanRow } from '../api/views.ts'

const ID_SHOWN = 200

export function BorrowerLink({ id }: { id: string }) {
  return (
    <Link to="/lines/$borrower" params={{ borrower: id }} className="cut" title={id.slice(0, ID_SHOWN)} dir="auto">
      {id}
    </Link>
  )
}

type LoanLinkProps = { loan: Pick<LoanRow, 'borrower_id' | 'loan_id'>; isRow?: boolean }

/** `isRow`: the arrow keys go from one to the next. */
export function LoanLink({ loan: { borrower_id, loan_id }, isRow = false }: LoanLinkProps) {
  return (
    <Link
      to="/loans/$borrower/$loan"
      params={{ borrower: borrower_id, loan: loan_id }}
      className="cut"
      title={loan_id.slice(0, ID_SHOWN)}
      dir="auto"
      {...(isRow && { 'data-row': '' })}
    >
      {loan_id}
    </Link>
  )
}

/** Where one is: the room, and what is looked at in it. */
export function Trail({ room, id, children }: { room: ReactNode; id: string; children?: ReactNode }) {
  return (
    <div className="row" style={{ minWidth: 0 }}>
      {room}
      <span className="muted">/</span>
      <h1 className="cut" dir="auto" title={id.slice(0, ID_SHOWN)}>
        {id}
      </h1>
      {children}
    </div>
  )
}
