import type { KyselyPlugin } from 'kysely'

/** Plugins that make a database behave badly, at a moment that a test chooses: `db.withPlugin(…)`. */

/** A database that answers nothing while it is on. */
export function failing() {
  let faulty = false
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      if (faulty) throw new Error('no database')
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return {
    plugin,
    on: (fault: boolean) => {
      faulty = fault
    },
  }
}

/** Holds back the answer to the next question, once it is there; later ones pass. */
export function gated() {
  let holding: { arrived: () => void; open: Promise<void> } | null = null
  let release = () => {}
  let reached: Promise<void> = Promise.resolve()
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      const held = holding
      holding = null
      held?.arrived()
      await held?.open
      return result
    },
  }
  return {
    plugin,
    hold: () => {
      const open = new Promise<void>((resolve) => {
        release = resolve
      })
      reached = new Promise((resolve) => {
        holding = { arrived: resolve, open }
      })
    },
    reached: () => reached,
    release: () => release(),
  }
}

/** Ends the work with an error when so many statements have been sent; before that, `at` is called. */
export function cutAfter(statements: number, at?: () => Promise<unknown>): KyselyPlugin {
  let sent = 0
  return {
    transformQuery: ({ node }) => {
      sent += 1
      if (sent > statements && !at) throw new Error('cut')
      return node
    },
    transformResult: async ({ result }) => {
      if (sent === statements) await at?.()
      return result
    },
  }
}
