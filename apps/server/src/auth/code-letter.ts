/** What stands beside a one-time code: what it is for, until when, and that nobody of ours asks for it. */
import type { Language } from '@fairline/domain/documents/markup'
import type { Rendered } from '@fairline/domain/notices/rendered'

type Words = Readonly<{ subject: string; text: (code: string) => string }>

const WORDS: Readonly<Record<Language, Words>> = {
  zh: {
    subject: '登录验证码',
    text: (code) =>
      `您的登录验证码是 ${code}，5 分钟内有效，只能使用一次。请不要告诉任何人，我们的工作人员不会向您索要。如果不是您本人操作，忽略即可，您的账户没有变化。`,
  },
  en: {
    subject: 'Your sign-in code',
    text: (code) =>
      `Your sign-in code is ${code}. It works once, within 5 minutes. Tell it to nobody: our staff never ask for it. If you did not ask for it, ignore this message; nothing about your account has changed.`,
  },
}

export const codeLetter = (code: string, language: Language): Rendered => {
  const { subject, text } = WORDS[language]
  return { subject, blocks: [{ kind: 'paragraph', text: text(code) }] }
}
