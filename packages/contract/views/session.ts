/**
 * Signing in to the console: an access key is exchanged for a session in an HttpOnly cookie. Requests that change something and come with that
 * cookie must come from our own origin.
 */
import { z } from 'zod'

export const SignIn = z.strictObject({ key: z.string().max(200) }).meta({ id: 'SignIn' })

export const SessionView = z
  .object({
    /** Of the key behind it. */
    name: z.string(),
    organisation: z.string(),
    /** Of a person; of a key, its scopes. */
    roles: z.array(z.string()),
    /** What follows from them (packages/access). */
    permissions: z.array(z.string()),
    expires_at: z.string(),
  })
  .meta({ id: 'Session' })
