import { differences } from '#app/domain/catalog/desk/differences.ts'
import { readSnapshot } from '#app/domain/catalog/desk/snapshot.ts'
import type { Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import type { ShownVersion } from '#app/ui/desk-version.tsx'
import { deskOptionsWords } from '#app/words/desk-options.ts'
import { listRevisions, type Revision } from '#db/queries/desk.ts'
import type { Db } from '#db/schema.ts'
import type { Language } from '#db/values.ts'
import { differenceRows } from './desk-differences.ts'

const shown = 20

/** What was done to an option, page by page, the latest first. `older`: where the next page begins. */
export async function readVersions(
  db: Db,
  vocabulary: Vocabulary,
  optionId: number,
  before: number | undefined,
  lang: Language,
): Promise<{ versions: ShownVersion[]; older: number | null }> {
  const found = await listRevisions(db, { optionId, before, limit: shown + 1 })
  const page = found.slice(0, shown)
  return {
    versions: page.map((revision, at) => toShown(revision, found.length <= shown && at === page.length - 1, vocabulary, lang)),
    older: found.length > shown ? (page.at(-1)?.id ?? null) : null,
  }
}

function toShown(
  { id, kind, at, by, reason, ...revision }: Revision,
  first: boolean,
  vocabulary: Vocabulary,
  lang: Language,
): ShownVersion {
  const words = deskOptionsWords[lang]
  const [before, after] = [readSnapshot(revision.before), readSnapshot(revision.after)]
  const rows = differenceRows(before.values, after.values, differences(before.values, after.values), vocabulary, lang)
  const moved =
    before.standing === after.standing
      ? []
      : [{ field: words.standingField, from: words.standings[before.standing], to: words.standings[after.standing] }]
  // of what nobody had written before there is nothing to go back to
  return { id, kind, at, by, reason, rows: [...moved, ...rows], first: first && before.values.title !== '' && before.standing !== 'draft' }
}
