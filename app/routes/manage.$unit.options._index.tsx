import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { DeskBatch } from '#app/ui/desk-batch.tsx'
import { Notice, UndoForm } from '#app/ui/desk-editor.tsx'
import { DeskFilters } from '#app/ui/desk-filters.tsx'
import { DeskNav } from '#app/ui/desk-nav.tsx'
import { DeskTable } from '#app/ui/desk-table.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { deskPlace } from '#app/web/desk.ts'
import { actOnMany, type BatchLeft, type BatchRefused } from '#app/web/desk-batch.ts'
import { readTableQuery, tablePage, tableParams, toDeskQuery } from '#app/web/desk-table.ts'
import { readPage } from '#app/web/page.ts'
import { formOf } from '#app/web/read-form.ts'
import { pageMeta } from '#app/web/titles.ts'
import { deskOptionsWords } from '#app/words/desk-options.ts'
import { countDesk, listDesk } from '#db/queries/desk-table.ts'
import { deskAttentions, deskSorts, deskStandings, kinds } from '#db/values.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded ? pageMeta(loaded.page, { title: deskOptionsWords[loaded.page.lang].options, path: paths.desk(), robots: 'noindex' }) : []

const told = ['published', 'withdrawn', 'archived', 'review', 'undone'] as const

/** Who may: editors of the unit. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = readPage(request, context)
  const { unit } = deskPlace(context, params.unit)
  const { searchParams } = new URL(request.url)
  const query = readTableQuery(searchParams)
  const wanted = toDeskQuery(query, unit.id, page.now)
  const total = await countDesk(context.hub.db, wanted)
  const pages = Math.ceil(total / tablePage)
  const at = Math.min(query.page, Math.max(pages, 1))
  const number = (name: string) => Number(/^\d{1,4}$/.exec(searchParams.get(name) ?? '')?.[0] ?? 0)
  const batch = searchParams.get('batch') ?? ''
  return {
    page,
    unit: { slug: unit.slug, name: unit.name },
    query: { ...query, page: at },
    total,
    pages,
    rows: await listDesk(context.hub.db, wanted, { limit: tablePage, offset: (at - 1) * tablePage }),
    done: told.find((code) => code === searchParams.get('done')) ?? null,
    count: number('count'),
    left: number('left'),
    batch: /^[0-9a-f]{32}$/.test(batch) ? batch : null,
  }
}

/** Who may: editors of the unit, for its own options; one of another unit among them, and nothing is done to any. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const place = deskPlace(context, params.unit)
  const outcome = await actOnMany(context, place, await formOf(request), new URL(request.url), new Date())
  return outcome instanceof Response ? outcome : data(outcome, { status: 'refusal' in outcome ? 400 : 200 })
}

export default function DeskOptionsRoute() {
  const { page, unit, query, total, pages, rows, done, count, left, batch } = useLoaderData<typeof loader>()
  const outcome = useActionData<BatchRefused | BatchLeft>()
  const refused = outcome && 'refusal' in outcome ? outcome : null
  const some = outcome && 'left' in outcome ? outcome : null
  const words = deskOptionsWords[page.lang]
  const here = paths.deskOptions(unit.slug, tableParams(query))
  const isFiltered = query.q !== '' || query.standing !== null || query.kind !== null || query.attention !== null
  return (
    <div className="wrap desk">
      <DeskNav unit={unit} />
      <h1>{words.options}</h1>
      {!outcome && done && (
        <Notice text={done === 'undone' ? words.undone(count) : words.done[done](count)}>
          {left > 0 && <p>{words.notUndone(left)}</p>}
          {batch && <UndoForm action={here} batch={batch} />}
        </Notice>
      )}
      {some && (
        <Notice text={words.done[doneOf[some.verb]](some.done)}>
          {some.done > 0 && <UndoForm action={here} batch={some.batch} />}
          <p>{words.left(some.left.length)}</p>
          <ul className="plain-list">
            {some.left.map(({ id, title, why }) => (
              <li key={id}>
                <a href={paths.deskOption(unit.slug, id, why === 'incomplete' ? [['check', 'publish']] : [])}>{title}</a>:{' '}
                {words.leftWhy[why]}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <DeskFilters unit={unit.slug} query={query} standings={deskStandings} kinds={kinds} attentions={deskAttentions} />
      {total === 0 ? (
        <Empty unit={unit.slug} filtered={isFiltered} />
      ) : (
        <>
          <p className="desk-count">
            <span aria-live="polite">{words.found(total)}</span>
            <a href={paths.deskOptionsCsv(unit.slug, tableParams({ ...query, page: 1 }))}>{words.csv}</a>
          </p>
          <form method="post" action={here}>
            <DeskTable
              unit={unit.slug}
              rows={rows}
              sort={query.sort}
              down={query.down}
              chosen={refused?.ids ?? []}
              sortTo={Object.assign(
                {},
                ...deskSorts.map((sort) => ({
                  [sort]: paths.deskOptions(
                    unit.slug,
                    tableParams(query, { sort, down: sort === query.sort ? !query.down : sort === 'changed', page: 1 }),
                  ),
                })),
              )}
            />
            <Pagination page={query.page} pages={pages} to={(to) => paths.deskOptions(unit.slug, tableParams(query, { page: to }))} />
            <DeskBatch refused={refused?.refusal ?? null} reason={refused?.reason ?? ''} reviewBy={refused?.reviewBy ?? ''} />
          </form>
        </>
      )}
    </div>
  )
}

const doneOf = { publish: 'published', withdraw: 'withdrawn', archive: 'archived', review: 'review' } as const

function Empty({ unit, filtered }: { unit: string; filtered: boolean }) {
  const { page } = useLoaderData<typeof loader>()
  const words = deskOptionsWords[page.lang]
  return (
    <div className="desk-empty">
      <p>{filtered ? words.noMatch : words.none}</p>
      {!filtered && <p className="soft">{words.noneText}</p>}
      <p className="sec">
        {filtered ? (
          <a href={paths.deskOptions(unit)}>{words.clear}</a>
        ) : (
          <a className="btn" href={paths.deskNewOption(unit)}>
            {words.nav.add}
          </a>
        )}
      </p>
    </div>
  )
}
