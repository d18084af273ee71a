import { describe, expect, test } from 'vitest'
import { highlight } from './highlight.ts'

const marked = (text: string, ...words: string[]) => highlight(words)(text)

describe('the searched words are marked', () => {
  test.each([
    ['in any case', 'Grant Writing for Libraries', ['grant', 'WRITING'], '<mark>Grant</mark> <mark>Writing</mark> for Libraries'],
    [
      'with another ending',
      'Librarians and their mentors',
      ['librarian', 'mentoring'],
      '<mark>Librarians</mark> and their <mark>mentors</mark>',
    ],
    [
      'and not those that only begin alike',
      'Library, liberty, communities',
      ['librarianship', 'communication'],
      'Library, liberty, communities',
    ],
    ['with accents and without', 'Catalogación básica', ['catalogacion'], '<mark>Catalogación</mark> básica'],
    ['out of a phrase', 'Book challenges', ['book challenges'], '<mark>Book</mark> <mark>challenges</mark>'],
    ['each time they stand there', 'Copyright, copyright', ['copyright'], '<mark>Copyright</mark>, <mark>copyright</mark>'],
    ['and no words of two letters', 'An e-resource in AI', ['in', 'ai'], 'An e-resource in AI'],
    ['and none that join others', 'Weeding for the brave', ['for the'], 'Weeding for the brave'],
    ['nothing where nothing was searched', 'Weeding', [], 'Weeding'],
    ['nothing where only signs were', 'Weeding', ['***', ''], 'Weeding'],
  ])('%s', (_, text, words, html) => {
    expect(marked(text, ...words)).toBe(html)
  })

  test('as words of a page, whatever they are', () => {
    expect(marked('<script>alert(1)</script> & more', 'script', '<mark>')).toBe(
      '&lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt; &amp; more',
    )
    expect(marked('a+b (c) [d] $1 \\', '(c', '$1', '[d', '\\')).toBe('a+b (c) [d] $1 \\')
  })

  test('without losing a letter of the text', () => {
    const text = '  Ñandú, 日本語 👩🏽‍💻 — “Weeding”  '
    expect(marked(text, 'ñandú', 'weeding', '日本語').replace(/<\/?mark>/g, '')).toBe(text)
  })
})
