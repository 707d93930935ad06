/** The words of approvals: they come with the rooms in which something is asked for or decided. */
import i18next from 'i18next'
import { approvals as en } from './en/approvals.ts'
import { approvals as zh } from './zh/approvals.ts'

export function addApprovalWords(): void {
  for (const [language, approvals] of Object.entries({ zh, en })) i18next.addResourceBundle(language, 'translation', { approvals }, true)
}
