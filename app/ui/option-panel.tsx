import type { Notes } from '#app/domain/catalog/notes.ts'
import type { OptionRecord } from '#app/domain/catalog/record.ts'
import { closesInDays, type When, whenOf } from '#app/domain/catalog/when.ts'
import { paths } from '#app/paths.ts'
import type { Wish } from '#db/values.ts'
import { costText, earnText, lengthText, money, SaidText } from './facts.tsx'
import { useCatalogWords, usePage, useValueWords } from './page-context.tsx'
import { SaveButton, SaveForm } from './save-button.tsx'
import { dayRange, fullDay } from './time.ts'
import { isIllustrative, OwnZone, PartTime, WhenText } from './when-text.tsx'
import { WishForms } from './wish-forms.tsx'

/** What the reader has done with an option; nothing, for whoever is not signed in. Where it is null, nothing can be done with it: it is not published. */
export type Mine = { saved: boolean; wishes: readonly Wish[] }

/** The first screen's answer: when, how long, what it costs, what it earns, and the one action. */
export function OptionPanel({ record, notes, mine }: { record: OptionRecord; notes: Notes; mine: Mine | null }) {
  const words = useCatalogWords()
  const values = useValueWords()
  const { lang, now } = usePage()
  const when = whenOf(record, now)
  const facts = { ...record, notes }
  const length = lengthText(facts, words, lang)
  const cost = costText(facts, words, values, lang)
  const earn = earnText(facts, words, values, lang)
  const closes = closesInDays(record, now)
  const run = when.kind === 'single' || when.kind === 'series' ? when.run : null
  return (
    <aside className="panel" aria-label={words.option.when}>
      <dl>
        <div>
          <dt>{words.option.when}</dt>
          <dd>
            <PanelWhen when={when} />
            {isIllustrative(when) && <small>{words.illustrativeNote}</small>}
          </dd>
        </div>
        <div>
          <dt>{words.option.howLong}</dt>
          <dd className={length.known ? undefined : 'unknown'}>
            <SaidText said={length} />
            {record.delivery !== 'not-stated' && <small>{values.delivery[record.delivery]}</small>}
          </dd>
        </div>
        {notes.asks && (
          <div>
            <dt>{words.option.asks}</dt>
            <dd>
              <SaidText said={notes.asks[lang]} />
            </dd>
          </div>
        )}
        <div>
          <dt>{words.option.cost}</dt>
          <dd className={cost.known ? undefined : 'unknown'}>
            <SaidText said={cost} />
            {record.prices
              .filter((price) => price.tier !== 'everyone')
              .map((price) => (
                <small key={price.tier}>
                  {values.tier[price.tier]}:{' '}
                  <SaidText
                    said={
                      price.amountMinor === null
                        ? (notes.prices[price.tier]?.[lang] ?? { text: words.priceNotStated })
                        : { text: money(price.amountMinor, price.currency, lang) }
                    }
                  />
                </small>
              ))}
          </dd>
        </div>
        <div>
          <dt>{words.option.earn}</dt>
          <dd className={earn.known ? undefined : 'unknown'}>
            <SaidText said={earn} />
          </dd>
        </div>
      </dl>
      <p className="acts">
        {record.url && (
          <a className="btn wide" href={record.url} rel="noopener external">
            {words.option.visit(new URL(record.url).hostname.replace(/^www\./, ''))}
          </a>
        )}
        {run && (
          <a className="btn plain" href={paths.optionCalendar(record.slug)}>
            {words.option.addToCalendar}
          </a>
        )}
        <a className="btn plain" href={paths.compare([record.slug])}>
          {words.option.compare}
        </a>
        {mine && <SaveButton option={record} saved={mine.saved} wide />}
      </p>
      {!record.url && <p className="small soft">{words.option.noAddress}</p>}
      {(closes !== null || run?.seats != null) && (
        <p className="small soft">
          {[closes === null ? '' : words.closes(closes), run?.seats == null ? '' : words.option.seats(run.seats)]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {mine && <WishForms slug={record.slug} offered={when.kind !== 'past'} wishes={mine.wishes} />}
      {mine && <SaveForm />}
    </aside>
  )
}

function PanelWhen({ when }: { when: When }) {
  const words = useCatalogWords()
  const { lang, zone } = usePage()
  if (when.kind === 'single' && when.part.startsAt && when.part.zone)
    return (
      <>
        {when.part.allDay ? fullDay(when.part.startsAt, when.part.zone, lang) : <PartTime part={when.part} />}
        <small>
          <OwnZone part={when.part} />
        </small>
      </>
    )
  if (when.kind === 'series')
    return (
      <>
        {dayRange(when.start, when.end, zone ?? when.next.zone ?? 'UTC', lang)}
        <small>
          {when.underWay && words.underWay('').replace(/\s+$/, ' ')}
          <PartTime part={when.next} /> <OwnZone part={when.next} />
        </small>
      </>
    )
  return <WhenText when={when} />
}
