import { paths } from '#app/paths.ts'
import { searchesWords } from '#app/words/searches.ts'
import { Done, type Wrong } from './me-page.tsx'
import { usePage } from './page-context.tsx'

export type ListedSearch = { id: number; name: string; query: string; digest: boolean; words: string[]; whole: boolean }
/** A name that was sent and refused. */
export type NameTyped = { id: number; name: string }

/** A member's searches, each with its switch. */
export function SearchList({
  searches,
  typed,
  wrong,
}: {
  searches: readonly ListedSearch[]
  typed: NameTyped | null
  wrong: readonly Wrong[]
}) {
  const words = searchesWords[usePage().lang]
  if (searches.length === 0)
    return (
      <div className="empty" id="searches">
        <p className="measure">{words.empty}</p>
        <p className="after">
          <a className="btn plain" href={paths.catalog()}>
            {words.browse}
          </a>
        </p>
      </div>
    )
  return (
    <ul className="own-list" id="searches">
      {searches.map((search) => (
        <SearchItem key={search.id} search={search} typed={typed?.id === search.id ? typed.name : null} wrong={wrong} />
      ))}
    </ul>
  )
}

function SearchItem({ search, typed, wrong }: { search: ListedSearch; typed: string | null; wrong: readonly Wrong[] }) {
  const words = searchesWords[usePage().lang]
  const { id, name, query, digest } = search
  const about = search.words.join(' · ') || words.everything
  return (
    <li id={`search-${id}`}>
      <div>
        <h2>
          <a href={paths.catalog(new URLSearchParams(query))}>{name}</a>
        </h2>
        {about !== name && <p className="small soft">{about}</p>}
        <p className="small">{digest ? words.inMail : words.notInMail}</p>
        {!search.whole && <p className="banner small">{words.unknown}</p>}
      </div>
      <div className="own-acts">
        <form method="post" action={paths.mySearches()}>
          <input type="hidden" name="id" value={id} />
          <button className="btn plain" type="submit" name="do" value={digest ? 'mail-off' : 'mail-on'}>
            {digest ? words.leaveOut : words.takeIn}
            <span className="unseen">: {name}</span>
          </button>
          <button className="linklike" type="submit" name="do" value="delete">
            {words.delete}
            <span className="unseen">: {name}</span>
          </button>
        </form>
        <details open={typed !== null}>
          <summary>
            {words.rename}
            <span className="unseen">: {name}</span>
          </summary>
          <RenameForm id={id} name={typed ?? name} wrong={wrong} />
        </details>
      </div>
    </li>
  )
}

function RenameForm({ id, name, wrong }: { id: number; name: string; wrong: readonly Wrong[] }) {
  const words = searchesWords[usePage().lang]
  const field = `name-${id}`
  const error = wrong.find((one) => one.field === field)?.text
  return (
    <form className="rename" method="post" action={paths.mySearches()}>
      <input type="hidden" name="id" value={id} />
      <label htmlFor={field}>{words.name}</label>
      {error && (
        <span className="error" id={`${field}-error`}>
          {error}
        </span>
      )}
      <input
        id={field}
        name="name"
        type="text"
        defaultValue={name}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${field}-error` : undefined}
      />
      <button className="btn plain" type="submit" name="do" value="rename">
        {words.saveName}
      </button>
    </form>
  )
}

/** Just deleted, and to be had back with one press. */
export function DeletedSearch({ search: { name, query, digest } }: { search: { name: string; query: string; digest: boolean } }) {
  const words = searchesWords[usePage().lang]
  return (
    <Done text={words.deleted(name)}>
      <form method="post" action={paths.mySearches()}>
        <input type="hidden" name="name" value={name} />
        <input type="hidden" name="query" value={query} />
        <input type="hidden" name="digest" value={digest ? 'yes' : 'no'} />
        <button className="linklike" type="submit" name="do" value="save">
          {words.undo}
        </button>
      </form>
    </Done>
  )
}
