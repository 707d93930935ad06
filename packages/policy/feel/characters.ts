/**
 * What a name is made of: letters of any language, and what else the standard lets in. Source: DMN 1.5, 10.3.1.2, rules 28 and 29.
 */
export const START = '\\p{L}_\\u{2070}-\\u{218f}\\u{2c00}-\\u{2fef}\\u{10000}-\\u{effff}'
export const PART = `${START}\\p{N}\\p{M}\\u{b7}\\u{200c}\\u{200d}\\u{203f}\\u{2040}`

const ONE_PART = new RegExp(`^[${PART}]$`, 'u')
export const WORD_ONLY = new RegExp(`^[${START}][${PART}]*$`, 'u')
export const isPart = (character: string): boolean => ONE_PART.test(character)
