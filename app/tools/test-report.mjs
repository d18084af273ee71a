import { writeFileSync } from 'node:fs'

/** A Vitest reporter that counts for the last line of `npm test`, and keeps the reason of each skip. */
export default class TestReport {
  onTestRunEnd(modules, unhandled) {
    const counts = { passed: 0, failed: unhandled.length, skipped: 0, skips: [] }
    for (const module of modules) {
      // A file that could not be read at all has no tests that could fail.
      counts.failed += module.errors().length
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length
      for (const test of module.children.allTests()) count(counts, module, test)
    }
    if (process.env.HUB_TEST_REPORT) writeFileSync(process.env.HUB_TEST_REPORT, JSON.stringify(counts))
  }
}

function count(counts, module, test) {
  const { state, note } = test.result()
  if (state === 'passed') counts.passed++
  else if (state === 'failed') counts.failed++
  else {
    counts.skipped++
    counts.skips.push({ name: `${module.relativeModuleId}: ${test.fullName}`, reason: note ?? null })
  }
}
