import { promisify } from 'node:util'
import zlib from 'node:zlib'

const deflate = promisify(zlib.deflate)
const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
/** bytes of a pixel: red, green, blue, alpha */
const depth = 4

/** Pixels as a PNG file. `pixels`: rows from the top, four bytes each pixel (RGBA). Compressed off the main thread. */
export async function toPng(pixels: Uint8Array, width: number, height: number): Promise<Buffer<ArrayBuffer>> {
  const stride = width * depth
  if (pixels.length !== stride * height) throw new Error(`${pixels.length} bytes are no picture of ${width} × ${height} pixels`)
  // a row begins with its filter; 0, none, is the best one for flat areas
  const rows = Buffer.alloc((stride + 1) * height)
  for (let y = 0; y < height; y++) rows.set(pixels.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1)
  return Buffer.concat([
    signature,
    chunk('IHDR', header(width, height)),
    chunk('IDAT', await deflate(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function header(width: number, height: number): Buffer {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  // 8 bits a channel, color with alpha; the rest are the only methods that there are
  data.set([8, 6, 0, 0, 0], 8)
  return data
}

/** Length, name, data, and the checksum of the last two. */
function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(data.length, 0)
  whole.set(named, 4)
  whole.writeUInt32BE(zlib.crc32(named), named.length + 4)
  return whole
}
