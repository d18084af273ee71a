/** How a member can come in, as `findWaysIn` counts it. */
type WaysIn = { password: boolean; passkeys: number; identities: number; demo: boolean }

/** Whether a member who gives one up can still come in. */
export function hasAnotherWay({ password, passkeys, identities, demo }: WaysIn): boolean {
  return Number(password) + passkeys + identities + Number(demo) > 1
}
