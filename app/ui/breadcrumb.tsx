import { useCommonWords } from './page-context.tsx'

export function Breadcrumb({ trail }: { trail: { to?: string; text: string }[] }) {
  const words = useCommonWords()
  return (
    <nav className="crumb" aria-label={words.breadcrumb}>
      <ol>
        {trail.map((step) => (
          <li key={step.text}>{step.to ? <a href={step.to}>{step.text}</a> : <span aria-current="page">{step.text}</span>}</li>
        ))}
      </ol>
    </nav>
  )
}
