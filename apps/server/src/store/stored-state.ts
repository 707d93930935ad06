/**
 * The bytes of an account as they lie in its row: length and CRC-32 of the encoded account (both unsigned 32-bit, big-endian), then the account.
 *
 * Throws   BrokenInvariant on reading bytes that are not exactly what was written: a wrong balance must never be decided upon.
 */
import { crc32 } from 'node:zlib'
import type { Account } from '@fairline/domain/account/account'
import { decodeAccount, FORMAT, writeAccount } from '@fairline/domain/account/codec'
import { newWriter } from '@fairline/domain/kernel/bytes'
import { invariant } from '@fairline/domain/kernel/outcome'

/** The format number of the account is the first byte behind it. */
export const STATE_HEADER_BYTES = 8

/** Every account is written here first, behind room for its header. */
const writer = newWriter()

export function packState(account: Account): Buffer {
  writer.length = STATE_HEADER_BYTES
  writeAccount(writer, account)
  const body = writer.bytes.subarray(STATE_HEADER_BYTES, writer.length)
  const state = Buffer.allocUnsafe(writer.length)
  state.writeUInt32BE(body.length, 0)
  state.writeUInt32BE(crc32(body), 4)
  state.set(body, STATE_HEADER_BYTES)
  return state
}

export function readState(state: Buffer): Account {
  invariant(state.length >= STATE_HEADER_BYTES, 'a stored account has its header')
  const body = state.subarray(STATE_HEADER_BYTES)
  invariant(state.readUInt32BE(0) === body.length, 'a stored account has its length')
  invariant(state.readUInt32BE(4) === crc32(body), 'a stored account has its checksum')
  return decodeAccount(body)
}

/** Written by a release before this one: to be rebuilt from the log (current-account.ts). A newer one, or no account at all, is for `readState` to refuse. */
export const isOfOlderFormat = (state: Buffer): boolean => state.length > STATE_HEADER_BYTES && state[STATE_HEADER_BYTES]! < FORMAT
