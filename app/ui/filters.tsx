import { paths } from '#app/paths.ts'
import { hole, keptMarkup } from './kept-markup.tsx'
import { type Page, useCatalogWords, usePage, useValueWords } from './page-context.tsx'

export type FacetValue = { value: string; label: string; count: number; chosen: boolean }
/** `all`: where the whole vocabulary stands, when only a part is shown here. */
export type FacetGroup = { facet: string; label: string; values: FacetValue[]; all?: string }
/** A group as it is shown: its checkboxes are markup that `filterChecks` has made. */
export type ShownGroup = Omit<FacetGroup, 'values'> & { open: string; folded: string; foldedCount: number }

/** How many values of a long list stand open; the rest are behind "n more". */
const openValues = 6

function FilterCheck({ facet, item: { value, label, count, chosen } }: { facet: string; item: FacetValue }) {
  const empty = count === 0 && !chosen
  return (
    <label className={empty ? 'check off' : 'check'}>
      <input type="checkbox" name={facet} value={value} defaultChecked={chosen} disabled={empty} />
      <span>{label}</span>
      <span className="num">{count === 0 ? 0 : hole}</span>
    </label>
  )
}

/** The checkboxes of each group: the first few and all that are chosen stand open. */
export function filterChecks(groups: readonly FacetGroup[], page: Page): ShownGroup[] {
  return groups.map(({ values, ...group }) => {
    const shown: ShownGroup = { ...group, open: '', folded: '', foldedCount: 0 }
    values.forEach((item, at) => {
      const check = keptMarkup(`check ${group.facet} ${item.value} ${item.chosen} ${item.count === 0} ${item.label}`, page, () => (
        <FilterCheck facet={group.facet} item={item} />
      )).join(String(item.count))
      if (at < openValues || item.chosen) shown.open += check
      else {
        shown.folded += check
        shown.foldedCount += 1
      }
    })
    return shown
  })
}

function FilterGroup({ group }: { group: ShownGroup }) {
  const words = useCatalogWords()
  return (
    <fieldset>
      <legend>{group.label}</legend>
      <div dangerouslySetInnerHTML={{ __html: group.open }} />
      {group.foldedCount > 0 && (
        <details>
          <summary>
            {words.more(group.foldedCount)}
            <span className="unseen">: {group.label}</span>
          </summary>
          <div dangerouslySetInnerHTML={{ __html: group.folded }} />
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
  groups: ShownGroup[]
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
