import { whenShown } from './shown.ts'
import { nextOption, readSuggestions } from './suggestions.ts'
import { pageWords } from './words.ts'

/** Quicker than this is still typing. */
const pause = 120
const shortest = 2

let made = 0

/** Completions under a search box marked `data-suggest`, whose value is where they are asked for: a combobox with a list (ARIA 1.2). */
export function startSuggest(): void {
  whenShown((root) => {
    for (const input of root.querySelectorAll<HTMLInputElement>('input[data-suggest]')) combine(input, input.dataset.suggest ?? '')
  })
}

function combine(input: HTMLInputElement, source: string): void {
  const list = make('ul', {
    id: `suggest-${made++}`,
    class: 'suggest',
    role: 'listbox',
    'aria-label': input.getAttribute('aria-label') ?? '',
    hidden: '',
  })
  const status = make('p', { class: 'unseen', role: 'status' })
  set(input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id, 'aria-expanded': 'false' })
  input.after(list, status)
  let at = -1
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | undefined

  function point(to: number): void {
    at = to
    for (const [n, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(n === to))
    const option = list.children[to]
    if (option) input.setAttribute('aria-activedescendant', option.id)
    else input.removeAttribute('aria-activedescendant')
  }

  function hide(): void {
    list.hidden = true
    input.setAttribute('aria-expanded', 'false')
    status.textContent = ''
    point(-1)
  }

  function close(): void {
    clearTimeout(timer)
    asking?.abort()
    hide()
  }

  function open(words: readonly string[]): void {
    hide()
    if (words.length === 0) return
    list.replaceChildren(...words.map((word, n) => makeOption(word, `${list.id}-${n}`)))
    list.hidden = false
    input.setAttribute('aria-expanded', 'true')
    status.textContent = pageWords().suggestions(words.length)
  }

  async function ask(): Promise<void> {
    const typed = input.value.trim()
    asking?.abort()
    if (typed.length < shortest) return hide()
    asking = new AbortController()
    try {
      const reply = await fetch(`${source}?${new URLSearchParams({ q: typed })}`, { signal: asking.signal })
      const words = reply.ok ? readSuggestions(await reply.json()) : []
      if (document.activeElement === input) open(words)
    } catch {
      // left for newer letters, or the line is down: searching works without suggestions
    }
  }

  function choose(option: Element): void {
    input.value = option.textContent ?? ''
    close()
    input.form?.requestSubmit()
  }

  function onKey(pressed: KeyboardEvent): void {
    if (pressed.isComposing) return
    const { key } = pressed
    const chosen = list.children[at]
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (list.hidden) void ask()
      else point(nextOption(at, list.children.length, key))
    } else if (key === 'Enter' && !list.hidden && chosen) choose(chosen)
    else if (key === 'Escape' && !list.hidden) close()
    else return
    pressed.preventDefault()
  }

  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(ask, pause)
  })
  input.addEventListener('keydown', onKey)
  input.addEventListener('blur', close)
  input.form?.addEventListener('submit', close)
  // the cursor stays where it is
  list.addEventListener('mousedown', (pressed) => pressed.preventDefault())
  list.addEventListener('click', ({ target }) => {
    const option = target instanceof Element && target.closest('[role="option"]')
    if (option) choose(option)
  })
}

function makeOption(word: string, id: string): HTMLElement {
  const option = make('li', { id, role: 'option', 'aria-selected': 'false' })
  option.textContent = word
  return option
}

function make(tag: string, attributes: Record<string, string>): HTMLElement {
  const element = document.createElement(tag)
  set(element, attributes)
  return element
}

/** Attributes by name: browsers of a few years ago do not have all of them as properties. */
function set(element: Element, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
}
