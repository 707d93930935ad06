import { isRole, ROLES } from '@fairline/access/roles'
import { useLanguage } from '../locales/i18n.ts'

/** In the reader's language; a role that this console does not know, and a scope of a key, as they are. */
export function useRoleName(): (role: string) => string {
  const language = useLanguage()
  return (role) => (isRole(role) ? ROLES[role][language] : role)
}
