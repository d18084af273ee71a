import { paths } from '#app/paths.ts'
import { useCatalogWords, usePage, useValueWords } from './page-context.tsx'

export type FacetValue = { value: string; label: string; count: number; chosen: boolean }
/** `all`: where the whole vocabulary stands, when only a part is shown here. */
export type FacetGroup = { facet: string; label: string; values: FacetValue[]; all?: string }

/** How many values of a long list stand open; the rest are behind "n more". */
const openValues = 6

function FilterCheck({ facet, item }: { facet: string; item: FacetValue }) {
  const empty = item.count === 0 && !item.chosen
  return (
    <label className={empty ? 'check off' : 'check'}>
      <input type="checkbox" name={facet} value={item.value} defaultChecked={item.chosen} disabled={empty} />
      <span>{item.label}</span>
      <span className="num">{item.count}</span>
    </label>
  )
}

function FilterGroup({ group }: { group: FacetGroup }) {
  const words = useCatalogWords()
  const open = group.values.filter((item, at) => at < openValues || item.chosen)
  const folded = group.values.filter((item) => !open.includes(item))
  return (
    <fieldset>
      <legend>{group.label}</legend>
      <div>
        {open.map((item) => (
          <FilterCheck key={item.value} facet={group.facet} item={item} />
        ))}
      </div>
      {folded.length > 0 && (
        <details>
          <summary>
            {words.more(folded.length)}
            <span className="unseen">: {group.label}</span>
          </summary>
          {folded.map((item) => (
            <FilterCheck key={item.value} facet={group.facet} item={item} />
          ))}
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
  groups: FacetGroup[]
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
      {groups.map((group) => (
        <FilterGroup key={group.facet + group.label} group={group} />
      ))}
      <p className="actions">
        <button className="btn" type="submit">
          {words.applyCount(total)}
        </button>
        {here !== paths.catalog() && <a href={paths.catalog(q ? [['q', q]] : undefined)}>{words.clear}</a>}
      </p>
    </form>
  )
}
