import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'

/** A file of an archive. `name`: with slashes between folders. */
export type ZipFile = { name: string; text: string }

const deflate = promisify(deflateRaw)

/** Bit 11: names are UTF-8. */
const utf8Names = 0x0800
const deflated = 8
/** Version 2.0 of the format: what folders and deflate need. */
const version = 20
const limit = 0xffff_ffff

/**
 * Writes files into a zip archive (PKWARE's APPNOTE, without the extensions for more than 4 GB or 65,535 files).
 * @param at the day and time of all of them, told in UTC
 * @throws RangeError where the archive would be too large for the format
 */
export async function makeZip(files: readonly ZipFile[], at: Date): Promise<Buffer> {
  if (files.length > 0xffff) throw new RangeError(`${files.length} files are too many for a zip archive`)
  const { time, date } = dosTime(at)
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, text } of files) {
    const content = Buffer.from(text)
    const packed = await deflate(content)
    const path = Buffer.from(name)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(version, 0)
    shared.writeUInt16LE(utf8Names, 2)
    shared.writeUInt16LE(deflated, 4)
    shared.writeUInt16LE(time, 6)
    shared.writeUInt16LE(date, 8)
    shared.writeUInt32LE(crc32(content), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(content.length, 18)
    shared.writeUInt16LE(path.length, 22)
    directory.push(directoryEntry(shared, path, offset))
    parts.push(signed(0x0403_4b50), shared, path, packed)
    offset += 4 + shared.length + path.length + packed.length
    if (offset > limit) throw new RangeError('the files are too large for a zip archive')
  }
  const listed = Buffer.concat(directory)
  return Buffer.concat([...parts, listed, endOf(files.length, listed.length, offset)])
}

function directoryEntry(shared: Buffer, path: Buffer, offset: number): Buffer {
  // comment, disk, attributes: none
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(offset, 10)
  const madeBy = Buffer.alloc(2)
  madeBy.writeUInt16LE(version)
  return Buffer.concat([signed(0x0201_4b50), madeBy, shared, rest, path])
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(18)
  end.writeUInt16LE(count, 4)
  end.writeUInt16LE(count, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([signed(0x0605_4b50), end])
}

function signed(signature: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(signature)
  return bytes
}

/** An instant as MS-DOS wrote it: from 1980 on, in steps of two seconds. */
function dosTime(at: Date): { time: number; date: number } {
  const year = Math.max(0, at.getUTCFullYear() - 1980)
  return {
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    date: (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  }
}
