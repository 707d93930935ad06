/**
 * The bytes of an account as they lie in its row: length and CRC-32 of the encoded account (both unsigned 32-bit, big-endian), then the account.
 *
 * Throws   BrokenInvariant on reading bytes that are not exactly what was written: a wrong balance must never be decided upon.
 */
import { crc32 } from 'node:zlib'
import type { Account } from '@fairline/domain/account/account'
import { decodeAccount, writeAccount } from '@fairline/domain/account/codec'
import { newWriter } from '@fairline/domain/kernel/bytes'
import { invariant } from '@fairline/domain/kernel/outcome'

const HEADER_BYTES = 8

/** Every account is written here first, behind room for its header. */
const writer = newWriter()

export function packState(account: Account): Buffer {
  writer.length = HEADER_BYTES
  writeAccount(writer, account)
  const body = writer.bytes.subarray(HEADER_BYTES, writer.length)
  const state = Buffer.allocUnsafe(writer.length)
  state.writeUInt32BE(body.length, 0)
  state.writeUInt32BE(crc32(body), 4)
  state.set(body, HEADER_BYTES)
  return state
}

export function readState(state: Buffer): Account {
  invariant(state.length >= HEADER_BYTES, 'a stored account has its header')
  const body = state.subarray(HEADER_BYTES)
  invariant(state.readUInt32BE(0) === body.length, 'a stored account has its length')
  invariant(state.readUInt32BE(4) === crc32(body), 'a stored account has its checksum')
  return decodeAccount(body)
}
