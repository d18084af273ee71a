import type { ReactNode } from 'react'
import type { DeskContent } from '#app/domain/catalog/desk/content.ts'
import { deskFormWords } from '#app/words/desk-form.ts'
import {
  accessFeatures,
  audiences,
  costs,
  credits,
  deliveries,
  formats,
  kinds,
  levels,
  libraryTypes,
  priceTiers,
  stages,
} from '#db/values.ts'
import { Check, Checks, type Choice, Radios, SelectField, TextArea, TextField } from './desk-fields.tsx'
import { DeskRuns } from './desk-runs.tsx'
import { usePage, useValueWords } from './page-context.tsx'

export type DeskChoices = {
  /** top topics with what is narrower */
  topics: (Choice & { narrower: Choice[] })[]
  edi: Choice[]
  leadership: Choice[]
  goals: Choice[]
  languages: Choice[]
  /** goals that follow from the themes that are chosen */
  following: string[]
}

type Props = {
  content: DeskContent
  /** what is wrong or missing, by the field's name */
  errors: Readonly<Record<string, string>>
  choices: DeskChoices
  now: Date
}

/** One column of questions, each with why it is asked. */
export function DeskForm({ content, errors, choices, now }: Props) {
  const words = deskFormWords[usePage().lang]
  const values = useValueWords()
  const { label, hint } = words
  const asked = (name: keyof typeof label) => ({ name, label: label[name], hint: hint[name], error: errors[name] })
  const named = <T extends string>(list: readonly T[], names: Record<T, string>): Choice[] =>
    list.map((value) => ({ value, text: names[value] }))
  const written = content.textLanguage || undefined
  return (
    <>
      <Section name="what">
        <TextField {...asked('title')} value={content.title} lang={written} />
        <Radios
          {...asked('kind')}
          value={content.kind}
          choices={kinds.map((kind) => ({ value: kind, text: values.kind[kind], hint: words.kindHint[kind] }))}
        />
        <TextArea {...asked('summary')} value={content.summary} rows={3} lang={written} />
        <TextArea {...asked('description')} value={content.description} rows={8} lang={written} />
        <TextField {...asked('url')} value={content.url} type="url" />
        <Radios
          {...asked('textLanguage')}
          value={content.textLanguage}
          choices={[
            { value: 'en', text: 'English', lang: 'en' },
            { value: 'es', text: 'Español', lang: 'es' },
          ]}
        />
      </Section>
      <Section name="how">
        <SelectField {...asked('delivery')} value={content.delivery || 'not-stated'} choices={named(deliveries, values.delivery)} />
        <SelectField {...asked('format')} value={content.format || 'not-stated'} choices={named(formats, values.format)} />
        <Radios
          {...asked('dated')}
          value={content.dated}
          choices={[
            { value: 'yes', text: words.yesDated },
            { value: 'no', text: words.notDated },
          ]}
        />
        <div className="desk-row">
          <TextField {...asked('minutes')} value={content.minutes} size="short" numeric />
          <TextField {...asked('spanDays')} value={content.spanDays} size="short" numeric />
        </div>
        <TextField {...asked('lengthNote')} value={content.lengthNote} lang={written} />
      </Section>
      <Section name="dates">
        <DeskRuns runs={content.runs} errors={errors} now={now} />
      </Section>
      <Section name="whom">
        <Radios {...asked('level')} value={content.level || 'not-stated'} choices={named(levels, values.level)} />
        <TextField {...asked('levelNote')} value={content.levelNote} lang={written} />
        <Checks {...asked('audience')} values={content.audience} choices={named(audiences, values.audience)} columns />
        <Checks {...asked('stages')} values={content.stages} choices={named(stages, values.stage)} columns />
        <Checks {...asked('libraryTypes')} values={content.libraryTypes} choices={named(libraryTypes, values.library)} columns />
        <Checks {...asked('languages')} values={content.languages} choices={choices.languages} columns />
        <Checks {...asked('access')} values={content.access} choices={named(accessFeatures, values.access)} columns />
      </Section>
      <Section name="cost">
        <Radios {...asked('cost')} value={content.cost || 'not-stated'} choices={named(costs, values.cost)} />
        <Prices content={content} errors={errors} />
        <TextField {...asked('costNote')} value={content.costNote} lang={written} />
      </Section>
      <Section name="earn">
        <Checks {...asked('recognition')} values={content.recognition} choices={named(credits, values.credit)} />
        <TextField {...asked('recognitionNote')} value={content.recognitionNote} lang={written} />
        <TextField {...asked('accreditor')} value={content.accreditor} />
      </Section>
      <Section name="about">
        <Topics {...asked('topics')} values={content.topics} topics={choices.topics} />
        <TextArea {...asked('partners')} value={content.partners} rows={2} />
      </Section>
      <Section name="equity">
        <Checks {...asked('edi')} values={content.edi} choices={[...choices.edi, { value: 'none', text: words.none.edi }]} />
        <TextArea {...asked('ediHow')} value={content.ediHow} rows={3} lang={written} />
        <Checks
          {...asked('leadership')}
          values={content.leadership}
          choices={[...choices.leadership, { value: 'none', text: words.none.leadership }]}
        />
        <fieldset className="field">
          <legend>{label.goals}</legend>
          <span className="hint">{hint.goals}</span>
          {errors.goals && <span className="error">{errors.goals}</span>}
          {choices.following.length > 0 && (
            <p className="small">
              {words.goalsFollow} {choices.following.join(' · ')}
            </p>
          )}
          <details id="goals" open={content.goals.length > 0 || errors.goals !== undefined}>
            <summary>{label.goals}</summary>
            {choices.goals.map((choice) => (
              <Check key={choice.value} name="goals" choice={choice} values={content.goals} />
            ))}
          </details>
        </fieldset>
      </Section>
      <Section name="keeping">
        <TextField {...asked('reviewBy')} value={content.reviewBy} type="date" size="middle" />
      </Section>
    </>
  )
}

