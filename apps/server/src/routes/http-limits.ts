/** How much of everything the HTTP side takes at once. The whole list, with the reasons, is in docs/operations.md. */

export type HttpLimits = {
  readonly connections: number
  readonly requestsPerConnection: number
  readonly headers: number
  readonly headerBytes: number
  readonly headersWithinMs: number
  /** A connection on which nothing moves is given up. There is no limit on a whole request: a batch may stream for hours. */
  readonly idleMs: number
  readonly keepAliveMs: number
  readonly requestsPerKey: number
  readonly streams: number
  readonly streamsPerKey: number
  /** To the live feed. */
  readonly listeners: number
  readonly listenersPerKey: number
  /** 64 characters of an id, each up to 9 characters in a percent-encoded path. */
  readonly parameterLength: number
}

export const HTTP_LIMITS: HttpLimits = {
  connections: 1_024,
  requestsPerConnection: 10_000,
  headers: 64,
  headerBytes: 16 * 1024,
  headersWithinMs: 20_000,
  idleMs: 120_000,
  keepAliveMs: 65_000,
  requestsPerKey: 1_000,
  streams: 64,
  streamsPerKey: 32,
  listeners: 512,
  listenersPerKey: 256,
  parameterLength: 1_000,
}
