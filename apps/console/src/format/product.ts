/** A product's id, without the version that an agreement was made on: `cn-consumer@1` is `cn-consumer`. */
export const productOf = (versioned: string): string => versioned.replace(/@\d+$/, '')
