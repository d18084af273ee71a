type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented'>

/** Whether a pressed key is a bare `/`, and nobody is typing into what has the focus. */
export function asksForSearch(pressed: Pressed, focused: { matches: (selectors: string) => boolean } | null): boolean {
  if (pressed.key !== '/' || pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.defaultPrevented) return false
  return !focused?.matches('input, textarea, select, [contenteditable]:not([contenteditable="false"])')
}

/** `/` puts the cursor into the page's search box, unless the reader has switched that off. */
export function startSlash(): void {
  document.addEventListener('keydown', (pressed) => {
    if (document.documentElement.dataset.slash === 'off' || !asksForSearch(pressed, document.activeElement)) return
    const input = document.querySelector<HTMLInputElement>('input[data-slash]')
    if (!input || input.closest('[inert]')) return
    pressed.preventDefault()
    input.focus()
    input.select()
  })
}
