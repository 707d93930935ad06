/** Nothing is shown without a session. The address stays as it is, so that whoever signs in again is where he was. */
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import { isRefused } from '../api/faults.ts'
import { sessionQuery } from '../api/queries.ts'
import { closeFeed, openFeed } from '../live/feed.ts'
import { Fault, Loading } from '../parts/state.tsx'
import { AwayBanner } from './away-banner.tsx'

const SignInPage = lazy(async () => ({ default: (await import('../screens/sign-in/sign-in-page.tsx')).SignInPage }))
const EnrolPage = lazy(async () => ({ default: (await import('../screens/account/enrol-page.tsx')).EnrolPage }))

export function SessionGate({ children }: { children: ReactNode }) {
  const { data, error, refetch } = useQuery(sessionQuery)
  const isOut = isRefused(error, 401)
  const isIn = data !== undefined && !isOut
  const maySee = isIn && data.permissions.includes('book:read')
  const wasIn = useRef(false)
  useEffect(() => {
    if (!isIn) return
    wasIn.current = true
    if (!maySee) return
    openFeed()
    return closeFeed
  }, [isIn, maySee])
  if (isIn && !data.needs_second_factor) return children
  if (isIn || isOut)
    return <Suspense fallback={<Loading />}>{isIn ? <EnrolPage session={data} /> : <SignInPage isAgain={wasIn.current} />}</Suspense>
  return (
    <>
      <AwayBanner />
      {error ? <Fault error={error} retry={() => void refetch()} /> : <Loading />}
    </>
  )
}
