import { describe, expect, test } from 'vitest'
import { guessMapping } from './mapping.ts'
import type { Given, Mapping } from './mapping-entry.ts'
import type { ImportFormat, RawValues } from './records.ts'
import { faultIn, readAssignments } from './settings.ts'

function table(header: string, ...rows: string[]): RawValues[] {
  const names = header.split('|')
  return rows.map((row) => Object.fromEntries(row.split('|').map((cell, index) => [names[index] ?? '', cell])))
}

function mapped(sample: RawValues[], format: ImportFormat = 'csv', given: Given = {}): Mapping {
  const result = guessMapping(sample, format, given, [])
  if ('refusal' in result) throw new Error(result.refusal)
  return result.mapping
}

function columns(mapping: Mapping): Record<string, string> {
  return Object.fromEntries(
    mapping.entries.map(({ field, columns: names, constant, part }) => [
      field,
      constant ?? `${names.join('+')}${part ? `[${part.index}]` : ''}`,
    ]),
  )
}

describe('by names and values', () => {
  test('the names of spreadsheets, programs and other languages', () => {
    expect(
      columns(
        mapped(
          table(
            'Course_Id|courseTitle|Course URL|Difficulty Level|Duration|Idioma|Precio',
            'a1|Indexing|https://a.example/1|Beginner|2 hours|Español|$20',
            'a2|Abstracts|https://a.example/2|Advanced|3 hours|English|Free',
          ),
        ),
      ),
    ).toEqual({
      external_id: 'Course_Id',
      title: 'courseTitle',
      url: 'Course URL',
      level: 'Difficulty Level',
      minutes: 'Duration',
      language: 'Idioma',
      price: 'Precio',
    })
  })

  test('every guess and every column left out says why', () => {
    const { entries, unused } = mapped(table('Title|Start Time|Rating', 'Indexing|ARRANGED|4.5', 'Abstracts|09:00 AM|4.7'))
    expect(entries[0]?.reason).toBe('the column is called “Title”, and 2 of 2 of its values read so')
    expect(unused).toEqual([
      { column: 'Start Time', reason: 'it is called like starts, but only 0 of 2 of its values read so' },
      { column: 'Rating', reason: 'no field of an option is called like it' },
    ])
  })

  test('a name alone is not enough: credit hours are no length, the day of a change no start, a picture’s address no page', () => {
    const guess = columns(
      mapped(
        table(
          'Title|Credit Hours|Last Modified Date|Image URL',
          'Indexing|3 hours|2027-01-01|https://a.example/i.png',
          'Abstracts|4 hours|2027-01-02|https://a.example/j.png',
        ),
      ),
    )
    expect(guess).not.toHaveProperty('minutes')
    expect(guess).not.toHaveProperty('starts')
    expect(guess.url).not.toBe('Image URL')
  })

  test('a level column is taken though most of its values are no levels', () => {
    const rows = Array.from({ length: 30 }, (_, n) => `Course ${n}|${n < 3 ? 'Beginner' : `Band ${n}`}`)
    expect(columns(mapped(table('Title|Level', ...rows))).level).toBe('Level')
  })

  test('without names the values tell', () => {
    expect(
      columns(
        mapped(
          table(
            'column 1|column 2|column 3',
            'https://a.example/1|Introduction to indexing|A long text that tells at length what this course is about and whom it is for.',
            'https://a.example/2|Writing abstracts|Another long text that tells at length what that course is about and for whom.',
          ),
        ),
      ),
    ).toEqual({ url: 'column 1', title: 'column 2', description: 'column 3' })
  })

  test('an id that repeats is none; an index without a name is none', () => {
    expect(columns(mapped(table('program_id|column 1|Title', '1|0|A one', '1|1|A two', '1|2|A three')))).toEqual({ title: 'Title' })
    expect(columns(mapped(table('id|Title', '1|A one', '1|A two', '1|A three')))).toEqual({ title: 'Title' })
  })
})

