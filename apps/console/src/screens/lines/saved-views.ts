/** Named filters, kept in this browser. */
import { useState } from 'react'
import { type LineSearch, readLineSearch } from './line-search.ts'

export type SavedView = Readonly<{ name: string; search: LineSearch }>

const KEPT_AS = 'fairline.line-views'
const VIEWS_MOST = 30
const NAME_MOST = 40

/** What cannot be read, or is none of ours, counts as nothing. */
export function readViews(text: string | null): SavedView[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    if (!Array.isArray(kept)) return []
    return kept.flatMap((view: unknown) => {
      if (typeof view !== 'object' || view === null || !('name' in view) || !('search' in view)) return []
      return typeof view.name === 'string' ? [{ name: view.name, search: readLineSearch({ ...(view.search as object) }) }] : []
    })
  } catch {
    return []
  }
}

/** A view of the same name takes its place; the newest is first. */
export const withView = (views: readonly SavedView[], view: SavedView): SavedView[] => {
  const name = view.name.trim().slice(0, NAME_MOST)
  return [{ ...view, name }, ...views.filter((known) => known.name !== name)].slice(0, VIEWS_MOST)
}

export function useSavedViews() {
  const [views, setViews] = useState(() => readViews(localStorage.getItem(KEPT_AS)))
  const keep = (next: SavedView[]): void => {
    localStorage.setItem(KEPT_AS, JSON.stringify(next))
    setViews(next)
  }
  return {
    views,
    save: (view: SavedView): void => keep(withView(views, view)),
    remove: (name: string): void => keep(views.filter((view) => view.name !== name)),
  }
}
