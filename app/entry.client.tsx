import { startCompare } from './enhance/compare.ts'
import { startLocalTime } from './enhance/local-time.ts'
import { startSheet } from './enhance/sheet.ts'
import { startSlash } from './enhance/slash.ts'
import { startSubmitOnChange } from './enhance/submit-on-change.ts'
import { startSuggest } from './enhance/suggest.ts'

// Every page works without these. One that fails must not take the others with it.
for (const start of [startSlash, startSuggest, startSheet, startSubmitOnChange, startCompare, startLocalTime]) {
  try {
    start()
  } catch (error) {
    reportError(error)
  }
}
