/** Every request that the API describes, as somebody would make it who knows the ids: read from the description, so that a new route is attacked too. */
import { isPermission, type Permission } from '@fairline/access/permissions'

export type Described = Readonly<{
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  /** Who may make it. */
  asks: Permission | 'public' | 'borrower' | 'self'
}>

type Operation = { security?: Record<string, string[]>[] }
export type Description = { paths: Record<string, Record<string, Operation>> }

export const requestsOf = ({ paths }: Description): readonly Described[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => ({
      method: method.toUpperCase() as Described['method'],
      path,
      asks: askedBy(path, security),
    })),
  )

function askedBy(path: string, security: Operation['security']): Described['asks'] {
  if (security?.length === 0) return 'public'
  if (security?.some((way) => 'borrower' in way)) return 'borrower'
  if (security?.length === 1 && security[0]?.session?.length === 0) return 'self'
  const [name = ''] = security?.flatMap((way) => Object.values(way).flat()) ?? []
  if (!isPermission(name)) throw new Error(`${path} does not say who may ask it`)
  return name
}

/** `ids`: by the name of the parameter; what is not named there is asked for by a name that nothing has. */
export const addressOf = (path: string, ids: Readonly<Record<string, string>> = {}): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'nothing')
