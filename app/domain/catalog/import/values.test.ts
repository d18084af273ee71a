import { describe, expect, test } from 'vitest'
import { isSiteRoot, readAddress, samePage, spellings } from './addresses.ts'
import { readAudience, readDelivery, readFormat, readKind, readLevel, splitList } from './code-words.ts'
import { readLanguage } from './languages.ts'
import { readLength } from './lengths.ts'
import { readPrice } from './prices.ts'
import { placeTime, readTime } from './when.ts'
import { fixedZone, readZone } from './zones.ts'

describe('lengths', () => {
  test.each([
    ['90 minutes', 90, null, null],
    ['1.5 hours', 90, null, null],
    ['1h 15m', 75, null, null],
    ['an hour', 60, null, null],
    ['2 horas', 120, null, null],
    ['PT1H30M', 90, null, null],
    ['1:30', 90, null, null],
    ['Approx. 9 hours to complete', 540, null, 'Approx. 9 hours to complete'],
    ['Less Than 2 Hours', 120, null, 'Less Than 2 Hours'],
    ['Two three-hour sessions', 360, null, 'Two three-hour sessions'],
    ['half day', 240, null, 'half day'],
    ['full day', null, 1, 'full day'],
    ['4 weeks', null, 28, '4 weeks'],
    ['P4W', null, 28, null],
    ['1 - 3 Months', null, 30, '1 - 3 Months'],
    ['6 months at 10 hours a week', null, 180, '6 months at 10 hours a week'],
    ['4 \n months to complete', null, 120, '4 months to complete'],
  ])('%j', (text, minutes, spanDays, note) => {
    expect(readLength(text)).toEqual({ minutes, spanDays, note })
  })

  test.each(['Flexible schedule', '2–4 hours per week', 'Estimated timeApprox. undefined undefined', '', '0 hours', '9999999 weeks'])(
    '%j is none',
    (text) => {
      expect(readLength(text)).toBeNull()
    },
  )

  test('a bare number is a length only where the column says of what', () => {
    expect(readLength('90')).toBeNull()
    expect(readLength('90', 'minutes')?.minutes).toBe(90)
    expect(readLength('1.5', 'hours')?.minutes).toBe(90)
  })
})

describe('prices', () => {
  test.each([
    ['Free', 'free', 0, 'USD', null],
    ['FREE-Add a Verified Certificate for $49 USD', 'free', 0, 'USD', 'FREE-Add a Verified Certificate for $49 USD'],
    ['$25', 'to-50', 2500, 'USD', null],
    ['$1,299.00', 'more', 129_900, 'USD', null],
    ['0', 'free', 0, 'USD', null],
    ['13900.0', 'more', 1_390_000, 'USD', null],
    ['$25-$40', 'to-50', 2500, 'USD', '$25-$40'],
    ['CHF 11500', 'not-stated', 1_150_000, 'CHF', 'CHF 11500'],
    ['20 euros', 'not-stated', 2000, 'EUR', '20 euros'],
    ['Free for members, $40 for others', 'not-stated', null, 'USD', 'Free for members, $40 for others'],
  ])('%j', (text, cost, amount, currency, note) => {
    expect(readPrice(text)).toEqual({ cost, amount, currency, note })
  })

  test.each(['Contact us', '', 'see website'])('%j is none', (text) => {
    expect(readPrice(text)).toBeNull()
  })

  test('a number counts in the currency of its column', () => {
    expect(readPrice('20', 'AUD')).toMatchObject({ cost: 'not-stated', amount: 2000, currency: 'AUD' })
  })
})

