/** docs/personal-data.md, in the words of one language. */
import type { AtErasure, PersonalClass, PersonalTable } from './personal-classes.ts'
import { PERSONAL_INVENTORY } from './personal-inventory.ts'

export type PageLanguage = 'zh' | 'en'

const HEAD: Readonly<Record<PageLanguage, string>> = {
  zh: `# 库中的个人信息

由 \`apps/server/src/sealing/personal-inventory.ts\` 生成。列出每张表中与个人有关的列；未列出的列与任何人无关。新增的列未归类，测试即失败。

- **封存**：逐字段 AES-256-GCM，密钥每位借款人一把，由主密钥封装；密文绑定所在位置，换行换列无法打开。
- **令牌**：带密钥的哈希（HMAC-SHA-256），只能比对，不能还原。
- **假名**：只写编号；编号对应谁，只有贷款机构知道。
- **人员**：贷款机构自己的人员，登录所需，明文保存；与借款人无关。

删除（\`personal-data-erased\`）之后：封存的内容因密钥销毁而不可读；索引、验证码、沙箱信件随同一事务删除；假名记录留存，供账务、审计与法定保存。
此前的备份仍含旧密钥：备份请设保存期限，恢复后须重做其后的删除。

| 表 | 列 | 类别 | 删除之后 | 内容与理由 |
|---|---|---|---|---|
`,
  en: `# Personal data at rest

Made from \`apps/server/src/sealing/personal-inventory.ts\`. For each table the columns that tell of a person; a column that is not listed tells of nobody. A new column that is not classified fails a test.

- **sealed**: AES-256-GCM field by field, with a key per borrower that a master key wraps; bound to its place, so that it opens in no other row or column.
- **token**: a keyed hash (HMAC-SHA-256), to compare by and not to read.
- **pseudonymous**: under an id; who that is, only the lender knows.
- **staff**: of people of the lender, who sign in by it: in clear, and never of a borrower.

After an erasure (\`personal-data-erased\`) what is sealed cannot be read, as its key is deleted; indexes, codes and the letters of the sandbox are removed in the same transaction; what is pseudonymous stays, for the books, the audit and the law.
Backups from before still hold the key: keep them for a limited time, and after a restore do again what was erased since.

| Table | Columns | Class | After an erasure | What, and why |
|---|---|---|---|---|
`,
}

const CLASS: Readonly<Record<PageLanguage, Readonly<Record<PersonalClass, string>>>> = {
  zh: { sealed: '封存', token: '令牌', pseudonymous: '假名', staff: '人员', none: '无' },
  en: { sealed: 'sealed', token: 'token', pseudonymous: 'pseudonymous', staff: 'staff', none: 'none' },
}
const ERASURE: Readonly<Record<PageLanguage, Readonly<Record<AtErasure, string>>>> = {
  zh: { unreadable: '不可读', removed: '删除', 'runs-out': '自行到期', stays: '留存', nothing: '不涉及' },
  en: { unreadable: 'unreadable', removed: 'removed', 'runs-out': 'runs out', stays: 'stays', nothing: 'not concerned' },
}

export function inventoryPage(language: PageLanguage): string {
  const rows = Object.entries(PERSONAL_INVENTORY).flatMap(([table, one]) => rowsOf(table, one, language))
  const nobody = Object.entries(PERSONAL_INVENTORY).flatMap(([table, { personal }]) => (personal.length === 0 ? [`\`${table}\``] : []))
  const rest = language === 'zh' ? `与个人无关的表：${nobody.join('、')}。` : `Tables of nobody: ${nobody.join(', ')}.`
  return `${HEAD[language]}${rows.join('\n')}\n\n${rest}\n`
}

const rowsOf = (table: string, { personal }: PersonalTable, language: PageLanguage): string[] =>
  personal.map(({ kind, columns, atErasure, why }) => {
    const named = columns
      .split(' ')
      .map((column) => `\`${column}\``)
      .join(' ')
    return `| \`${table}\` | ${named} | ${CLASS[language][kind]} | ${ERASURE[language][atErasure]} | ${why[language]} |`
  })
