import { paths } from '#app/paths.ts'
import { useCommonWords, usePage } from './page-context.tsx'
import { zoneCity } from './time.ts'

export function SiteFooter() {
  const words = useCommonWords().footer
  const { zone, here, demo } = usePage()
  const common = useCommonWords()
  return (
    <footer className="foot">
      <div className="wrap">
        <ul>
          <li>
            <a href={paths.help()}>{words.help}</a>
          </li>
          <li>
            <a href={paths.accessibility()}>{words.accessibility}</a>
          </li>
          <li>
            <a href={paths.privacy()}>{words.privacy}</a>
          </li>
          <li>
            <a href={paths.data()}>{words.data}</a>
          </li>
          <li>
            <a href={paths.gaps()}>{words.gaps}</a>
          </li>
          <li>
            <a href={paths.preferences(here)}>{words.preferences}</a>
          </li>
          <li>
            <span data-zone-note="">{zone ? words.times(zoneCity(zone)) : words.ownTimes}</span> ·{' '}
            <a href={paths.preferences(here)}>{words.change}</a>
          </li>
        </ul>
        <p>
          {words.independent} {demo && common.demo}
        </p>
      </div>
    </footer>
  )
}
