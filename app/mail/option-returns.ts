import { paths } from '#app/paths.ts'
import { newsLists } from './news-list.ts'
import type { Template } from './template.ts'

/** To whoever wanted to be told when an option is offered again. */
export const optionReturns: Template = (mail) => {
  const slug = mail.lists?.[0]?.items[0]?.slug
  return {
    words: 'option-returns',
    link: slug ? paths.option(slug) : paths.myBookmarks(),
    lists: newsLists(mail),
    ...(mail.stopToken && { stop: paths.unsubscribe(mail.stopToken) }),
  }
}
