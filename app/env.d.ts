import '@remix-run/node'
import type { Hub } from '#app/web/hub.ts'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
  interface AppLoadContext {
    hub: Hub
  }
}
