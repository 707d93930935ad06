import type { PersonalKind } from './personal-text.ts'

/**
 * What two spellings of the same personal value have in common, to compare and look up by. Not fit to be shown.
 *
 * All      NFKC (full-width to usual), no space around. Saying it twice changes nothing.
 * Gives    an empty text where nothing is left to compare: such a value equals no other.
 *
 * @example normalise('phone', '＋86 138-0000-0000') // '13800000000'
 */
export const normalise = (kind: PersonalKind, value: string): string => settled(kind, value, ROUNDS_MAX)

/** Changing the case, or taking something out, can bring letters together that Unicode writes as one: two rounds settle that. */
const ROUNDS_MAX = 4

function settled(kind: PersonalKind, value: string, rounds: number): string {
  const next = commonOf(kind, value.normalize('NFKC').trim())
  return next === value || rounds === 1 ? next : settled(kind, next, rounds - 1)
}

function commonOf(kind: PersonalKind, usual: string): string {
  switch (kind) {
    case 'phone':
      return phoneDigits(usual)
    case 'bank_card':
      return digits(usual)
    case 'id_number':
      return usual.replace(/\s/gu, '').toUpperCase()
    case 'name':
      return fold(usual).replace(/[\s·•‧・]/gu, '')
    case 'employer':
      return fold(usual).replace(/\s/gu, '')
    case 'email':
      return fold(usual)
    case 'address':
      return fold(usual).replace(/[\s\p{P}\p{S}]/gu, '')
    case 'free_text':
      return usual
  }
}

const digits = (value: string): string => value.replace(/[^0-9]/g, '')

/** Without +86, also where it is written 0086 or bare before the eleven digits of a mobile number. */
function phoneDigits(value: string): string {
  const international = value.replace(/[^0-9+]/g, '').replace(/^(?:00)+/, '+')
  return digits(international.replace(/^(?:\+86|86(?=1\d{10}$))/, ''))
}

/** Upper case first, as some letters become two only there. */
const fold = (value: string): string => value.toUpperCase().toLowerCase()
