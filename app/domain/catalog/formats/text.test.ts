import { describe, expect, test } from 'vitest'
import { escapeXml, htmlToText, isoDuration, oneLine, shorten, withoutControls } from './text.ts'

describe('plain text out of cleaned HTML', () => {
  test('paragraphs and lists keep their shape, entities become characters', () => {
    const html = '<p>Weeding &amp; trust.</p>\n<ul>\n<li>Caf&#233; &#x1F600;</li><li>a&nbsp;b</li></ul><p>End<br>line</p>'
    expect(htmlToText(html)).toBe('Weeding & trust.\n\n- Café 😀\n- a b\n\nEnd\nline')
  })

  test('an escaped tag stays text and is not taken for a tag', () => {
    expect(htmlToText('<p>Use &lt;b&gt; and &amp;lt;</p>')).toBe('Use <b> and &lt;')
  })

  test('scripts leave nothing behind, impossible characters are dropped', () => {
    expect(htmlToText('a<script>alert(1)</script>b &#0;&#x110000; &#xD800;c')).toBe('a b c')
  })

  test('a sign that opens no tag stays', () => {
    expect(htmlToText('1 < 2 and 3 > 2')).toBe('1 < 2 and 3 > 2')
  })
})

describe('one line', () => {
  test('breaks become spaces; controls, halves of characters and direction overrides go', () => {
    expect(oneLine(' a\r\nb\u0000\u202Ec\u2069 \ud83d d 👩🏽‍💻 ')).toBe('a bc d 👩🏽‍💻')
  })
})

describe('XML', () => {
  test('markup is escaped and what XML 1.0 forbids is dropped', () => {
    expect(escapeXml('<a b="1" c=\'2\'>&]]>\u0000\u000b\ufffe\ud800é😀\t\n')).toBe(
      '&lt;a b=&quot;1&quot; c=&#39;2&#39;&gt;&amp;]]&gt;é😀\t\n',
    )
  })
})

test('controls go, tab and line breaks stay', () => {
  expect(withoutControls('a\u0007\tb\r\nc\u009b')).toBe('a\tb\r\nc')
})

test('long text is cut after a word, counting characters and not their halves', () => {
  expect(shorten('one two three', 9)).toBe('one two…')
  expect(shorten('😀'.repeat(5), 4)).toBe('😀😀😀…')
  expect(shorten('short', 5)).toBe('short')
})

test.each([
  [0, 'PT0M'],
  [30, 'PT30M'],
  [60, 'PT1H'],
  [90, 'PT1H30M'],
  [3_000, 'PT50H'],
])('%i minutes are %s', (minutes, duration) => {
  expect(isoDuration(minutes)).toBe(duration)
})
