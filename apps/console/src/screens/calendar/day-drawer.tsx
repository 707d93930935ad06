import { Button, Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { fetchLoans } from '../../api/lending-requests.ts'
import { LoanCard } from '../../parts/loan-card.tsx'
import { Empty, Fault, Loading } from '../../parts/state.tsx'
import { usePages } from '../../parts/use-pages.ts'
import { useWords } from '../../parts/use-words.ts'

type DrawerProps = { day: string | undefined; product: string | undefined; close: () => void }

/** The loans that make up the sum of a day. */
export function DayDrawer({ day, product, close }: DrawerProps) {
  const { t } = useTranslation()
  const words = useWords()
  const title = day === undefined ? '' : t('calendar.loansOn', { day: words.namedDay(day) })
  return (
    <Drawer open={day !== undefined} onClose={close} size={520} destroyOnHidden title={title}>
      {day !== undefined && <LoansOn day={day} product={product} />}
    </Drawer>
  )
}

function LoansOn({ day, product }: { day: string; product: string | undefined }) {
  const { t } = useTranslation()
  const filters = { due_on: day, sort: '-first_unpaid_on' as const, ...(product !== undefined && { product }) }
  const { rows, query } = usePages(['loans', 'due', day, product], (page, given) => fetchLoans({ ...filters, ...page }, given))
  if (query.isPending) return <Loading rows={6} />
  if (query.error && rows.length === 0) return <Fault error={query.error} retry={() => void query.refetch()} />
  if (rows.length === 0) return <Empty title={t('calendar.noLoans')} />
  return (
    <>
      <ul className="cards">
        {rows.map((loan) => (
          <li key={`${loan.borrower_id} ${loan.loan_id}`}>
            <LoanCard loan={loan} withBorrower />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button block style={{ marginTop: 10 }} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('lines.loadMore')}
        </Button>
      )}
    </>
  )
}
