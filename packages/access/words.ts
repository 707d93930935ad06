/** What a person reads, in both languages. */
export type Words = Readonly<{ zh: string; en: string }>
