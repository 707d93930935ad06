/**
 * What an item waits for: it happens only where the account of its borrower is so at that moment. What people mean to do does not depend on what
 * they are told; what comes of it does.
 */
export type Condition =
  /** He has no line, and no application under way. */
  | Readonly<{ need: 'no-line' }>
  /** That application is under way; it waits for a person; there is an offer on it. */
  | Readonly<{ need: 'applied' | 'referred' | 'offered'; applicationId: string }>
  /** So much of it as the line has free, as he is shown; and no less than can be drawn. */
  | Readonly<{ need: 'room' }>
  /** It was quoted, and can be taken up. */
  | Readonly<{ need: 'quoted'; quoteId: string }>
  /** The drawdown was approved. */
  | Readonly<{ need: 'approved'; drawdownId: string }>
  /** It was, and the money could not be paid out. */
  | Readonly<{ need: 'unpaid'; drawdownId: string }>
  /** Something of that is to be paid. */
  | Readonly<{ need: 'owed'; loanId: string; pays: Pays }>
  /** That repayment paid something. */
  | Readonly<{ need: 'paid'; repaymentId: string }>
  /** He is held on drawing for that reason; the hold is filled in. */
  | Readonly<{ need: 'held'; reason: string }>
  /** Past due for so many days or more, and not written off. */
  | Readonly<{ need: 'past-due'; loanId: string; days: number }>

/** due: all that is due. oldest: the oldest instalment of it. all: what ends the loan that day. permille: so much of the principal, early. */
export type Pays = 'due' | 'oldest' | 'all' | Readonly<{ permille: number }>
