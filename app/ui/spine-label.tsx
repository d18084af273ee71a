import type { Label } from '#app/domain/catalog/row.ts'
import { paths } from '#app/paths.ts'
import type { Answer, Side } from '#db/values.ts'
import { useCatalogWords, usePage } from './page-context.tsx'

/** A theme as on the spine of a book: words, never a code; the colored edge only repeats what the words say. */
export function SpineLabel({ label, large = false }: { label: Label; large?: boolean }) {
  const words = useCatalogWords()
  const { lang } = usePage()
  const inside = (
    <>
      <b>{label.side === 'edi' ? words.edi : words.leadership}</b>
      {lang === 'es' ? label.short_es : label.short_en}
    </>
  )
  const className = `spine ${label.shade}${large ? ' large' : ''}`
  return large ? (
    <span className={className}>{inside}</span>
  ) : (
    <a className={className} href={paths.theme(label.slug)}>
      {inside}
    </a>
  )
}

/** The labels of an option. An answer that is still owed shows as such; a *none* shows nothing. */
export function SpineLabels({ labels, ediAnswer, leadershipAnswer }: { labels: Label[]; ediAnswer: Answer; leadershipAnswer: Answer }) {
  const owed: Side[] = []
  if (ediAnswer === 'not-answered') owed.push('edi')
  if (leadershipAnswer === 'not-answered') owed.push('leadership')
  if (labels.length === 0 && owed.length === 0) return null
  return (
    <div className="spines">
      {labels.map((label) => (
        <SpineLabel key={label.slug} label={label} />
      ))}
      {owed.map((side) => (
        <OwedLabel key={side} side={side} />
      ))}
    </div>
  )
}

function OwedLabel({ side }: { side: Side }) {
  const words = useCatalogWords()
  return (
    <span className="spine none">
      <b>{side === 'edi' ? words.edi : words.leadership}</b>
      {words.notAnswered}
    </span>
  )
}
