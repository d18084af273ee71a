import type { ComponentProps } from 'react'
import { isOpen } from '#app/domain/catalog/record.ts'
import { paths } from '#app/paths.ts'
import { OptionBody } from './option-body.tsx'
import { type Mine, OptionPanel } from './option-panel.tsx'
import { useCatalogWords, usePage, useValueWords } from './page-context.tsx'
import { SpineLabels } from './spine-label.tsx'

type Props = ComponentProps<typeof OptionBody> & { labels: ComponentProps<typeof SpineLabels>['labels']; mine: Mine | null }

/** An option as everybody sees it: what it is, the panel with the facts, and all that follows. */
export function OptionArticle(option: Props) {
  const words = useCatalogWords()
  const values = useValueWords()
  const { lang, now } = usePage()
  const { record } = option
  const foreign = record.text_language === lang ? undefined : record.text_language
  const with_ = [...record.withUnits.map((unit) => unit.name), ...record.partners]
  return (
    <div className="opt">
      <div className="head">
        <h1 lang={foreign}>{record.title}</h1>
        <p className="small soft">
          {values.format[record.format] === values.format['not-stated'] ? values.kind[record.kind] : values.format[record.format]} ·{' '}
          <a className="quiet" href={paths.unit(record.unit.slug)}>
            {words.by(record.unit.name)}
          </a>
          {with_.length > 0 && `, ${words.with(with_.join(', '))}`}
        </p>
        {!isOpen(record, now) && <p className="banner">{words.option.banner(record.last_seen)}</p>}
        {record.demonstration && <p className="banner">{words.option.demonstrationNote}</p>}
        {!record.confirmed && <p className="banner">{words.option.unconfirmedNote}</p>}
        <p className="intro" lang={foreign}>
          {record.summary}
        </p>
        <SpineLabels labels={option.labels} ediAnswer={record.edi_answer} leadershipAnswer={record.leadership_answer} />
      </div>
      <OptionPanel record={record} notes={option.notes} mine={option.mine} />
      <div className="body">
        <OptionBody {...option} />
      </div>
    </div>
  )
}
