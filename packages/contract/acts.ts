/**
 * What people and service accounts do that is no fact of a borrower: the closed list of administrative acts, as the audit shows them.
 *
 * Name     `<what>-<past participle>`. A name is never reused for something else.
 */

export const ACTS = {
  'signed-in': { zh: '登录', en: 'Signed in' },
  'signed-out': { zh: '退出', en: 'Signed out' },
  'borrower-looked-up': { zh: '按个人信息查找客户', en: 'Looked a borrower up by something personal' },
  'master-key-rotated': { zh: '更换主密钥', en: 'Changed the master key' },
  'master-key-removed': { zh: '移除旧主密钥', en: 'Removed an old master key' },
} as const satisfies Record<string, Readonly<{ zh: string; en: string }>>

export type ActName = keyof typeof ACTS
