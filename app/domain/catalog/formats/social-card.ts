import type { Language } from '#db/values.ts'
import { drawable } from './card-letters.ts'
import { cardSize } from './card-size.ts'
import { anyFace, type Face, lineWidth, ownFace, wrapText } from './card-text.ts'
import { escapeXml, oneLine, shorten } from './text.ts'

export type Shade = 'edi' | 'leadership' | 'advocacy' | 'policy'
/** A spine label: what side of the mission it speaks for, and the theme in two or three words. */
export type Spine = { shade: Shade; heading: string; text: string }
export type OptionCardInput = {
  lang: Language
  /** the hub's name */
  hub: string
  title: string
  /** e.g. "An e-course offered by PLA" */
  offeredBy: string
  /** e.g. "Starts December 8, 2026"; null where there is nothing to say */
  when: string | null
  spines: readonly Spine[]
}

/** The light tokens of the design in plain sRGB, since a card is drawn by programs that know no other. */
export const cardColors = {
  paper: '#f9fafc',
  raised: '#ffffff',
  ink: '#181d27',
  soft: '#4a505b',
  line: '#d9dce2',
  act: '#2041b3',
  edi: '#812873',
  leadership: '#a36400',
  advocacy: '#0072a3',
  policy: '#4f5f71',
} as const

const { width, height } = cardSize
const margin = 72
const room = width - 2 * margin
const sans = "'Atkinson Hyperlegible Next','Atkinson Hyperlegible',system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
const mono = "'Atkinson Hyperlegible Mono',ui-monospace,'SF Mono',Menlo,Consolas,'Liberation Mono',monospace"

/** An SVG of 1200 × 630 pixels that stands for an option where its address is shared. */
export function optionCard(input: OptionCardInput): string {
  return layOut(input, anyFace)
}

/** The same for a program that draws with the hub's own fonts: its lines are fuller, and it has no letters that these lack. */
export function drawnOptionCard(input: OptionCardInput): string {
  const { title, offeredBy, when } = input
  return layOut({ ...input, title: drawable(title), offeredBy: drawable(offeredBy), when: when && drawable(when) }, ownFace)
}

/** Without a title, who offers it stands in its place. */
function layOut(input: OptionCardInput, face: Face): string {
  const said = [input.title, input.offeredBy].map(oneLine).filter(Boolean)
  const [title = '', offeredBy = ''] = said
  const isShort = wrapText(title, 60 * face.bold, room, 4, face).length <= 3
  const size = isShort ? 60 : 48
  const lines = wrapText(title, size * face.bold, room, 4, face)
  const top = 136 + size
  const below = top + (lines.length - 1) * size * 1.15
  const under = (text: string, down: number, weight: number, fill: string) =>
    text && textLines(wrapText(text, 28 * (weight > 400 ? face.bold : 1), room, 1, face), margin, below + down, 28, 1.2, fill, weight)
  return svg(input.lang, said.join(' · '), [
    hubMark(margin, 52, 40, oneLine(input.hub)),
    textLines(lines, margin, top, size, 1.15, cardColors.ink, 700),
    under(offeredBy, 52, 400, cardColors.soft),
    under(oneLine(input.when ?? ''), offeredBy ? 94 : 52, 600, cardColors.ink),
    spineRow(input.spines),
  ])
}

/** The card of the hub itself: its name, one sentence, and the shelf. */
export function hubCard({ lang, hub, claim }: { lang: Language; hub: string; claim: string }): string {
  const shelf: [keyof typeof cardColors, number][] = [
    ['edi', 150],
    ['act', 196],
    ['leadership', 128],
    ['advocacy', 172],
    ['policy', 140],
    ['edi', 184],
    ['leadership', 160],
    ['act', 118],
  ]
  return svg(lang, `${oneLine(hub)} · ${oneLine(claim)}`, [
    textLines(wrapText(oneLine(hub), 88 * anyFace.bold, room, 1), margin, 170, 88, 1.1, cardColors.ink, 700),
    textLines(wrapText(oneLine(claim), 36, room, 3), margin, 240, 36, 1.35, cardColors.soft, 400),
    ...shelf.map(([color, tall], index) => box(margin + index * 132, 566 - tall, 116, tall, cardColors[color])),
    box(margin, 566, room, 8, cardColors.ink),
  ])
}

function spineRow(spines: readonly Spine[]): string {
  let left = margin
  const drawn: string[] = []
  for (const { shade, heading, text } of spines) {
    const lines = wrapMono(oneLine(text))
    const head = shorten(oneLine(heading), 18)
    const wide = Math.ceil(Math.max(head.length, ...lines.map((line) => line.length)) * 22 * 0.62) + 44
    if (left + wide > width - margin) break
    const top = 566 - 44 - lines.length * 28
    drawn.push(
      box(left, top, wide, 566 - top, cardColors.raised, cardColors.line),
      box(left, top, 10, 566 - top, cardColors[shade]),
      textLines([head], left + 26, top + 32, 22, 1.27, cardColors[shade], 500, mono),
      textLines(lines, left + 26, top + 60, 22, 1.27, cardColors.ink, 500, mono),
    )
    left += wide + 16
  }
  return drawn.join('\n')
}

/** Two short lines, as on the spine of a book; a third would meet the line above when the title is long. */
function wrapMono(text: string): string[] {
  return wrapText(text, 22, 16 * 22 * 0.6, 2)
}

function hubMark(x: number, y: number, size: number, name: string): string {
  const unit = size / 30
  const books = [
    [0, 4, 7, 26, cardColors.edi],
    [8.5, 0, 8, 30, cardColors.act],
    [18, 7, 8, 23, cardColors.leadership],
  ] as const
  const drawn = books.map(([left, top, wide, tall, color]) => box(x + left * unit, y + top * unit, wide * unit, tall * unit, color))
  const text =
    lineWidth(name, 28 * anyFace.bold) > room - 60 ? '' : textLines([name], x + 26 * unit + 16, y + size - 10, 28, 1, cardColors.ink, 700)
  return [...drawn, text].join('\n')
}

function box(x: number, y: number, wide: number, tall: number, fill: string, stroke?: string): string {
  const edge = stroke ? ` stroke="${stroke}" stroke-width="2"` : ''
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(wide)}" height="${round(tall)}" fill="${fill}"${edge}/>`
}

function textLines(
  lines: readonly string[],
  x: number,
  y: number,
  size: number,
  leading: number,
  fill: string,
  weight: number,
  family = sans,
): string {
  const spans = lines.map((line, index) => `<tspan x="${round(x)}" y="${round(y + index * size * leading)}">${escapeXml(line)}</tspan>`)
  return `<text font-family="${escapeXml(family)}" font-size="${size}" font-weight="${weight}" fill="${fill}">${spans.join('')}</text>`
}

function round(number: number): number {
  return Math.round(number * 10) / 10
}

function svg(lang: Language, title: string, content: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" xml:lang="${lang}">`,
    `<title>${escapeXml(title)}</title>`,
    box(0, 0, width, height, cardColors.paper),
    box(0, 0, width, 12, cardColors.act),
    ...content.filter(Boolean),
    '</svg>\n',
  ].join('\n')
}
