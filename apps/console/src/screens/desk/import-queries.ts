/** What the room of connections asks about tables of registers, under the desk's own name: whatever is told, it asks again. */
import { queryOptions } from '@tanstack/react-query'
import { fetchHeld, fetchImports, fetchProfiles, fetchShapes } from '../../api/import-requests.ts'
import { DESK_KEY } from './desk-queries.ts'

export const importsQuery = queryOptions({ queryKey: [...DESK_KEY, 'imports'], queryFn: fetchImports })
export const profilesQuery = queryOptions({ queryKey: [...DESK_KEY, 'import-profiles'], queryFn: fetchProfiles })
/** They change with a release only. */
export const shapesQuery = queryOptions({ queryKey: ['import-shapes'], queryFn: fetchShapes, staleTime: Number.POSITIVE_INFINITY })
export const heldQuery = (importId: string) =>
  queryOptions({ queryKey: [...DESK_KEY, 'import-rows', importId], queryFn: (given) => fetchHeld(importId, given) })
