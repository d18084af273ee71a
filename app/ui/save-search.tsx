import { paths } from '#app/paths.ts'
import { searchesWords } from '#app/words/searches.ts'
import { Icon } from './icons.tsx'
import { usePage } from './page-context.tsx'

/** Keeps what was asked for. `query`: in the spelling in which it is saved. */
export function SaveSearch({ query, saved }: { query: string; saved: boolean }) {
  const { lang, here } = usePage()
  const words = searchesWords[lang]
  if (saved)
    return (
      <a className="chip save is-saved" id="save-search" href={paths.mySearches()}>
        <Icon name="save" />
        {words.isSaved}
      </a>
    )
  return (
    <form className="save-search" id="save-search" method="post" action={paths.mySearches()}>
      <input type="hidden" name="query" value={query} />
      <input type="hidden" name="back" value={here} />
      <button className="chip save" type="submit" name="do" value="save" title={words.saveHint}>
        <Icon name="save" />
        {words.save}
      </button>
    </form>
  )
}
