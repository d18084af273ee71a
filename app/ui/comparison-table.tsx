import type { ReactNode } from 'react'
import type { OptionRecord } from '#app/domain/catalog/record.ts'
import type { CatalogRow } from '#app/domain/catalog/row.ts'
import { paths } from '#app/paths.ts'
import { calendarWords } from '#app/words/calendar.ts'
import { costText, earnText, lengthText, SaidText } from './facts.tsx'
import { useCatalogWords, usePage, useValueWords } from './page-context.tsx'
import { SpineLabels } from './spine-label.tsx'
import { WhenText } from './when-text.tsx'

type Compared = { row: CatalogRow; record: OptionRecord }

/** Up to four options side by side, the same facts in the same order; what is not stated says so. */
export function ComparisonTable({ options }: { options: Compared[] }) {
  const catalog = useCatalogWords()
  const values = useValueWords()
  const { lang } = usePage()
  const words = calendarWords[lang]
  const stated = (items: string[]) => (items.length > 0 ? items.join(', ') : catalog.notStated)
  const levelText = ({ level, notes }: CatalogRow) =>
    level === 'not-stated' ? (notes.level?.[lang] ?? { text: catalog.notStated }) : { text: values.level[level] }
  const equityText = ({ edi_how, text_language }: OptionRecord) =>
    edi_how ? { text: edi_how, lang: text_language } : { text: catalog.option.equityNotAnswered }
  const lines: [string, (option: Compared) => ReactNode][] = [
    [catalog.option.when, ({ row }) => <WhenText when={row.when} />],
    [catalog.option.howLong, ({ row }) => <SaidText said={lengthText(row, catalog, lang)} />],
    [values.facet.delivery, ({ row }) => values.delivery[row.delivery]],
    [values.facet.format, ({ row }) => values.format[row.format]],
    [catalog.option.cost, ({ row }) => <SaidText said={costText(row, catalog, values, lang)} />],
    [catalog.option.earn, ({ row }) => <SaidText said={earnText(row, catalog, values, lang)} />],
    [catalog.option.level, ({ row }) => <SaidText said={levelText(row)} />],
    [catalog.option.forWhom, ({ record }) => stated(record.audience.map((who) => values.audience[who]))],
    [catalog.option.access, ({ record }) => stated(record.access.map((feature) => values.access[feature]))],
    [values.facet.unit, ({ record }) => <a href={paths.unit(record.unit.slug)}>{record.unit.name}</a>],
    [words.labels, ({ row }) => <SpineLabels labels={row.labels} ediAnswer={row.edi_answer} leadershipAnswer={row.leadership_answer} />],
    [catalog.option.equity, ({ record }) => <SaidText said={equityText(record)} />],
  ]
  const without = (slug: string) => paths.compare(options.map((option) => option.row.slug).filter((other) => other !== slug))
  return (
    <section className="scroll-x" tabIndex={0} aria-label={words.compareTitle}>
      <table className="compare">
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{words.what}</span>
            </th>
            {options.map(({ row }) => (
              <th key={row.slug} scope="col">
                <a href={paths.option(row.slug)} lang={row.text_language === lang ? undefined : row.text_language}>
                  {row.title}
                </a>
                <br />
                <a className="quiet tiny soft" href={without(row.slug)}>
                  {words.remove}
                  <span className="unseen">: {row.title}</span>
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([name, of]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {options.map((option) => (
                <td key={option.row.slug}>{of(option)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
