import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

export type Sealer = {
  /** text that only this hub can read again, and only until the moment it names */
  seal: (value: unknown, until: Date) => string
  /** what was sealed; undefined where it has been altered, was not meant for this purpose, or has had its time */
  open: (sealed: string, now: Date) => unknown
}

/** AES-256-GCM with a key of its own for each purpose, derived from the hub's secret (HKDF, RFC 5869). */
export function createSealer(secret: string, purpose: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secret, 'learning-hub', purpose, 32))
  return {
    seal(value, until) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const text = Buffer.concat([cipher.update(JSON.stringify({ until: until.getTime(), value }), 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')
    },
    open(sealed, now) {
      try {
        const bytes = Buffer.from(sealed, 'base64url')
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
        decipher.setAuthTag(bytes.subarray(12, 28))
        const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
        const { until, value } = JSON.parse(text) as { until: number; value: unknown }
        return until > now.getTime() ? value : undefined
      } catch {
        return undefined
      }
    },
  }
}
