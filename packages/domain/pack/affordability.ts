/**
 * How high a line may be for what its borrower can pay back.
 *
 * Formula  capacity = means a month x income_permille / 1000, less what others get of him a month, and not below 0;
 *          cap = cap_minor + capacity x months.
 *          What a line costs in a month when all of it is drawn is about its limit / months, so a limit up to capacity x months can be repaid in
 *          that time out of what is left; interest comes on top, and the share of income has to leave room for it.
 * Units    minor units; income_permille in parts per thousand; months whole.
 * Rounds   down, to the minor unit.
 * Unknown  where income is not known, capacity is 0 and the table's cap_minor is all; debts that nobody told of count as none, so the table must
 *          ask whether they are known, and give a smaller share where they are not.
 */
export type AffordabilityRow = Readonly<{ income_permille: number; months: number; cap_minor: number; reason: string }>

export type MonthlyMeans = Readonly<{ meansMinor: number | null; obligationsElsewhereMinor: number | null }>

export function affordableMinor(
  { income_permille, months, cap_minor }: AffordabilityRow,
  { meansMinor, obligationsElsewhereMinor }: MonthlyMeans,
): number {
  const share = shareOf(meansMinor ?? 0, income_permille)
  const capacity = Math.max(0, share - (obligationsElsewhereMinor ?? 0))
  return Math.min(Number.MAX_SAFE_INTEGER, cap_minor + capacity * months)
}

/** Exact at any size: plain numbers where the product is safe, bigint beyond. */
function shareOf(meansMinor: number, permille: number): number {
  const product = meansMinor * permille
  return Number.isSafeInteger(product) ? Math.floor(product / 1000) : Number((BigInt(meansMinor) * BigInt(permille)) / 1000n)
}
