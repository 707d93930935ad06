import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mask } from './mask.ts'
import { PERSONAL_KINDS, type PersonalKind } from './personal-text.ts'

test.each<[kind: PersonalKind, value: string, shown: string]>([
  ['phone', '13812345678', '138****5678'],
  ['phone', ' 138-1234-5678 ', '138****5678'],
  ['phone', '１３８１２３４５６７８', '138****5678'],
  ['phone', '12345678', '123****5678'],
  ['phone', '1234567', '****'],
  ['id_number', '11010519491231002X', '1****X'],
  ['id_number', 'E1234567', 'E****7'],
  ['id_number', 'E123456', '****'],
  ['name', '张三丰', '张****'],
  ['name', '李四', '李****'],
  ['name', '李', '****'],
  ['name', '𠮷田', '𠮷****'],
  ['bank_card', '6222 0212 3456 7890', '****7890'],
  ['bank_card', '12345678901', '****'],
  ['email', 'zhang.san@example.cn', 'z****@example.cn'],
  ['email', 'z@example.cn', '****@example.cn'],
  ['email', 'not an address', '****'],
  ['address', '杭州市西湖区文三路1号', '杭州市****'],
  ['address', '文三路1号', '****'],
  ['employer', '蚂蚁科技集团', '蚂蚁****'],
  ['employer', '网商', '****'],
  ['free_text', '我的手机丢了', '****'],
  ['name', '', '****'],
])('%s %s is shown as %s', (kind, value, shown) => {
  expect(mask(kind, value)).toBe(shown)
})

test('however it is written, the middle of a value is never shown', () => {
  const secret = fc.stringMatching(/^[0-9]{6}$/)
  fc.assert(
    fc.property(fc.constantFrom(...PERSONAL_KINDS), secret, (kind, middle) => {
      const value = kind === 'email' ? `a${middle}b@example.cn` : `1234${middle}56789`
      expect(mask(kind, value)).not.toContain(middle)
    }),
  )
})
