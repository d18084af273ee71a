import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { lineWidth, wrapText } from './card-text.ts'
import { cardColors, drawnOptionCard, hubCard, type OptionCardInput, optionCard } from './social-card.ts'
import { makeHostileRecord } from './testing/records.ts'

const card: OptionCardInput = {
  lang: 'en',
  hub: 'Learning Hub',
  title: 'Weeding with care',
  offeredBy: 'A webinar offered by the Public Library Association',
  when: 'Thursday, October 29, 1:00–2:30 pm in Chicago',
  spines: [
    { shade: 'edi', heading: 'EDI', text: 'bias and power' },
    { shade: 'leadership', heading: 'Leadership', text: 'leading people and teams' },
  ],
}

type Svg = { width: string; height: string; title: string; rect: Record<string, string>[]; text: { tspan: unknown }[] }

function parse(text: string): Svg {
  expect(XMLValidator.validate(text)).toBe(true)
  return (new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(text) as { svg: Svg }).svg
}

/** OKLCH → sRGB, clipped, so that the card's colors are held against the design's own tokens. */
function srgb(l: number, c: number, h: number): string {
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)]
  const [x, y, z] = [
    l + 0.3963377774 * a + 0.2158037573 * b,
    l - 0.1055613458 * a - 0.0638541728 * b,
    l - 0.0894841775 * a - 1.291485548 * b,
  ].map((v) => v ** 3)
  const linear = [
    4.0767416621 * (x ?? 0) - 3.3077115913 * (y ?? 0) + 0.2309699292 * (z ?? 0),
    -1.2684380046 * (x ?? 0) + 2.6097574011 * (y ?? 0) - 0.3413193965 * (z ?? 0),
    -0.0041960863 * (x ?? 0) - 0.7034186147 * (y ?? 0) + 1.707614701 * (z ?? 0),
  ]
  const gamma = (v: number) => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055)
  return `#${linear
    .map((v) =>
      Math.round(Math.min(1, Math.max(0, gamma(v))) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

function contrast(one: string, other: string): number {
  const light = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const v = Number.parseInt(hex.slice(at, at + 2), 16) / 255
      return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [low = 0, high = 0] = [light(one), light(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

describe('the card of an option', () => {
  test('says what, by whom and when, with its themes as words beside their colored edges', () => {
    const text = optionCard(card)
    const svg = parse(text)
    expect([svg.width, svg.height]).toEqual(['1200', '630'])
    for (const words of ['Weeding with care', 'A webinar offered by', 'October 29', 'Leadership', 'bias and power'])
      expect(text).toContain(words)
    expect(svg.rect.map((box) => box.fill)).toEqual(expect.arrayContaining([cardColors.edi, cardColors.leadership]))
  })

  test.each([
    ['a long title', 'Measuring what matters in small and rural libraries when nobody has time to count anything at all '.repeat(4)],
    ['one long word', 'Bibliotheksbenutzungsordnung'.repeat(12)],
    ['no room at all', '👩🏽‍💻'.repeat(120)],
  ])('keeps %s on the card', (_, title) => {
    const text = optionCard({ ...card, title })
    const places = [...text.matchAll(/<tspan x="([\d.]+)" y="([\d.]+)">([^<]*)</g)]
    expect(places.length).toBeGreaterThan(3)
    for (const [, x, y] of places) {
      expect(Number(x)).toBeLessThan(1128)
      expect(Number(y)).toBeLessThan(566)
    }
    expect(text).toContain('…')
    const labels = parse(text)
      .rect.filter((box) => box.stroke)
      .map((box) => Number(box.y))
    const lines = places.map(([, , y]) => Number(y)).filter((y) => y < Math.min(...labels))
    expect(lines.length).toBeGreaterThanOrEqual(7)
    expect(Math.max(...lines) + 10).toBeLessThan(Math.min(...labels))
  })

  test('never lets a label run over the edge: what has no room is left out', () => {
    const many = Array.from({ length: 9 }, () => ({ shade: 'policy' as const, heading: 'Leadership', text: 'leading in the association' }))
    const boxes = parse(optionCard({ ...card, spines: many })).rect.map((box) => Number(box.x) + Number(box.width))
    expect(Math.max(...boxes)).toBeLessThanOrEqual(1200)
  })

  test('says in the place of a title that cannot be drawn who offers it', () => {
    const svg = parse(drawnOptionCard({ ...card, title: '図書館 📚' }))
    expect(svg.title).toBe(card.offeredBy)
    const text = drawnOptionCard({ ...card, title: 'Ｗeeding 雑草', when: '図書館' })
    expect(text).toContain('>Weeding …<')
    expect(text).not.toMatch(/[^\0-\u2122]|<tspan[^>]*><\/tspan>/)
  })

  test('draws hostile text as text', () => {
    const hostile = makeHostileRecord()
    const text = optionCard({
      ...card,
      title: hostile.title,
      offeredBy: hostile.unit.name,
      when: hostile.summary,
      spines: [{ shade: 'edi', heading: hostile.summary, text: hostile.title }],
    })
    parse(text)
    expect(text.match(/<\w+/g)?.every((tag) => ['<svg', '<title', '<rect', '<text', '<tspan'].includes(tag))).toBe(true)
    expect(text).not.toMatch(/[\u202a-\u202e]|(?![\n])\p{Cc}|\p{Cs}/u)
  })
})

test('the hub has a card of its own', () => {
  const text = hubCard({ lang: 'es', hub: 'Learning Hub', claim: 'Todo lo que puede aprender quien trabaja en bibliotecas' })
  expect(parse(text).title).toBe('Learning Hub · Todo lo que puede aprender quien trabaja en bibliotecas')
})

test('the colors are the tokens of the design', () => {
  expect(cardColors).toEqual({
    paper: srgb(0.985, 0.003, 260),
    raised: '#ffffff',
    ink: srgb(0.23, 0.02, 265),
    soft: srgb(0.43, 0.02, 265),
    line: srgb(0.895, 0.008, 262),
    act: srgb(0.43, 0.185, 266),
    edi: srgb(0.44, 0.15, 335),
    leadership: srgb(0.56, 0.125, 68),
    advocacy: srgb(0.52, 0.12, 235),
    policy: srgb(0.48, 0.035, 250),
  })
})

test.each(['ink', 'soft', 'edi', 'leadership', 'advocacy', 'policy', 'act'] as const)('%s is legible on a label', (name) => {
  expect(contrast(cardColors[name], cardColors.raised)).toBeGreaterThanOrEqual(4.5)
})

test('wrapped lines fit, and lose nothing but what the ellipsis says', () => {
  const text = 'What bias does at a service desk and in a hiring room'
  const lines = wrapText(text, 40, 400, 9)
  expect(lines.join(' ')).toBe(text)
  for (const line of lines) expect(lineWidth(line, 40)).toBeLessThanOrEqual(400)
  expect(wrapText(text, 40, 400, 1)[0]).toMatch(/…$/)
})
