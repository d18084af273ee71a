import { paths } from '#app/paths.ts'

/** The one search input. `data-suggest` and `data-slash` start its behaviors where scripts run. */
export function SearchBox({ label, placeholder, value }: { label: string; placeholder: string; value: string }) {
  return (
    <input
      type="search"
      name="q"
      aria-label={label}
      placeholder={placeholder}
      defaultValue={value}
      maxLength={500}
      autoComplete="off"
      spellCheck={false}
      data-suggest={paths.apiSuggest()}
      data-slash=""
    />
  )
}
