/** Light, dark, or as the system has it. */
import { useSyncExternalStore } from 'react'
import { type Appearance, PALETTES } from './palette.ts'

export const WISHES = ['light', 'dark', 'system'] as const
export type Wish = (typeof WISHES)[number]

const KEPT_AS = 'fairline.appearance'
const system = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
const kept = localStorage.getItem(KEPT_AS)
let wish: Wish = WISHES.find((known) => known === kept) ?? 'system'

const appearanceNow = (): Appearance => (wish === 'system' ? (system.matches ? 'dark' : 'light') : wish)

function tell(): void {
  const appearance = appearanceNow()
  const { dataset, style } = document.documentElement
  dataset.appearance = appearance
  style.colorScheme = appearance
  for (const [name, colour] of Object.entries(PALETTES[appearance])) style.setProperty(`--${name}`, colour)
  for (const listener of listeners) listener()
}

export function startAppearance(): void {
  system.addEventListener('change', tell)
  tell()
}

export function changeAppearance(next: Wish): void {
  wish = next
  localStorage.setItem(KEPT_AS, next)
  tell()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useAppearance = (): Appearance => useSyncExternalStore(subscribe, appearanceNow)
export const useWish = (): Wish => useSyncExternalStore(subscribe, () => wish)