describe('words', () => {
  test.each([
    ['Beginner', 'introductory'],
    ['INTERMEDIATE', 'intermediate'],
    ['Avanzado', 'advanced'],
  ])('the level %s', (text, level) => {
    expect(readLevel(text)).toEqual({ level, note: null, understood: true })
  })

  test('what is no level is not stated, and kept in words', () => {
    expect(readLevel('All levels')).toEqual({ level: 'not-stated', note: 'All levels', understood: false })
  })

  test.each([
    ['In Person', 'in-person'],
    ['“onsite”; synchronous', 'in-person'],
    ['online; synchronous', 'live-online'],
    ['Zoom', 'live-online'],
    ['Asynchronous (Date based)', 'on-demand'],
    ['https://schema.org/OfflineEventAttendanceMode', 'in-person'],
    ['Online', 'online'],
    ['Hybrid', 'hybrid'],
    ['In person and online', 'hybrid'],
    ['Blended', 'blended'],
    ['By carrier pigeon', null],
  ])('the delivery %s', (text, delivery) => {
    expect(readDelivery(text)).toBe(delivery)
  })

  test.each([
    ['Recorded webinar', 'recording'],
    ['Webinar', 'webinar'],
    ['Hands-on', 'workshop'],
    ['MOOC', 'e-course'],
    ['Lecture-Discussion', 'lecture'],
    ['LibGuide', 'guide'],
    ['Specialization', null],
  ])('the format %s', (text, format) => {
    expect(readFormat(text)).toBe(format)
  })

  test('“course” is a kind, no format', () => {
    expect([readKind('Course'), readFormat('Course')]).toEqual(['course', null])
  })

  test('audiences and what is none', () => {
    expect(readAudience(['School librarians', 'Library staff', 'Astronauts'])).toEqual({
      values: ['school-librarian', 'librarian', 'support-staff'],
      unknown: ['Astronauts'],
    })
    expect(readAudience(['Trustees']).values).toEqual(['trustee'])
  })

  test.each([
    ['English', 'en'],
    ['Español', 'es'],
    ['中文', 'zh'],
    ['Portuguese (Brazilian)', 'pt'],
    ['en-GB', 'en'],
    ['en_AU', 'en'],
    ['francés', 'fr'],
    ['Klingon', null],
    ['xx', null],
  ])('the language %s', (text, code) => {
    expect(readLanguage(text)).toBe(code)
  })

  test('lists as programs and people write them', () => {
    expect(splitList("['Security', \"Risk's\"]")).toEqual(['Security', "Risk's"])
    expect(splitList('a, b ,c,')).toEqual(['a', 'b', 'c'])
    expect(splitList('a, b; c')).toEqual(['a, b', 'c'])
    expect(splitList('[]')).toEqual([])
  })
})

