import {
  AppstoreOutlined,
  AuditOutlined,
  BlockOutlined,
  BookOutlined,
  CalendarOutlined,
  ControlOutlined,
  CustomerServiceOutlined,
  ExperimentOutlined,
  FileSearchOutlined,
  FileTextOutlined,
  FundOutlined,
  KeyOutlined,
  NotificationOutlined,
  PieChartOutlined,
  SafetyCertificateOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { sessionQuery, toDecideQuery, toTakeQuery } from '../api/queries.ts'
import { neededFor } from './rooms.ts'

/** `needs`: a room that is in several groups is shown in the one whose people see it. */
const GROUPS = [
  {
    name: undefined,
    needs: undefined,
    rooms: [
      { to: '/', name: 'shell.portfolio', icon: <PieChartOutlined />, exact: true },
      { to: '/measures', name: 'shell.measures', icon: <FundOutlined />, exact: false },
    ],
  },
  {
    name: 'shell.groupDesk',
    needs: 'desk:read',
    rooms: [
      { to: '/desk', name: 'shell.desk', icon: <PieChartOutlined />, exact: true },
      { to: '/desk/incidents', name: 'shell.deskIncidents', icon: <NotificationOutlined />, exact: false },
      { to: '/desk/warnings', name: 'shell.deskWarnings', icon: <FundOutlined />, exact: false },
      { to: '/desk/watch', name: 'shell.deskWatch', icon: <TeamOutlined />, exact: false },
      { to: '/desk/coaching', name: 'shell.deskCoaching', icon: <CustomerServiceOutlined />, exact: false },
      { to: '/desk/channels', name: 'shell.deskChannels', icon: <UnorderedListOutlined />, exact: false },
      { to: '/desk/needs', name: 'shell.deskNeeds', icon: <CalendarOutlined />, exact: false },
      { to: '/desk/plans', name: 'shell.deskPlans', icon: <FundOutlined />, exact: false },
      { to: '/desk/playbooks', name: 'shell.deskPlaybooks', icon: <BookOutlined />, exact: false },
      { to: '/desk/debts', name: 'shell.deskDebts', icon: <FundOutlined />, exact: false },
      { to: '/desk/statements', name: 'shell.deskStatements', icon: <FileTextOutlined />, exact: false },
      { to: '/desk/registers', name: 'shell.deskRegisters', icon: <BookOutlined />, exact: false },
      { to: '/desk/relations', name: 'shell.deskRelations', icon: <TeamOutlined />, exact: false },
      { to: '/desk/service-providers', name: 'shell.deskFirms', icon: <SafetyCertificateOutlined />, exact: false },
      { to: '/desk/connectors', name: 'shell.deskConnectors', icon: <ControlOutlined />, exact: false },
      { to: '/desk/group', name: 'shell.deskGroup', icon: <FundOutlined />, exact: false },
      { to: '/desk/reports', name: 'shell.deskReports', icon: <FileTextOutlined />, exact: false },
      { to: '/approvals', name: 'shell.approvals', icon: <SafetyCertificateOutlined />, exact: false },
    ],
  },
  {
    name: 'shell.groupCredit',
    needs: 'book:read',
    rooms: [
      { to: '/applications', name: 'shell.applications', icon: <AuditOutlined />, exact: false },
      { to: '/lines', name: 'shell.lines', icon: <UnorderedListOutlined />, exact: false },
      { to: '/notices', name: 'shell.notices', icon: <NotificationOutlined />, exact: false },
      { to: '/cases', name: 'shell.cases', icon: <CustomerServiceOutlined />, exact: false },
      { to: '/approvals', name: 'shell.approvals', icon: <SafetyCertificateOutlined />, exact: false },
    ],
  },
  {
    name: 'shell.groupLending',
    needs: undefined,
    rooms: [
      { to: '/loans', name: 'shell.loans', icon: <FileTextOutlined />, exact: false },
      { to: '/calendar', name: 'shell.calendar', icon: <CalendarOutlined />, exact: false },
      { to: '/ledger', name: 'shell.ledger', icon: <BookOutlined />, exact: false },
    ],
  },
  {
    name: 'shell.groupTools',
    needs: undefined,
    rooms: [
      { to: '/people', name: 'shell.people', icon: <TeamOutlined />, exact: false },
      { to: '/audit', name: 'shell.audit', icon: <FileSearchOutlined />, exact: false },
      { to: '/record', name: 'shell.record', icon: <BlockOutlined />, exact: false },
      { to: '/keys', name: 'shell.keys', icon: <KeyOutlined />, exact: false },
      { to: '/platform', name: 'platform.title', icon: <ControlOutlined />, exact: false },
      { to: '/playground', name: 'shell.playground', icon: <ExperimentOutlined />, exact: false },
      { to: '/styleguide', name: 'shell.styleguide', icon: <AppstoreOutlined />, exact: false },
    ],
  },
] as const

type Room = (typeof GROUPS)[number]['rooms'][number]

/** Nothing where nothing waits. */
function ToDecide() {
  const { t } = useTranslation()
  const { data = 0 } = useQuery(toDecideQuery)
  return data === 0 ? null : (
    <span className="badge number" title={t('shell.toDecide', { count: data })}>
      {data}
    </span>
  )
}

/** Incidents that nobody took. */
function ToTake() {
  const { t } = useTranslation()
  const { data = 0 } = useQuery(toTakeQuery)
  return data === 0 ? null : (
    <span className="badge number" title={t('shell.toTake', { count: data })}>
      {data}
    </span>
  )
}

export function Navigation({ onChosen = () => undefined }: { onChosen?: () => void }) {
  const { t } = useTranslation()
  const { data: session } = useQuery(sessionQuery)
  const may = (needed: string | undefined): boolean => needed === undefined || session?.permissions.includes(needed) === true
  const isOpen = ({ to }: Room): boolean => may(neededFor(to))
  return (
    <nav className="nav" aria-label={t('shell.navigation')}>
      {GROUPS.filter(({ needs, rooms }) => may(needs) && rooms.some(isOpen)).map(({ name: group, rooms }) => (
        <div key={rooms[0].to}>
          {group !== undefined && <p className="nav-group">{t(group)}</p>}
          {rooms.filter(isOpen).map(({ to, name, icon, exact }) => (
            <Link key={to} to={to} onClick={onChosen} activeOptions={{ exact, includeSearch: false }}>
              <span aria-hidden="true">{icon}</span>
              {t(name)}
              {to === '/approvals' && <ToDecide />}
              {to === '/desk/incidents' && <ToTake />}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  )
}
