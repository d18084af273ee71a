import { samePage, sameTitle } from './addresses.ts'
import { likeness, SHARED_PAGE, titleLikeness } from './dedupe.ts'
import type { Draft } from './draft.ts'
import type { Target } from './target.ts'

/** Which option a draft is about: found by its key, by its identity, or as certainly the same as another one. */

export type Index = {
  byKey: Map<string, Target>
  byDedupe: Map<string, Target>
  byPage: Map<string, Target[]>
  /** options of other sources that start at the same moment */
  byStart: Map<number, Candidate[]>
}
export type Candidate = { id: number; title: string; url: string | null; unitId: number; source: string }

type Resolution =
  | { is: 'known'; target: Target; key: string | null }
  /** certainly another record of an option that is there: to be known by this name as well */
  | { is: 'same'; target: Target; alias: string; reason: string }
  | { is: 'new'; key: string | null; proposals: { target: Target | Candidate; reason: string }[] }

export function resolve(draft: Draft, index: Index, source: string): Resolution {
  const found = byIdentity(draft, index)
  if (found !== null) return found
  const alias = draft.key ?? `~${draft.dedupeKey}`
  const onPage = draft.page === null ? [] : (index.byPage.get(draft.page) ?? [])
  const same = onPage.find(({ columns }) => sameTitle(columns.title) === draft.titleKey)
  // one key, two titles: the key is a page that others share
  const key = draft.keyIsPage && draft.key !== null && index.byKey.has(draft.key) ? `${draft.key}#${draft.titleKey}` : draft.key
  if (same !== undefined) return { is: 'same', target: same, alias: key ?? alias, reason: 'Same web page and same title' }
  return { is: 'new', key, proposals: proposalsFor(draft, onPage, index, source) }
}

function byIdentity(draft: Draft, index: Index): Resolution | null {
  if (draft.key === null) {
    const target = index.byKey.get(`~${draft.dedupeKey}`) ?? index.byDedupe.get(draft.dedupeKey)
    return target === undefined ? null : { is: 'known', target, key: null }
  }
  const target = index.byKey.get(draft.key)
  if (target === undefined) return null
  const shared = draft.keyIsPage && target.seen !== null && sameTitle(target.columns.title) !== draft.titleKey
  if (!shared) return { is: 'known', target, key: draft.key }
  const key = `${draft.key}#${draft.titleKey}`
  const own = index.byKey.get(key)
  return own === undefined ? null : { is: 'known', target: own, key }
}

function proposalsFor(
  draft: Draft,
  onPage: readonly Target[],
  index: Index,
  source: string,
): { target: Target | Candidate; reason: string }[] {
  const starts = draft.runs.map((run) => run.starts_at.getTime())
  const twin = { title: draft.told.title, url: draft.told.url ?? null, unitId: draft.told.unit_id, starts }
  const proposals: { target: Target | Candidate; reason: string }[] = []
  if (new Set(onPage.map(({ columns }) => sameTitle(columns.title))).size <= SHARED_PAGE) {
    for (const target of onPage) {
      const like = likeness(twin, { title: target.columns.title, url: target.columns.url, unitId: target.columns.unit_id, starts: [] })
      // within one source, pages with several things on them are common: only titles that are much alike make one think
      if (like && (target.source !== source || titleLikeness(twin.title, target.columns.title) >= 0.6))
        proposals.push({ target, reason: like.reason })
    }
  }
  for (const start of starts.slice(0, 20)) {
    for (const candidate of index.byStart.get(start) ?? []) {
      if (proposals.some(({ target }) => target.id === candidate.id)) continue
      const like = likeness(twin, { ...candidate, starts: [start] })
      if (like) proposals.push({ target: candidate, reason: like.reason })
    }
  }
  return proposals.slice(0, 5)
}

/** Makes a new target known under all its names, so that later records of the batch find it. */
export function addToIndex(index: Index, target: Target, names: readonly string[]): void {
  for (const name of names) index.byKey.set(name, target)
  if (target.dedupeKey !== null && target.externalId === null) index.byDedupe.set(target.dedupeKey, target)
  const page = target.columns.url === null ? null : samePage(target.columns.url)
  if (page !== null) index.byPage.set(page, [...(index.byPage.get(page) ?? []), target])
}
