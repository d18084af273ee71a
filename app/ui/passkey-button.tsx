import type { ReactNode } from 'react'
import { wayInWords } from '#app/words/ways-in.ts'
import { usePage } from './page-context.tsx'

type Props = {
  /** what the browser is to do: find a passkey, or make one */
  does: 'get' | 'create'
  /** where the script asks what is to be signed, and where the form then goes */
  options: string
  action: string
  plain?: boolean
  children: ReactNode
}

/**
 * A button of the form around it that lets the browser ask for a passkey, and sends what comes of it. It needs script: until the script
 * has seen that the browser can do it, it is not there.
 */
export function PasskeyButton({ does, options, action, plain, children }: Props) {
  const { status } = wayInWords[usePage().lang]
  return (
    <div className="by-passkey" data-passkey={does} data-options={options} hidden>
      <input type="hidden" name="answer" />
      <button id="passkey" className={plain ? 'btn plain' : 'btn'} type="submit" formAction={action} formNoValidate={does === 'get'}>
        {children}
      </button>
      <p
        className="small soft"
        role="status"
        data-waiting={status.waiting}
        data-cancelled={status.cancelled}
        data-known={status.known}
        data-failed={status.failed}
      />
    </div>
  )
}
