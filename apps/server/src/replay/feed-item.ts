/** What a replay is made of, wherever it comes from: events to send, and places of the file that give none. */
export type FeedItem = FeedEvent | FeedFault

/** `line`: of the file, from 1. `borrower`: whose order must be kept; null where the line does not say, which the server will refuse. */
export type FeedEvent = { readonly line: number; readonly borrower: string | null; readonly body: string | Buffer }

export type FeedFault = { readonly line: number; readonly fault: string }

/** `total`: how many items there are, where that is known beforehand. */
export type Feed = { readonly items: AsyncIterable<FeedItem> | Iterable<FeedItem>; readonly total?: number }
