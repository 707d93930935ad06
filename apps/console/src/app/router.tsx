import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { loadCharts } from '../parts/load-charts.ts'
import { Loading } from '../parts/state.tsx'
import { readApplicationSearch } from '../screens/applications/application-search.ts'
import { readApprovalSearch } from '../screens/approvals/approval-search.ts'
import { readAuditSearch } from '../screens/audit/audit-search.ts'
import { readCalendarSearch } from '../screens/calendar/calendar-search.ts'
import { readCaseSearch } from '../screens/cases/case-search.ts'
import { readPlanSearch, readPlansSearch } from '../screens/desk/plans/plans-search.ts'
import { readLedgerSearch } from '../screens/ledger/ledger-search.ts'
import { readDecision } from '../screens/line/decision-search.ts'
import { readLineSearch } from '../screens/lines/line-search.ts'
import { readLoanSearch } from '../screens/loans/loan-search.ts'
import { readMeasuresSearch } from '../screens/measures/measures-search.ts'
import { readDeliverySearch } from '../screens/notices/delivery-search.ts'
import { readAddress, writeAddress } from './address.ts'
import { deskPeopleRoutes } from './desk-people-routes.ts'
import { deskRepairRoutes } from './desk-repair-routes.ts'
import { Crash } from './lost.tsx'
import { rooms } from './room-code.ts'
import { root } from './root-route.ts'

