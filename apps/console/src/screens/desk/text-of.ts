/** Of a field that is known to be text or a number; empty for all else. */
export const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
