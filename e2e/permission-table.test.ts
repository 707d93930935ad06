/** The committed matrix is what the roles and the routes make; `npx vitest run --project db permission-table -u` writes it anew. */
import { readFile } from 'node:fs/promises'
import { permissionTable, type Request } from '@fairline/access/permission-table'
import { isPermission } from '@fairline/access/permissions'
import { expect, test } from 'vitest'

type Description = { paths: Record<string, Record<string, { security?: Record<string, string[]>[] }>> }

const permissionOf = (security: readonly Record<string, string[]>[] | undefined): Request['permission'] => {
  if (security?.length === 0) return 'public'
  if (security?.some((way) => 'borrower' in way)) return 'borrower'
  const [named = ''] = security?.flatMap((way) => Object.values(way).flat()) ?? []
  if (!isPermission(named)) throw new Error(`a request asks for ${named}, which is no permission`)
  return named
}

test('every request says who may make it, and the page of all of them is up to date', async () => {
  const { paths } = JSON.parse(await readFile(new URL('../docs/openapi.json', import.meta.url), 'utf8')) as Description
  const requests = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => ({
      request: `${method.toUpperCase()} ${path}`,
      permission: permissionOf(security),
    })),
  )
  await expect(permissionTable(requests)).toMatchFileSnapshot('../docs/permissions.md')
})
