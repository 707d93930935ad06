/** Every colour of the console, once for each appearance. The style sheet reads them as `--name`. Text on its ground keeps 4.5 : 1 or more. */
export type Appearance = 'light' | 'dark'

export type Palette = typeof light

const light = {
  ground: '#f4f5f7',
  surface: '#ffffff',
  raised: '#ffffff',
  sunken: '#f7f8fa',
  border: '#dfe3e8',
  hairline: '#eceef1',
  text: '#18202b',
  muted: '#586273',
  faint: '#6b7483',
  primary: '#0b4fb3',
  'primary-soft': '#e8f0fc',
  good: '#0f6b43',
  'good-soft': '#e3f4ec',
  'good-fill': '#2f9e6e',
  warn: '#8a4b08',
  'warn-soft': '#fdf1de',
  'warn-fill': '#d58a1c',
  bad: '#a8201a',
  'bad-soft': '#fdeceb',
  'bad-fill': '#cf4540',
  neutral: '#4b5563',
  'neutral-soft': '#eef0f3',
  track: '#e6e9ee',
  lit: '#fff6dd',
}

const dark: Palette = {
  ground: '#0f1319',
  surface: '#161b23',
  raised: '#1d232d',
  sunken: '#12171e',
  border: '#2d3541',
  hairline: '#232a34',
  text: '#e6e9ee',
  muted: '#a3adbb',
  faint: '#8b95a4',
  primary: '#7fb0ff',
  'primary-soft': '#1b2b45',
  good: '#67c99a',
  'good-soft': '#14301f',
  'good-fill': '#3aa374',
  warn: '#e8b45f',
  'warn-soft': '#35270f',
  'warn-fill': '#c98a2b',
  bad: '#ff8f87',
  'bad-soft': '#3b1a19',
  'bad-fill': '#d9605a',
  neutral: '#b4bcc8',
  'neutral-soft': '#262d38',
  track: '#2a313c',
  lit: '#3a3115',
}

export const PALETTES: Readonly<Record<Appearance, Palette>> = { light, dark }

/** Of the series of a chart, in this order: apart from each other also for those who see fewer colours. */
export const SERIES: Readonly<Record<Appearance, readonly string[]>> = {
  light: ['#2563a8', '#c2702a', '#4a8f68', '#8a63a8', '#b3475c', '#6f7a88', '#a08a2c', '#3f8f9b'],
  dark: ['#6ea3e0', '#dd9a5c', '#79b894', '#b394cf', '#db7f91', '#98a2af', '#c9b458', '#6fbac6'],
}
