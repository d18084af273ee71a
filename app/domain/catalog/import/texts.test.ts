import { describe, expect, test } from 'vitest'
import { cleanHtml, DESCRIPTION_LIMIT, decodeEntities, htmlToText, summarize } from './clean-html.ts'
import { cleanLine, cleanText, cutAtWord } from './clean-text.ts'

describe('text', () => {
  test.each([
    ['NUL and controls', 'a\u0000b\u0007c', 'abc', 'control characters'],
    ['half of a character', 'a\ud83dz', 'az', 'halves of characters'],
    ['a turned reading direction', 'a\u202egnp.exe', 'agnp.exe', 'reading direction'],
    ['zero-width', 'pass\u200bword\ufeff', 'password', 'invisible'],
    ['zero-width joiner between plain letters', 'a\u200db', 'ab', 'invisible'],
    ['hidden tag characters', 'hi\u{e0041}\u{e0042}', 'hi', 'invisible'],
    ['piled-up accents', `e${'\u0301'.repeat(40)}`, 'é\u0301\u0301\u0301', 'accents'],
  ])('%s', (_name, raw, clean, what) => {
    const { text, removed } = cleanText(raw)
    expect([...text].length).toBeLessThanOrEqual([...clean].length + 1)
    if (what !== 'accents') expect(text).toBe(clean)
    expect(removed.join()).toContain(what)
  })

  test('emoji of several parts, accents and other scripts stay as they are', () => {
    for (const text of ['👩‍💻 café', 'नमस्ते', 'اللغة العربية', '日本語', 'می‌خواهم'])
      expect(cleanText(text)).toEqual({ text: text.normalize('NFC'), removed: [] })
  })

  test('one line: all white space becomes single spaces', () => {
    expect(cleanLine(' a\u00a0\n\t b ').text).toBe('a b')
  })

  test('cut at a word, never inside a character', () => {
    expect(cutAtWord('one two three four', 15)).toBe('one two three…')
    expect(cutAtWord('😀'.repeat(10), 6)).toMatch(/^(😀)+…$/u)
  })
})

describe('HTML', () => {
  const html = (raw: string) => cleanHtml(raw).html

  test.each([
    [
      'scripts, handlers, frames',
      '<p onclick="x()">a<script>alert(1)</script><img src=x onerror=alert(1)><iframe src="//e"></iframe></p>',
      '<p>a</p>',
    ],
    [
      'links that run code or carry data',
      '<a href="javascript:alert(1)">a</a> <a href="data:text/html,x">b</a> <a href="//evil.example">c</a>',
      '<p>a b c</p>',
    ],
    [
      'a link to a page',
      '<a href="https://a.example/?x=1&y=2" target="_blank" style="x">a</a>',
      '<p><a href="https://a.example/?x=1&amp;y=2" rel="noopener">a</a></p>',
    ],
    ['headings and boxes become paragraphs', '<div><h2>Title</h2><div>Text<br><br>More</div></div>', '<p>Title</p><p>Text</p><p>More</p>'],
    [
      'lists are closed and filled',
      '<ul><li>a<li><b>b</b><ul><li>c</ul></ul>tail',
      '<ul><li>a</li><li><strong>b</strong><ul><li>c</li></ul></li></ul><p>tail</p>',
    ],
    ['nothing is left empty', '<p> </p><p><em></em></p><ul></ul><p>x</p>', '<p>x</p>'],
    ['text in a list without an item', '<ul>lost<li>a</li></ul>', '<ul><li>lost</li><li>a</li></ul>'],
    ['SVG and MathML', '<svg><a xlink:href="javascript:x"><text>t</text></a></svg>ok<math><mi>x</mi></math>', '<p>ok</p>'],
    ['template braces stay text', '<p>{{7*7}}</p>', '<p>{{7*7}}</p>'],
  ])('%s', (_name, raw, clean) => {
    expect(html(raw)).toBe(clean)
  })

  test('plain text: paragraphs at empty lines, breaks kept, signs escaped, addresses in angles kept', () => {
    expect(html('One\ntwo\n\nthree < four & five <https://a.example/x>')).toBe(
      '<p>One<br>two</p><p>three &lt; four &amp; five https://a.example/x</p>',
    )
  })

  test('Markdown links to pages become links, others stay text', () => {
    expect(html('see [the site](https://a.example/x) or [this](javascript:x)')).toBe(
      '<p>see <a href="https://a.example/x" rel="noopener">the site</a> or [this](javascript:x)</p>',
    )
  })

  test('entities are decoded once', () => {
    expect(html('Food &amp; fun &amp;lt; more')).toBe('<p>Food &amp; fun &amp;lt; more</p>')
    expect(decodeEntities('Food &amp; fun &#8217; &amp;amp; x')).toBe('Food & fun ’ &amp; x')
    expect(decodeEntities('if a <b then c')).toBe('if a <b then c')
  })

  test('what was taken out is said', () => {
    expect(cleanHtml('<p>x</p><script>1</script>').removed.join()).toMatch(/scripts/u)
    expect(cleanHtml('plain').removed).toEqual([])
  })

  test('too long is cut at a block, and stays whole HTML', () => {
    const { html: cut, removed } = cleanHtml(`<p>${'word '.repeat(100)}</p>`.repeat(200))
    expect(cut.length).toBeLessThanOrEqual(DESCRIPTION_LIMIT)
    expect(cut).toMatch(/<\/p>$/u)
    expect(removed.join()).toMatch(/beyond 40,000/u)
    expect(cleanHtml('x '.repeat(300_000)).html.length).toBeLessThanOrEqual(DESCRIPTION_LIMIT)
  })

  test('nothing of it takes long', () => {
    for (const bomb of [
      '<b>'.repeat(100_000),
      '<ul><li>'.repeat(50_000),
      ' '.repeat(400_000),
      '<br>'.repeat(100_000),
      '['.repeat(100_000),
      '<'.repeat(100_000),
      '&amp;'.repeat(80_000),
    ]) {
      const { html: clean } = cleanHtml(`${bomb}<p>end</p>`)
      expect(clean.length).toBeLessThanOrEqual(DESCRIPTION_LIMIT)
      summarize(clean)
    }
  }, 20_000)

  test('a summary is the first whole sentences', () => {
    expect(summarize('<p>A first sentence that says what it is about. A second one.</p>')).toBe(
      'A first sentence that says what it is about. A second one.',
    )
    expect(summarize(`<p>A first sentence that says what it is about. ${'More words '.repeat(40)}</p>`)).toBe(
      'A first sentence that says what it is about.',
    )
    expect(summarize(`<p>${'words '.repeat(80)}</p>`)).toMatch(/^words.*…$/u)
    expect(htmlToText('<p>a<br>b</p><ul><li>c &amp; d</li></ul>')).toBe('a\nb\nc & d')
  })
})
