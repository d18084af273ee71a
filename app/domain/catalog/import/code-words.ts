import type { Audience, Delivery, Format, Kind, Level, LibraryType } from '#db/values.ts'
import { foldWords } from './clean-text.ts'
import { memo } from './memo.ts'

/** The words that sources use for the closed lists of the catalog. What none of them fits is left to the caller to report. */

type Words<T> = readonly (readonly [RegExp, T])[]

function firstOf<T>(words: Words<T>, folded: string): T | null {
  return words.find(([pattern]) => pattern.test(folded))?.[1] ?? null
}

function allOf<T>(words: Words<T>, folded: string): T[] {
  return [...new Set(words.filter(([pattern]) => pattern.test(folded)).map(([, value]) => value))]
}

const LEVELS: Words<Level> = [
  [/^(not stated|unknown|n a|na|none|null|unspecified|no especificado)$/, 'not-stated'],
  [
    /^(beginners?|beginning|basic|basics|introductory|introduction|intro|entry|entry level|novice|foundation(al)?|fundamentals?|elementary|starter|level 1|100 level|principiante|basico|inicial|introductorio|newcomers?|new)( level)?$/,
    'introductory',
  ],
  [/^(intermediate|medium|mid level|level 2|200 level|intermedio|practitioner)( level)?$/, 'intermediate'],
  [/^(advanced|expert|level 3|300 level|avanzado|professional level|specialist)( level)?$/, 'advanced'],
]

type LevelReading = { level: Level; note: string | null; understood: boolean }

/** A level, or *not stated* with what the source says instead ("All levels"). */
export const readLevel = memo((raw): LevelReading => {
  const level = firstOf(LEVELS, foldWords(raw))
  if (level !== null) return { level, note: null, understood: true }
  return { level: 'not-stated', note: raw.trim().slice(0, 120), understood: false }
})

export type DeliveryReading = Delivery | 'online' | null

const DELIVERIES: Words<Exclude<DeliveryReading, null>> = [
  [/^(not stated|unknown|n a|na|none|null)$/, 'not-stated'],
  [/\b(hybrid|hyflex|hibrido)\b/, 'hybrid'],
  [/\b(blended|semipresencial|mixto)\b/, 'blended'],
  [/\b(mixed|mixedeventattendancemode)\b/, 'hybrid'],
  [
    /\b(asynchronous|async|on demand|ondemand|self paced|self study|recorded|recording|anytime|self directed|distancelearning|a su ritmo)\b/,
    'on-demand',
  ],
  [
    /\b(live online|synchronous online|online live|webinar|live webinar|zoom|teams meeting|webex|live virtual|virtual live|virtual classroom)\b/,
    'live-online',
  ],
  [
    /\b(in person|inperson|onsite|on site|face to face|classroom|campus|presencial|offline|offlineeventattendancemode|on location|physical|in library)\b/,
    'in-person',
  ],
  [
    /\b(online|virtual|web based|web|internet|remote|distance|elearning|e learning|en linea|onlineeventattendancemode|onlineonly)\b/,
    'online',
  ],
]

/**
 * Reads how something is taken. `online` where it is not said whether live or at any time: what else is known must decide.
 */
export const readDelivery = memo((raw): DeliveryReading => {
  const folded = foldWords(raw)
  const online = /\b(online|virtual|web|remote)\b/.test(folded)
  if (online && /\b(in person|onsite|on site|face to face)\b/.test(folded)) return 'hybrid'
  if (online && /\b(synchronous|live)\b/.test(folded) && !/\basynchronous\b/.test(folded)) return 'live-online'
  return firstOf(DELIVERIES, folded)
})

const FORMATS: Words<Format> = [
  [/^(not stated|unknown|n a|na|none|null)$/, 'not-stated'],
  [/\bjournal club\b/, 'journal-club'],
  [/\b(webinar|web seminar|serie de seminarios web) ?series\b/, 'webinar-series'],
  [/\b(recorded|archived|on demand) (webinar|session|talk)|\b(recording|video|grabacion)\b/, 'recording'],
  [/\b(webinar|web seminar|webcast|seminario web)s?\b/, 'webinar'],
  [/\b(self paced|self study|self guided|selfpaced)\b/, 'self-paced'],
  [/\b(e ?course|online course|mooc|curso en linea)s?\b/, 'e-course'],
  [/\b(workshop|hands on|bootcamp|practicum|taller|training session|guided project|laboratory|lab)s?\b/, 'workshop'],
  [/\binstitute\b/, 'institute'],
  [/\bsymposi(um|a)\b/, 'symposium'],
  [/\b(conference session|session|presentation|lightning talk|panel|talk|paper|poster)s?\b/, 'conference-session'],
  [/\b(conference|congress|convention|summit|conferencia)s?\b/, 'conference'],
  [/\btown ?hall\b/, 'town-hall'],
  [/\be ?forum\b/, 'e-forum'],
  [/\b(mentoring|mentorship|coaching)\b/, 'mentoring'],
  [/\b(fellowship|residency|internship)\b/, 'fellowship'],
  [/\bcohort\b/, 'cohort'],
  [/\b(lecture|seminar|keynote|conferencia magistral|charla)s?\b/, 'lecture'],
  [/\b(discussion|roundtable|round table|book club|recitation|forum)s?\b/, 'discussion'],
  [/\b(toolkit|tool kit)s?\b/, 'toolkit'],
  [/\b(guide|handbook|libguide|tutorial|handout|how to|guia|lesson)s?\b/, 'guide'],
  [/\b(curriculum|syllabus|lesson plan)s?\b/, 'curriculum'],
  [/\b(certification|certificate program(me)?)s?\b/, 'certification'],
  [/\bpodcasts?\b/, 'podcast'],
]

