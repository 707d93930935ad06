/** Nothing is shown without a session. The address stays as it is, so that whoever signs in again is where he was. */
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { isRefused } from '../api/faults.ts'
import { sessionQuery } from '../api/queries.ts'
import { closeFeed, openFeed } from '../live/feed.ts'
import { Fault, Loading } from '../parts/state.tsx'
import { SignIn } from '../screens/sign-in/sign-in.tsx'
import { AwayBanner } from './away-banner.tsx'

export function SessionGate({ children }: { children: ReactNode }) {
  const { data, error, refetch } = useQuery(sessionQuery)
  const isOut = isRefused(error, 401)
  const isIn = data !== undefined && !isOut
  const wasIn = useRef(false)
  useEffect(() => {
    if (!isIn) return
    wasIn.current = true
    openFeed()
    return closeFeed
  }, [isIn])
  if (isIn) return children
  if (isOut) return <SignIn isAgain={wasIn.current} />
  return (
    <>
      <AwayBanner />
      {error ? <Fault error={error} retry={() => void refetch()} /> : <Loading />}
    </>
  )
}
