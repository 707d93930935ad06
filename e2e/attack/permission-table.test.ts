/** The committed matrix is what the roles and the routes make; `npx vitest run --project db permission-table -u` writes it anew. */
import { readFile } from 'node:fs/promises'
import { permissionTable } from '@fairline/access/permission-table'
import { expect, test } from 'vitest'
import { type Description, requestsOf } from './requests.ts'

test('every request says who may make it, and the page of all of them is up to date', async () => {
  const description = JSON.parse(await readFile(new URL('../../docs/openapi.json', import.meta.url), 'utf8')) as Description
  const requests = requestsOf(description).map(({ method, path, asks }) => ({ request: `${method} ${path}`, permission: asks }))
  await expect(permissionTable(requests)).toMatchFileSnapshot('../../docs/permissions.md')
})
