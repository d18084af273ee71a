import { addressOf } from './address.ts'
import { announceShown, whenShown } from './shown.ts'

/** What depends on the address: the page's content, and the links and forms that lead back to it. */
const areas = ['main', '.tongue', '.foot']

/** A live region speaks only of what changes after it has been put in place. */
const speakAfter = 100

/**
 * A form marked `data-submit-on-change` needs no button: a tick shows its results at once, in place. In the filter sheet of a phone
 * nothing moves under the finger: a tick only changes how many results the sheet's button promises.
 */
export function startSubmitOnChange(): void {
  let reading: AbortController | undefined
  let here = location.pathname + location.search

  async function read(address: string): Promise<Document> {
    reading?.abort()
    reading = new AbortController()
    const main = document.querySelector('main')
    main?.setAttribute('aria-busy', 'true')
    const reply = await fetch(address, { signal: reading.signal })
    if (!reply.ok) throw new Error(`${reply.status}`)
    const page = new DOMParser().parseFromString(await reply.text(), 'text/html')
    if (!page.querySelector('main')) throw new Error('no page')
    main?.removeAttribute('aria-busy')
    return page
  }

  async function onChange({ target }: Event): Promise<void> {
    const form = changedForm(target)
    if (!form) return
    const address = addressOf(form.action, new FormData(form))
    try {
      const page = await read(address)
      if (isSheet(form)) return promise(form, page)
      history.pushState(null, '', address)
      here = address
      show(page)
    } catch (error) {
      if (!wasLeft(error) && !isSheet(form)) form.requestSubmit()
    }
  }

  async function onBack(): Promise<void> {
    const address = location.pathname + location.search
    // the address may have changed in its fragment alone
    if (address === here) return
    here = address
    try {
      show(await read(address))
    } catch (error) {
      if (!wasLeft(error)) location.reload()
    }
  }

  document.addEventListener('change', onChange)
  document.addEventListener('formdata', leaveOutEmpty)
  document.addEventListener('reset', ({ target }) => {
    reading?.abort()
    if (target instanceof HTMLFormElement) promise(target, null)
  })
  addEventListener('popstate', onBack)
  whenShown((root) => {
    for (const button of root.querySelectorAll<HTMLElement>('form[data-submit-on-change] [data-unneeded]')) button.hidden = true
  })
}

function changedForm(target: EventTarget | null): HTMLFormElement | null {
  const changed =
    target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type === 'checkbox') ? target.form : null
  return changed?.hasAttribute('data-submit-on-change') ? changed : null
}

function isSheet(form: HTMLFormElement): boolean {
  return getComputedStyle(form).position === 'fixed'
}

/** A newer request has taken the place of this one. */
function wasLeft(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}

function leaveOutEmpty({ target, formData }: FormDataEvent): void {
  if (!(target instanceof HTMLFormElement) || target.method !== 'get') return
  const filled = [...formData].filter(([, value]) => value !== '')
  for (const name of new Set(formData.keys())) formData.delete(name)
  for (const [name, value] of filled) formData.append(name, value)
}

/** The sheet's button says what the other page's says; with none, what it said at first. */
function promise(form: HTMLFormElement, page: Document | null): void {
  const find = (root: ParentNode) => root.querySelector<HTMLElement>(`#${CSS.escape(form.id)} button[type="submit"]`)
  const button = form.id ? find(document) : null
  if (!button) return
  button.dataset.first ??= button.textContent ?? ''
  button.parentElement?.setAttribute('aria-live', 'polite')
  button.textContent = (page && find(page)?.textContent) ?? button.dataset.first
}

function show(page: Document): void {
  const focused = document.activeElement
  const unfolded = [...document.querySelectorAll('main details[open]')].map(groupOf)
  const said = document.querySelector('main [aria-live]')?.textContent ?? ''
  for (const area of areas) {
    const [old, fresh] = [document.querySelector(area), page.querySelector(area)]
    if (old && fresh) old.replaceWith(document.adoptNode(fresh))
  }
  document.title = page.title
  const main = document.querySelector('main')
  if (!main) return
  for (const details of main.querySelectorAll('details')) if (unfolded.includes(groupOf(details))) details.open = true
  if (focused && !focused.isConnected) focusAgain(main, focused)
  speak(main.querySelector('[aria-live]'), said)
  announceShown(main)
}

/** The group of filters that something folded belongs to; how many are folded may change. */
function groupOf(details: Element): string {
  return details.closest('fieldset')?.querySelector('legend')?.textContent ?? ''
}

function speak(heading: Element | null, before: string): void {
  const now = heading?.textContent
  if (!heading || !now || now === before) return
  heading.textContent = before
  setTimeout(() => {
    heading.textContent = now
  }, speakAfter)
}

/** The same control of the new page, by name and value. */
function focusAgain(main: Element, focused: Element): void {
  const name = focused.getAttribute('name')
  if (!name) return
  const value = focused.getAttribute('value')
  const control = main.querySelector<HTMLElement>(
    `[name="${CSS.escape(name)}"]:not([type="hidden"])${value === null ? '' : `[value="${CSS.escape(value)}"]`}`,
  )
  if (!control) return
  const folded = control.closest('details')
  if (folded) folded.open = true
  control.focus({ preventScroll: true })
}
