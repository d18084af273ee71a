import type { RequestHandler, ServerBuild } from '@remix-run/node'
import { expect, test } from 'vitest'
import { routesByDoor } from './routes-by-door.ts'

const route = (path: string | undefined, parentId?: string, index?: boolean) => ({ path, parentId, index })
const routes = {
  root: route(''),
  home: route(undefined, 'root', true),
  catalog: route('catalog', 'root', true),
  option: route('catalog/:slug', 'root'),
  feed: route('catalog.atom', 'root'),
  mine: route('me/profile', 'root'),
  nothing: route('*', 'root'),
}
const build = { routes, assets: { routes } } as unknown as ServerBuild

test.each([
  ['/', ['root', 'home', 'nothing']],
  ['/catalog', ['root', 'catalog', 'option', 'nothing']],
  ['/catalog/weeding?x=/me', ['root', 'catalog', 'option', 'nothing']],
  ['/catalog.atom', ['root', 'feed', 'nothing']],
  ['/me/profile', ['root', 'mine', 'nothing']],
  // no door of its own, whatever it may turn out to be
  ['/Catalog', Object.keys(routes)],
  ['/catalog.data', Object.keys(routes)],
  ['/%6de/profile', Object.keys(routes)],
  ['/there-is-no-such-page', Object.keys(routes)],
])('%s is looked for among the routes behind its door', async (path, expected) => {
  const tellsRoutes =
    (given: ServerBuild): RequestHandler =>
    async () =>
      new Response(JSON.stringify([Object.keys(given.routes), Object.keys(given.assets.routes)]))
  const reply = await routesByDoor(build, tellsRoutes)(new Request(`http://hub.test${path}`))
  expect(await reply.json()).toEqual([expected, expected])
})
