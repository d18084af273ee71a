import { notFound } from '#app/web/replies.ts'

/** Who may: everyone; there is nothing here. */
export function loader() {
  throw notFound()
}

export function action() {
  throw notFound()
}

export default function NothingHere() {
  return null
}
