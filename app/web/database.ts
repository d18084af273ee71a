import type { Settings } from '#app/settings.ts'
import { type Connected, connect } from '#db/connect.ts'
import { joinEmbedded, startEmbedded } from '#db/embedded/embedded.ts'

export type OpenDatabase = Connected & { close: () => Promise<void> }

/**
 * The database the settings name: an address, or the PostgreSQL that comes along.
 * A server takes the data folder for itself; a command joins whoever has it, or starts it for as long as it needs.
 */
export async function openDatabase(settings: Settings, part: 'server' | 'command', log: (line: string) => void): Promise<OpenDatabase> {
  const { databaseUrl, databaseReadUrl, dataDir } = settings
  if (databaseUrl) return connect({ target: databaseUrl, readUrl: databaseReadUrl, log })
  const embedded = part === 'server' ? await startEmbedded({ dataDir, log }) : await joinEmbedded({ dataDir, log })
  try {
    const connected = await connect({ target: embedded.connection, readUrl: databaseReadUrl, log })
    return {
      ...connected,
      async close() {
        await connected.close()
        await embedded.stop()
      },
    }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}
