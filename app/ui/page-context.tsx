import { createContext, useContext } from 'react'
import { type CatalogWords, catalogWords } from '#app/words/catalog.ts'
import { type CommonWords, commonWords } from '#app/words/common.ts'
import { type ValueWords, valueWords } from '#app/words/values.ts'
import type { Language, RoleName } from '#db/values.ts'

export type PageMember = {
  name: string
  roles: { role: RoleName; unit: string | null }[]
  /** when their account is to be deleted, where they have asked for it */
  leavingAt?: Date | null
}

/** What every piece of a page may need to know about its reader and its address. */
export type Page = {
  lang: Language
  /** the reader's zone, or null: each event is then shown in its own */
  zone: string | null
  scheme: 'light' | 'dark' | null
  slashKey: boolean
  /** path and query of the page itself */
  here: string
  /** the instant for which the page was made */
  now: Date
  demo: boolean
  /** public address of the hub, for absolute links */
  origin: string
  /** who is signed in, by the name they go by */
  member: PageMember | null
}

const fallback: Page = {
  lang: 'en',
  zone: null,
  scheme: null,
  slashKey: true,
  here: '/',
  now: new Date(0),
  demo: false,
  origin: '',
  member: null,
}
const PageContext = createContext<Page>(fallback)
export const PageProvider = PageContext.Provider

export function usePage(): Page {
  return useContext(PageContext)
}

export function useCommonWords(): CommonWords {
  return commonWords[usePage().lang]
}

export function useCatalogWords(): CatalogWords {
  return catalogWords[usePage().lang]
}

export function useValueWords(): ValueWords {
  return valueWords[usePage().lang]
}

/** The small script that starts a page's behaviors; its address is known only when the page is put together. */
const EntryModuleContext = createContext<string | null>(null)
export const EntryModuleProvider = EntryModuleContext.Provider

export function useEntryModule(): string | null {
  return useContext(EntryModuleContext)
}
