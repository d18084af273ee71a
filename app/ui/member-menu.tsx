import { paths } from '#app/paths.ts'
import { adminWords } from '#app/words/admin.ts'
import { deskWords } from '#app/words/desk.ts'
import { meWords } from '#app/words/me.ts'
import { myPrivacyWords } from '#app/words/me-privacy.ts'
import { profileWords } from '#app/words/profile.ts'
import { savedWords } from '#app/words/saved.ts'
import { searchesWords } from '#app/words/searches.ts'
import { type SignInWords, signInWords } from '#app/words/sign-in.ts'
import type { Language } from '#db/values.ts'
import { type PageMember, usePage } from './page-context.tsx'

/** `whose`: who sees it; everybody unless said. */
type Link = { to: () => string; text: (words: SignInWords, lang: Language) => string; whose?: (member: PageMember) => boolean }

/** What a member's menu leads to: only what stands. Each part of the hub that is a member's own adds its line here. */
const links: readonly Link[] = [
  { to: () => paths.me(), text: (_, lang) => meWords[lang].title },
  { to: () => paths.myBookmarks(), text: (_, lang) => savedWords[lang].title },
  { to: () => paths.mySearches(), text: (_, lang) => searchesWords[lang].title },
  { to: () => paths.myProfile(), text: (_, lang) => profileWords[lang].title },
  { to: () => paths.mySignIn(), text: (words) => words.mySignIn },
  { to: () => paths.myPrivacy(), text: (_, lang) => myPrivacyWords[lang].menu },
  { to: () => paths.desk(), text: (_, lang) => deskWords[lang].desk, whose: ({ roles }) => roles.some(({ unit }) => unit !== null) },
  { to: () => paths.myRoles(), text: (_, lang) => deskWords[lang].myRoles },
  {
    to: () => paths.admin(),
    text: (_, lang) => adminWords[lang].admin,
    whose: ({ roles }) => roles.some(({ role }) => role === 'administrator'),
  },
]

/** Pages about signing in: from there the way leads to where their reader wanted to be, which is not here. */
const aboutSignIn = [paths.signIn(), paths.signUp(), paths.signOut(), paths.recover(), paths.verifyAddress('')]

/** Who is signed in and what is theirs; or the way in. */
export function MemberMenu() {
  const { member, lang, here } = usePage()
  const words = signInWords[lang]
  if (!member) {
    const path = here.split('?')[0] ?? ''
    const to = aboutSignIn.some((page) => path.startsWith(page)) ? undefined : here
    return (
      <a className="way-in" href={paths.signIn(to)} rel="nofollow">
        {words.signIn}
      </a>
    )
  }
  return (
    <details className="member">
      <summary>
        <span className="unseen">{words.myMenu}: </span>
        <span className="who">{member.name}</span>
      </summary>
      <div className="member-sheet">
        <ul>
          {links
            .filter(({ whose }) => !whose || whose(member))
            .map(({ to, text }) => (
              <li key={to()}>
                <a href={to()} aria-current={here.split('?')[0] === to() ? 'page' : undefined}>
                  {text(words, lang)}
                </a>
              </li>
            ))}
        </ul>
        <form method="post" action={paths.signOut()}>
          <button className="linklike" type="submit">
            {words.signOut}
          </button>
        </form>
      </div>
    </details>
  )
}
