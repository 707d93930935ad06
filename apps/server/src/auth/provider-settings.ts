/**
 * The identity providers that people of this server sign in with: a file of its operator, named by FAIRLINE_OIDC.
 *
 * Form     `our_url`: where browsers find this server. Of each provider: `issuer` as its discovery document has it, client, organisation, and which values
 *          of which claim give which roles. `roles_claim` may lead into an object: `realm_access.roles`.
 */
import { readFile } from 'node:fs/promises'
import { isRole } from '@fairline/access/roles'
import { z } from 'zod'

const role = z.string().refine(isRole, 'there is no such role')
const isSafe = (url: string): boolean =>
  URL.canParse(url) && (new URL(url).protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname))
const address = z.string().refine(isSafe, 'must be an https address, or one on this machine')

const Provider = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,32}$/, 'must be small letters, digits and hyphens'),
  /** As the sign-in page shows it. */
  name: z.string().min(1).max(60),
  issuer: address,
  client_id: z.string().min(1),
  client_secret: z.string().min(1),
  organisation: z.string().min(1),
  roles_claim: z.string().min(1),
  roles: z.record(z.string(), z.array(role).min(1)),
  scope: z.string().default('openid email profile'),
})

const ProviderFile = z.strictObject({
  our_url: address,
  providers: z
    .array(Provider)
    .min(1)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'each needs an id of its own'),
})

export type ProviderSettings = z.infer<typeof Provider>
export type ProvidersFile = z.infer<typeof ProviderFile>

/** Throws in words for its operator, and never with what the file holds. */
export async function readProviders(path: string): Promise<ProvidersFile> {
  let read: unknown
  try {
    read = JSON.parse(await readFile(path, 'utf8'))
  } catch {
    throw new Error(`${path} is not there, or is no JSON`)
  }
  const parsed = ProviderFile.safeParse(read)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path: place, message }) => `${place.join('.')}: ${message}`)
  throw new Error(`${path} does not describe identity providers: ${faults.join('; ')}`)
}

type Claims = Readonly<Record<string, unknown>>

/** What the claims give, by the table of the provider; none: he may not come in. */
export function rolesOfClaims(claims: Claims, { roles_claim, roles }: Pick<ProviderSettings, 'roles_claim' | 'roles'>): string[] {
  const said = claimAt(claims, roles_claim)
  const values = (Array.isArray(said) ? said : [said]).filter((value) => typeof value === 'string')
  return [...new Set(values.flatMap((value) => (Object.hasOwn(roles, value) ? roles[value]! : [])))]
}

/** A name with dots in it is taken as it stands before it is taken for a way into objects. */
function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name]
  return name.split('.').reduce<unknown>((found, step) => {
    return typeof found === 'object' && found !== null && Object.hasOwn(found, step) ? (found as Claims)[step] : undefined
  }, claims)
}
