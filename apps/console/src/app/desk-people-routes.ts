/** The rooms of those with whom a desk has to do: borrowers, institutions, its own people, and professional firms. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rooms } from './room-code.ts'
import { root } from './root-route.ts'

const coaching = createRoute({
  getParentRoute: () => root,
  path: '/desk/coaching',
  component: lazyRouteComponent(rooms.deskCoaching, 'CoachingPage'),
})
const relations = createRoute({
  getParentRoute: () => root,
  path: '/desk/relations',
  component: lazyRouteComponent(rooms.deskRelations, 'RelationsPage'),
})
const firms = createRoute({
  getParentRoute: () => root,
  path: '/desk/service-providers',
  component: lazyRouteComponent(rooms.deskFirms, 'FirmsPage'),
})

export const deskPeopleRoutes = [coaching, relations, firms] as const
