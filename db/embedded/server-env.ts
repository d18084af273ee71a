/** English, and nothing else of ours: what we were started with is not the server's business (Remix's types demand the last one). */
export const serverEnv = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC', NODE_ENV: 'production' } as const
