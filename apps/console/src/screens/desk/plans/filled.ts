/** Sentences of the planner have places in braces. What has no value is left empty, with no brackets around nothing. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text
    .replace(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? '')
    .replace(/[（(][\s/]*[)）]/g, '')
    .replace(/[：:]\s*$/, '')
    .trim()
