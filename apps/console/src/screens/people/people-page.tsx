/** Who belongs to this organisation, in what roles; who was invited; and what an administrator may change about them. */
import './people.css'
import { permissionsOfRoles } from '@fairline/access/roles'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchInvitations, fetchPeople, type Member, withdrawInvitation } from '../../api/people-requests.ts'
import { sessionQuery } from '../../api/queries.ts'
import { addPeopleWords } from '../../locales/people.ts'
import { Moment } from '../../parts/moment.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { useRoleName } from '../../parts/role-name.ts'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useProof } from '../../parts/use-proof.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { MemberDialog, type MemberOrder } from './member-dialog.tsx'
import { MemberMenu } from './member-menu.tsx'

addPeopleWords()

const PAGE = 200
type Chosen = { readonly member: Member; readonly order: MemberOrder }

export function PeoplePage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data: session } = useQuery(sessionQuery)
  const people = useQuery({ queryKey: ['people'], queryFn: (context) => fetchPeople({ limit: PAGE }, context) })
  const proof = useProof()
  const [chosen, setChosen] = useState<Chosen>()
  const [isInviting, setInviting] = useState(false)
  const [done, setDone] = useState<string>()
  const renew = () =>
    Promise.all([client.invalidateQueries({ queryKey: ['people'] }), client.invalidateQueries({ queryKey: ['invitations'] })])
  const finish = async (said?: string): Promise<void> => {
    setChosen(undefined)
    setDone(said)
    await renew()
  }
  const invite = (
    <Button type="primary" onClick={() => setInviting(true)}>
      {t('people.room.invite')}
    </Button>
  )
  return (
    <Page title={t('people.room.title')} extra={invite}>
      <div className="stack">
        {done !== undefined && <Alert type="success" role="status" title={done} closable onClose={() => setDone(undefined)} />}
        <Panel title={t('people.room.members')} flush>
          <Loaded query={people} rows={6}>
            {({ data }) =>
              data.length === 0 ? (
                <Empty title={t('people.room.nobody')} />
              ) : (
                <ul>
                  {data.map((member) => (
                    <MemberRow
                      key={member.id}
                      member={member}
                      isYou={member.email === session?.email}
                      onOrder={(order) => setChosen({ member, order })}
                    />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </Panel>
        <Invitations onChanged={renew} />
      </div>
      {chosen && (
        <MemberDialog {...chosen} proof={proof} onDone={() => void finish(t('people.room.done'))} onClose={() => setChosen(undefined)} />
      )}
      {isInviting && <InviteDialog proof={proof} onDone={(said) => void finish(said)} onClose={() => setInviting(false)} />}
      {proof.dialog}
    </Page>
  )
}

function MemberRow({ member, isYou, onOrder }: { member: Member; isYou: boolean; onOrder: (order: MemberOrder) => void }) {
  const { t } = useTranslation()
  const roleName = useRoleName()
  const isOut = member.suspended_at !== null
  // Whoever approves gets nowhere without one.
  const lacksFactor = !isOut && !member.has_second_factor && permissionsOfRoles(member.roles).has('approvals:decide')
  return (
    <li className="people-row">
      <div className="people-who">
        <strong>{member.name}</strong> {isYou && <Tag>{t('people.room.you')}</Tag>}
        <p className="muted">{member.email}</p>
      </div>
      <div className="people-roles">
        {member.roles.map((role) => (
          <Tag key={role}>{roleName(role)}</Tag>
        ))}
        {isOut && (
          <Tag tone="bad" dot>
            {t('people.room.suspended')}
          </Tag>
        )}
        {lacksFactor && <Tag tone="warn">{t('people.room.noFactor')}</Tag>}
        {member.issuer !== null && <Tag>{t('people.room.byProvider')}</Tag>}
      </div>
      <span className="people-seen">
        {member.last_seen_at && (
          <>
            {t('people.room.seen')} <Moment at={member.last_seen_at} />
          </>
        )}
      </span>
      <span className="people-do">
        <MemberMenu member={member} isYou={isYou} onOrder={onOrder} />
      </span>
    </li>
  )
}

function Invitations({ onChanged }: { onChanged: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const roleName = useRoleName()
  const { data: invitations } = useQuery({ queryKey: ['invitations'], queryFn: fetchInvitations })
  if (invitations === undefined || invitations.data.length === 0) return null
  return (
    <Panel title={t('people.room.invitations')} flush>
      <ul>
        {invitations.data.map(({ id, email, roles, expires_at }) => (
          <li key={id} className="people-row">
            <span className="people-who">{email}</span>
            <span className="people-roles">
              {roles.map((role) => (
                <Tag key={role}>{roleName(role)}</Tag>
              ))}
            </span>
            <span className="people-seen">
              {t('people.room.until')} <Moment at={expires_at} />
            </span>
            <span className="people-do">
              <Button size="small" onClick={() => void withdrawInvitation(id).then(onChanged)}>
                {t('people.room.withdraw')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
