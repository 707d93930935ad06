/** `Retry-After` in either of its forms, seconds or a date, as a wait from now. Null where there is none, or none that can be read. Source: RFC 9110, 10.2.3. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}
