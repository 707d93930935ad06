/** The borrower's own side is another house: no session of the desk, and none of its rooms. */
/** Whoever has the link of an invitation has no session yet, or should not use the one that is there. */
export const isWelcomePage = (): boolean => window.location.pathname === '/welcome'

/** Of several lenders on one server, the one whose page this is: `/me?lender=NAME`. Undefined: there is one, or it is the first. */
export const lenderOfPage = (): string | undefined => new URLSearchParams(window.location.search).get('lender')?.trim() || undefined

export const isBorrowersPage = (): boolean => /^\/me(\/|$)/.test(window.location.pathname)
