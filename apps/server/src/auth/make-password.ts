/** A password made for somebody: 100 random bits, in groups that can be read out and typed. */
import { randomInt } from 'node:crypto'

const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz'
const GROUPS = 5
const GROUP_LETTERS = 4

export const makePassword = (): string =>
  Array.from({ length: GROUPS }, () => Array.from({ length: GROUP_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-')
