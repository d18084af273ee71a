/** What the keyboard can reach. */
const reachable = 'a[href], button, input:not([type="hidden"]), select, summary'

/**
 * The filters of a phone as a sheet: `a[data-open]` names the form that it opens, `a[data-close]` and Escape close it and put back what
 * was ticked but not applied. What lies behind cannot be reached meanwhile. Without this the same links do it by `:target`.
 */
export function startSheet(): void {
  let sheet: HTMLFormElement | null = null
  let opener: HTMLElement | null = null
  let behind: Element[] = []

  function openBy(link: HTMLElement): void {
    const form = document.getElementById(link.dataset.open ?? '')
    if (!(form instanceof HTMLFormElement)) return
    form.setAttribute('data-open', '')
    if (getComputedStyle(form).position !== 'fixed') {
      form.removeAttribute('data-open')
      return
    }
    sheet = form
    opener = link
    behind = around(form)
    for (const element of behind) element.toggleAttribute('inert', true)
    form.querySelector<HTMLElement>(reachable)?.focus()
  }

  function close(): void {
    if (!sheet) return
    for (const element of behind) element.removeAttribute('inert')
    sheet.removeAttribute('data-open')
    // takes away :target too, for a sheet that stood open before this script ran
    if (location.hash === `#${sheet.id}`) location.replace('#results')
    sheet.reset()
    sheet = null
    behind = []
    opener?.focus()
  }

  document.addEventListener('click', (click) => {
    const link = click.target instanceof Element ? click.target.closest<HTMLElement>('a[data-open], a[data-close]') : null
    if (!link) return
    if (link.hasAttribute('data-close')) {
      if (!sheet) return
      click.preventDefault()
      return close()
    }
    click.preventDefault()
    openBy(link)
  })
  document.addEventListener('keydown', (pressed) => {
    if (!sheet || pressed.key !== 'Escape' || pressed.defaultPrevented) return
    pressed.preventDefault()
    close()
  })
  // turned or made wider, the filters stand beside the results and are no sheet
  addEventListener('resize', () => sheet && getComputedStyle(sheet).position !== 'fixed' && close())
  addEventListener('pagehide', close)
  // the address may have opened it, before this script ran
  const link = [...document.querySelectorAll<HTMLElement>('a[data-open]')].find((other) => location.hash === `#${other.dataset.open}`)
  if (link) openBy(link)
}

/** All that lies beside the form or one of its ancestors. */
function around(form: Element): Element[] {
  const found: Element[] = []
  for (let inside: Element | null = form; inside && inside !== document.body; inside = inside.parentElement)
    for (const other of inside.parentElement?.children ?? []) if (other !== inside && !other.hasAttribute('inert')) found.push(other)
  return found
}
