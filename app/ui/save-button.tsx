import { paths } from '#app/paths.ts'
import { savedWords } from '#app/words/saved.ts'
import { Icon } from './icons.tsx'
import { usePage } from './page-context.tsx'

/** The form to which every save button of a page belongs, wherever it stands. It leads back to the page. */
export function SaveForm() {
  const { here } = usePage()
  return (
    <form id="save" method="post" action={paths.myBookmarks()}>
      <input type="hidden" name="back" value={here} />
    </form>
  )
}

export type Saveable = { id: number; slug: string; title: string }

/** Puts an option by, or takes it out again. For whoever is not signed in it leads through signing in, where it waits. */
export function SaveButton({ option: { id, slug, title }, saved, wide = false }: { option: Saveable; saved: boolean; wide?: boolean }) {
  const words = savedWords[usePage().lang]
  return (
    <button
      className={`${wide ? 'btn plain ' : ''}save${saved ? ' is-saved' : ''}`}
      id={`save-${id}`}
      type="submit"
      form="save"
      name={saved ? 'remove' : 'add'}
      value={saved ? id : slug}
    >
      <Icon name="save" />
      {saved ? words.saved : words.save}
      <span className="unseen">
        : {title}
        {saved && `. ${words.takeOut}`}
      </span>
    </button>
  )
}
