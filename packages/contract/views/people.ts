/** People who sign in: one's own account, those of an organisation, and invitations to it. */
import { z } from 'zod'
import { publicId } from '../text.ts'
import { pageOf } from './page.ts'
import { SessionView } from './session.ts'

const password = z.string().max(1_000)
const code = z.string().max(32)
const reason = z.string().trim().min(1).max(500)
const roles = z.array(z.string().max(64)).min(1).max(20)
const email = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+$/, 'must be an e-mail address')
const shownName = z.string().trim().min(1).max(100)

export const AccountView = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    /** False where an identity provider says who it is. */
    has_password: z.boolean(),
    password_set_at: z.string().nullable(),
    has_second_factor: z.boolean(),
    backup_codes_left: z.int(),
    sessions: z.array(
      z.object({
        id: z.string(),
        is_this: z.boolean(),
        organisation: z.string(),
        /** Browser and system, as it says itself; empty: it does not. */
        device: z.string(),
        /** The network, not the machine. */
        network: z.string(),
        created_at: z.string(),
        seen_at: z.string(),
      }),
    ),
  })
  .meta({ id: 'Account' })

export const PasswordChange = z.strictObject({ password, new_password: password }).meta({ id: 'PasswordChange' })
/** `id` left out: all but this one. */
export const SessionsToEnd = z.strictObject({ id: publicId.optional() }).meta({ id: 'SessionsToEnd' })
export const SessionsEnded = z.object({ ended: z.int() }).meta({ id: 'SessionsEnded' })
/** `password`: of whoever has one. */
export const SecondFactorWish = z.strictObject({ password: password.optional() }).meta({ id: 'SecondFactorWish' })
/** Shown once: `uri` is what an authenticator reads from a picture. */
export const SecondFactorOffer = z.object({ secret: z.string(), uri: z.string() }).meta({ id: 'SecondFactorOffer' })
export const SecondFactorConfirm = z.strictObject({ code }).meta({ id: 'SecondFactorConfirm' })
/** Shown once; each opens once. */
export const BackupCodes = z.object({ backup_codes: z.array(z.string()) }).meta({ id: 'BackupCodes' })
export const SecondFactorSet = z.object({ backup_codes: z.array(z.string()), session: SessionView }).meta({ id: 'SecondFactorSet' })

export const MemberView = z
  .object({
    id: z.string(),
    /** Two accounts with the same are one pair of eyes. */
    person: z.string(),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.string()),
    since: z.string(),
    suspended_at: z.string().nullable(),
    has_second_factor: z.boolean(),
    /** Of the identity provider that says who it is; null: a password does. */
    issuer: z.string().nullable(),
    /** Of a session that is still known. */
    last_seen_at: z.string().nullable(),
  })
  .meta({ id: 'Member' })
export const MemberPage = pageOf(MemberView).meta({ id: 'MemberPage' })

export const RolesChange = z.strictObject({ id: publicId, roles, reason }).meta({ id: 'RolesChange' })
export const MemberOrder = z.strictObject({ id: publicId, reason }).meta({ id: 'MemberOrder' })
/** From now on `id` and `same_as` are one person. */
export const AccountsJoin = z.strictObject({ id: publicId, same_as: publicId, reason }).meta({ id: 'AccountsJoin' })

export const InvitationWish = z.strictObject({ email, roles, language: z.enum(['zh', 'en']) }).meta({ id: 'InvitationWish' })
export const InvitationView = z
  .object({ id: z.string(), email: z.string(), roles: z.array(z.string()), created_at: z.string(), expires_at: z.string() })
  .meta({ id: 'Invitation' })
export const InvitationList = z.object({ data: z.array(InvitationView) }).meta({ id: 'InvitationList' })
/** `token` null: an e-mail with the link was sent. Else it is shown once, to be handed over: `/welcome#TOKEN` on the console. */
export const InvitationMade = z.object({ invitation: InvitationView, token: z.string().nullable() }).meta({ id: 'InvitationMade' })
export const InvitationToken = z.strictObject({ token: z.string().max(200) }).meta({ id: 'InvitationToken' })
export const InvitationOpened = z
  .object({
    email: z.string(),
    organisation: z.string(),
    roles: z.array(z.string()),
    /** There is an account with this e-mail: its password is asked for, and no new one made. */
    has_account: z.boolean(),
    needs_second_factor: z.boolean(),
    expires_at: z.string(),
  })
  .meta({ id: 'InvitationOpened' })
export const InvitationAccept = z
  .strictObject({ token: z.string().max(200), name: shownName.optional(), password })
  .meta({ id: 'InvitationAccept' })
