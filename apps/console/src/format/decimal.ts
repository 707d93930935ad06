/** Whole numbers of small units as decimals, without ever becoming a float. */

/** @example decimalText(-12345, 2) // '-123.45' */
export function decimalText(units: number | bigint, digits: number): `${number}` {
  const whole = BigInt(units)
  const sign = whole < 0n ? '-' : ''
  const text = (whole < 0n ? -whole : whole).toString().padStart(digits + 1, '0')
  const cut = text.length - digits
  return `${sign}${text.slice(0, cut)}${digits > 0 ? `.${text.slice(cut)}` : ''}` as `${number}`
}

/** `value / 10^digits`, rounded half up (away from zero), as a whole number. */
export function shiftRounded(value: bigint, digits: number): bigint {
  const divisor = 10n ** BigInt(digits)
  const size = value < 0n ? -value : value
  const rounded = (size + divisor / 2n) / divisor
  return value < 0n ? -rounded : rounded
}
