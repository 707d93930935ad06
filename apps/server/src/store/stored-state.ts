/**
 * The bytes of an account as they lie in its row: length and CRC-32 of the encoded account (both unsigned 32-bit, big-endian), then the account.
 *
 * Throws   BrokenInvariant on reading bytes that are not exactly what was written: a wrong balance must never be decided upon.
 */
import { crc32 } from 'node:zlib'
import type { Account } from '@fairline/domain/account/account'
import { decodeAccount, encodeAccount } from '@fairline/domain/account/codec'
import { invariant } from '@fairline/domain/kernel/outcome'

const HEADER_BYTES = 8

export function packState(account: Account): Buffer {
  const bytes = encodeAccount(account, HEADER_BYTES)
  const state = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  state.writeUInt32BE(bytes.length - HEADER_BYTES, 0)
  state.writeUInt32BE(crc32(state.subarray(HEADER_BYTES)), 4)
  return state
}

export function readState(state: Buffer): Account {
  invariant(state.length >= HEADER_BYTES, 'a stored account has its header')
  const body = state.subarray(HEADER_BYTES)
  invariant(state.readUInt32BE(0) === body.length, 'a stored account has its length')
  invariant(state.readUInt32BE(4) === crc32(body), 'a stored account has its checksum')
  return decodeAccount(body)
}
