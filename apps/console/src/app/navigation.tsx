import {
  AppstoreOutlined,
  AuditOutlined,
  BookOutlined,
  CalendarOutlined,
  ControlOutlined,
  CustomerServiceOutlined,
  ExperimentOutlined,
  FileTextOutlined,
  FundOutlined,
  NotificationOutlined,
  PieChartOutlined,
  SafetyCertificateOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { sessionQuery, toDecideQuery } from '../api/queries.ts'

const GROUPS = [
  {
    name: undefined,
    rooms: [
      { to: '/', name: 'shell.portfolio', icon: <PieChartOutlined />, exact: true, may: 'book:read' },
      { to: '/measures', name: 'shell.measures', icon: <FundOutlined />, exact: false, may: 'measures:read' },
    ],
  },
  {
    name: 'shell.groupCredit',
    rooms: [
      { to: '/applications', name: 'shell.applications', icon: <AuditOutlined />, exact: false, may: 'book:read' },
      { to: '/lines', name: 'shell.lines', icon: <UnorderedListOutlined />, exact: false, may: 'book:read' },
      { to: '/notices', name: 'shell.notices', icon: <NotificationOutlined />, exact: false, may: 'book:read' },
      { to: '/cases', name: 'shell.cases', icon: <CustomerServiceOutlined />, exact: false, may: 'book:read' },
      { to: '/approvals', name: 'shell.approvals', icon: <SafetyCertificateOutlined />, exact: false, may: 'book:read' },
    ],
  },
  {
    name: 'shell.groupLending',
    rooms: [
      { to: '/loans', name: 'shell.loans', icon: <FileTextOutlined />, exact: false, may: 'book:read' },
      { to: '/calendar', name: 'shell.calendar', icon: <CalendarOutlined />, exact: false, may: 'book:read' },
      { to: '/ledger', name: 'shell.ledger', icon: <BookOutlined />, exact: false, may: 'ledger:read' },
    ],
  },
  {
    name: 'shell.groupTools',
    rooms: [
      { to: '/people', name: 'shell.people', icon: <TeamOutlined />, exact: false, may: 'people:manage' },
      { to: '/platform', name: 'platform.title', icon: <ControlOutlined />, exact: false, may: 'book:read' },
      { to: '/playground', name: 'shell.playground', icon: <ExperimentOutlined />, exact: false, may: 'events:send' },
      { to: '/styleguide', name: 'shell.styleguide', icon: <AppstoreOutlined />, exact: false },
    ],
  },
] as const

/** `may`: what it takes to see anything there; a room that shows only refusals is not offered. */
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

export function Navigation({ onChosen = () => undefined }: { onChosen?: () => void }) {
  const { t } = useTranslation()
  const { data: session } = useQuery(sessionQuery)
  const isOpen = (room: Room): boolean => !('may' in room) || session?.permissions.includes(room.may) === true
  return (
    <nav className="nav" aria-label={t('shell.navigation')}>
      {GROUPS.filter(({ rooms }) => rooms.some(isOpen)).map(({ name: group, rooms }) => (
        <div key={rooms[0].to}>
          {group !== undefined && <p className="nav-group">{t(group)}</p>}
          {rooms.filter(isOpen).map(({ to, name, icon, exact }) => (
            <Link key={to} to={to} onClick={onChosen} activeOptions={{ exact, includeSearch: false }}>
              <span aria-hidden="true">{icon}</span>
              {t(name)}
              {to === '/approvals' && <ToDecide />}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  )
}
