import { paths } from '#app/paths.ts'
import { deskOptionsWords } from '#app/words/desk-options.ts'
import type { DeskAttention, DeskStanding, Kind } from '#db/values.ts'
import { SelectField, TextField } from './desk-fields.tsx'
import { usePage, useValueWords } from './page-context.tsx'

type Props = {
  unit: string
  query: { q: string; standing: string | null; kind: string | null; attention: string | null; sort: string; down: boolean }
  standings: readonly DeskStanding[]
  kinds: readonly Kind[]
  attentions: readonly DeskAttention[]
}

/** What the table shows; the way it is sorted stays. */
export function DeskFilters({ unit, query, standings, kinds, attentions }: Props) {
  const words = deskOptionsWords[usePage().lang]
  const values = useValueWords()
  const all = { value: '', text: words.all }
  return (
    <form className="desk-filters" method="get" action={paths.deskOptions(unit)}>
      <TextField name="q" label={words.find} value={query.q} />
      <SelectField
        name="standing"
        label={words.standing}
        value={query.standing ?? ''}
        choices={[all, ...standings.map((value) => ({ value, text: words.standings[value] }))]}
      />
      <SelectField
        name="kind"
        label={words.kind}
        value={query.kind ?? ''}
        choices={[all, ...kinds.map((value) => ({ value, text: values.kind[value] }))]}
      />
      <SelectField
        name="needs"
        label={words.asksFor}
        value={query.attention ?? ''}
        choices={[all, ...attentions.map((value) => ({ value, text: words.asks[value] }))]}
      />
      <input type="hidden" name="sort" value={query.sort} />
      {query.down && <input type="hidden" name="way" value="down" />}
      <button className="btn plain" type="submit">
        {words.apply}
      </button>
    </form>
  )
}
