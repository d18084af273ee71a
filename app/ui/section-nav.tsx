import { usePage } from './page-context.tsx'

/** The way to the other pages of a section; `of`: whose section it is, where there are several. */
export function SectionNav({
  label,
  pages,
  of,
}: {
  label: string
  pages: { to: string; text: string }[]
  of?: { to: string; text: string }
}) {
  const { here } = usePage()
  const path = here.split('?')[0] ?? ''
  // of two that a page lies under, the nearer one
  const [current] = pages.filter(({ to }) => path === to || path.startsWith(`${to}/`)).sort((a, b) => b.to.length - a.to.length)
  return (
    <nav className="section-nav" aria-label={label}>
      {of && (
        <p>
          <a className="quiet" href={of.to}>
            {of.text}
          </a>
        </p>
      )}
      <ul>
        {pages.map(({ to, text }) => (
          <li key={to}>
            <a href={to} aria-current={to !== current?.to ? undefined : path === to ? 'page' : 'true'}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