export const readFormat = memo((raw): Format | null => firstOf(FORMATS, foldWords(raw)))

const KINDS: Words<Kind> = [
  [/^(course|class|curso|courses|online class)$/, 'course'],
  [/^(event|events|evento)$/, 'event'],
  [/^(resource|learning resource|learningresource|material|recurso)$/, 'resource'],
  [/^(service|servicio)$/, 'service'],
]

/** "Course" or "event" says what kind of thing it is, not in which format it comes. */
export const readKind = memo((raw): Kind | null => firstOf(KINDS, foldWords(raw)))

const FORMAT_KINDS: Partial<Record<Format, Kind>> = {
  'e-course': 'course',
  'self-paced': 'course',
  certification: 'course',
  curriculum: 'resource',
  toolkit: 'resource',
  guide: 'resource',
  recording: 'resource',
  podcast: 'resource',
  involvement: 'service',
  mentoring: 'service',
}

export function kindOfFormat(format: Format): Kind | null {
  return FORMAT_KINDS[format] ?? null
}

const AUDIENCES: Words<Audience> = [
  [/\b(school librarians?|teacher librarians?|media specialists?)\b/, 'school-librarian'],
  [/\b(librarians?|bibliotecari[oa]s?|library professionals?|catalogers?|archivists?)\b/, 'librarian'],
  [/\b(support staff|library staff|library workers?|paraprofessionals?|library assistants?|technicians?|personal)\b/, 'support-staff'],
  [/\b(trustees?|board members?)\b/, 'trustee'],
  [/\b(administrators?|directors?|managers?|leaders?|deans?)\b/, 'administrator'],
  [/\b(students?|estudiantes|undergraduates?|graduates?)\b/, 'student'],
  [/\b(faculty|instructors?|educators?|teachers?|researchers?|docentes)\b/, 'faculty'],
  [/\bvolunteers?\b/, 'volunteer'],
  [/\b(public|everyone|anyone|general|adults?|teens?|children|kids|families|seniors|todos)\b/, 'public'],
]

const LIBRARY_TYPES: Words<LibraryType> = [
  [/\bpublic\b/, 'public'],
  [/\b(academic|college|university|research)\b/, 'academic'],
  [/\b(school|k 12)\b/, 'school'],
  [/\b(special|law|medical|health|corporate|government)\b/, 'special'],
  [/\b(tribal|native|indigenous)\b/, 'tribal'],
  [/\bstate\b/, 'state'],
]

/** Several values in one field; what none of the words fits comes back in `unknown`. */
type ListReading<T> = { values: T[]; unknown: string[] }

function readList<T>(words: Words<T>, parts: readonly string[]): ListReading<T> {
  const values = new Set<T>()
  const unknown: string[] = []
  for (const part of parts) {
    const found = allOf(words, foldWords(part))
    if (found.length === 0) unknown.push(part)
    for (const value of found) values.add(value)
  }
  return { values: [...values], unknown }
}

export function readAudience(parts: readonly string[]): ListReading<Audience> {
  return readList(AUDIENCES, parts)
}

export function readLibraryTypes(parts: readonly string[]): ListReading<LibraryType> {
  return readList(LIBRARY_TYPES, parts)
}

/** Words of a closed list's own values (`in-person`, `self-paced`) are taken as they stand. */
export function ownValue<T extends string>(values: readonly T[], raw: string): T | null {
  const wanted = raw.trim().toLowerCase()
  return values.find((value) => value === wanted) ?? null
}

/** Splits a cell that holds a list: a Python or JSON list, or text with semicolons, bars, line breaks or commas. */
export function splitList(raw: string): string[] {
  const text = raw.trim().replace(/^\[|\]$/gu, '')
  if (text !== raw.trim() && /^['"]/u.test(text)) {
    return [...text.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/gu)]
      .map((found) => (found[1] ?? found[2] ?? '').trim())
      .filter((part) => part !== '')
  }
  const separator = /[;|\n]/u.test(text) ? /[;|\n]/u : /,/u
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
