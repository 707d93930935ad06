import { expect, test } from 'vitest'
import { splitHeadline } from './headline.ts'

test.each([
  ['异地登录：短时间内登录', '异地登录', '短时间内登录'],
  ['Past due with us: a payment is late', 'Past due with us', 'A payment is late'],
  ['no headline', 'no headline', ''],
  [`${'x'.repeat(61)}: y`, `${'x'.repeat(61)}: y`, ''],
  ['only:', 'only:', ''],
])('%s', (text, headline, rest) => expect(splitHeadline(text)).toEqual([headline, rest]))
