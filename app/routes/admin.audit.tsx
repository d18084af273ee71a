import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { AuditFilter, AuditTable } from '#app/ui/admin-audit.tsx'
import { AdminPage } from '#app/ui/admin-nav.tsx'
import { readPage } from '#app/web/page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { adminWords } from '#app/words/admin.ts'
import { listAudit, listAuditActions, listAuditUnits } from '#db/queries/audit.ts'

const onePage = 50

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.page, { title: adminWords[data.page.lang].audit, path: paths.adminAudit(), robots: 'noindex' }) : []

/** Who may: administrators. Filters that name nothing known are left out. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db } = context.hub
  const { searchParams } = new URL(request.url)
  const [units, actions] = [await listAuditUnits(db), await listAuditActions(db)]
  const unit = units.find(({ slug }) => slug === searchParams.get('unit'))?.slug
  const action = actions.find((name) => name === searchParams.get('action'))
  const before = /^\d{1,15}$/.test(searchParams.get('before') ?? '') ? Number(searchParams.get('before')) : undefined
  const entries = await listAudit(db, { unit, action, before, limit: onePage + 1 })
  const shown = entries.slice(0, onePage)
  const filters: [string, string][] = [
    ...(unit ? [['unit', unit] as [string, string]] : []),
    ...(action ? [['action', action] as [string, string]] : []),
  ]
  const last = shown.at(-1)
  return {
    page: readPage(request, context),
    units,
    actions,
    unit: unit ?? '',
    action: action ?? '',
    entries: shown.map(({ detail, ...entry }) => ({ ...entry, detail: plainDetail(detail) })),
    older: entries.length > onePage && last ? paths.adminAudit([...filters, ['before', String(last.id)]]) : null,
    newest: before === undefined ? null : paths.adminAudit(filters),
  }
}

/** What is plain enough to be shown in a cell: words and numbers. */
function plainDetail(detail: Record<string, unknown>): [string, string][] {
  return Object.entries(detail).flatMap(([name, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value) ? [[name, String(value).slice(0, 200)] as [string, string]] : [],
  )
}

export default function AdminAuditRoute() {
  const { page, units, actions, unit, action, entries, older, newest } = useLoaderData<typeof loader>()
  const words = adminWords[page.lang]
  return (
    <AdminPage title={words.audit} intro={words.auditIntro}>
      <AuditFilter units={units} actions={actions} unit={unit} action={action} />
      {entries.length === 0 ? <p className="sec">{words.auditNone}</p> : <AuditTable entries={entries} />}
      {(older || newest) && (
        <p className="admin-pages">
          {newest && <a href={newest}>{words.newest}</a>}
          {older && <a href={older}>{words.older}</a>}
        </p>
      )}
    </AdminPage>
  )
}
