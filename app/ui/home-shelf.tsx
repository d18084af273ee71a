import { type CatalogRow, minuteOf } from '#app/domain/catalog/row.ts'
import { paths } from '#app/paths.ts'
import { keptMarkup } from './kept-markup.tsx'
import { type Page, useCatalogWords } from './page-context.tsx'
import { Shelf, type ShelfBook } from './shelf.tsx'
import { SoonList } from './soon-list.tsx'

export type HomeShelf = { shelf: ShelfBook[]; soon: CatalogRow[]; topics: number; goals: number; units: number }

/** What the first page shows to everybody, as markup; `version`: of the catalog that it was read from. */
export function homeShelf(home: HomeShelf, version: number, page: Page): string {
  const { lang, zone, now } = page
  return keptMarkup(`home ${version} ${minuteOf(now)} ${lang} ${zone}`, page, () => <ShelfAndWays {...home} />).join('')
}

function ShelfAndWays({ shelf, soon, topics, goals, units }: HomeShelf) {
  const words = useCatalogWords().home
  return (
    <>
      <section aria-labelledby="shelf">
        <h2 id="shelf">{words.shelf}</h2>
        <Shelf books={shelf} />
        <p className="small soft after">
          {words.shelfNote} <a href={paths.gaps()}>{words.shelfMore}</a>
        </p>
      </section>
      <div className="cols">
        <section aria-labelledby="soon">
          <h2 id="soon">{words.soon}</h2>
          {soon.length > 0 ? <SoonList rows={soon} /> : <p>{words.soonNone}</p>}
          <p className="after small">
            <a href={paths.calendar()}>{words.soonAll}</a>
          </p>
        </section>
        <section aria-labelledby="ways">
          <h2 id="ways">{words.ways}</h2>
          <ul className="ways">
            <Way to={paths.topics()} text={words.byTopic} note={words.byTopicNote(topics)} />
            <Way to={paths.goals()} text={words.byGoal} note={words.byGoalNote(goals)} />
            <Way to={paths.units()} text={words.byUnit} note={words.byUnitNote(units)} />
            <Way
              to={paths.catalog([
                ['cost', 'free'],
                ['length', '30m'],
                ['length', '1h'],
              ])}
              text={words.free}
            />
            <Way to={paths.catalog([['delivery', 'on-demand']])} text={words.anyTime} />
            <Way to={paths.catalog([['audience', 'trustee']])} text={words.trustee} />
            <Way to={paths.catalog([['audience', 'support-staff']])} text={words.support} />
          </ul>
        </section>
      </div>
    </>
  )
}

function Way({ to, text, note = '' }: { to: string; text: string; note?: string }) {
  return (
    <li>
      <a href={to}>
        <b>{text}</b>
        <span>{note}</span>
      </a>
    </li>
  )
}
