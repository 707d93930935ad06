import { AppstoreOutlined, ExperimentOutlined, PieChartOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

const ROOMS = [
  { to: '/', name: 'shell.portfolio', icon: <PieChartOutlined />, exact: true },
  { to: '/lines', name: 'shell.lines', icon: <UnorderedListOutlined />, exact: false },
  { to: '/playground', name: 'shell.playground', icon: <ExperimentOutlined />, exact: false },
  { to: '/styleguide', name: 'shell.styleguide', icon: <AppstoreOutlined />, exact: false },
] as const

export function Navigation({ onChosen = () => undefined }: { onChosen?: () => void }) {
  const { t } = useTranslation()
  return (
    <nav className="nav" aria-label={t('shell.navigation')}>
      {ROOMS.map(({ to, name, icon, exact }) => (
        <Link key={to} to={to} onClick={onChosen} activeOptions={{ exact, includeSearch: false }}>
          <span aria-hidden="true">{icon}</span>
          {t(name)}
        </Link>
      ))}
    </nav>
  )
}
