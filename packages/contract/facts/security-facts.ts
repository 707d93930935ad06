/** Logins, devices, and who might be behind them. Devices, networks and places are opaque identifiers of the sender. */
import { z } from 'zod'
import { countedFact, neutralFact } from '../fact-entry.ts'
import { instant } from '../instant.ts'
import { personal } from '../personal-text.ts'
import { count, opaqueId, publicId, text } from '../text.ts'

export const NETWORKS = ['home', 'cellular', 'public', 'anonymised', 'unknown'] as const
export const TAKEOVER_SIGNS = [
  'borrower_report',
  'new_device',
  'concurrent_login',
  'remote_control',
  'large_draw',
  'credentials_reset',
  'sim_changed',
] as const
export const FRAUD_LINKS = ['device', 'network', 'bank_card', 'address', 'phone', 'employer', 'counterparty'] as const

/** Sessions or devices that a takeover can name; more than these were not one person's doing. */
const INTRUDERS_MAX = 32

const version = text(32)

export const securityFacts = {
  /** `place`: as coarse as the sender can tell it apart, such as a city. */
  'session-started': countedFact({
    zh: '登录',
    en: 'A login',
    senders: ['channel'],
    data: z.strictObject({
      session_id: publicId.optional(),
      device: z.strictObject({ id: opaqueId, model: text(64).optional(), os: version.optional(), client_version: version.optional() }),
      network: z.strictObject({ kind: z.enum(NETWORKS), id: opaqueId.optional() }).optional(),
      place: opaqueId.optional(),
    }),
    example: {
      session_id: 'ses_1',
      device: { id: 'd1', model: 'Mate 60', os: 'HarmonyOS 4.2', client_version: '10.5.80' },
      network: { kind: 'home', id: 'n1' },
      place: '杭州',
    },
  }),
  'session-ended': countedFact({
    zh: '登出',
    en: 'A login ended',
    senders: ['channel', 'operator', 'platform'],
    data: z.strictObject({ session_id: publicId, cause: z.enum(['logged_out', 'expired', 'ended_elsewhere', 'forced']).optional() }),
    example: { session_id: 'ses_1', cause: 'logged_out' },
  }),
  /** The borrower, or whoever acts as him, got it wrong. One that could not be checked is a `technical-failure-reported`. */
  'authentication-failed': countedFact({
    zh: '登录或验证码、密码校验未通过',
    en: 'A login, a code or a password was wrong',
    senders: ['channel'],
    data: z.strictObject({
      method: z.enum(['password', 'one_time_code', 'payment_password', 'fingerprint', 'face']),
      action: z.enum(['login', 'drawdown', 'profile_change']).optional(),
      device_id: opaqueId.optional(),
      session_id: publicId.optional(),
    }),
    example: { method: 'one_time_code', action: 'login', device_id: 'd1', session_id: 'ses_1' },
  }),
  /** `name`: as the borrower calls it. */
  'device-trusted': neutralFact({
    zh: '设为常用设备',
    en: 'A device became a trusted one',
    senders: ['channel', 'operator'],
    data: z.strictObject({ device_id: opaqueId, model: text(64).optional(), name: personal('free_text', 64).optional() }),
    example: { device_id: 'd1', model: 'Mate 60', name: '我的手机' },
  }),
  'device-untrusted': neutralFact({
    zh: '取消常用设备',
    en: 'A device is no longer a trusted one',
    senders: ['channel', 'operator'],
    data: z.strictObject({ device_id: opaqueId }),
    example: { device_id: 'd1' },
  }),
  'takeover-suspected': neutralFact({
    zh: '疑似账户被盗用',
    en: 'Somebody else may be using the account',
    senders: ['channel', 'lending-system', 'operator'],
    data: z.strictObject({
      suspicion_id: publicId,
      signs: z.array(z.enum(TAKEOVER_SIGNS)).min(1).max(TAKEOVER_SIGNS.length),
    }),
    example: { suspicion_id: 'tk_1', signs: ['new_device', 'large_draw'] },
  }),
  /**
   * Sessions and devices of whoever it was, and from when until when: what he did counts for nothing, whenever it is heard of. With `since_at` alone,
   * all that happened from then on and names neither session nor device, too; without `until_at`, up to this fact.
   */
  'takeover-cleared': neutralFact({
    zh: '账户被盗用嫌疑已排除',
    en: 'That suspicion is settled: the owner has the account',
    senders: ['channel', 'lending-system', 'operator'],
    data: z.strictObject({
      suspicion_id: publicId,
      attacker_sessions: z.array(publicId).max(INTRUDERS_MAX).optional(),
      attacker_devices: z.array(opaqueId).max(INTRUDERS_MAX).optional(),
      since_at: instant.optional(),
      until_at: instant.optional(),
    }),
    example: {
      suspicion_id: 'tk_1',
      attacker_sessions: ['ses_9'],
      attacker_devices: ['d9'],
      since_at: '2026-03-01T08:00:00+08:00',
      until_at: '2026-03-01T20:00:00+08:00',
    },
  }),
  /** For fraud only, never for credit. The kind of link is told, not to whom. `linked_borrower_count`: how many borrowers hang together by such links. */
  'fraud-link-reported': neutralFact({
    zh: '疑似团伙骗贷关联',
    en: 'A link to a suspected fraud ring',
    senders: ['lending-system', 'operator', 'regulator'],
    data: z.strictObject({
      link_id: publicId,
      link: z.enum(FRAUD_LINKS),
      linked_borrower_count: count.optional(),
    }),
    example: { link_id: 'fl_1', link: 'device', linked_borrower_count: 6 },
  }),
  'fraud-link-cleared': neutralFact({
    zh: '团伙骗贷关联已排除',
    en: 'That link was explained',
    senders: ['lending-system', 'operator', 'regulator'],
    data: z.strictObject({ link_id: publicId }),
    example: { link_id: 'fl_1' },
  }),
} as const
