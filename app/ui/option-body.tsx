import type { ReactNode } from 'react'
import type { Notes } from '#app/domain/catalog/notes.ts'
import { nextRun, type OptionRecord, runSpan } from '#app/domain/catalog/record.ts'
import type { CatalogRow } from '#app/domain/catalog/row.ts'
import { paths } from '#app/paths.ts'
import { SaidText } from './facts.tsx'
import { useCatalogWords, usePage, useValueWords } from './page-context.tsx'
import { ResultRow } from './result-row.tsx'
import { RunTimeline } from './run-timeline.tsx'

export type Named = { slug: string; label: string }
type Props = { record: OptionRecord; notes: Notes; topics: Named[]; goals: Named[]; similar: CatalogRow[]; languages: string[] }

/** Below the first screen: parts, words about it, the record, and what is like it. */
export function OptionBody({ record, notes, topics, goals, similar, languages }: Props) {
  const words = useCatalogWords()
  const { lang } = usePage()
  const foreign = record.text_language === lang ? undefined : record.text_language
  return (
    <>
      <section className="sec">
        <h2>{words.option.about}</h2>
        <div className="prose" lang={foreign} dangerouslySetInnerHTML={{ __html: record.description }} />
      </section>
      <Runs record={record} />
      {record.sessions.length > 0 && (
        <section className="sec">
          <h2>{words.option.sessions}</h2>
          <ul className="plain-list">
            {record.sessions.map((session) => (
              <li key={session.slug}>
                <a href={paths.option(session.slug)}>{session.title}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="sec">
        <h2>{words.option.equity}</h2>
        {record.edi_how ? (
          <p className="measure" lang={foreign}>
            {record.edi_how}
          </p>
        ) : (
          <p className="measure soft">{words.option.equityNotAnswered}</p>
        )}
      </section>
      <Record record={record} notes={notes} topics={topics} goals={goals} languages={languages} />
      {similar.length > 0 && (
        <section className="sec">
          <h2>{words.option.bannerSimilar}</h2>
          <ol>
            {similar.map((row) => (
              <ResultRow key={row.id} row={row} heading="h3" />
            ))}
          </ol>
        </section>
      )}
    </>
  )
}

/** The run that can still be joined stands open; other coming and past runs are folded. */
function Runs({ record }: { record: OptionRecord }) {
  const words = useCatalogWords()
  const { now } = usePage()
  const undated = record.runs.filter((run) => !runSpan(run))
  const current = nextRun(record, now) ?? undated[0]
  const others = record.runs.filter((run) => run !== current && run.parts.length > 0)
  if (!current) return null
  return (
    <section className="sec">
      <h2>{words.option.runs}</h2>
      <RunTimeline run={current} title={record.title} written={record.text_language} />
      {others.length > 0 && (
        <details>
          <summary>
            {words.option.otherRuns} ({others.length})
          </summary>
          {others.map((run) => (
            <RunTimeline key={run.id} run={run} title={record.title} written={record.text_language} />
          ))}
        </details>
      )}
    </section>
  )
}

function Record({ record, notes, topics, goals, languages }: Omit<Props, 'similar'>) {
  const words = useCatalogWords()
  const values = useValueWords()
  const list = (items: readonly string[]) => (items.length > 0 ? items.join(', ') : null)
  const { lang } = usePage()
  const levelNote = notes.level && <SaidText said={notes.level[lang]} />
  const facts: [string, ReactNode][] = [
    [
      words.option.level,
      record.level === 'not-stated' ? (
        levelNote
      ) : (
        <>
          {values.level[record.level]}
          {levelNote && <>. {levelNote}</>}
        </>
      ),
    ],
    [
      words.option.forWhom,
      list([...record.audience.map((who) => values.audience[who]), ...record.stages.map((stage) => values.stage[stage])]),
    ],
    [words.option.library, list(record.library_types.map((type) => values.library[type]))],
    [words.option.language, list(languages)],
    [words.option.access, list(record.access.map((feature) => values.access[feature]))],
    ...(record.accreditor ? ([[words.option.accreditor, record.accreditor]] satisfies [string, string][]) : []),
    [words.option.lastSeen, record.last_seen === null ? null : String(record.last_seen)],
    [words.option.source, notes.source && <SaidText said={notes.source[lang]} />],
  ]
  return (
    <section className="sec">
      <h2>{words.option.topics}</h2>
      <p className="topic-links">
        {topics.map((topic) => (
          <a key={topic.slug} className="chip" href={paths.topic(topic.slug)}>
            {topic.label}
          </a>
        ))}
      </p>
      <dl className="defs sec">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd className={value ? undefined : 'unknown'}>{value ?? words.notStated}</dd>
          </div>
        ))}
        <div className="contents">
          <dt>{words.option.goals}</dt>
          <dd>
            <ul>
              {goals.map((goal) => (
                <li key={goal.slug}>
                  <a href={paths.goal(goal.slug)}>{goal.label}</a>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
    </section>
  )
}