describe('shapes', () => {
  test('one column that packs three fields', () => {
    expect(
      columns(mapped(table('Title|Details', 'A one|Beginner · Course · 1 - 3 Months', 'A two|Mixed · Workshop · 1 - 4 Weeks'))),
    ).toEqual({ title: 'Title', level: 'Details[0]', format: 'Details[1]', minutes: 'Details[2]' })
  })

  test('a day and a clock in two columns', () => {
    expect(
      columns(mapped(table('Subject Line|Start Date|Start Time|End Date|End Time', 'A one|3/4/2027|9:00 AM|3/4/2027|10:00 AM'))),
    ).toMatchObject({ starts: 'Start Date+Start Time', ends: 'End Date+End Time' })
  })

  test('a course code in two columns, with sections', () => {
    expect(
      columns(mapped(table('Subject|Number|Name|CRN', 'LIS|501|Cataloging|1', 'LIS|501|Cataloging|2', 'LIS|502|Reference|3'))),
    ).toMatchObject({ external_id: 'Subject+Number', title: 'Name' })
  })

  test('rows that are dates of things told elsewhere', () => {
    const runs = table('CO_Title|Course_Id|Start_Date', 'ABT 9-25|c1|2027-09-25', 'ABT 10-25|c1|2027-10-25', 'XYZ 9-25|c2|2027-09-25')
    expect(mapped(runs).role).toBe('runs')
    expect(
      mapped(table('Title|Course_Id|Start_Date|Description', 'A one|c1|2027-09-25|long text', 'A two|c2|2027-10-25|long text')).role,
    ).toBe('options')
  })

  test('a column called “presentation title” says what they are', () => {
    expect(
      columns(mapped(table('presentation-title|abstract', 'Maps|What maps are good for', 'Atlases|What atlases are good for'))).format,
    ).toBe('conference-session')
  })
})

describe('feeds', () => {
  const item = (title: string, pubDate: string) => ({
    title,
    link: 'https://a.example/x',
    pubDate,
    'channel lastBuildDate': 'Mon, 01 Mar 2027 08:00:00 GMT',
  })

  test('pubDate is the start where it lies after the day the feed was made', () => {
    expect(columns(mapped([item('A', 'Tue, 02 Mar 2027 10:00:00 GMT'), item('B', 'Wed, 03 Mar 2027 10:00:00 GMT')], 'rss')).starts).toBe(
      'pubDate',
    )
  })

  test('pubDate is the start where the titles repeat it, else it is when a post came out', () => {
    expect(columns(mapped([item('A — Mon Feb 1, 9:00 AM', 'Mon, 01 Feb 2027 09:00:00 GMT')], 'rss')).starts).toBe('pubDate')
    expect(columns(mapped([item('A', 'Mon, 01 Feb 2027 09:00:00 GMT')], 'rss'))).not.toHaveProperty('starts')
  })
})

describe('what a person gives', () => {
  const sample = table('Name|Long Name|Code', 'A|Alpha course|1', 'B|Beta course|2')

  test('wins over the guess; columns are found without regard to case; two can be joined', () => {
    const mapping = mapped(sample, 'csv', { title: 'long name', external_id: 'Code+Name' })
    expect(columns(mapping)).toEqual({ title: 'Long Name', external_id: 'Code+Name' })
    expect(mapping.entries[0]?.reason).toBe('given')
  })

  test('a column that is not there is refused, with those that are', () => {
    expect(guessMapping(sample, 'csv', { title: 'Nme' }, [])).toEqual({
      refusal: '--map title=Nme: there is no column “Nme”. The columns are: Name, Long Name, Code',
    })
  })

  test('--map and --set are read with commas in their values', () => {
    expect(readAssignments('title=Course Name,topics=a, b, c,url=Link', '--map')).toEqual({
      values: { title: 'Course Name', topics: 'a, b, c', url: 'Link' },
    })
    expect(readAssignments('titel=x', '--map')).toMatchObject({ refusal: expect.stringContaining('no field “titel”') })
    expect(readAssignments('title', '--map')).toMatchObject({ refusal: expect.stringContaining('has to be field=value') })
  })

  test('--set is looked at before anything is read', () => {
    const lookups = { unitId: (text: string) => (text === 'north' ? 1 : null), topic: () => null }
    expect(
      faultIn(
        '--set',
        { level: 'beginner', zone: 'America/Chicago', unit: 'north', minutes: '90', price: 'free', delivery: 'online' },
        lookups,
      ),
    ).toBeNull()
    for (const [field, value] of Object.entries({
      level: 'huge',
      zone: 'Mars',
      unit: 'nowhere',
      minutes: 'long',
      price: 'dear',
      delivery: 'pigeon',
      format: 'opera',
      language: 'Klingon',
      topics: 'magic',
      url: 'javascript:x',
      starts: 'soon',
      audience: 'Martians',
      library_types: 'toy',
    })) {
      expect(faultIn('--set', { [field]: value }, lookups)).toMatch(new RegExp(`^--set ${field}=${value}: expected `, 'u'))
    }
  })
})
