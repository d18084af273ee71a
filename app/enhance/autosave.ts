/** How long after the last stroke a draft is saved, and how long at most while somebody goes on typing. Milliseconds. */
const pause = 2_500
const longest = 15_000

/**
 * A form marked `data-autosave` with an address keeps itself as a draft there, beside its button *Save draft*. What somebody else has
 * saved meanwhile is not written over: it says so and stops.
 */
export function startAutosave(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) watch(form)
}

function watch(form: HTMLFormElement): void {
  const said = form.querySelector<HTMLElement>('[data-autosave-said]')
  const seen = form.querySelector<HTMLInputElement>('input[name="seen"]')
  let saved = typedIn(form)
  let changedAt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> | undefined
  let stopped = false

  function say(what: 'saved' | 'failed' | 'moved'): void {
    // after a failure, not at once again
    if (what === 'failed') changedAt = Date.now()
    if (said) said.textContent = form.getAttribute(`data-autosave-${what}`)
  }

  async function save(): Promise<void> {
    const typed = typedIn(form)
    if (stopped || typed === saved) return
    try {
      const reply = await fetch(form.dataset.autosave ?? '', {
        method: 'POST',
        body: new URLSearchParams(`${typed}&seen=${seen?.value ?? ''}`),
      })
      if (reply.status === 409) {
        stopped = true
        return say('moved')
      }
      const answer: unknown = reply.ok ? await reply.json() : null
      if (!seen || typeof answer !== 'object' || answer === null || !('seen' in answer)) return say('failed')
      seen.value = String(answer.seen)
      saved = typed
      changedAt = 0
      say('saved')
    } catch {
      say('failed')
    }
  }

  function later(): void {
    if (stopped) return
    changedAt ||= Date.now()
    clearTimeout(timer)
    timer = setTimeout(run, Math.max(0, Math.min(pause, changedAt + longest - Date.now())))
  }

  function run(): void {
    saving ??= save().finally(() => {
      saving = undefined
      if (!stopped && typedIn(form) !== saved) later()
    })
  }

  form.addEventListener('input', later)
  form.addEventListener('change', later)
  form.addEventListener('submit', (event) => {
    clearTimeout(timer)
    // what is being saved would look like somebody else's to what is sent now
    if (!saving) {
      stopped = true
      return
    }
    event.preventDefault()
    const { submitter } = event
    saving.finally(() => form.requestSubmit(submitter))
  })
}

/** All that the form would send, but for what of it has been seen. */
function typedIn(form: HTMLFormElement): string {
  const fields = [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' && name !== 'seen' ? [[name, value]] : []))
  return new URLSearchParams(fields).toString()
}
