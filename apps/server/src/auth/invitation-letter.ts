/** What an invitation says: who invites, until when the link opens, and that it opens once. */
import { isRole, ROLES } from '@fairline/access/roles'
import type { Language } from '@fairline/domain/documents/markup'
import type { Rendered } from '@fairline/domain/notices/rendered'

type Invited = Readonly<{ organisation: string; roles: readonly string[]; link: string }>

export function invitationLetter({ organisation, roles, link }: Invited, language: Language): Rendered {
  const names = roles.filter(isRole).map((role) => ROLES[role][language])
  const words =
    language === 'zh'
      ? {
          subject: '邀请您使用明额',
          text: `“${organisation}”邀请您使用明额，角色：${names.join('、')}。请在 72 小时内打开下面的链接设置密码，链接只能使用一次。如果您不认识对方，忽略即可。`,
        }
      : {
          subject: 'You are invited to Fairline',
          text: `${organisation} invites you to Fairline as ${names.join(', ')}. Open the link below within 72 hours to set a password; it works once. If you do not know them, ignore this message.`,
        }
  return {
    subject: words.subject,
    blocks: [
      { kind: 'paragraph', text: words.text },
      { kind: 'paragraph', text: link },
    ],
  }
}
