/** A challenge is good for five minutes; one that lies ready under a field is renewed before. */
const renewAfter = 4 * 60_000

type Credential = PublicKeyCredential & { response: AuthenticatorAttestationResponse & AuthenticatorAssertionResponse }

/**
 * `[data-passkey]` holds a button of a form: `get` finds a passkey, `create` makes one. What is to be signed is asked of `data-options`;
 * the answer goes with the form. Where the browser can, a `get` also offers passkeys under the field of the address.
 */
export function startPasskeys(): void {
  if (!('PublicKeyCredential' in window)) return
  for (const part of document.querySelectorAll<HTMLElement>('[data-passkey]')) prepare(part)
  for (const words of document.querySelectorAll<HTMLElement>('[data-passkey-missing]')) words.hidden = true
}

function prepare(part: HTMLElement): void {
  const button = part.querySelector('button')
  const answer = part.querySelector<HTMLInputElement>('[name="answer"]')
  const status = part.querySelector<HTMLElement>('[role="status"]')
  const form = button?.form
  if (!button || !answer || !status || !form) return
  const creates = part.dataset.passkey === 'create'
  // where a passkey has just been refused, the browser is not to hand over the same one by itself
  const offers = !creates && location.href !== button.formAction && document.querySelector('input[autocomplete~="webauthn"]') !== null
  let asking = new AbortController()

  async function ask(mediation?: CredentialMediationRequirement): Promise<void> {
    asking.abort()
    asking = new AbortController()
    const { signal } = asking
    const body = creates ? new URLSearchParams([...new FormData(form ?? undefined)].map(([name, value]) => [name, String(value)])) : ''
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const reply = await fetch(part.dataset.options ?? '', { method: 'POST', body, headers, signal })
    const told = await reply.json()
    if (!reply.ok) return say(told.said)
    const publicKey = decoded(told)
    const made = await (creates
      ? navigator.credentials.create({ publicKey, signal })
      : navigator.credentials.get({ publicKey, mediation, signal }))
    if (signal.aborted || !made || !answer || !button) return
    answer.value = JSON.stringify(encoded(made as Credential))
    button.disabled = false
    form?.requestSubmit(button)
  }

  function say(words = ''): void {
    if (status) status.textContent = words
  }

  /** Passkeys among what the browser suggests for the field. Whatever goes wrong with that, the button is still there. */
  async function offer(): Promise<void> {
    if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return
    const renewed = setTimeout(offer, renewAfter)
    await ask('conditional').catch(() => clearTimeout(renewed))
  }

  button.addEventListener('click', async (click) => {
    // the form that carries the answer is sent by this very button
    if (answer.value) return
    click.preventDefault()
    if (creates && !form.reportValidity()) return
    button.disabled = true
    say(status.dataset.waiting)
    try {
      await ask()
    } catch (error) {
      say(status.dataset[reasonOf(error)])
      if (offers) void offer()
    }
    button.disabled = false
  })
  // a page that comes back from the browser's memory asks anew
  addEventListener('pageshow', () => {
    answer.value = ''
  })
  part.hidden = false
  if (offers) void offer()
}

function reasonOf(error: unknown): 'cancelled' | 'known' | 'failed' {
  const name = error instanceof DOMException ? error.name : ''
  return name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : name === 'InvalidStateError' ? 'known' : 'failed'
}

// The methods that browsers have for this are younger than the browsers that have passkeys.

type Told = {
  challenge: string
  user?: { id: string }
  excludeCredentials?: { id: string }[]
  allowCredentials?: { id: string }[]
}

function decoded(told: Told): PublicKeyCredentialCreationOptions & PublicKeyCredentialRequestOptions {
  const listed = (list?: { id: string }[]) => list?.map((one) => ({ ...one, id: bytesOf(one.id) }))
  const publicKey: object = {
    ...told,
    challenge: bytesOf(told.challenge),
    user: told.user && { ...told.user, id: bytesOf(told.user.id) },
    excludeCredentials: listed(told.excludeCredentials),
    allowCredentials: listed(told.allowCredentials),
  }
  return publicKey as PublicKeyCredentialCreationOptions & PublicKeyCredentialRequestOptions
}

function encoded({ id, rawId, type, response }: Credential): object {
  const { clientDataJSON, attestationObject, authenticatorData, signature, userHandle } = response
  const signed = attestationObject
    ? { attestationObject: textOf(attestationObject), transports: response.getTransports?.() ?? [] }
    : { authenticatorData: textOf(authenticatorData), signature: textOf(signature), userHandle: userHandle && textOf(userHandle) }
  return { id, rawId: textOf(rawId), type, response: { clientDataJSON: textOf(clientDataJSON), ...signed }, clientExtensionResults: {} }
}

/** base64url, as everything in between is written */
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))
}

function textOf(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
}
