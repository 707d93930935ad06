/**
 * Signing in to the console: a password (and a code), an identity provider or an access key is exchanged for a session in an HttpOnly cookie. Requests that
 * change something and come with that cookie must come from our own origin.
 */
import { z } from 'zod'

export const SignIn = z.strictObject({ key: z.string().max(200) }).meta({ id: 'SignIn' })

const typedEmail = z.string().max(254)
const typedPassword = z.string().max(1_000)
const typedCode = z.string().max(32)
const token = z.string().max(200)

export const PasswordSignIn = z
  .strictObject({
    email: typedEmail,
    password: typedPassword,
    /** For whoever belongs to several; else the first. */
    organisation: z.string().max(64).optional(),
  })
  .meta({ id: 'PasswordSignIn' })

export const CodeSignIn = z.strictObject({ challenge: token, code: typedCode }).meta({ id: 'CodeSignIn' })

/** By its name. */
export const OrganisationChoice = z.strictObject({ organisation: z.string().max(64) }).meta({ id: 'OrganisationChoice' })

export const Proof = z.strictObject({ code: typedCode }).meta({ id: 'Proof' })

export const SessionView = z
  .object({
    /** `key`: an access key. `person`: somebody with an account. */
    kind: z.enum(['key', 'person']),
    /** By which tasks name him; null: it is a key. */
    user_id: z.string().nullable(),
    /** Of the key or the person behind it. */
    name: z.string(),
    email: z.string().nullable(),
    organisation: z.string(),
    /** Where he may go without signing in once more, this one among them. */
    organisations: z.array(z.string()),
    /** Of a person; of a key, its scopes. */
    roles: z.array(z.string()),
    /** What follows from them (packages/access). */
    permissions: z.array(z.string()),
    /** False of a key, and where an identity provider says who it is. */
    has_password: z.boolean(),
    /** The roles give nothing until a second factor is set up. */
    needs_second_factor: z.boolean(),
    /** Until when approvals ask for no other code; null: they do now. */
    proved_until: z.string().nullable(),
    expires_at: z.string(),
  })
  .meta({ id: 'Session' })

/** `code`: the password was right, and a code is asked for. */
export const PasswordAnswer = z
  .discriminatedUnion('next', [
    z.object({ next: z.literal('none'), session: SessionView }),
    z.object({ next: z.literal('code'), challenge: z.string(), expires_at: z.string() }),
  ])
  .meta({ id: 'PasswordAnswer' })

export const SignInWays = z
  .object({
    providers: z.array(z.object({ id: z.string(), name: z.string() })),
    /** This server has a demo book, with logins of its own. */
    has_demo: z.boolean(),
  })
  .meta({ id: 'SignInWays' })
