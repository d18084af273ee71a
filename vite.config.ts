import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import { serverCodeStaysHome } from './app/web/browser-fence.ts'
import options from './remix.config.js'

export default defineConfig({
  plugins: [remix(options), serverCodeStaysHome()],
  build: { target: 'es2022', assetsInlineLimit: 0, cssCodeSplit: false },
})
