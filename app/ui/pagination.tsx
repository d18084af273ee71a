import { useCatalogWords } from './page-context.tsx'

/** Numbered pages: the first, the last, and those around the one shown. */
export function Pagination({ page, pages, to }: { page: number; pages: number; to: (page: number) => string }) {
  const words = useCatalogWords()
  if (pages <= 1) return null
  const near = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, pages])]
    .filter((n) => n >= 1 && n <= pages)
    .sort((a, b) => a - b)
  return (
    <nav className="pages num" aria-label={words.pages}>
      <ul>
        {page > 1 && (
          <li>
            <a href={to(page - 1)} rel="prev">
              {words.previous}
            </a>
          </li>
        )}
        {near.map((n, at) => (
          <li key={n}>
            {at > 0 && n - (near[at - 1] ?? n) > 1 && <span aria-hidden="true">…</span>}
            {n === page ? (
              <b aria-current="page">{n}</b>
            ) : (
              <a href={to(n)} aria-label={words.page(n)}>
                {n}
              </a>
            )}
          </li>
        ))}
        {page < pages && (
          <li>
            <a href={to(page + 1)} rel="next">
              {words.next}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
