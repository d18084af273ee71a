const event = 'hub:shown'

/** Runs `prepare` on the page as it stands, and again on every part of it that is put in place later. */
export function whenShown(prepare: (root: ParentNode) => void): void {
  prepare(document)
  document.addEventListener(event, ({ target }) => target instanceof Element && prepare(target))
}

/** Says that this part of the page has just been put in place. */
export function announceShown(part: Element): void {
  part.dispatchEvent(new CustomEvent(event, { bubbles: true }))
}
