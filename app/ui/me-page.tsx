import type { ReactNode } from 'react'
import { paths } from '#app/paths.ts'
import { meWords } from '#app/words/me.ts'
import { myPrivacyWords } from '#app/words/me-privacy.ts'
import { usePage } from './page-context.tsx'
import { SectionNav } from './section-nav.tsx'

/** A page of a member's own, with the way to the others. */
export function MePage({ title, intro, children }: { title: string; intro?: string; children: ReactNode }) {
  const { lang } = usePage()
  const words = meWords[lang]
  const pages = [
    { to: paths.me(), text: words.home },
    { to: paths.myBookmarks(), text: words.saved },
    { to: paths.mySearches(), text: words.searches },
    { to: paths.myProfile(), text: words.profile },
    { to: paths.myPrivacy(), text: myPrivacyWords[lang].menu },
  ]
  return (
    <div className="wrap">
      <SectionNav label={words.nav} pages={pages} />
      <div className="page-head">
        <h1>{title}</h1>
        {intro && <p className="me-intro">{intro}</p>}
      </div>
      {children}
    </div>
  )
}

/** Something has been done: says what, and offers what can be done about it. */
export function Done({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className="done" role="status">
      <p>{text}</p>
      {children}
    </div>
  )
}

export type Wrong = { field: string; text: string }

/** Why a form was refused, each reason a link to its field. */
export function WrongList({ title, wrong }: { title: string; wrong: readonly Wrong[] }) {
  if (wrong.length === 0) return null
  return (
    <div className="errors" role="alert" aria-labelledby="wrong">
      <h2 id="wrong">{title}</h2>
      <ul>
        {wrong.map(({ field, text }) => (
          <li key={field}>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Mails of their own choosing reach only whoever has shown that an address is theirs. */
export function UnverifiedNote({ text, link }: { text: string; link: string }) {
  return (
    <p className="banner small">
      {text} <a href={paths.mySignIn()}>{link}</a>
    </p>
  )
}
