import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from '../api/queries.ts'
import { changeOrganisation } from '../api/requests.ts'

/** For whoever belongs to several organisations: which one this is, and the way to another. */
export function OrganisationMenu() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data: session } = useQuery(sessionQuery)
  const changing = useMutation({
    mutationFn: changeOrganisation,
    // The page begins anew: nothing of the one before stays in it.
    onSuccess: () => location.assign('/'),
    onError: () => client.invalidateQueries(sessionQuery),
  })
  if (session === undefined || session.organisations.length < 2) return null
  return (
    <Select
      size="small"
      variant="borderless"
      style={{ maxWidth: 180 }}
      popupMatchSelectWidth={false}
      aria-label={t('shell.organisation')}
      title={t('shell.organisation')}
      value={session.organisation}
      options={session.organisations.map((value) => ({ value, label: value }))}
      disabled={changing.isPending}
      onChange={(organisation) => changing.mutate(organisation)}
    />
  )
}
