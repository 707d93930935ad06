/** The borrower's own side is another house: no session of the desk, and none of its rooms. */
export const isBorrowersPage = /^\/me(\/|$)/.test(window.location.pathname)
