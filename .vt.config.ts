import { defineConfig } from 'vitest/config'
export default defineConfig({ root: '/work/main', esbuild: { jsx: 'automatic' }, test: { environment: 'node', include: ['tests/e2e/enhance.test.ts','tests/e2e/preferences*.test.ts'], testTimeout: 60000 } })
