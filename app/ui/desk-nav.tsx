import { paths } from '#app/paths.ts'
import { deskOptionsWords } from '#app/words/desk-options.ts'
import { usePage } from './page-context.tsx'
import { SectionNav } from './section-nav.tsx'

/** Where one can go from a unit's desk. Only its editors are shown what editors may do. */
export function DeskNav({ unit }: { unit: { slug: string; name: string } }) {
  const { lang, member } = usePage()
  const words = deskOptionsWords[lang]
  const edits = member?.roles.some(({ role, unit: of }) => role === 'editor' && of === unit.slug) ?? false
  const items = [
    { to: paths.deskOf(unit.slug), text: words.nav.overview },
    ...(edits
      ? [
          { to: paths.deskOptions(unit.slug), text: words.nav.options },
          { to: paths.deskNewOption(unit.slug), text: words.nav.add },
          { to: paths.team(unit.slug), text: words.nav.team },
        ]
      : []),
  ]
  return <SectionNav label={`${words.nav.label}: ${unit.name}`} pages={items} of={{ to: paths.unit(unit.slug), text: unit.name }} />
}
