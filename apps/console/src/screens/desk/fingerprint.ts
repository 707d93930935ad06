const HEX = 16

/** Of a document that stays where it is: its SHA-256, in lower hex. */
export async function fingerprintOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return [...bytes].map((byte) => byte.toString(HEX).padStart(2, '0')).join('')
}