describe('times', () => {
  test.each([
    ['2027-03-04', '2027-03-04', null],
    ['2027-03-04T10:00:00', '2027-03-04', '10:00:00'],
    ['20270304T100000Z', '2027-03-04', '10:00:00'],
    ['Thu, 04 Mar 2027 09:00:00 -0700', '2027-03-04', '09:00:00'],
    ['March 4th, 2027 at 9am', '2027-03-04', '09:00:00'],
    ['4 de marzo de 2027', '2027-03-04', null],
    ['3/4/2027 9:30 PM', '2027-03-04', '21:30:00'],
    ['24/4/2027', '2027-04-24', null],
    ['Mar 4 2027 10:00 America/Chicago', '2027-03-04', '10:00:00'],
  ])('%j', (text, date, time) => {
    expect(readTime(text)).toMatchObject({ date, time })
  })

  test.each(['ARRANGED', '09:00 AM', '2027-02-30', 'March 2027', '0000-01-01', '300000-01-01', 'infinity', ''])('%j is none', (text) => {
    expect(readTime(text)).toBeNull()
  })

  test('the month first is said where it may be meant otherwise', () => {
    expect(readTime('3/4/2027')?.monthFirst).toBe(true)
    expect(readTime('24/4/2027')?.monthFirst).toBeUndefined()
  })

  test('a zone named, a zone given, a bare distance, and none', () => {
    const at = (text: string, given: string | null) => {
      const time = readTime(text)
      const placed = time === null ? null : placeTime(time, given)
      return placed === null ? null : [placed.moment.local, placed.moment.zone, placed.moment.at.toISOString(), placed.how]
    }
    expect(at('2027-07-01 10:00 ET', 'America/Chicago')).toBeNull()
    expect(at('July 1, 2027 10:00 AM ET', 'America/Chicago')).toEqual([
      '2027-07-01T10:00:00',
      'America/New_York',
      '2027-07-01T14:00:00.000Z',
      'stated',
    ])
    expect(at('2027-07-01 10:00', 'America/Chicago')).toEqual([
      '2027-07-01T10:00:00',
      'America/Chicago',
      '2027-07-01T15:00:00.000Z',
      'given',
    ])
    expect(at('2027-07-01T10:00:00Z', 'America/Chicago')).toEqual([
      '2027-07-01T05:00:00',
      'America/Chicago',
      '2027-07-01T10:00:00.000Z',
      'given',
    ])
    expect(at('2027-07-01T10:00:00-07:00', null)).toEqual(['2027-07-01T10:00:00', 'Etc/GMT+7', '2027-07-01T17:00:00.000Z', 'offset'])
    expect(at('2027-07-01 10:00', null)).toBeNull()
  })

  test('a time that the clock skips moves on, and is told as it then reads', () => {
    const time = readTime('2027-03-14 02:30')
    expect(time && placeTime(time, 'America/Chicago')?.moment).toEqual({
      local: '2027-03-14T03:30:00',
      zone: 'America/Chicago',
      at: new Date('2027-03-14T08:30:00Z'),
    })
  })

  test.each([
    ['America/New_York', 'America/New_York', false],
    ['US/Pacific', 'America/Los_Angeles', false],
    ['PST', 'America/Los_Angeles', true],
    ['Eastern Standard Time', 'America/New_York', true],
    ['(UTC-06:00) Central Time (US & Canada)', 'America/Chicago', true],
    ['W. Europe Standard Time', 'Europe/Berlin', true],
    ['/freeassociation.sourceforge.net/America/Denver', 'America/Denver', true],
    ['UTC', 'UTC', false],
  ])('the zone %s', (name, zone, guessed) => {
    const reading = readZone(name)
    expect([reading?.zone, reading?.guess !== null]).toEqual([zone, guessed])
  })

  test.each(['Middle/Earth', '', 'constructor', '../../etc/passwd'])('the zone %j is none', (name) => {
    expect(readZone(name)).toBeNull()
  })

  test('whole hours from UTC have zones of their own', () => {
    expect([fixedZone(-420), fixedZone(0), fixedZone(330)]).toEqual(['Etc/GMT+7', 'UTC', null])
  })
})

describe('addresses', () => {
  test.each([
    ['https://a.example/x', 'https://a.example/x'],
    ['www.a.example/x', 'https://www.a.example/x'],
    ['javascript:alert(1)', null],
    ['https://user:pass@a.example/', null],
    ['https:evil', null],
    ['not an address', null],
    ['ftp://a.example/x', null],
    ['http://localhost/x', null],
  ])('%s', (raw, address) => {
    expect(readAddress(raw)).toBe(address)
  })

  test('one page in many spellings', () => {
    const same = ['https://www.a.example/x/', 'http://a.example/x', 'https://a.example//x?utm_source=mail', 'https://a.example/x#top'].map(
      samePage,
    )
    expect(new Set(same).size).toBe(1)
    expect(samePage('https://a.example/x?id=1')).not.toBe(samePage('https://a.example/x?id=2'))
    for (const spelling of spellings('https://a.example/x')) expect(samePage(spelling)).toBe('a.example/x')
  })

  test('a site’s front page stands for nothing on it', () => {
    expect([isSiteRoot('https://a.example/'), isSiteRoot('https://a.example/?p=1'), isSiteRoot('https://a.example/x')]).toEqual([
      true,
      false,
      false,
    ])
  })
})
