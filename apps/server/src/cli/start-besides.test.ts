import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { DatabaseAway } from './database-fault.ts'
import { CommandFault } from './fault.ts'
import type { KeptPostgres } from './keep-postgres.ts'
import { startBesides } from './start-besides.ts'

/** One that ends when told, and comes back or not. */
function postgres() {
  let state: ReturnType<KeptPostgres['state']> = 'up'
  let starts = 1
  return {
    kept: { state: () => state, starts: () => starts, url: () => `postgres://of-start-${starts}` },
    ends: async (backInMs: number) => {
      state = 'away'
      await sleep(backInMs)
      starts++
      state = 'up'
    },
    isGivenUp: () => {
      state = 'given-up'
    },
  }
}

const moved = () => {
  const to: string[] = []
  return { to, moveTo: (url: string) => void to.push(url) }
}

const broken = () => Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' })

describe.concurrent('a PostgreSQL that ends while the server starts on it', () => {
  test.each<[what: string, error: () => Error]>([
    ['the start says that the database is away', () => new DatabaseAway('away')],
    ['the start ends with whatever it stumbled over', broken],
  ])('%s: it starts anew once PostgreSQL is back, however long that takes', async (_what, error) => {
    const { kept, ends } = postgres()
    const seen: string[] = []
    const server = await startBesides(kept, async (url) => {
      seen.push(`${kept.state()} ${url}`)
      if (seen.length > 1) return moved()
      void ends(900)
      throw error()
    })
    expect(seen).toEqual(['up postgres://of-start-1', 'up postgres://of-start-2'])
    expect(server.to).toEqual([])
  })

  test('the connection breaks before the end of the process is known: that is waited for', async () => {
    const { kept, ends } = postgres()
    let tries = 0
    await startBesides(kept, async () => {
      if (++tries > 1) return moved()
      setTimeout(() => void ends(50), 100)
      throw broken()
    })
    expect(tries).toBe(2)
  })

  test('it is back, elsewhere, before the start is through: the server moves there', async () => {
    const { kept, ends } = postgres()
    const server = await startBesides(kept, async () => {
      await ends(10)
      return moved()
    })
    expect(server.to).toEqual(['postgres://of-start-2'])
  })

  test('it does not come back: that is said', async () => {
    const { kept, isGivenUp } = postgres()
    const starting = startBesides(kept, async () => {
      isGivenUp()
      throw broken()
    })
    await expect(starting).rejects.toThrow('PostgreSQL does not stay up')
  })
})

describe.concurrent('a PostgreSQL that stays up', () => {
  test.each<[what: string, error: Error, times: number]>([
    ['the database does not answer yet', new DatabaseAway('away'), 2],
    ['a fault of its user', new CommandFault('port 1 is in use'), 1],
    ['a fault of ours', new TypeError('x is not a function'), 1],
  ])('%s', async (_what, error, times) => {
    let tries = 0
    const starting = startBesides(postgres().kept, async () => {
      if (++tries > 1) return moved()
      throw error
    })
    if (times === 1) await expect(starting).rejects.toThrow(error.message)
    else await starting
    expect(tries).toBe(times)
  })
})
