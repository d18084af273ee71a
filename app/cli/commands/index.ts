import type { Command } from '../command.ts'
import { doctor } from './doctor.ts'
import { importCommand } from './import.ts'
import { member } from './member.ts'
import { migrate } from './migrate.ts'
import { search } from './search.ts'
import { seed } from './seed.ts'

export const commands: Record<string, Command> = { import: importCommand, search, migrate, seed, member, doctor }
