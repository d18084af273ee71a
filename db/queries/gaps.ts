import { sql } from 'kysely'
import type { Db } from '#db/schema.ts'

/** For each unit that offers something: how many of its published options say how equity is part of them. */
export function listEdiAnswers(db: Db): Promise<{ slug: string; name: string; total: number; answered: number }[]> {
  return db
    .selectFrom('options as o')
    .innerJoin('units as u', 'u.id', 'o.unit_id')
    .select(['u.slug', 'u.name', sql<number>`count(*)::int`.as('total'), sql<number>`count(o.edi_how)::int`.as('answered')])
    .where('o.state', '=', 'published')
    .groupBy(['u.slug', 'u.name'])
    .orderBy('total', 'desc')
    .orderBy('u.name')
    .execute()
}
