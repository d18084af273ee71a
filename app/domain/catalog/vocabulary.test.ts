import { describe, expect, test } from 'vitest'
import { goesInto, makeTopic, makeUnit, makeVocabulary } from './testing/vocabulary.ts'
import { label, topicWithBroader, unitWithSuccessors } from './vocabulary.ts'

describe('what a unit offered is found under what it became', () => {
  const units = [
    makeUnit('lita', { successors: [goesInto('core')] }),
    makeUnit('core', { successors: [goesInto('next', 'planned')] }),
    makeUnit('next'),
    makeUnit('old', { successors: [goesInto('lita'), goesInto('other')] }),
    makeUnit('other'),
    makeUnit('talked-about', { successors: [goesInto('core', 'proposed')] }),
    makeUnit('round', { successors: [goesInto('about')] }),
    makeUnit('about', { successors: [goesInto('round')] }),
  ]
  const vocabulary = makeVocabulary({ units })

  test.each([
    ['at once', 'lita', ['lita', 'core']],
    ['over several steps, and in every direction', 'old', ['old', 'lita', 'core', 'other']],
    ['not where it is only planned', 'core', ['core']],
    ['not where it is only proposed', 'talked-about', ['talked-about']],
    ['without end where the data go in a circle: each once', 'round', ['round', 'about']],
    ['itself alone where it is unknown', 'nobody', ['nobody']],
  ])('%s', (_, unit, found) => {
    expect(unitWithSuccessors(vocabulary, unit)).toEqual(found)
  })
})

describe('a topic is found under all that are broader', () => {
  const topics = [
    makeTopic('a'),
    makeTopic('b', { broader_slug: 'a' }),
    makeTopic('c', { broader_slug: 'b' }),
    makeTopic('x', { broader_slug: 'y' }),
    makeTopic('y', { broader_slug: 'x' }),
  ]
  const vocabulary = makeVocabulary({ topics })

  test.each([
    ['c', ['c', 'b', 'a']],
    ['a', ['a']],
    ['x', ['x', 'y']],
    ['unknown', ['unknown']],
  ])('%s: %j', (topic, found) => {
    expect(topicWithBroader(vocabulary, topic)).toEqual(found)
  })
})

test('a label is in the language of the page', () => {
  const topic = makeTopic('weeding', { label_en: 'Weeding', label_es: 'Descarte' })
  expect([label(topic, 'en'), label(topic, 'es')]).toEqual(['Weeding', 'Descarte'])
})
