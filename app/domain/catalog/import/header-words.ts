import { foldWords } from './clean-text.ts'

/** The option's fields that `--map` and `--set` take, and a few more that only a guess fills. */
export const importFields = [
  'external_id',
  'title',
  'url',
  'summary',
  'description',
  'unit',
  'delivery',
  'format',
  'level',
  'audience',
  'library_types',
  'language',
  'minutes',
  'price',
  'topics',
  'starts',
  'ends',
  'zone',
] as const
export const guessedFields = ['place', 'partners', 'year', 'status', 'currency', 'kind'] as const
export type ImportField = (typeof importFields)[number]
export type Field = ImportField | (typeof guessedFields)[number]

/** How columns are called, best first. Compared as folded words; a column may also begin or end with one. */
const headerWords: Readonly<Record<Field, readonly string[]>> = {
  external_id: list(
    'external id|id|uid|guid|identifier|course id|event id|session id|course code|record id|item id|ctid|listing id|product id|crn|slug|code|sku|key',
  ),
  title: list(
    'title|name|course title|course name|event title|event name|session title|presentation title|preconference title|workshop title|class title|program title|program name|name text|titulo|nombre|nombre del curso|subject line|label|headline',
  ),
  url: list(
    'url|link|course url|event url|web address|website|webpage|web page|page url|registration url|registration link|permalink|href|subject webpage|course link|event link|enlace|more info url',
  ),
  summary: list('summary|short description|short intro|intro|teaser|blurb|tagline|excerpt|resumen|course summary|in brief'),
  description: list(
    'description|description html|description text|course description|event description|long description|full description|abstract|overview|body|content|details|about this course|what you will learn|notes|descripcion|session description',
  ),
  unit: list('unit|division|sponsoring unit|ala unit|ala division|offering unit'),
  delivery: list(
    'delivery|delivery mode|delivery method|delivery type|delivery format|modality|course mode|mode|attendance mode|event attendance mode|instruction mode|instructional method|online event|is online|is virtual|location type|modalidad|course type|type',
  ),
  format: list(
    'format|course format|type|course type|event type|session type|activity type|resource type|learning resource type|course certificate type|formato|tipo|learning method type',
  ),
  level: list(
    'level|difficulty|difficulty level|course difficulty|course level|educational level|skill level|experience level|audience level|nivel',
  ),
  audience: list('audience|target audience|intended audience|who should attend|audience type|audience audience type|who is it for|publico'),
  library_types: list('library types|library type|type of library|tipo de biblioteca'),
  language: list('language|languages|in language|course language|lang|locale|idioma'),
  minutes: list(
    'minutes|duration minutes|duration|course duration|length|course length|course time|time required|estimated duration|estimated time|duration hours|contact hours|run time|runtime|hours|duracion|typical duration',
  ),
  price: list(
    'price|cost|fee|fees|registration fee|tuition|list price|price usd|offers price|is free|is accessible for free|free|precio|costo|estimated cost price',
  ),
  topics: list(
    'topics|topic|keywords|tags|subjects|categories|category|course skills|lo skills|skills|themes|temas|interest area|tracks|track|discipline|teaches|about|subject',
  ),
  starts: list(
    'starts|start|start date|start datetime|start date time|startdate|start time|dtstart|begins|begin|begin date|event date|session date|start local|date and time|date time|datetime|date|when|fecha de inicio|fecha|from',
  ),
  ends: list(
    'ends|end|end date|end datetime|end date time|enddate|end time|dtend|end local|finish|finish date|fecha de fin|fecha final|to|until',
  ),
  zone: list('zone|time zone|timezone|tz|start timezone|start time zone|zona horaria'),
  place: list('location|place|venue|venue name|location name|room|building|address|city|lugar|ubicacion'),
  partners: list(
    'provider|partner|institution|university|organization|organisation|organizer|course organization|provider name|organizer name|publisher|site|sponsor|school|offered by',
  ),
  year: list('year|academic year|ano'),
  status: list('status|event status|creative work status'),
  kind: list('kind|record type'),
  currency: list('currency|price currency|offers price currency'),
}

/** Columns that look like one of ours and are not: credit hours are no length, the day of a change is no start. */
export const notThese: Readonly<Partial<Record<Field, RegExp>>> = {
  minutes: /\b(credits?|viewers|commitment|effort|per week|zone|start|end|date)\b/,
  starts: /\b(created?|modified|updated?|published|posted|changed|last|source|birth|registration|deadline|utc)\b/,
  ends: /\b(created?|modified|updated?|published|registration|deadline|utc)\b/,
  url: /\b(image|logo|thumbnail|photo|icon|avatar|brochure|facebook|twitter|instagram|src|vanity|resource)\b/,
  external_id:
    /\b(organi[sz](er|ation)|venue|logo|category|subcategory|program|user|parent|series|format|facebook|short|provider|instructor|teacher|index)\b/,
  title: /\b(section|job|instructor|organi[sz]er|meta|subtitle|person|speaker|series|channel)\b/,
  level: /\b(reading|grade level equivalent)\b/,
  status: /\b(enrollment|section)\b/,
  description: /\b(image|meta|instructor|speaker)\b/,
  price: /\b(non usd|member discount)\b/,
}

function list(words: string): string[] {
  return words.split('|')
}

/** `Course_Id`, `courseId`, `ceterms:name` to plain folded words. */
export function foldHeader(header: string): string {
  return foldWords(header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/^(ceterms|schema|dct|dc|xcal|ev|s|libcal):/iu, ''))
}

/** How well a header names a field: 0 not at all, 100 exactly and by the best word for it. */
export function headerScore(field: Field, folded: string): number {
  if (notThese[field]?.test(folded)) return 0
  const words = headerWords[field]
  const exact = words.indexOf(folded)
  if (exact >= 0) return 100 - exact / 2
  const part = words.findIndex((word) => word.length >= 4 && (folded.endsWith(` ${word}`) || folded.startsWith(`${word} `)))
  return part >= 0 ? 60 - part / 2 : 0
}

/** True where a row of cells names at least one of our fields. */
export function namesFields(cells: readonly string[]): boolean {
  const fields = Object.keys(headerWords) as Field[]
  return cells.some((cell) => cell.length < 60 && fields.some((field) => headerScore(field, foldHeader(cell)) >= 60))
}
