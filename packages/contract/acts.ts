/**
 * What people and service accounts do that is no fact of a borrower: the closed list of administrative acts, as the audit shows them.
 *
 * Name     `<what>-<past participle>`. A name is never reused for something else.
 */

export const ACTS = {
  'signed-in': { zh: '登录', en: 'Signed in' },
  'signed-out': { zh: '退出', en: 'Signed out' },
} as const satisfies Record<string, Readonly<{ zh: string; en: string }>>

export type ActName = keyof typeof ACTS
