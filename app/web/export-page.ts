import { escapeXml } from '#app/domain/catalog/formats/text.ts'
import type { PersonalSource } from '#app/domain/members/personal-data.ts'
import { type MyDataWords, myDataWords } from '#app/words/my-data.ts'
import type { PersonalRow } from '#db/queries/personal-data.ts'
import type { Language } from '#db/values.ts'

/** One part of what the hub has about somebody. */
export type ExportPart = { source: PersonalSource; columns: string[]; rows: PersonalRow[] }

type Reader = { lang: Language; zone: string | null; now: Date }
type Show = (value: unknown) => string

/** A page that needs nothing beside it, and loads nothing. */
const style = `
body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h2{margin-top:2.5rem}
table{border-collapse:collapse;font-size:.875rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .9rem .3rem 0;border-bottom:1px solid #ccc;overflow-wrap:anywhere}
.scroll{overflow-x:auto}
.soft{color:#555;font-size:.875rem}
@media (prefers-color-scheme:dark){body{color:#eee;background:#16181a}th,td{border-color:#444}.soft{color:#aaa}}
`

/** Everything that the hub has about somebody, in their language. */
export function makeExportPage(parts: readonly ExportPart[], { lang, zone, now }: Reader): string {
  const words = myDataWords[lang]
  const instant = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short', timeZone: zone ?? 'UTC' })
  const show: Show = (value) => {
    if (value === null || value === undefined || value === '') return '—'
    if (value instanceof Date) return instant.format(value)
    if (typeof value === 'boolean') return value ? words.yes : words.no
    if (Array.isArray(value)) return value.join(', ') || '—'
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(words.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeXml(words.title)}</h1>
<p>${escapeXml(words.made(`${instant.format(now)} (${zone ?? 'UTC'})`))} ${escapeXml(words.intro)}</p>
<p><strong>${escapeXml(words.care)}</strong></p>
${parts.map((part) => partOf(part, words, show)).join('\n')}
<p class="soft">${escapeXml(words.elsewhere)}</p>
</main>
</body>
</html>
`
}

function partOf({ source, columns, rows }: ExportPart, words: MyDataWords, show: Show): string {
  const head = `<h2>${escapeXml(words.parts[source.name])} <span class="soft">${rows.length}</span></h2>`
  const left = Object.entries(source.leftOut ?? {}).map(([column, why]) => `${words.columns[column] ?? column} (${words.why[why]})`)
  const note = left.length > 0 && rows.length > 0 ? `<p class="soft">${escapeXml(`${words.leftOut} ${left.join(', ')}.`)}</p>` : ''
  if (rows.length === 0) return `${head}\n<p class="soft">${escapeXml(words.nothing)}</p>`
  const heads = columns.map((column) => `<th scope="col">${escapeXml(words.columns[column] ?? column)}</th>`).join('')
  return `${head}\n${note}<div class="scroll"><table>\n<thead><tr>${heads}</tr></thead>\n<tbody>\n${rows.map((row) => rowOf(columns, row, show)).join('\n')}\n</tbody>\n</table></div>`
}

function rowOf(columns: readonly string[], row: PersonalRow, show: Show): string {
  return `<tr>${columns.map((column) => `<td>${escapeXml(show(row[column]))}</td>`).join('')}</tr>`
}
