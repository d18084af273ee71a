import { paths } from '#app/paths.ts'
import { Icon } from './icons.tsx'
import { MemberMenu } from './member-menu.tsx'
import { useCommonWords, usePage } from './page-context.tsx'
import { SearchBox } from './search-box.tsx'

/** Only what stands: navigation to later parts of the hub appears with them. */
function useNavigation() {
  const words = useCommonWords()
  return [
    { to: paths.catalog(), text: words.find },
    { to: paths.calendar(), text: words.calendar },
    { to: paths.topics(), text: words.topics },
    { to: paths.goals(), text: words.goals },
    { to: paths.units(), text: words.units },
  ]
}

function NavigationLinks() {
  const { here } = usePage()
  const path = here.split('?')[0] ?? '/'
  return (
    <ul>
      {useNavigation().map((item) => (
        <li key={item.to}>
          <a href={item.to} aria-current={path === item.to ? 'page' : path.startsWith(`${item.to}/`) ? 'true' : undefined}>
            {item.text}
          </a>
        </li>
      ))}
    </ul>
  )
}

export function SiteHeader({ q }: { q: string | null }) {
  const words = useCommonWords()
  const { here } = usePage()
  return (
    <header className="top">
      <div className="wrap">
        <a className="mark" href={paths.home()}>
          <svg width="26" height="30" viewBox="0 0 26 30" aria-hidden="true">
            <rect className="one" y="4" width="7" height="26" />
            <rect className="two" x="8.500" width="8" height="30" />
            <rect className="three" x="18" y="7" width="8" height="23" />
            <rect className="label" x="10" y="17" width="5" height="8" />
          </svg>
          {words.product}
        </a>
        {q !== null && (
          <form className="find" action={paths.catalog()} role="search">
            <SearchBox label={words.searchBox} placeholder={words.searchPlaceholder} value={q} />
            <button className="go" type="submit" aria-label={words.search}>
              <Icon name="search" />
            </button>
          </form>
        )}
        <nav className="nav" aria-label={words.main}>
          <NavigationLinks />
        </nav>
        <form className="tongue" method="post" action={paths.language()}>
          <input type="hidden" name="back" value={here} />
          <button className="linklike" type="submit" name="language" value={words.otherLanguageCode} lang={words.otherLanguageCode}>
            {words.otherLanguage}
          </button>
        </form>
        <MemberMenu />
      </div>
    </header>
  )
}

/** On a phone the navigation stands at the foot, where the thumb is. */
export function TabBar() {
  const words = useCommonWords()
  return (
    <nav className="tabbar" aria-label={words.main}>
      <NavigationLinks />
    </nav>
  )
}
