import { startCompare } from './enhance/compare.ts'
import { startLocalTime } from './enhance/local-time.ts'
import { startSave } from './enhance/save.ts'
import { startSheet } from './enhance/sheet.ts'
import { startSlash } from './enhance/slash.ts'
import { startSubmitOnChange } from './enhance/submit-on-change.ts'
import { startSuggest } from './enhance/suggest.ts'

// Every page works without these. One that fails must not take the others with it.
for (const start of [startSlash, startSuggest, startSheet, startSubmitOnChange, startCompare, startSave, startLocalTime]) {
  try {
    start()
  } catch (error) {
    reportError(error)
  }
}

// few pages have a passkey's button, and its script is not small
if (document.querySelector('[data-passkey]')) import('./enhance/passkey.ts').then(({ startPasskeys }) => startPasskeys()).catch(reportError)

// nor has many a form that saves itself
if (document.querySelector('[data-autosave]'))
  import('./enhance/autosave.ts').then(({ startAutosave }) => startAutosave()).catch(reportError)
