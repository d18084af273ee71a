import '@remix-run/node'
import type { Member } from '#app/domain/members/member.ts'
import type { HeldForm } from '#app/web/held.ts'
import type { Hub } from '#app/web/hub.ts'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
  interface AppLoadContext {
    hub: Hub
    /** who is signed in */
    member: Member | null
    /** the network address that a request is counted for; empty where nobody in particular asks */
    client: string
    /** path and query that were asked for, whatever the routes answer in its stead */
    here: string
    /** on the sign-in page: a form that waits for it, sealed */
    held?: string | null
    /** a form that can be sent now that its sender has signed in */
    waiting?: HeldForm
  }
}
