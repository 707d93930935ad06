/**
 * The second factor of an account: codes of an authenticator, and ten backup codes for the day on which it is lost.
 *
 * Secret   sealed with a key of the first organisation, bound to its account: copied to another row it does not open.
 * Once     a code is taken once; a backup code too, and at rest there is its SHA-256 (60 random bits, salted with the account).
 */
import { createHash, randomInt } from 'node:crypto'
import { openSecrets } from '../sealing/organisation-secrets.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import type { Queryable } from '../store/database.ts'
import { offerTotp, replaceBackupCodes, takeBackupCode, takeStep, takeTotp, type UserRow } from '../store/user-table.ts'
import { newTotpSecret, otpauthOf, stepOfCode } from './totp.ts'

export type SecondFactor = {
  /** A new secret, to be shown once; it counts after `confirm`. */
  readonly offer: (user: UserRow) => Promise<Readonly<{ secret: string; uri: string }>>
  /** With a code of the secret that was offered; gives the backup codes. Undefined: the code is wrong, or nothing was offered. */
  readonly confirm: (client: Queryable, user: UserRow, code: string) => Promise<readonly string[] | undefined>
  /** Takes a code of the authenticator. */
  readonly takeCode: (user: UserRow, code: string) => Promise<boolean>
  /** Takes one of the backup codes, however it is written. */
  readonly takeBackup: (user: UserRow, code: string) => Promise<boolean>
  readonly renewBackup: (client: Queryable, userId: string) => Promise<readonly string[]>
  /** As it is kept. */
  readonly seal: (userId: string, secret: string) => Promise<Buffer>
}

export type SecondFactorParts = Readonly<{ database: Queryable; sealing: Sealing; now: () => number }>

const BACKUP_CODES = 10
const BACKUP_LETTERS = 12
/** Crockford's: none that looks like another. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'

export function openSecondFactor({ database, sealing, now }: SecondFactorParts): SecondFactor {
  const secrets = () => openSecrets(sealing, database, FIRST_ORGANISATION)
  const placeOf = (userId: string): string => `totp of ${userId}`
  const open = async (userId: string, sealed: Buffer): Promise<string> => (await secrets()).open(placeOf(userId), sealed)
  const seal = async (userId: string, secret: string): Promise<Buffer> => (await secrets()).seal(placeOf(userId), secret)
  const renewBackup: SecondFactor['renewBackup'] = async (client, userId) => {
    const codes = Array.from({ length: BACKUP_CODES }, newBackupCode)
    await replaceBackupCodes(
      client,
      userId,
      codes.map((code) => hashOf(userId, code)),
    )
    return codes
  }
  return {
    seal,
    renewBackup,
    offer: async ({ id, email }) => {
      const secret = newTotpSecret()
      await offerTotp(database, id, await seal(id, secret))
      return { secret, uri: otpauthOf(secret, email) }
    },
    confirm: async (client, { id, totpNext }, code) => {
      if (totpNext === null) return undefined
      const step = stepOfCode(await open(id, totpNext), code, { at: now(), takenStep: -1 })
      if (step === undefined || !(await takeTotp(client, id, totpNext, step))) return undefined
      return renewBackup(client, id)
    },
    takeCode: async ({ id, totp, totpStep }, code) => {
      if (totp === null) return false
      const step = stepOfCode(await open(id, totp), code, { at: now(), takenStep: totpStep })
      return step !== undefined && takeStep(database, id, step)
    },
    takeBackup: async ({ id }, code) => takeBackupCode(database, id, hashOf(id, code), now()),
  }
}

const newBackupCode = (): string =>
  (
    Array.from({ length: BACKUP_LETTERS }, () => LETTERS[randomInt(LETTERS.length)])
      .join('')
      .match(/.{4}/g) ?? []
  ).join('-')

const hashOf = (userId: string, code: string): Buffer =>
  createHash('sha256')
    .update(`${userId}\0${code.toLowerCase().replaceAll(/[\s-]/g, '')}`)
    .digest()
