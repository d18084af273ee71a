import { describe, expect, test } from 'vitest'
import { drawnOptionCard, type OptionCardInput } from '#app/domain/catalog/formats/social-card.ts'
import { cardPicture, createCardPictures } from './card-picture.ts'
import { differing, readPng } from './testing/read-png.ts'

const card: OptionCardInput = {
  lang: 'es',
  hub: 'Learning Hub',
  title: 'Más allá de la señal: weeding with care',
  offeredBy: 'Seminario web de la Public Library Association',
  when: 'jueves, 29 de octubre de 2026',
  spines: [{ shade: 'edi', heading: 'EDI', text: 'bias and power' }],
}

async function drawn(more: Partial<OptionCardInput> = {}) {
  return readPng(await cardPicture(drawnOptionCard({ ...card, ...more })))
}

describe('a card as PNG', () => {
  test.each<[string, Partial<OptionCardInput>]>([
    ['title', { title: ' ' }],
    ['name of the hub', { hub: '' }],
    ['date', { when: null }],
    ['provider', { offeredBy: 'Seminario web' }],
    ['theme', { spines: [{ shade: 'edi', heading: 'EDI', text: 'b' }] }],
  ])('has the size that networks ask for, and its %s is really drawn', async (_, without) => {
    const whole = await drawn()
    expect([whole.width, whole.height]).toEqual([1200, 630])
    expect(differing(whole, await drawn(without))).toBeGreaterThan(300)
  })

  test('is opaque, and drawn in the three fonts that came along', async () => {
    const { pixels } = await drawn()
    expect(pixels.every((value, at) => at % 4 !== 3 || value === 255)).toBe(true)
    const [thin, bold] = await Promise.all(['400', '700'].map((weight) => widthOf("'Atkinson Hyperlegible Next'", 'mmmmmmmm', weight)))
    expect(thin).toBeLessThan(bold ?? 0)
    const family = "'Atkinson Hyperlegible Mono',ui-monospace,monospace"
    const [narrow = 0, wide = 0] = await Promise.all(['mimimimm', 'mmmmmmmm'].map((line) => widthOf(family, line)))
    expect(Math.abs(narrow - wide)).toBeLessThan(2)
  })

  test('letters and signs that the fonts lack leave neither boxes nor holes', async () => {
    const plain = await drawn({ title: 'Weeding … with care' })
    for (const title of [
      'Weeding 雑草 with care',
      'Weeding 📚 مكتبة 雑草の管理 👩🏽‍💻 with care',
      'Weeding\u202e Библиотека\u0000 with\u00ad care',
    ])
      expect([title, differing(plain, await drawn({ title }))]).toEqual([title, 0])
    const instead = await drawn({ title: '' })
    for (const title of ['図書館', '📚📚📚', '\u{10ffff}\ud800'])
      expect([title, differing(instead, await drawn({ title }))]).toEqual([title, 0])
  })
})

/** How far to the right a line of text reaches, in pixels. */
async function widthOf(family: string, line: string, weight = '500'): Promise<number> {
  const { width, height, pixels } = readPng(
    await cardPicture(
      `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="60"><rect width="600" height="60" fill="#fff"/><text x="0" y="40" font-family="${family}" font-size="40" font-weight="${weight}">${line}</text></svg>`,
    ),
  )
  const dark = (x: number) => Array.from({ length: height }, (_, y) => pixels[(y * width + x) * 4] ?? 255).some((red) => red < 128)
  return Array.from({ length: width }, (_, x) => x).findLast(dark) ?? -1
}

describe('cards are drawn', () => {
  function painter(maxBytes = 1_000_000) {
    const seen = { drawn: [] as string[], most: 0 }
    const open: (() => void)[] = []
    let busy = 0
    const pictures = createCardPictures({
      atOnce: 2,
      maxBytes,
      async draw(svg) {
        seen.drawn.push(svg)
        busy += 1
        seen.most = Math.max(seen.most, busy)
        await new Promise<void>((done) => open.push(done))
        busy -= 1
        if (svg === 'bad') throw new Error('cannot be drawn')
        return Buffer.alloc(100)
      },
    })
    /** Lets everything that is drawn come to its end. */
    async function finish() {
      while (open.length > 0) {
        open.shift()?.()
        await new Promise((go) => setImmediate(go))
      }
    }
    return { pictures, seen, finish }
  }

  test('two at a time, and each once however many ask', async () => {
    const { pictures, seen, finish } = painter()
    const asked = Promise.all(['a', 'b', 'c', 'a', 'd', 'e', 'a'].map(pictures))
    await finish()
    expect((await asked).length).toBe(7)
    expect([seen.drawn, seen.most]).toEqual([['a', 'b', 'c', 'd', 'e'], 2])
    await pictures('a')
    expect(seen.drawn).toHaveLength(5)
  })

  test('again after one has failed, and the others meanwhile', async () => {
    const { pictures, seen, finish } = painter()
    const asked = Promise.allSettled(['bad', 'bad', 'a', 'b', 'c'].map(pictures))
    await finish()
    expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
    const again = Promise.allSettled([pictures('bad')])
    await finish()
    await again
    expect(seen.drawn.filter((svg) => svg === 'bad')).toHaveLength(2)
  })

  test('within a bound of bytes: what was asked for longest ago gives way, and nobody who waits goes without', async () => {
    const { pictures, seen, finish } = painter(250)
    const asked = Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(pictures))
    await finish()
    expect((await asked).every((picture) => picture.length === 100)).toBe(true)
    const kept = Promise.all([pictures('e'), pictures('f'), pictures('a')])
    await finish()
    await kept
    expect(seen.drawn.slice(6)).toEqual(['a'])
  })
})
