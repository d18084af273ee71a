// Remakes the two subset fonts beside this file from their npm packages (Open Font License): node app/ui/fonts/make.mjs
import { readFile, writeFile } from 'node:fs/promises'
import subsetFont from 'subset-font'

const latin = `${range(0x20, 0x7e)}\u00a0¡«»¿·©®°ÁÉÍÓÚÜÑÇáéíóúüñçàèìòùâêîôûäëïö–—‘’“”…•›×`
const root = new URL('../../../node_modules/', import.meta.url)

await make(
  '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  'text.woff2',
  latin,
  {
    variationAxes: { wght: { min: 400, max: 700 } },
  },
)
await make(
  '@fontsource/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-500-normal.woff2',
  'label.woff2',
  `${range(0x20, 0x7e)}ÁÉÍÓÚÜÑáéíóúüñ·–’`,
  {},
)

function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('')
}

async function make(source, target, text, options) {
  const font = await subsetFont(await readFile(new URL(source, root)), text, { targetFormat: 'woff2', ...options })
  await writeFile(new URL(target, import.meta.url), font)
  process.stdout.write(`${target}: ${font.length} bytes\n`)
}
