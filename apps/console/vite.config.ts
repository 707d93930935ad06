import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress } from './build/precompress.ts'

/** The server that `npm run dev` runs beside this one. */
const API = process.env.FAIRLINE_API ?? 'http://127.0.0.1:8080'

/** The first that fits counts. Charts and the two big libraries change less often than our screens, so browsers keep them; a QR code is drawn once in the life of an account. */
const CHUNKS = [
  { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/ },
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  { name: 'antd', test: /node_modules[\\/](antd(?![\\/]es[\\/]qr-code)|@ant-design|@rc-component(?![\\/]qrcode)|dayjs)[\\/]/ },
  { name: 'libraries', test: /node_modules[\\/](?!antd[\\/]es[\\/]qr-code|@rc-component[\\/]qrcode)/ },
]

export default defineConfig({
  plugins: [react(), precompress()],
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
  server: { host: '127.0.0.1', proxy: { '/v1': { target: API, changeOrigin: false } } },
})
