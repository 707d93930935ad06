/** The borrower's own side is another house: no session of the desk, and none of its rooms. */
export const isBorrowersPage = (): boolean => /^\/me(\/|$)/.test(window.location.pathname)
