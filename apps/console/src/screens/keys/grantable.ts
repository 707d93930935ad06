/** Which scopes whoever is signed in may give to a key: those that give nothing that he may not do himself. */
import { SCOPE_NAMES, SCOPES, type Scope } from '@fairline/access/roles'

export const grantableScopes = (permissions: readonly string[]): readonly Scope[] =>
  SCOPE_NAMES.filter((scope) => scope !== 'admin' && SCOPES[scope].every((permission) => permissions.includes(permission)))
