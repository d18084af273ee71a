import { paths } from '#app/paths.ts'
import { savedWords } from '#app/words/saved.ts'
import type { Wish } from '#db/values.ts'
import { usePage } from './page-context.tsx'

/** What can be wished of an option: to be told when it returns, where it is not offered, and to have it at all. */
export function WishForms({ slug, offered, wishes }: { slug: string; offered: boolean; wishes: readonly Wish[] }) {
  const words = savedWords[usePage().lang]
  return (
    <div className="wishes">
      {!offered && (
        <WishForm
          slug={slug}
          wish="tell-me"
          on={wishes.includes('tell-me')}
          words={{ set: words.tellMe, hint: words.tellMeHint, isSet: words.tellMeOn, unset: words.tellMeOff }}
        />
      )}
      <WishForm
        slug={slug}
        wish="ask"
        on={wishes.includes('ask')}
        words={{ set: words.ask, hint: words.askHint, isSet: words.askOn, unset: words.askOff }}
      />
    </div>
  )
}

type WishWords = { set: string; hint: string; isSet: string; unset: string }

function WishForm({ slug, wish, on, words }: { slug: string; wish: Wish; on: boolean; words: WishWords }) {
  return (
    <form id={wish} method="post" action={paths.myWishes()}>
      <input type="hidden" name="option" value={slug} />
      <input type="hidden" name="wish" value={wish} />
      <input type="hidden" name="back" value={paths.option(slug)} />
      {on && <p className="wish-on">{words.isSet}</p>}
      <button className={on ? 'linklike' : 'btn plain'} type="submit" name="set" value={on ? 'off' : 'on'}>
        {on ? words.unset : words.set}
      </button>
      {!on && <span className="hint">{words.hint}</span>}
    </form>
  )
}
