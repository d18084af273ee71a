import { describe, expect, test } from 'vitest'
import { readFeed } from './read-feed.ts'
import { bytesOf, readAll } from './testing/kit.ts'

async function read(xml: string, step = 50) {
  const { records, refused, warnings } = await readAll(readFeed(bytesOf(xml, step)))
  return {
    values: records.map(({ values }) => values),
    lines: records.map(({ line }) => line),
    refused,
    warnings: warnings.map(({ reason }) => reason).join('\n'),
  }
}

const rss = (...items: string[]) => `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>${items.join('')}</channel></rss>`

describe('RSS and Atom', () => {
  test('an item’s elements become columns; categories are a list; the channel’s title comes along', async () => {
    const { values } = await read(
      rss(
        '<item><title>A &amp; B</title><link>https://a.example/1</link><guid isPermaLink="true">https://a.example/1</guid><category>x</category><category>y</category><content:encoded><![CDATA[<p>Hi</p>]]></content:encoded></item>',
      ),
    )
    expect(values[0]).toMatchObject({
      title: 'A & B',
      link: 'https://a.example/1',
      'guid address': 'https://a.example/1',
      category: ['x', 'y'],
      content: '<p>Hi</p>',
      'channel title': 'News',
    })
  })

  test('an Atom entry: the alternate link, the term of a category, XHTML as markup', async () => {
    const { values } = await read(
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title>T</title><link rel="self" href="https://a.example/self"/><link href="https://a.example/1"/><id>urn:1</id><category term="c"/><content type="xhtml"><div><p>a <b>b</b> &lt; c</p></div></content></entry></feed>',
    )
    expect(values[0]).toMatchObject({
      title: 'T',
      link: 'https://a.example/1',
      id: 'urn:1',
      category: 'c',
      content: '<div><p>a <b>b</b> &lt; c</p></div>',
    })
  })

  test('lines are those of the items', async () => {
    expect((await read('<rss><channel>\n<item><title>A</title></item>\n\n<item><title>B</title></item></channel></rss>')).lines).toEqual([
      2, 4,
    ])
  })
})

describe('what is not well-formed', () => {
  test('white space before the declaration', async () => {
    const { values, warnings } = await read(`\n\n${rss('<item><title>A</title></item>')}`)
    expect(values).toHaveLength(1)
    expect(warnings).toMatch(/before the XML declaration/u)
  })

  test('bare signs, elements left open, broken HTML in CDATA, names of entities that XML does not have', async () => {
    const { values } = await read(
      rss(
        '<item><title>a < b & c &nbsp; d</title><description>un<b>closed</description></item>',
        '<item><title>B</title><description><![CDATA[<a href=""https://x">y</a>]]></description></item>',
      ),
    )
    expect(values.map(({ title }) => title)).toEqual(['a < b & c &nbsp; d', 'B'])
    expect(values[1]?.description).toBe('<a href=""https://x">y</a>')
  })

  test('a file that breaks off keeps the items before', async () => {
    const { values, refused } = await read('<rss><channel><item><title>A</title></item>\n<item><title>B')
    expect(values.map(({ title }) => title)).toEqual(['A'])
    expect(refused).toEqual([{ line: 2, reason: 'The file ends in the middle of the item' }])
  })

  test.each(['', '<html><body><p>x</p></body></html>', 'no xml at all', '<rss><channel></channel></rss>'])('%j is no feed', async (xml) => {
    expect((await read(xml)).refused.at(-1)?.reason).toMatch(/no feed/u)
  })
})

describe('attacks', () => {
  test('entities of the file’s own are not expanded, outer ones are not fetched', async () => {
    const bomb = `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`
    const { values, warnings } = await read(
      `<?xml version="1.0"?>${bomb}<rss><channel><item><title>T &b; &f;</title></item></channel></rss>`,
    )
    expect(values[0]?.title).toBe('T &b; &f;')
    expect(warnings).toMatch(/entities of its own/u)
  })

  test('100,000 elements within one another stop the reading', async () => {
    const { refused } = await read(`<rss><channel><item><title>A</title>${'<x>'.repeat(100_000)}`, 1 << 16)
    expect(refused[0]?.reason).toMatch(/nested more than 200 deep/u)
  })

  test('text without end stops the reading, in bounded memory', async () => {
    const endless = async function* () {
      yield Buffer.from('<rss><channel><item><title>')
      for (let times = 0; times < 2000; times += 1) yield Buffer.from(`<!-- ${'x'.repeat(1 << 15)}`)
    }
    const { refused } = await readAll(readFeed(endless))
    expect(refused[0]?.reason).toMatch(/without an element/u)
  })
})
