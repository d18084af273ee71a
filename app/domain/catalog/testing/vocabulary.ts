import { type Goal, phraseKey, type Theme, type Topic, type Unit, type Vocabulary } from '#app/domain/catalog/vocabulary.ts'

/** A small vocabulary made by hand, for tests that need no database. */

type Standing = 'done' | 'planned' | 'proposed'

export function makeUnit(slug: string, more: Partial<Unit> = {}): Unit {
  return {
    ...{ id: 1, slug, kind: 'division', name: `Unit ${slug}`, acronym: null, parent_id: null, about_en: null, about_es: null, place: null },
    ...{ founded: null, edi_focus: null, url: null, zone: null, source: 'test', confirmed: true },
    ...{ parent: null, aliases: [], successors: [], predecessors: [], children: [] },
    ...more,
  }
}

export function goesInto(unit: string, standing: Standing = 'done') {
  return { unit, on: '2020-09-01', standing, source: 'test' }
}

export function makeTopic(slug: string, more: Partial<Topic> = {}): Topic {
  return {
    ...{ slug, broader_slug: null, label_en: `Topic ${slug}`, label_es: `Tema ${slug}`, definition_en: '', definition_es: '', edi: false },
    ...{ narrower: [], related: [], terms: [] },
    ...more,
  }
}

function makeTheme(slug: string, side: 'edi' | 'leadership', more: Partial<Theme> = {}): Theme {
  const words = { label_en: slug, label_es: slug, short_en: slug, short_es: slug, about_en: '', about_es: '' }
  return { slug, side, shade: side, ...words, position: 0, goals: [], ...more }
}

function makeGoal(id: string): Goal {
  const words = { label_en: id, label_es: id, text_en: '', text_es: '' }
  return { id, plan: 'p', year: 2017, direction: 'advocacy', kind: 'goal', scope: 'core', ...words, position: 0, themes: [] }
}

export function makeVocabulary({
  units = [makeUnit('alpha'), makeUnit('beta')],
  topics = [makeTopic('collections'), makeTopic('weeding', { broader_slug: 'collections' })],
  themes = [makeTheme('fair', 'edi'), makeTheme('guide', 'leadership')],
  goals = ['PLD-G1', 'EDI-G1'],
  phrases = {},
}: {
  units?: Unit[]
  topics?: Topic[]
  themes?: Theme[]
  goals?: string[]
  /** English to Spanish */
  phrases?: Record<string, string>
} = {}): Vocabulary {
  return {
    units: new Map(units.map((unit) => [unit.slug, unit])),
    topics: new Map(topics.map((topic) => [topic.slug, topic])),
    themes: new Map(themes.map((theme) => [theme.slug, theme])),
    goals: new Map(goals.map((id) => [id, makeGoal(id)])),
    phrases: new Map(
      Object.entries(phrases).flatMap(([en, es]) => [
        [phraseKey('en', en), es],
        [phraseKey('es', es), en],
      ]),
    ),
  }
}
