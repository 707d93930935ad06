/** A receipt checked by nothing of the host's: no network, no cryptography of its own. For pages; slow (sha2.ts). */
import { isSigned } from './ed25519.ts'
import { checkReceipt, keyIdOf, type Receipt, type ReceiptFault } from './receipt.ts'
import { sha256 } from './sha2.ts'

/** `pinned`: the public key, base64, that alone may have signed; empty where none is known. */
export function offlineFaults(receipt: Receipt | undefined, pinned: string): readonly ReceiptFault[] {
  if (receipt === undefined) return ['unreadable']
  return checkReceipt(receipt, { sha256, isSigned: isSignedAsSaid(receipt), pinned: pinned === '' ? undefined : pinned })
}

function isSignedAsSaid({ head, key }: Receipt): boolean {
  const bytes = fromBase64(key.public)
  return keyIdOf(sha256, bytes) === head.key_id && isSigned(bytes, new TextEncoder().encode(head.body), fromBase64(head.signature))
}

function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}
