import type { Label } from '#app/domain/catalog/row.ts'
import { label } from '#app/domain/catalog/vocabulary.ts'
import { paths } from '#app/paths.ts'
import { usePage } from './page-context.tsx'

export type ShelfBook = Label & { label_en: string; label_es: string; count: number }

/** Steps of height between the emptiest and the fullest book. */
const steps = 12

/** The themes as books, as tall as they hold entries: a chart, a way in, and a picture of the mission. */
export function Shelf({ books }: { books: ShelfBook[] }) {
  const { lang } = usePage()
  const most = Math.max(1, ...books.map((book) => book.count))
  return (
    <ul className="shelf">
      {books.map((book) => (
        <li key={book.slug}>
          <a
            className={`book ${book.shade} h${Math.round((book.count / most) * steps)}`}
            href={paths.theme(book.slug)}
            title={label(book, lang)}
          >
            <span className="n">{book.count}</span>
            <span className="label">{lang === 'es' ? book.short_es : book.short_en}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
