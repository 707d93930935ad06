/** The rooms of what a desk does when something fails, and before: playbooks with their drills, and ways back. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readPlansSearch } from '../screens/desk/plans/plans-search.ts'
import { rooms } from './room-code.ts'
import { root } from './root-route.ts'

const playbooks = createRoute({
  getParentRoute: () => root,
  path: '/desk/playbooks',
  validateSearch: readPlansSearch,
  component: lazyRouteComponent(rooms.deskPlaybooks, 'PlaybooksPage'),
})
const recoveries = createRoute({
  getParentRoute: () => root,
  path: '/desk/recoveries',
  component: lazyRouteComponent(rooms.deskRecoveries, 'RecoveriesPage'),
})

export const deskRepairRoutes = [playbooks, recoveries] as const
