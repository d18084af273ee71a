import { spawnSync } from 'node:child_process'
import { z } from 'zod'

const Eml = z.object({
  headers: z.array(z.tuple([z.string(), z.string()])),
  parts: z.array(z.object({ type: z.string(), text: z.string() })),
  defects: z.array(z.string()),
})

export type Eml = { header: (name: string) => string | null; headers: [string, string][]; text: string; html: string; defects: string[] }

/** Python's own reader of mail, with its strictest rules: a foreign eye on what we send. */
const program = `
import email, email.policy, json, sys
mail = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
walked = list(mail.walk())
print(json.dumps({
  'headers': [[name, str(value)] for name, value in mail.items()],
  'parts': [{'type': part.get_content_type(), 'text': part.get_content()} for part in walked if not part.is_multipart()],
  'defects': [repr(defect) for part in walked for defect in list(part.defects) + [d for v in part.values() for d in getattr(v, 'defects', [])]],
}))`

export function hasPython(): boolean {
  return spawnSync('python3', ['--version']).status === 0
}

export const withoutPython = 'python3 is not here, whose reader of mail this asks'

export function readEml(eml: string | Buffer): Eml {
  const { stdout, stderr, status } = spawnSync('python3', ['-c', program], { input: eml, encoding: 'utf8' })
  if (status !== 0) throw new Error(`this is no mail: ${stderr}`)
  const { headers, parts, defects } = Eml.parse(JSON.parse(stdout))
  const one = (type: string) =>
    parts
      .filter((part) => part.type === type)
      .map(({ text }) => text)
      .join('')
      .replace(/\r\n/g, '\n')
  return {
    headers,
    header: (name) => headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? null,
    text: one('text/plain'),
    html: one('text/html'),
    defects,
  }
}
