import { announceShown } from './shown.ts'

/**
 * A press on a save button changes the button in place, so that nothing on the page moves. What the server answers is the page again, with the
 * button as it is now; where it answers anything else, such as the way to sign in, the form is sent as it would be without this.
 */
export function startSave(): void {
  document.addEventListener('submit', (submitted) => {
    const { target: form, submitter } = submitted
    if (!(form instanceof HTMLFormElement) || form.id !== 'save' || !(submitter instanceof HTMLButtonElement)) return
    submitted.preventDefault()
    void press(form, submitter)
  })
}

async function press(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  if (button.ariaBusy === 'true') return
  button.ariaBusy = 'true'
  try {
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form, button)) if (typeof value === 'string') body.append(name, value)
    const reply = await fetch(form.action, { method: 'POST', body })
    const page = new DOMParser().parseFromString(await reply.text(), 'text/html')
    const fresh = reply.ok && reply.redirected ? page.getElementById(button.id) : null
    if (!fresh) throw new Error('no such page')
    const changed = document.adoptNode(fresh)
    button.replaceWith(changed)
    changed.focus({ preventScroll: true })
    announceShown(changed)
  } catch {
    button.ariaBusy = null
    send(form, button)
  }
}

/** As the browser would have; a form that a script sends says nothing of its button. */
function send(form: HTMLFormElement, { name, value }: HTMLButtonElement): void {
  const said = document.createElement('input')
  said.type = 'hidden'
  said.name = name
  said.value = value
  form.append(said)
  form.submit()
}
