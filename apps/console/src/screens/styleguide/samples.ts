/** Made-up answers of the server, for every part to be seen in each of its states. Names of people are made up too. */
import { Refused } from '../../api/faults.ts'
import type { ExplainedReason, LineView } from '../../api/views.ts'

export const LINE: LineView = {
  status: 'active',
  currency: 'CNY',
  limit_minor: 5_000_000,
  drawn_minor: 1_234_500,
  available_minor: 3_765_500,
}
export const CUT_LINE: LineView = { status: 'suspended', currency: 'CNY', limit_minor: 500_000, drawn_minor: 1_234_500, available_minor: 0 }
export const HELD_LINE: LineView = { ...LINE, status: 'suspended' }
export const NO_LINE: LineView = { status: 'pending', currency: null, limit_minor: 0, drawn_minor: 0, available_minor: 0 }

export const REASON: ExplainedReason = {
  code: 'SE01',
  category: 'security',
  text: {
    zh: '短期内频繁更换设备：上次实名认证之后，您的账户在多台不同设备上使用过。这一措施是为了保护您的资金，不影响信用评价',
    en: 'Frequent device changes: several different devices were used on your account since you last verified your identity. This protects your money and says nothing about your credit',
  },
  evidence: [
    {
      signal: 'devices_since_verification_30d',
      value: 4,
      test: '>= 3',
      as_of: '2026-03-01T04:00:00Z',
      name: { zh: '上次实名认证后 30 天内登录设备数', en: 'devices since identity was verified, in 30 days' },
      unit: 'count',
      window: 'P30D',
    },
  ],
  cures: [
    { id: 'verify-identity', text: { zh: '完成实名认证', en: 'Verify your identity' } },
    { id: 'keep-trusted-device', text: { zh: '认证后请尽量固定使用常用设备', en: 'After verifying, keep to the device you usually use' } },
  ],
  wait: { zh: '通过认证后立即恢复', en: 'At once when you have verified' },
}

export const BARE_REASON: ExplainedReason = { ...REASON, code: 'X', evidence: [], cures: [] }

export const FORBIDDEN = new Refused({ type: '/problems/forbidden', title: 'forbidden', status: 403, code: 'forbidden' })
export const BROKEN = new Refused({ type: '/problems/internal', title: 'internal', status: 500, code: 'internal' })

/** What nobody should send, and somebody will. */
export const HARD_TEXTS = [
  'x'.repeat(10_000),
  '\u0645\u0631\u062d\u0628\u0627 bor_1',
  '\u{1f642}\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
  '<b>not bold</b>',
  '\u989d'.repeat(300),
]
