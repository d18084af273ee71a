import { paths } from '#app/paths.ts'
import { newsLists } from './news-list.ts'
import type { Template } from './template.ts'

/** The weekly mail: one, however many searches a member has saved. */
export const digest: Template = (mail) => ({
  words: 'digest',
  link: paths.mySearches(),
  lists: newsLists(mail),
  ...(mail.stopToken && { stop: paths.unsubscribe(mail.stopToken) }),
})
