/** Whoever knows what harms a computer. A file that it did not look at is shown to nobody. */
export type ScanVerdict = { readonly outcome: 'clean' } | { readonly outcome: 'found'; readonly name: string } | 'unavailable'

export type ScannerPort = {
  readonly scan: (file: { readonly organisationId: number; readonly bytes: Buffer }) => Promise<ScanVerdict>
}
