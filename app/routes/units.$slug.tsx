import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { Authority, linkList } from '#app/ui/authority.tsx'
import { Breadcrumb } from '#app/ui/breadcrumb.tsx'
import { useValueWords } from '#app/ui/page-context.tsx'
import { ShelfSection } from '#app/ui/shelf-section.tsx'
import { readPage } from '#app/web/page.ts'
import { notFound } from '#app/web/replies.ts'
import { readShelf } from '#app/web/shelf-page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { recordWords } from '#app/words/records.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageMeta(data.page, {
        title: data.unit.name,
        description: data.unit.about ?? undefined,
        path: paths.unit(data.unit.slug),
      })
    : []

/** Who may: everyone. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { catalog } = context.hub
  const { units } = catalog.vocabulary
  const unit = units.get(params.slug ?? '')
  if (!unit) throw notFound()
  const page = readPage(request, context)
  const name = (slug: string) => units.get(slug)?.name ?? slug
  const link = (slug: string) => ({ to: paths.unit(slug), text: name(slug) })
  return {
    page,
    unit: {
      slug: unit.slug,
      kind: unit.kind,
      name: unit.name,
      acronym: unit.acronym,
      about: page.lang === 'es' ? unit.about_es : unit.about_en,
      also: unit.aliases.filter((alias) => alias.kind !== 'former-name').map((alias) => alias.alias),
      former: unit.aliases.filter((alias) => alias.kind === 'former-name').map((alias) => alias.alias),
      place: unit.place,
      founded: unit.founded,
      ediFocus: unit.edi_focus,
      url: unit.url,
      source: unit.source,
      confirmed: unit.confirmed,
      parent: unit.parent ? [link(unit.parent)] : [],
      children: unit.kind === 'association' ? [] : unit.children.map(link),
      successors: unit.successors.map((next) => ({ ...next, name: name(next.unit) })),
      predecessors: unit.predecessors.filter((before) => before.standing === 'done').map((before) => link(before.unit)),
    },
    shelf: await readShelf(catalog, 'unit', unit.slug, page.lang, page.now),
  }
}

const successionWords = { done: 'became', planned: 'planned', proposed: 'proposed' } as const

export default function UnitRoute() {
  const { page, unit, shelf } = useLoaderData<typeof loader>()
  const words = recordWords[page.lang]
  const values = useValueWords()
  return (
    <div className="wrap">
      <Breadcrumb trail={[{ to: paths.units(), text: words.unitsTitle }, { text: unit.name }]} />
      <div className="page-head">
        <h1>{unit.name}</h1>
        <p className="soft">
          {unit.successors.some((next) => next.standing === 'done')
            ? words.formerUnit(values.unitKind[unit.kind])
            : values.unitKind[unit.kind]}
          {!unit.confirmed && ` · ${words.unconfirmed}`}
        </p>
        {unit.successors.map((next) => (
          <p key={next.unit} className="banner">
            {words[successionWords[next.standing]](next.on)} <a href={paths.unit(next.unit)}>{next.name}</a>.{' '}
            <span className="soft small">({next.source})</span>
          </p>
        ))}
        {unit.about && <p className="intro">{unit.about}</p>}
      </div>
      <Authority
        entries={[
          [words.alsoNamed, [unit.acronym, ...unit.also].filter(Boolean).join(' · ') || null],
          [words.formerNames, unit.former.join(' · ') || null],
          [words.cameFrom, linkList(unit.predecessors)],
          [words.belongsTo, linkList(unit.parent)],
          [words.holds, linkList(unit.children)],
          [words.place, unit.place],
          [words.founded, unit.founded ? String(unit.founded) : null],
          [words.ediFocus, unit.ediFocus],
          [words.source, unit.url ? linkList([{ to: unit.url, text: unit.source }]) : unit.source],
        ]}
      />
      <ShelfSection {...shelf} facet="unit" value={unit.slug} empty={words.emptyUnit} />
    </div>
  )
}
