/** Of a wish of the borrower's: short enough to be read out on the phone, as the receipt is made of it, and never the same again for one borrower. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz'
const LENGTH = 10

/** Without letters that are taken for others. */
export const newRequestId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(LENGTH))].map((byte) => LETTERS[byte % LETTERS.length]).join('')
