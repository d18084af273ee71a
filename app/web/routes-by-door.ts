import type { RequestHandler, ServerBuild } from '@remix-run/node'

/**
 * Remix's router looks at every route of the hub several times for a request. Here it is handed only those behind the door that was
 * asked for, by the first word of the path: the whole catalog is a tenth of the hub. A path without a door of its own gets all routes.
 */
export function routesByDoor(build: ServerBuild, createHandler: (build: ServerBuild) => RequestHandler): RequestHandler {
  const all = createHandler(build)
  const doors = new Map([...new Set(Object.values(build.routes).map(doorOf))].map((door) => [door, createHandler(behind(build, door))]))
  return (request, context) => {
    const [, door = ''] = new URL(request.url).pathname.split('/')
    return (doors.get(door) ?? all)(request, context)
  }
}

type Route = NonNullable<ServerBuild['routes'][string]>

/** The first word of a route's path; null for the root and for what takes any path, which stand behind every door. */
function doorOf(route: Route | undefined): string | null {
  if (!route?.parentId || route.path === '*') return null
  return route.path?.split('/')[0] ?? ''
}

function behind(build: ServerBuild, door: string | null): ServerBuild {
  const isBehind = (id: string) => {
    const own = doorOf(build.routes[id])
    return own === null || own === door
  }
  const pick = <T>(routes: Record<string, T>) => Object.fromEntries(Object.entries(routes).filter(([id]) => isBehind(id)))
  return { ...build, routes: pick(build.routes), assets: { ...build.assets, routes: pick(build.assets.routes) } }
}
