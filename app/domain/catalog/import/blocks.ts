/**
 * Puts sanitized inline HTML and lists into an orderly shape: paragraphs and lists only, each closed, none inside the other's text.
 * Input: what the sanitizer let through. Output: `<p>` `<ul>` `<ol>` `<li>` holding text, `<em>` `<strong>` `<a>` `<br>`.
 */

const TOKEN = /<(\/?)([a-z]+)([^>]*)>|[^<]+/gu
const INLINE = new Set(['em', 'strong', 'a'])
const MAX_LISTS = 4

type State = {
  out: string
  /** text since the last block began, to drop what stays empty */
  text: string
  inline: string[]
  /** open lists, innermost last; `item` says whether an `<li>` is open in it */
  lists: { name: string; item: boolean; filled: boolean }[]
}

export function orderBlocks(html: string): string {
  const state: State = { out: '', text: '', inline: [], lists: [] }
  for (const [token, closing, name] of html.matchAll(TOKEN)) {
    if (name === undefined) addText(state, token)
    else if (name === 'br') addBreak(state)
    else if (INLINE.has(name)) toggleInline(state, token, name, closing === '/')
    else if (name === 'p') endText(state)
    else if (name === 'ul' || name === 'ol') closing === '/' ? closeList(state) : openList(state, name)
    else if (name === 'li') closing === '/' ? closeItem(state) : openItem(state)
  }
  while (state.lists.length > 0) closeList(state)
  endText(state)
  return state.out
}

function addText(state: State, raw: string): void {
  const text = raw.replace(/\s+/gu, ' ')
  if (state.text === '' && text === ' ') return
  state.text += state.text === '' ? text.trimStart() : text
}

/** One break is a line, two are a new paragraph. */
function addBreak(state: State): void {
  const text = state.text.trimEnd()
  if (text.endsWith('<br>')) endText(state)
  else if (text !== '') state.text = `${text}<br>`
}

function toggleInline(state: State, token: string, name: string, closing: boolean): void {
  if (!closing) {
    if (state.inline.includes(name)) return
    state.inline.push(name)
    state.text += token
  } else if (state.inline.includes(name)) {
    while (state.inline.length > 0) {
      const open = state.inline.pop()
      state.text += `</${open}>`
      if (open === name) break
    }
  }
}

/** Ends the running text: as a paragraph, or as the text of the open item. */
function endText(state: State): void {
  while (state.inline.length > 0) state.text += `</${state.inline.pop()}>`
  const text = dropEmpty(state.text).replace(/(<br>|\s)+$/gu, '')
  state.text = ''
  if (text.replace(/<[^>]*>/gu, '').trim() === '') return
  const list = state.lists.at(-1)
  if (list === undefined) {
    state.out += `<p>${text}</p>`
    return
  }
  if (!list.item) openItem(state)
  state.out += list.filled ? `<br>${text}` : text
  list.filled = true
}

function dropEmpty(text: string): string {
  let before = text
  for (let next = strip(before); next !== before; next = strip(before)) before = next
  return before
}

function strip(text: string): string {
  return text.replace(/<(em|strong|a)(?: [^>]*)?>\s*<\/\1>/gu, ' ')
}

function openList(state: State, name: string): void {
  endText(state)
  const outer = state.lists.at(-1)
  if (state.lists.length >= MAX_LISTS) return
  if (outer && !outer.item) openItem(state)
  state.out += `<${name}>`
  state.lists.push({ name, item: false, filled: false })
}

function closeList(state: State): void {
  endText(state)
  closeItem(state)
  const list = state.lists.pop()
  if (!list) return
  const empty = `<${list.name}>`
  state.out = state.out.endsWith(empty) ? state.out.slice(0, -empty.length) : `${state.out}</${list.name}>`
  const outer = state.lists.at(-1)
  if (outer) outer.filled = true
}

function openItem(state: State): void {
  closeItem(state)
  const list = state.lists.at(-1)
  if (!list) return
  state.out += '<li>'
  list.item = true
  list.filled = false
}

function closeItem(state: State): void {
  endText(state)
  const list = state.lists.at(-1)
  if (!list?.item) return
  state.out = state.out.endsWith('<li>') ? state.out.slice(0, -4) : `${state.out}</li>`
  list.item = false
}

/** Keeps whole paragraphs and lists up to `limit` characters. A first block that is longer is cut to plain text. */
export function cutBlocks(html: string, limit: number, cutText: (html: string, room: number) => string): string {
  if (html.length <= limit) return html
  let kept = ''
  for (const [block] of html.matchAll(/<p>.*?<\/p>|<(ul|ol)>.*?<\/\1>(?=<p>|<ul>|<ol>|$)/gsu)) {
    if (kept.length + block.length > limit) break
    kept += block
  }
  return kept === '' ? `<p>${cutText(html, limit - 10)}</p>` : kept
}