const portfolio = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(rooms.portfolio, 'PortfolioPage'),
})
const measures = createRoute({
  getParentRoute: () => root,
  path: '/measures',
  validateSearch: readMeasuresSearch,
  component: lazyRouteComponent(rooms.measures, 'MeasuresPage'),
})
const lines = createRoute({
  getParentRoute: () => root,
  path: '/lines',
  validateSearch: readLineSearch,
  component: lazyRouteComponent(rooms.lines, 'LinesPage'),
})
const line = createRoute({
  getParentRoute: () => root,
  path: '/lines/$borrower',
  validateSearch: readDecision,
  component: lazyRouteComponent(rooms.line, 'LinePage'),
})
const applications = createRoute({
  getParentRoute: () => root,
  path: '/applications',
  validateSearch: readApplicationSearch,
  component: lazyRouteComponent(rooms.applications, 'ApplicationsPage'),
})
const application = createRoute({
  getParentRoute: () => root,
  path: '/applications/$borrower/$application',
  component: lazyRouteComponent(rooms.application, 'ApplicationPage'),
})
const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: readCaseSearch,
  component: lazyRouteComponent(rooms.cases, 'CasesPage'),
})
const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$borrower/$case',
  component: lazyRouteComponent(rooms.case, 'CasePage'),
})
const approvals = createRoute({
  getParentRoute: () => root,
  path: '/approvals',
  validateSearch: readApprovalSearch,
  component: lazyRouteComponent(rooms.approvals, 'ApprovalsPage'),
})
const approval = createRoute({
  getParentRoute: () => root,
  path: '/approvals/$approval',
  component: lazyRouteComponent(rooms.approval, 'ApprovalPage'),
})
const loans = createRoute({
  getParentRoute: () => root,
  path: '/loans',
  validateSearch: readLoanSearch,
  component: lazyRouteComponent(rooms.loans, 'LoansPage'),
})
const loan = createRoute({
  getParentRoute: () => root,
  path: '/loans/$borrower/$loan',
  component: lazyRouteComponent(rooms.loan, 'LoanPage'),
})
const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar',
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(rooms.calendar, 'CalendarPage'),
})
const ledger = createRoute({
  getParentRoute: () => root,
  path: '/ledger',
  validateSearch: readLedgerSearch,
  component: lazyRouteComponent(rooms.ledger, 'LedgerPage'),
})
const notices = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  validateSearch: readDeliverySearch,
  component: lazyRouteComponent(rooms.notices, 'NoticesPage'),
})
const platform = createRoute({
  getParentRoute: () => root,
  path: '/platform',
  component: lazyRouteComponent(rooms.platform, 'PlatformPage'),
})
const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: lazyRouteComponent(rooms.people, 'PeoplePage'),
})
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(rooms.audit, 'AuditPage'),
})
const keys = createRoute({
  getParentRoute: () => root,
  path: '/keys',
  component: lazyRouteComponent(rooms.keys, 'KeysPage'),
})
const record = createRoute({
  getParentRoute: () => root,
  path: '/record',
  component: lazyRouteComponent(rooms.record, 'RecordPage'),
})
const desk = createRoute({
  getParentRoute: () => root,
  path: '/desk',
  component: lazyRouteComponent(rooms.desk, 'DeskPage'),
})
const deskWatch = createRoute({
  getParentRoute: () => root,
  path: '/desk/watch',
  component: lazyRouteComponent(rooms.deskWatch, 'WatchPage'),
})
const deskChannels = createRoute({
  getParentRoute: () => root,
  path: '/desk/channels',
  component: lazyRouteComponent(rooms.deskChannels, 'ChannelsPage'),
})
const deskNeeds = createRoute({
  getParentRoute: () => root,
  path: '/desk/needs',
  component: lazyRouteComponent(rooms.deskNeeds, 'NeedsPage'),
})
const deskPlans = createRoute({
  getParentRoute: () => root,
  path: '/desk/plans',
  validateSearch: readPlansSearch,
  component: lazyRouteComponent(rooms.deskPlans, 'PlansPage'),
})
const deskPlan = createRoute({
  getParentRoute: () => root,
  path: '/desk/projects/$project/plans/$plan',
  validateSearch: readPlanSearch,
  component: lazyRouteComponent(rooms.deskPlan, 'PlanPage'),
})
const deskRegisters = createRoute({
  getParentRoute: () => root,
  path: '/desk/registers',
  component: lazyRouteComponent(rooms.deskRegisters, 'RegistersPage'),
})
const deskStatements = createRoute({
  getParentRoute: () => root,
  path: '/desk/statements',
  component: lazyRouteComponent(rooms.deskStatements, 'StatementsPage'),
})
const deskDebts = createRoute({
  getParentRoute: () => root,
  path: '/desk/debts',
  component: lazyRouteComponent(rooms.deskDebts, 'DebtsPage'),
})
const deskConnectors = createRoute({
  getParentRoute: () => root,
  path: '/desk/connectors',
  component: lazyRouteComponent(rooms.deskConnectors, 'ConnectorsPage'),
})
const deskGroup = createRoute({
  getParentRoute: () => root,
  path: '/desk/group',
  component: lazyRouteComponent(rooms.deskGroup, 'GroupPage'),
})
const deskReports = createRoute({
  getParentRoute: () => root,
  path: '/desk/reports',
  component: lazyRouteComponent(rooms.deskReports, 'ReportsPage'),
})
const deskIncidents = createRoute({
  getParentRoute: () => root,
  path: '/desk/incidents',
  component: lazyRouteComponent(rooms.deskIncidents, 'IncidentsPage'),
})
const deskIncident = createRoute({
  getParentRoute: () => root,
  path: '/desk/incidents/$incident',
  component: lazyRouteComponent(rooms.deskIncident, 'IncidentPage'),
})
const deskWarnings = createRoute({
  getParentRoute: () => root,
  path: '/desk/warnings',
  component: lazyRouteComponent(rooms.deskWarnings, 'WarningsPage'),
})
const deskProject = createRoute({
  getParentRoute: () => root,
  path: '/desk/projects/$project',
  component: lazyRouteComponent(rooms.deskProject, 'ProjectPage'),
})
const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(rooms.account, 'AccountPage'),
})
const playground = createRoute({
  getParentRoute: () => root,
  path: '/playground',
  validateSearch: ({ borrower }: Record<string, unknown>): { borrower?: string } =>
    typeof borrower === 'string' || typeof borrower === 'number' ? { borrower: `${borrower}` } : {},
  component: lazyRouteComponent(rooms.playground, 'PlaygroundPage'),
})
const styleguide = createRoute({
  getParentRoute: () => root,
  path: '/styleguide',
  component: lazyRouteComponent(rooms.styleguide, 'StyleguidePage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    portfolio,
    measures,
    lines,
    line,
    applications,
    application,
    cases,
    oneCase,
    approvals,
    approval,
    loans,
    loan,
    calendar,
    ledger,
    notices,
    platform,
    people,
    audit,
    keys,
    record,
    desk,
    deskWatch,
    deskChannels,
    deskNeeds,
    deskPlans,
    deskPlan,
    deskConnectors,
    deskGroup,
    deskReports,
    deskIncidents,
    deskIncident,
    deskWarnings,
    deskProject,
    deskRegisters,
    deskStatements,
    deskDebts,
    ...deskPeopleRoutes,
    ...deskRepairRoutes,
    account,
    playground,
    styleguide,
  ]),
  defaultPreload: 'intent',
  parseSearch: readAddress,
  stringifySearch: writeAddress,
  defaultPendingComponent: Loading,
  defaultErrorComponent: Crash,
  scrollRestoration: true,
})

/** So that a room can be opened, and a chart drawn, while the server is away. What does not come now is asked for again when it is needed. */
export const loadRooms = () => Promise.allSettled([...Object.values(rooms), loadCharts].map((load) => load()))

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
