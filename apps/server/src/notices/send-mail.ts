/** E-mail through the SMTP server of the lender. */
import { htmlOf, textOf } from '@fairline/domain/notices/rendered'
import { createTransport } from 'nodemailer'
import { failed, type LetterPort, sent, unreached } from './channel.ts'

export type MailSettings = Readonly<{ smtpUrl: string; from: string }>

const ANSWERS_WITHIN_MS = 20_000

export function openMail({ smtpUrl, from }: MailSettings): LetterPort & { readonly close: () => void } {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    connectionTimeout: ANSWERS_WITHIN_MS,
    greetingTimeout: ANSWERS_WITHIN_MS,
    socketTimeout: ANSWERS_WITHIN_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async ({ id, to, language, rendered }) => {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject: rendered.subject,
          text: textOf(rendered),
          html: htmlOf(rendered, language),
          messageId: `<${id}@fairline>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language === 'zh' ? 'zh-CN' : 'en' },
        })
        return sent
      } catch (error) {
        const { responseCode, code } = error as { responseCode?: number; code?: string }
        // 5xx of SMTP is for good: such an address is not there.
        return responseCode === undefined ? unreached(code ?? 'unreachable') : failed(`SMTP ${responseCode}`, responseCode >= 500)
      }
    },
    close: () => transport.close(),
  }
}
