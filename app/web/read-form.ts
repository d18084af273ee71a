import type { z } from 'zod'

/** The fields of a form whose value was refused, each with the reason's code. */
export type Wrong<Refusal extends string> = { field: string; why: Refusal }[]

/** A request's form; empty where what was sent is none. */
export async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    return new FormData()
  }
}

/** One field as text; a file, or nothing, is empty. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.toWellFormed() : ''
}

/**
 * Reads a form by its zod shape, whose messages are the codes of refusals. What the shape does not name is dropped.
 * At most one reason a field.
 */
export function readForm<Shape extends z.ZodObject, Refusal extends string>(
  form: FormData,
  shape: Shape,
  refusals: readonly Refusal[],
): { ok: true; input: z.infer<Shape> } | { ok: false; wrong: Wrong<Refusal> } {
  const fields = Object.keys(shape.shape)
  const parsed = shape.safeParse(Object.fromEntries(fields.map((name) => [name, textOf(form, name)])))
  if (parsed.success) return { ok: true, input: parsed.data }
  const wrong = new Map<string, Refusal>()
  for (const { path, message } of parsed.error.issues) {
    const why = refusals.find((code) => code === message)
    // a shape's words that nobody has worded are a fault of ours
    if (!why) throw new Error(`no refusal is called ${message}`)
    const field = String(path[0])
    if (!wrong.has(field)) wrong.set(field, why)
  }
  return { ok: false, wrong: [...wrong].map(([field, why]) => ({ field, why })) }
}
