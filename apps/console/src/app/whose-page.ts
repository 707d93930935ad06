/** The borrower's own side is another house: no session of the desk, and none of its rooms. */
/** Whoever has the link of an invitation has no session yet, or should not use the one that is there. */
export const isWelcomePage = (): boolean => window.location.pathname === '/welcome'

export const isBorrowersPage = (): boolean => /^\/me(\/|$)/.test(window.location.pathname)
