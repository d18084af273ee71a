import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { describeError } from './error-report.ts'

function caught(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('what a log may say about an error', () => {
  test('what someone typed stays out, though the error quotes it', () => {
    const errors = [
      caught(() => JSON.parse('ada@example.org')),
      caught(() => new Intl.DateTimeFormat('en', { timeZone: 'ada@example.org' })),
      caught(() => new URL('ada@example.org')),
      Object.assign(new Error('invalid input syntax for type uuid: "ada@example.org"'), {
        code: '22P02',
        detail: 'Key (email)=(ada@example.org)',
      }),
      'ada@example.org',
      { message: 'ada@example.org' },
    ]
    for (const error of errors) expect(JSON.stringify(describeError(error))).not.toContain('ada@')
    expect(describeError(errors[3])).toMatchObject({ name: 'Error', code: '22P02' })
  })

  test('what the engine or the system words is said', () => {
    const nothing: { deep?: { er: number } } = {}
    expect(describeError(caught(() => (nothing.deep as { er: number }).er)).message).toContain("reading 'er'")
    expect(describeError(caught(() => readFileSync('/no/such/file')))).toMatchObject({
      code: 'ENOENT',
      message: expect.stringContaining('no such file'),
    })
  })

  test('where it was thrown is said, line by line', () => {
    expect(describeError(new Error('x')).at[0]).toContain('error-report.test.ts:')
  })

  test('a message that looks like a place in the code is not taken for one', () => {
    expect(describeError(new Error('first\n    at ada@example.org')).at.join()).not.toContain('ada@')
  })
})
