import type { Permission } from '@fairline/access/permissions'
import type { ReactNode } from 'react'
import { useMay } from './use-may.ts'

/** What nobody without that permission could do is not offered to him. `or` stands in its place. */
export function May({ do: permission, or = null, children }: { do: Permission; or?: ReactNode; children: ReactNode }) {
  return useMay(permission) ? children : or
}
