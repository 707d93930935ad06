import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise } from './normalise.ts'
import { PERSONAL_KINDS, type PersonalKind } from './personal-text.ts'

test.each<[kind: PersonalKind, written: string, common: string]>([
  ['phone', '13800000000', '13800000000'],
  ['phone', ' +86 138-0000-0000 ', '13800000000'],
  ['phone', '0086 13800000000', '13800000000'],
  ['phone', '8613800000000', '13800000000'],
  ['phone', '８６１３８００００００００', '13800000000'],
  ['phone', '＋８６（１３８）００００　００００', '13800000000'],
  ['phone', '8601000000000', '8601000000000'],
  ['phone', '+852 5123 4567', '85251234567'],
  ['phone', '00852 5123 4567', '85251234567'],
  ['phone', '00000000000000 1', '1'],
  ['phone', '010-1234 5678', '01012345678'],
  ['phone', 'none', ''],
  ['id_number', '11010119900101000x', '11010119900101000X'],
  ['id_number', ' 110101 19900101 000Ｘ', '11010119900101000X'],
  ['id_number', 'ϊ\u0300', 'Ϊ\u0300'],
  ['bank_card', '6200 0000-0000 0000', '6200000000000000'],
  ['bank_card', '６２００００００００００００００', '6200000000000000'],
  ['name', ' 张　三 ', '张三'],
  ['name', 'ZHANG San', 'zhangsan'],
  ['name', '阿里木·买买提', '阿里木买买提'],
  ['name', '阿里木•买买提', '阿里木买买提'],
  ['name', 'Straße', 'strasse'],
  ['employer', 'ＡＣＭＥ 机械 有限公司', 'acme机械有限公司'],
  ['email', ' Zhang@Example.COM', 'zhang@example.com'],
  ['address', '示例市 示例区，一号（２０３室）', '示例市示例区一号203室'],
  ['address', 'No. 1, Example-Road', 'no1exampleroad'],
  ['free_text', '  ＡＢＣ 好  ', 'ABC 好'],
])('%s: %j', (kind, written, common) => {
  expect(normalise(kind, written)).toBe(common)
})

test.each(PERSONAL_KINDS)('%s: saying it twice changes nothing', (kind) => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom('0', '8', '6', '1', '+', ' ') }),
      ),
      (written) => {
        const once = normalise(kind, written)
        expect(normalise(kind, once)).toBe(once)
      },
    ),
  )
})
