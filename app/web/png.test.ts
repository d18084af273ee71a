import { renderAsync } from '@resvg/resvg-js'
import { expect, test } from 'vitest'
import { toPng } from './png.ts'
import { readPng } from './testing/read-png.ts'

const colors = [
  [255, 0, 0, 255],
  [0, 128, 0, 255],
  [0, 0, 255, 255],
  [17, 34, 51, 255],
  [250, 250, 252, 255],
  [0, 0, 0, 255],
]

test('what was written is read again, here and by a foreign reader', async () => {
  const pixels = Buffer.from(colors.flat())
  const file = await toPng(pixels, 3, 2)
  expect(readPng(file)).toEqual({ width: 3, height: 2, pixels })
  const shown = await renderAsync(
    `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"><image width="3" height="2" style="image-rendering:optimizeSpeed" href="data:image/png;base64,${file.toString('base64')}"/></svg>`,
  )
  expect([...shown.pixels]).toEqual([...pixels])
})

test('pixels of another size are refused, with the size', async () => {
  await expect(toPng(Buffer.alloc(20), 3, 2)).rejects.toThrow('20 bytes are no picture of 3 × 2 pixels')
})
