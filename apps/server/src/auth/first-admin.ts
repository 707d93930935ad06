/**
 * The first administrator of a data folder: there after the first start, with a password that was made for him and lies in `<data>/first-admin`
 * (readable by its owner only) until he sets his own.
 */
import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import type { Database } from '../store/database.ts'
import { findUserByEmail, hasUsers } from '../store/user-table.ts'
import { makePassword } from './make-password.ts'
import { makeUser } from './make-user.ts'

const FIRST_ADMIN_EMAIL = 'admin@fairline.local'

export const firstAdminFile = (dataDir: string): string => join(dataDir, 'first-admin')

/** `password` undefined: he has set his own. */
export type FirstAdmin = Readonly<{ email: string; password: string | undefined }>

/** Undefined where the accounts of this book came another way, as with a backup. */
export async function ensureFirstAdmin(database: Database, dataDir: string, now: number): Promise<FirstAdmin | undefined> {
  const path = firstAdminFile(dataDir)
  if (!(await hasUsers(database))) {
    // The file first: an account whose password nobody knows would open to nobody.
    const password = (await readPassword(path)) ?? (await writePassword(path))
    await makeUser(database, {
      ...{ organisationId: FIRST_ORGANISATION, email: FIRST_ADMIN_EMAIL, name: 'Administrator', password, roles: ['admin'] },
      createdAt: now,
    })
  }
  const user = await findUserByEmail(database, FIRST_ADMIN_EMAIL)
  if (user === undefined) return undefined
  if (user.passwordSetAt === user.createdAt) return { email: user.email, password: await readPassword(path) }
  await rm(path, { force: true })
  return { email: user.email, password: undefined }
}

async function readPassword(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Written aside and renamed, so that a crash leaves no half password. */
async function writePassword(path: string): Promise<string> {
  const password = makePassword()
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, `${password}\n`, { mode: 0o600, flush: true })
  await rename(draft, path)
  return password
}
