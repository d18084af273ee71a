/** Pixels of a social card, in the shape that networks ask for. */
export const cardSize = { width: 1200, height: 630 } as const
