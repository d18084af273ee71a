import type { ReactNode } from 'react'
import { paths } from '#app/paths.ts'
import { adminWords } from '#app/words/admin.ts'
import { jobWords } from '#app/words/jobs.ts'
import { usePage } from './page-context.tsx'
import { SectionNav } from './section-nav.tsx'

/** The frame of every page for administrators: its title, and the way to the others. */
export function AdminPage({ title, intro, children }: { title: string; intro?: string; children: ReactNode }) {
  const { lang } = usePage()
  const words = adminWords[lang]
  const pages = [
    { to: paths.admin(), text: words.people },
    { to: paths.adminAudit(), text: words.audit },
    { to: paths.adminHealth(), text: words.health },
    { to: paths.adminJobs(), text: jobWords[lang].title },
  ]
  return (
    <div className="wrap">
      <SectionNav label={words.admin} pages={pages} />
      <div className="page-head">
        <h1>{title}</h1>
        {intro && <p className="intro">{intro}</p>}
      </div>
      {children}
    </div>
  )
}
