import zlib from 'node:zlib'

export type ReadPng = { width: number; height: number; pixels: Buffer }

/** Takes a PNG of 8-bit RGBA without filters apart: signature, order and checksums of its chunks, size, pixels. Throws at the first fault. */
export function readPng(file: Buffer): ReadPng {
  if (file.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') throw new Error('no signature of a PNG')
  const chunks: { name: string; data: Buffer }[] = []
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at)
    const named = file.subarray(at + 4, at + 8 + length)
    if (file.readUInt32BE(at + 8 + length) !== zlib.crc32(named)) throw new Error(`a wrong checksum at ${at}`)
    chunks.push({ name: named.toString('latin1', 0, 4), data: named.subarray(4) })
    at += 12 + length
  }
  const [header, body, end] = chunks
  if (chunks.map(({ name }) => name).join() !== 'IHDR,IDAT,IEND' || !header || !body || end?.data.length)
    throw new Error('not these chunks')
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)]
  if (header.data.subarray(8).join() !== '8,6,0,0,0') throw new Error('another kind of PNG')
  const rows = zlib.inflateSync(body.data)
  const stride = width * 4 + 1
  if (rows.length !== stride * height) throw new Error('rows of another length')
  const lines = Array.from({ length: height }, (_, y) => rows.subarray(y * stride, (y + 1) * stride))
  if (lines.some((line) => line[0] !== 0)) throw new Error('a filter')
  return { width, height, pixels: Buffer.concat(lines.map((line) => line.subarray(1))) }
}

/** How many pixels differ between two pictures of the same size, in a band of rows. */
export function differing(one: ReadPng, other: ReadPng, [from, to] = [0, one.height]): number {
  let count = 0
  for (let at = from * one.width * 4; at < to * one.width * 4; at += 4)
    if (one.pixels.readUInt32BE(at) !== other.pixels.readUInt32BE(at)) count += 1
  return count
}
