import type { MailToMake, NewsList } from '#app/domain/mail/send-mails.ts'
import { paths } from '#app/paths.ts'
import { newsWords } from '#app/words/mail-news.ts'
import type { Template } from './template.ts'

type Lists = NonNullable<ReturnType<Template>['lists']>

/** What is told of, each with its page: by whom it is offered and on which day it starts, in the member's zone where they have one. */
export function newsLists({ lists = [], lang, zone }: Pick<MailToMake, 'lists' | 'lang' | 'zone'>): Lists {
  const words = newsWords[lang]
  const noteOf = ({ unit, start }: NewsList['items'][number]) => {
    if (!start) return words.by(unit)
    const timeZone = start.allDay ? start.zone : (zone ?? start.zone)
    const day = new Intl.DateTimeFormat(`${lang}-US`, { weekday: 'long', month: 'long', day: 'numeric', timeZone }).format(start.at)
    return `${words.by(unit)}, ${words.starts(day)}`
  }
  return lists.map(({ search, items, more }) => ({
    title: search?.name ?? words.returned,
    items: [
      ...items.map((item) => ({ text: item.title, note: noteOf(item), link: paths.option(item.slug) })),
      ...(search && more > 0
        ? [{ text: words.more(more), link: paths.catalog([...new URLSearchParams(search.query), ['sort', 'newest']]) }]
        : []),
    ],
  }))
}
