// Remakes the subset fonts beside this file from their npm packages (Open Font License): node app/ui/fonts/make.mjs
import { readFile, writeFile } from 'node:fs/promises'
import subsetFont from 'subset-font'

const latin = `${range(0x20, 0x7e)}\u00a0¡«»¿·©®°ÁÉÍÓÚÜÑÇáéíóúüñçàèìòùâêîôûäëïö–—‘’“”…•›×`
/** What western European languages are written with. `card-letters.ts` says the same; a test holds them together. */
const western = `${range(0x20, 0x7e)}${range(0xa1, 0xac)}${range(0xae, 0xb4)}${range(0xb6, 0xff)}Œœ–—‘’‚“”„•…‹›€™`
const text = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2'
const label = '@fontsource/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-500-normal.woff2'
const root = new URL('../../../node_modules/', import.meta.url)

// for pages
await make(text, 'text.woff2', latin, { targetFormat: 'woff2', variationAxes: { wght: { min: 400, max: 700 } } })
await make(label, 'label.woff2', `${range(0x20, 0x7e)}ÁÉÍÓÚÜÑáéíóúüñ·–’`, { targetFormat: 'woff2' })

// for cards drawn as PNG: what draws them reads plain TrueType of one weight only
const drawn = { targetFormat: 'truetype', noHinting: true }
await make(text, 'card-regular.ttf', western, { ...drawn, variationAxes: { wght: 400 } })
await make(text, 'card-bold.ttf', western, { ...drawn, variationAxes: { wght: 700 } })
await make(label, 'card-label.ttf', western, { ...drawn, family: 'Atkinson Hyperlegible Mono' })

function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('')
}

async function make(source, target, characters, { family, ...options }) {
  const cut = await subsetFont(await readFile(new URL(source, root)), characters, options)
  // cut once more, so that the checksums are right again
  const font = family ? await subsetFont(shortenFamily(cut, family), characters, options) : cut
  await writeFile(new URL(target, import.meta.url), font)
  process.stdout.write(`${target}: ${font.length} bytes\n`)
}

/** A weight taken out of a font of many may carry their names after its own ("… Mono ExtraLight Medium"): the family ends where it ends. */
function shortenFamily(font, family) {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + i * 16)
  const names = font.readUInt32BE(tables.find((at) => font.toString('latin1', at, at + 4) === 'name') + 8)
  const records = Array.from({ length: font.readUInt16BE(names + 2) }, (_, i) => names + 6 + i * 12)
  // the family is name 1, and is written in two bytes a character
  for (const at of records) if (font.readUInt16BE(at + 6) === 1) font.writeUInt16BE(family.length * 2, at + 8)
  return font
}
