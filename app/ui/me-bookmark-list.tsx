import type { CatalogRow } from '#app/domain/catalog/row.ts'
import { paths } from '#app/paths.ts'
import { savedWords } from '#app/words/saved.ts'
import type { Language, OptionState, Wish } from '#db/values.ts'
import { costText, lengthText, SaidText } from './facts.tsx'
import { Done, UnverifiedNote } from './me-page.tsx'
import { useCatalogWords, usePage, useValueWords } from './page-context.tsx'
import { fullDay } from './time.ts'
import { WhenText } from './when-text.tsx'

/** `row`: null where the option is not in the catalog any more. */
export type BookmarkRow = { id: number; title: string; lang: Language; row: CatalogRow | null; open: boolean; savedAt: Date }
/** `slug`: null where it cannot be put back. */
export type Removed = { slug: string | null; title: string | null }

export function BookmarkList({ rows, count }: { rows: readonly BookmarkRow[]; count: number }) {
  const { lang } = usePage()
  const words = savedWords[lang]
  if (count === 0)
    return (
      <div className="empty">
        <p className="measure">{words.empty}</p>
        <p className="after">
          <a className="btn plain" href={paths.catalog()}>
            {words.browse}
          </a>
        </p>
      </div>
    )
  return (
    <ul className="own-list">
      {rows.map((bookmark) => (
        <BookmarkItem key={bookmark.id} bookmark={bookmark} />
      ))}
    </ul>
  )
}

function BookmarkItem({ bookmark: { id, title, lang: written, row, savedAt } }: { bookmark: BookmarkRow }) {
  const { lang, zone } = usePage()
  const words = savedWords[lang]
  const catalog = useCatalogWords()
  const values = useValueWords()
  return (
    <li>
      <div>
        <h2 lang={written === lang ? undefined : written}>{row ? <a href={paths.option(row.slug)}>{title}</a> : title}</h2>
        {row ? (
          <>
            <p className="small soft">{catalog.by(row.unit.name)}</p>
            <p className="small own-facts">
              <span>
                <WhenText when={row.when} />
              </span>
              <span>
                <SaidText said={lengthText(row, catalog, lang)} />
              </span>
              <span>
                <SaidText said={costText(row, catalog, values, lang)} />
              </span>
            </p>
          </>
        ) : (
          <p className="small soft">{words.gone}</p>
        )}
        <p className="tiny soft">{words.savedOn(fullDay(savedAt, zone ?? 'UTC', lang))}</p>
      </div>
      <div className="own-acts">
        <form method="post" action={paths.myBookmarks()}>
          <input type="hidden" name="back" value={paths.myBookmarks()} />
          <button className="btn plain" type="submit" name="remove" value={id}>
            {words.remove}
            <span className="unseen">: {title}</span>
          </button>
        </form>
      </div>
    </li>
  )
}

/** Just taken out, and to be had back with one press. */
export function RemovedBookmark({ removed: { slug, title } }: { removed: Removed }) {
  const words = savedWords[usePage().lang]
  return (
    <Done text={title === null ? words.removedUnnamed : words.removed(title)}>
      {slug && (
        <form method="post" action={paths.myBookmarks()}>
          <input type="hidden" name="back" value={paths.myBookmarks()} />
          <button className="linklike" type="submit" name="add" value={slug}>
            {words.undo}
          </button>
        </form>
      )}
    </Done>
  )
}

type ListedWish = { id: number; slug: string; title: string; text_language: Language; state: OptionState; wish: Wish }

export function WishList({ wishes, verified }: { wishes: readonly ListedWish[]; verified: boolean }) {
  const { lang } = usePage()
  const words = savedWords[lang]
  return (
    <section className="sec" aria-labelledby="wishes">
      <h2 id="wishes">{words.wishesTitle}</h2>
      {wishes.length === 0 && <p className="measure soft">{words.wishesNone}</p>}
      {!verified && wishes.some(({ wish }) => wish === 'tell-me') && <UnverifiedNote text={words.unverified} link={words.unverifiedLink} />}
      <ul className="own-list">
        {wishes.map(({ id, slug, title, text_language, state, wish }) => (
          <li key={`${id} ${wish}`}>
            <div>
              <h3 lang={text_language === lang ? undefined : text_language}>
                {state === 'published' ? <a href={paths.option(slug)}>{title}</a> : title}
              </h3>
              <p className="small soft">{state === 'published' ? words.wishes[wish] : words.gone}</p>
            </div>
            <div className="own-acts">
              <form method="post" action={paths.myWishes()}>
                <input type="hidden" name="id" value={id} />
                <input type="hidden" name="wish" value={wish} />
                <input type="hidden" name="back" value={paths.myBookmarks()} />
                <button className="btn plain" type="submit" name="set" value="off">
                  {words.takeBack}
                  <span className="unseen">: {title}</span>
                </button>
              </form>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
