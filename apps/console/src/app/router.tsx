import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Loading } from '../parts/state.tsx'
import { readLineSearch } from '../screens/lines/line-search.ts'
import { readAddress, writeAddress } from './address.ts'
import { Crash, NotFound } from './lost.tsx'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Crash })

const portfolio = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../screens/portfolio/portfolio-page.tsx'), 'PortfolioPage'),
})
const lines = createRoute({
  getParentRoute: () => root,
  path: '/lines',
  validateSearch: readLineSearch,
  component: lazyRouteComponent(() => import('../screens/lines/lines-page.tsx'), 'LinesPage'),
})
const line = createRoute({
  getParentRoute: () => root,
  path: '/lines/$borrower',
  component: lazyRouteComponent(() => import('../screens/line/line-page.tsx'), 'LinePage'),
})
const playground = createRoute({
  getParentRoute: () => root,
  path: '/playground',
  validateSearch: ({ borrower }: Record<string, unknown>): { borrower?: string } =>
    typeof borrower === 'string' || typeof borrower === 'number' ? { borrower: `${borrower}` } : {},
  component: lazyRouteComponent(() => import('../screens/playground/playground-page.tsx'), 'PlaygroundPage'),
})
const styleguide = createRoute({
  getParentRoute: () => root,
  path: '/styleguide',
  component: lazyRouteComponent(() => import('../screens/styleguide/styleguide-page.tsx'), 'StyleguidePage'),
})

export const router = createRouter({
  routeTree: root.addChildren([portfolio, lines, line, playground, styleguide]),
  defaultPreload: 'intent',
  parseSearch: readAddress,
  stringifySearch: writeAddress,
  defaultPendingComponent: Loading,
  defaultErrorComponent: Crash,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