function Section({ name, children }: { name: keyof (typeof deskFormWords)['en']['sections']; children: ReactNode }) {
  const { title, text } = deskFormWords[usePage().lang].sections[name]
  return (
    <section className="desk-section" aria-labelledby={`section-${name}`}>
      <h2 id={`section-${name}`}>{title}</h2>
      <p className="soft measure">{text}</p>
      {children}
    </section>
  )
}

function Prices({ content, errors }: Pick<Props, 'content' | 'errors'>) {
  const words = deskFormWords[usePage().lang]
  const { tier: names } = useValueWords()
  return (
    <fieldset className="field" id="prices">
      <legend>{words.label.prices}</legend>
      <span className="hint">{words.hint.prices}</span>
      {priceTiers.map((tier) => {
        const price = content.prices[tier] ?? { amount: '', currency: '', note: '' }
        const asked = (part: 'amount' | 'currency' | 'note', text: string) => ({
          name: `price.${tier}.${part}`,
          error: errors[`price.${tier}.${part}`],
          label: (
            <>
              <span className="unseen">{names[tier]}: </span>
              {text}
            </>
          ),
        })
        return (
          <div key={tier} className="desk-price">
            <span aria-hidden="true">{names[tier]}</span>
            <TextField {...asked('amount', words.amount)} value={price.amount} size="short" />
            <TextField {...asked('currency', words.currency)} value={price.currency || 'USD'} size="short" />
            <TextField {...asked('note', words.priceNote)} value={price.note} />
          </div>
        )
      })}
    </fieldset>
  )
}

type TopicsProps = { name: string; label: string; error?: string; values: readonly string[]; topics: DeskChoices['topics'] }

/** Broad topics stand open, with what is narrower folded below each; what is chosen is never hidden. */
function Topics({ name, label, error, values, topics }: TopicsProps) {
  const words = deskFormWords[usePage().lang]
  return (
    <fieldset className="field" id={name} aria-describedby={error && `${name}-error`}>
      <legend>{label}</legend>
      {error && (
        <span className="error" id={`${name}-error`}>
          {error}
        </span>
      )}
      {topics.map((topic) => (
        <details key={topic.value} open={[topic, ...topic.narrower].some(({ value }) => values.includes(value))}>
          <summary>
            {topic.text} {topic.narrower.length > 0 && <span className="soft small">{words.moreTopics(topic.narrower.length)}</span>}
          </summary>
          <div className="desk-columns">
            <Check name={name} choice={{ value: topic.value, text: words.topicsOf(topic.text) }} values={values} />
            {topic.narrower.map((choice) => (
              <Check key={choice.value} name={name} choice={choice} values={values} />
            ))}
          </div>
        </details>
      ))}
    </fieldset>
  )
}
