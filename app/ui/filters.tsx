import { renderToStaticMarkup } from 'react-dom/server'
import { paths } from '#app/paths.ts'
import { hole, keptMarkup } from './kept-markup.tsx'
import { type Page, useCatalogWords, usePage, useValueWords } from './page-context.tsx'

/** What a value of a facet is called on the page. The same object for as long as it is called so. */
export type FacetName = { facet: string; value: string; label: string }
export type FacetValue = { name: FacetName; count: number; chosen: boolean }
/** `all`: where the whole vocabulary stands, when only a part is shown here. */
export type FacetGroup = { facet: string; label: string; values: FacetValue[]; all?: string }

/** How many values of a long list stand open; the rest are behind "n more". */
const openValues = 6

/** A checkbox, but for its count. */
function FilterCheck({ name: { facet, value, label }, chosen, empty }: { name: FacetName; chosen: boolean; empty: boolean }) {
  return (
    <label className={empty && !chosen ? 'check off' : 'check'}>
      <input type="checkbox" name={facet} value={value} defaultChecked={chosen} disabled={empty && !chosen} />
      <span>{label}</span>
      <span className="num">{empty ? 0 : hole}</span>
    </label>
  )
}

/** Markup of a name's checkbox by its state; a name that is gone takes its markup along. */
const checks = new WeakMap<FacetName, (readonly string[])[]>()

function checkMarkup({ name, count, chosen }: FacetValue): string {
  const empty = count === 0
  const state = (chosen ? 2 : 0) + (empty ? 1 : 0)
  const made = checks.get(name) ?? []
  const parts = made[state] ?? renderToStaticMarkup(<FilterCheck name={name} chosen={chosen} empty={empty} />).split(hole)
  if (!made[state]) {
    made[state] = parts
    checks.set(name, made)
  }
  return parts.join(String(count))
}

/** The groups as markup: in each the first few and all that are chosen stand open. */
export function filterGroups(groups: readonly FacetGroup[], page: Page): string {
  return groups.map((group) => groupMarkup(group, page)).join('')
}

function groupMarkup({ values, ...group }: FacetGroup, page: Page): string {
  let open = ''
  let folded = ''
  let foldedCount = 0
  values.forEach((item, at) => {
    if (at < openValues || item.chosen) open += checkMarkup(item)
    else {
      folded += checkMarkup(item)
      foldedCount += 1
    }
  })
  const [before = '', between = '', after = ''] = keptMarkup(`filters ${page.lang} ${group.label} ${foldedCount}`, page, () => (
    <FilterGroup group={group} foldedCount={foldedCount} />
  ))
  return before + open + between + folded + after
}

function FilterGroup({ group, foldedCount }: { group: Omit<FacetGroup, 'values'>; foldedCount: number }) {
  const words = useCatalogWords()
  return (
    <fieldset>
      <legend>{group.label}</legend>
      <div>{hole}</div>
      {foldedCount > 0 && (
        <details>
          <summary>
            {words.more(foldedCount)}
            <span className="unseen">: {group.label}</span>
          </summary>
          <div>{hole}</div>
          {group.all && (
            <p className="sub">
              <a href={group.all}>
                {words.all}
                <span className="unseen">: {group.label}</span>
              </a>
            </p>
          )}
        </details>
      )}
    </fieldset>
  )
}

type Props = {
  /** as markup that `filterGroups` has made */
  groups: string
  q: string
  sort: string
  when: string | null
  whens: readonly string[]
  availability: string
  total: number
}

/** All filters as one form of checkboxes; sent by a button, or at once where scripts run. On a phone it is a sheet. */
export function Filters({ groups, q, sort, when, whens, availability, total }: Props) {
  const words = useCatalogWords()
  const values = useValueWords()
  const { here } = usePage()
  return (
    <form className="filters" id="filters" action={paths.catalog()} data-submit-on-change="" aria-label={words.filters}>
      <p className="filters-close">
        {words.filters}
        <a href="#results" data-close="filters">
          {words.close}
        </a>
      </p>
      {q && <input type="hidden" name="q" value={q} />}
      {sort !== 'relevance' && <input type="hidden" name="sort" value={sort} />}
      {availability === 'any' && <input type="hidden" name="availability" value="any" />}
      <fieldset>
        <legend>
          <label htmlFor="when">{values.facet.starts}</label>
        </legend>
        <select id="when" name="when" defaultValue={when ?? ''}>
          <option value="">{words.whens.any}</option>
          {whens.map((value) => (
            <option key={value} value={value}>
              {words.whens[value] ?? value}
            </option>
          ))}
        </select>
      </fieldset>
      <div dangerouslySetInnerHTML={{ __html: groups }} />
      <p className="actions">
        <button className="btn" type="submit">
          {words.applyCount(total)}
        </button>
        {here !== paths.catalog() && <a href={paths.catalog(q ? [['q', q]] : undefined)}>{words.clear}</a>}
      </p>
    </form>
  )
}
