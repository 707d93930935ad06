/** Little stories to play: each a few facts, sent one after the other. `tag`: makes the ids of one play differ from those of another. */
export const PRESETS = ['grant', 'deviceBurst', 'verify', 'scoreDrop', 'places', 'draw', 'badPurpose', 'withdraw'] as const
export type Preset = (typeof PRESETS)[number]

export type Step = Readonly<{ type: string; data: Readonly<Record<string, unknown>> }>

const score = (value: number): Step => ({ type: 'score-updated', data: { value, range_min: 350, range_max: 950, source: 'zhima' } })
const verified: Step = { type: 'identity-verified', data: { method: 'document_bank_card_otp' } }

const login = (device: string, place: string): Step => ({
  type: 'session-started',
  data: { device: { id: device }, network: { kind: 'cellular' }, place },
})

const draw = (tag: string, purpose: string): Step => ({
  type: 'drawdown-requested',
  data: {
    drawdown_id: `dd_${tag}`,
    amount_minor: 500_000,
    currency: 'CNY',
    purpose,
    tenor_months: 12,
    repayment_method: 'equal_instalment',
  },
})

export function stepsOf(preset: Preset, tag: string): readonly Step[] {
  switch (preset) {
    case 'grant':
      return [
        {
          type: 'borrower-registered',
          data: { kind: 'individual', currency: 'CNY', fields_on_file: ['phone', 'address', 'identity_document', 'bank_card'] },
        },
        { type: 'consent-granted', data: { purpose: 'score', terms_version: '3' } },
        verified,
        login(`phone-${tag}`, 'Hangzhou'),
        score(720),
      ]
    case 'deviceBurst':
      return ['a', 'b', 'c', 'd'].map((device) => login(`new-${tag}-${device}`, 'Hangzhou'))
    case 'verify':
      return [verified]
    case 'scoreDrop':
      return [score(480)]
    case 'places':
      return ['Hangzhou', 'Chengdu', 'Harbin', 'Shenzhen'].map((place) => login(`phone-${tag}`, place))
    case 'draw':
      return [draw(tag, 'consumption')]
    case 'badPurpose':
      return [draw(tag, 'securities')]
    case 'withdraw':
      return [{ type: 'consent-withdrawn', data: { purpose: 'score' } }]
  }
}
