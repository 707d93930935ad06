/**
 * One login for each role of the demo's organisation, with passwords and authenticator secrets made at the first start and kept in
 * `<data>/demo-logins.json` (readable by its owner only): whoever tries the demo needs no phone, `fairline code EMAIL` tells the code.
 */
import { randomUUID } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isRole, ROLE_NAMES, ROLES, type Role } from '@fairline/access/roles'
import { z } from 'zod'
import { needsSecondFactor } from '../auth/caller.ts'
import { makePassword } from '../auth/make-password.ts'
import { makeUser, newUserId } from '../auth/make-user.ts'
import { openSecondFactor } from '../auth/second-factor.ts'
import { newTotpSecret } from '../auth/totp.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { Database } from '../store/database.ts'
import { findUserByEmail } from '../store/user-table.ts'

const DemoLogin = z.strictObject({
  id: z.string(),
  email: z.string(),
  password: z.string(),
  roles: z.array(z.string().refine(isRole)).min(1),
  /** Null: no code is asked for. */
  totp_secret: z.string().nullable(),
})
const DemoLogins = z.array(DemoLogin)
export type DemoLogin = z.infer<typeof DemoLogin>

const DOMAIN = 'demo.fairline.local'
/** Stops and drives the demo itself; it goes with the administrator. */
const WITH_ADMIN: Role = 'rehearser'

export const demoLoginsFile = (dataDir: string): string => join(dataDir, 'demo-logins.json')

/** `deskId`: the organisation of whoever works at the financing desk. */
export type DemoLoginParts = Readonly<{
  database: Database
  sealing: Sealing
  dataDir: string
  organisationId: number
  deskId: number
  now: () => number
}>

export async function ensureDemoLogins(parts: DemoLoginParts): Promise<readonly DemoLogin[]> {
  const { database, dataDir, now } = parts
  // The file first: an account whose password nobody knows would open to nobody.
  const logins = (await readDemoLogins(dataDir)) ?? (await writeDemoLogins(dataDir))
  if ((await findUserByEmail(database, logins.at(-1)!.email)) !== undefined) return logins
  const { seal } = openSecondFactor(parts)
  await Promise.all(
    logins.map(async ({ id, email, password, roles, totp_secret }) => {
      const totp = totp_secret === null ? {} : { totp: await seal(id, totp_secret) }
      await makeUser(database, {
        id,
        email,
        password,
        roles,
        name: nameOf(roles),
        ...totp,
        organisationId: isOfDesk(roles) ? parts.deskId : parts.organisationId,
        createdAt: now(),
      })
    }),
  )
  return logins
}

const isOfDesk = (roles: readonly string[]): boolean => roles.every((role) => role.startsWith('desk-'))

/** Undefined: there was no demo here. */
export async function readDemoLogins(dataDir: string): Promise<readonly DemoLogin[] | undefined> {
  try {
    return DemoLogins.parse(JSON.parse(await readFile(demoLoginsFile(dataDir), 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** `系统管理员 Administrator`. */
export const nameOf = (roles: readonly string[]): string => {
  const [role] = roles.filter(isRole)
  return role === undefined ? '' : `${ROLES[role].zh} ${ROLES[role].en}`
}

const newLogins = (): DemoLogin[] =>
  ROLE_NAMES.filter((role) => role !== WITH_ADMIN).map((role) => {
    const roles = role === 'admin' ? [role, WITH_ADMIN] : [role]
    const totp_secret = needsSecondFactor(roles) ? newTotpSecret() : null
    return { id: newUserId(), email: `${role}@${DOMAIN}`, password: makePassword(), roles, totp_secret }
  })

/** Written aside and renamed, so that a crash leaves no half file. */
async function writeDemoLogins(dataDir: string): Promise<DemoLogin[]> {
  const logins = newLogins()
  const draft = `${demoLoginsFile(dataDir)}.${randomUUID()}`
  await writeFile(draft, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600, flush: true })
  await rename(draft, demoLoginsFile(dataDir))
  return logins
}
