const shapes = {
  when: 'M3 5h14v12H3zM3 9h14M7 3v4M13 3v4',
  length: 'M10 3a7 7 0 1 0 .01 0M10 6v4l3 2',
  cost: 'M3 6h14v9H3zM10 8.300a2.200 2.200 0 1 0 .01 0',
  save: 'M5.500 3h9v14L10 13.500 5.500 17z',
  search: 'M8.500 3.500a5 5 0 1 0 .01 0M12.200 12.200 17 17',
  earn: 'M10 3.500a4.500 4.500 0 1 0 .01 0M7.500 12 6 18l4-2 4 2-1.500-6',
} as const

export type IconName = keyof typeof shapes

const symbols = Object.entries(shapes)
  .map(([name, shape]) => `<symbol id="i-${name}" viewBox="0 0 20 20"><path d="${shape}"></path></symbol>`)
  .join('')

/** Drawn once a page; each use refers to it. */
export function IconSheet() {
  return <svg width="0" height="0" className="unseen" aria-hidden="true" dangerouslySetInnerHTML={{ __html: symbols }} />
}

export function Icon({ name }: { name: IconName }) {
  return (
    <svg aria-hidden="true" width="18" height="18">
      <use href={`#i-${name}`} />
    </svg>
  )
}
