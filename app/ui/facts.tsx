import type { ReactNode } from 'react'
import type { Notes } from '#app/domain/catalog/notes.ts'
import type { OptionRecord } from '#app/domain/catalog/record.ts'
import type { CatalogRow } from '#app/domain/catalog/row.ts'
import type { CatalogWords } from '#app/words/catalog.ts'
import type { ValueWords } from '#app/words/values.ts'
import type { Language } from '#db/values.ts'
import { Icon, type IconName } from './icons.tsx'
import { numberFormat } from './intl.ts'
import { useCatalogWords, usePage, useValueWords } from './page-context.tsx'
import { duration } from './time.ts'
import { WhenText } from './when-text.tsx'

type Facts = Pick<OptionRecord, 'minutes' | 'span_days' | 'cost' | 'prices' | 'recognition'> & { notes: Notes }
/** `lang`: of a note, where it may be another than the page's. */
type Said = { text: string; lang?: Language }
type FactText = Said & { known: boolean }

/** How long, in words of the page's language before a note in another; what no source states is said to be unknown. */
export function lengthText(facts: Facts, words: CatalogWords, lang: Language): FactText {
  const note = facts.notes.length?.[lang]
  if (note?.lang === lang) return { ...note, known: true }
  if (facts.span_days && facts.span_days > 1) return { text: spanText(facts.span_days, lang), known: true }
  if (facts.minutes) return { text: duration(facts.minutes, lang), known: true }
  if (note) return { ...note, known: true }
  return { text: words.lengthNotStated, known: false }
}

function spanText(days: number, lang: Language): string {
  const unit = (count: number, name: 'day' | 'week' | 'month') =>
    numberFormat(lang, { style: 'unit', unit: name, unitDisplay: 'long' }).format(count)
  if (days % 30 === 0 && days >= 60) return unit(days / 30, 'month')
  return days % 7 === 0 ? unit(days / 7, 'week') : unit(days, 'day')
}

export function money(minor: number, currency: string, lang: Language): string {
  return numberFormat(lang, {
    style: 'currency',
    currency,
    minimumFractionDigits: minor % 100 === 0 ? 0 : 2,
  }).format(minor / 100)
}

/** What everyone pays; the note where no amount is stated. */
export function costText(facts: Facts, words: CatalogWords, values: ValueWords, lang: Language): FactText {
  if (facts.cost === 'free') return { text: values.cost.free, known: true }
  const everyone = facts.prices.find((price) => price.tier === 'everyone' || price.tier === 'non-member')
  if (everyone?.amountMinor != null) return { text: money(everyone.amountMinor, everyone.currency, lang), known: true }
  if (facts.cost !== 'not-stated') return { text: values.cost[facts.cost], known: true }
  const note = facts.notes.cost?.[lang]
  return note ? { ...note, known: true } : { text: words.priceNotStated, known: false }
}

export function earnText(facts: Facts, words: CatalogWords, values: ValueWords, lang: Language): FactText {
  if (facts.recognition.length === 0) return { text: words.earnNotStated, known: false }
  const note = facts.notes.recognition?.[lang]
  if (note) return { ...note, known: true }
  return { text: facts.recognition.map((credit) => values.credit[credit]).join(' · '), known: true }
}

/** The four facts of a result row, always in this order: when, how long and how, cost, what it earns. */
export function FactList({ row }: { row: CatalogRow }) {
  const words = useCatalogWords()
  const values = useValueWords()
  const { lang } = usePage()
  const length = lengthText(row, words, lang)
  const how = row.delivery === 'not-stated' ? '' : `, ${values.delivery[row.delivery].toLowerCase()}`
  const cost = costText(row, words, values, lang)
  const earn = earnText(row, words, values, lang)
  return (
    <div className="facts">
      <ul>
        <Fact icon="when" known>
          <WhenText when={row.when} />
        </Fact>
        <Fact icon="length" known={length.known}>
          <SaidText said={length} />
          {how}
        </Fact>
        <Fact icon="cost" known={cost.known}>
          <SaidText said={cost} />
        </Fact>
        <Fact icon="earn" known={earn.known}>
          <SaidText said={earn} />
        </Fact>
      </ul>
    </div>
  )
}

function Fact({ icon, known, children }: { icon: IconName; known: boolean; children: ReactNode }) {
  return (
    <li className={known ? undefined : 'unknown'}>
      <Icon name={icon} />
      <span>{children}</span>
    </li>
  )
}

/** What is said, marked with its language where that is not the page's. */
export function SaidText({ said: { text, lang } }: { said: Said }) {
  const page = usePage()
  return lang && lang !== page.lang ? <span lang={lang}>{text}</span> : text
}
