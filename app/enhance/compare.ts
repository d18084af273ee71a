import { whenShown } from './shown.ts'
import { pageWords, type ScriptWords } from './words.ts'

const fewest = 2
const most = 4

/** What the words beside the button say. */
export function compareHint(chosen: number, words: ScriptWords): string {
  if (chosen === 0) return words.compareNone
  if (chosen < fewest) return words.compareOne
  return chosen < most ? words.compareMore : words.compareFull
}

/** Two to four are compared: a fifth cannot be ticked, and the button says how many there are. */
export function startCompare(): void {
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.closest('.pick')) update()
  })
  document.addEventListener('submit', (submitted) => {
    if (submitted.target === findForm() && picks().chosen < fewest) submitted.preventDefault()
  })
  // going back, a browser ticks again what was ticked
  addEventListener('pageshow', update)
  whenShown(update)
}

function findForm(): HTMLFormElement | null {
  return document.querySelector('form[data-compare]')
}

function picks(): { boxes: HTMLInputElement[]; chosen: number } {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('.pick input')]
  return { boxes, chosen: boxes.filter((box) => box.checked).length }
}

function update(): void {
  const form = findForm()
  const button = form?.querySelector('button')
  const hint = form?.querySelector('[data-hint]')
  if (!button || !hint) return
  const { boxes, chosen } = picks()
  const words = pageWords()
  for (const box of boxes) box.disabled = chosen >= most && !box.checked
  button.dataset.first ??= button.textContent ?? ''
  button.textContent = chosen < fewest ? button.dataset.first : words.compare(chosen)
  if (chosen < fewest) button.setAttribute('aria-disabled', 'true')
  else button.removeAttribute('aria-disabled')
  hint.setAttribute('aria-live', 'polite')
  hint.textContent = compareHint(chosen, words)
}
