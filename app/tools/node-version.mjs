/** The words that refuse a Node that is too old, or null. Written so that an old Node can still read it. */
export function refuseOldNode(version) {
  const [major, minor] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return null
  return `The hub needs Node 20.19 or newer, and this is Node ${version}. See https://nodejs.org for a current one.`
}
