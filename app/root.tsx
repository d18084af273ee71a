import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, useMatches, useRouteError, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from './paths.ts'
import textFont from './ui/fonts/text.woff2?url'
import { IconSheet } from './ui/icons.tsx'
import { LeavingBanner } from './ui/leaving-banner.tsx'
import { type Page, PageProvider, useCommonWords, useEntryModule, usePage } from './ui/page-context.tsx'
import { SiteFooter } from './ui/site-footer.tsx'
import { SiteHeader, TabBar } from './ui/site-header.tsx'
import stylesheet from './ui/styles/index.css?url'
import ownStylesheet from './ui/styles/own.css?url'
import { readPage } from './web/page.ts'
import { commonWords } from './words/common.ts'

export const links: LinksFunction = () => [
  { rel: 'preload', href: textFont, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'search', href: paths.opensearch(), type: 'application/opensearchdescription+xml', title: 'Learning Hub' },
]

/** Pages of whoever is signed in, or signs in: what they need of styles is not sent to readers. */
const ownPages = /^routes\/(me|manage|admin|sign-|recover|verify|welcome|unsubscribe)/

/** Pages name themselves; this is for the address where there is none, and for a page that could not be put together. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  if (!error) return []
  const words = commonWords[data?.lang ?? 'en']
  const said = isMissing(error) ? words.notFound : words.failed
  return [{ title: `${said.title} · ${words.product}` }]
}

/** Who may: everyone. */
export function loader({ request, context }: LoaderFunctionArgs) {
  return readPage(request, context)
}

export function Layout({ children }: { children: ReactNode }) {
  const page: Page | undefined = useRouteLoaderData<typeof loader>('root')
  const matches = useMatches()
  const entryModule = useEntryModule()
  const hydrates = matches.some((match) => (match.handle as { hydrate?: boolean } | undefined)?.hydrate)
  return (
    <html
      lang={page?.lang ?? 'en'}
      data-scheme={page?.scheme ?? undefined}
      data-zone={page?.zone ?? undefined}
      data-slash={page?.slashKey === false ? 'off' : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={page?.scheme ?? 'light dark'} />
        <Meta />
        <Links />
        {(page?.member || matches.some(({ id }) => ownPages.test(id))) && <link rel="stylesheet" href={ownStylesheet} />}
        {entryModule && <script type="module" src={entryModule} />}
      </head>
      <body>
        {page ? <PageProvider value={page}>{children}</PageProvider> : children}
        {hydrates && <Scripts />}
      </body>
    </html>
  )
}

export default function App() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const words = useCommonWords()
  const { here } = usePage()
  const url = new URL(here, 'http://hub')
  const isHome = url.pathname === paths.home()
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <IconSheet />
      <SiteHeader q={isHome ? null : url.pathname === paths.catalog() ? (url.searchParams.get('q') ?? '') : ''} />
      <main id="main" tabIndex={-1}>
        <LeavingBanner />
        {children}
      </main>
      <SiteFooter />
      <TabBar />
    </>
  )
}

function isMissing(error: unknown): boolean {
  return isRouteErrorResponse(error) && error.status === 404
}

export function ErrorBoundary() {
  const error = useRouteError()
  const words = useCommonWords()
  const missing = isMissing(error)
  const said = missing ? words.notFound : words.failed
  return (
    <Frame>
      <div className="wrap">
        <div className="page-head">
          <h1>{said.title}</h1>
          <p className="intro">{isRouteErrorResponse(error) && typeof error.data === 'string' && error.data ? error.data : said.text}</p>
          <p className="sec">
            <a className="btn" href={missing ? paths.catalog() : paths.home()}>
              {said.action}
            </a>
          </p>
        </div>
      </div>
    </Frame>
  )
}
