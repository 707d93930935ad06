/** What of a borrower is looked at; a pack may switch each off for a jurisdiction (pack.yaml), and a product for its own borrowers. */
export const SIGNAL_FAMILIES = [
  'device',
  'place',
  'network',
  'authentication',
  'takeover',
  'fraud_graph',
  'behaviour',
  'credit',
  'means',
] as const
export type SignalFamily = (typeof SIGNAL_FAMILIES)[number]
