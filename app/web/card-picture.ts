import { createRequire } from 'node:module'
import { LRUCache } from 'lru-cache'
import { toPng } from './png.ts'

type Picture = Buffer<ArrayBuffer>
type Draw = (svg: string) => Promise<Picture>

const { resolve } = createRequire(import.meta.url)

/** The program that draws knows neither woff2 nor axes, and reads fonts from files alone: these stay where the sources are. */
function fontOptions() {
  return {
    fontFiles: ['regular', 'bold', 'label'].map((name) => resolve(`#app/ui/fonts/card-${name}.ttf`)),
    loadSystemFonts: false,
    defaultFontFamily: 'Atkinson Hyperlegible Next',
  }
}

/** Loaded with the first card, so that a hub that draws none pays nothing for it. Drawn and compressed off the main thread. */
async function draw(svg: string): Promise<Picture> {
  const { renderAsync } = await import('@resvg/resvg-js')
  const { pixels, width, height } = await renderAsync(svg, { font: fontOptions(), logLevel: 'off' })
  // Its own asPng works on the main thread, and holds three megabytes a card that the garbage collector does not see.
  return toPng(pixels, width, height)
}

/**
 * Cards as PNG, by the SVG that they are drawn from: what changes on a card changes its key. The same card is drawn once however many
 * ask, `atOnce` are drawn at a time, and `maxBytes` of them are kept.
 */
export function createCardPictures({ draw, atOnce, maxBytes }: { draw: Draw; atOnce: number; maxBytes: number }): Draw {
  const inTurn = createTurns(atOnce)
  const kept = new LRUCache<string, Picture>({ maxSize: maxBytes, sizeCalculation: (picture, svg) => picture.length + 2 * svg.length })
  const underway = new Map<string, Promise<Picture>>()

  async function make(svg: string): Promise<Picture> {
    try {
      const picture = await inTurn(() => draw(svg))
      kept.set(svg, picture)
      return picture
    } finally {
      underway.delete(svg)
    }
  }

  return async (svg) => {
    const ready = kept.get(svg) ?? underway.get(svg)
    if (ready) return ready
    const making = make(svg)
    underway.set(svg, making)
    return making
  }
}

/** Runs work, so much at a time; the rest waits in line. */
function createTurns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let busy = 0
  return async (work) => {
    if (busy < most) busy += 1
    else await new Promise<void>((go) => waiting.push(go))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else busy -= 1
    }
  }
}

/** The PNG of a social card. Some four hundred are kept: a small catalog in both languages. */
export const cardPicture = createCardPictures({ draw, atOnce: 2, maxBytes: 8 * 1_048_576 })
