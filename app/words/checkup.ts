import type { CheckName, Facts } from '#app/web/findings.ts'

/** What the hub finds when it looks at itself: `hub doctor`, and its page for administrators. */

type CheckWords = { [Name in CheckName]: { name: string; said: (facts: Facts[Name], ok: boolean) => string } }

const en: CheckWords = {
  node: { name: 'node', said: ({ version }) => version },
  database: {
    name: 'database',
    said: ({ server, place }) => `PostgreSQL ${server}, ${place === null ? 'by DATABASE_URL' : `in ${place}`}`,
  },
  schema: { name: 'schema', said: ({ pending }, ok) => (ok ? 'up to date' : `lacks ${pending.join(', ')}: run “hub migrate”`) },
  seeds: { name: 'seeds', said: (_, ok) => (ok ? 'loaded' : 'not loaded: run “hub seed”') },
  catalog: { name: 'catalog', said: ({ published }) => `${published} published options` },
  members: { name: 'members', said: ({ members }) => `${members} accounts` },
  administrators: {
    name: 'administrators',
    said: ({ administrators, demo }, ok) =>
      !ok
        ? 'there is none: run “hub member create --email <address> --admin”'
        : demo && administrators === 0
          ? 'in a demonstration, one of its people'
          : String(administrators),
  },
  demonstration: {
    name: 'demonstration',
    said: ({ demoMembers }, ok) =>
      ok
        ? demoMembers === 0
          ? 'none'
          : `${demoMembers} people`
        : `${demoMembers} of its people are still there, who cannot sign in: run “hub seed”`,
  },
  sessions: {
    name: 'sessions',
    said: ({ stale }, ok) =>
      ok
        ? 'swept'
        : `${stale} have been over for more than a day and were not swept: they let nobody in, but the hub’s clock may stand still`,
  },
  mail: {
    name: 'mail',
    said: ({ late, refused, byServer }, ok) =>
      `${byServer ? 'by SMTP_URL' : 'written to the outbox'}; ${ok ? 'nothing is late' : `${late} should have gone out an hour ago or more: look at SMTP_URL and at what the jobs say`}${refused > 0 ? `; ${refused} were refused by mail servers in the last week` : ''}`,
  },
  zones: {
    name: 'zones',
    said: ({ drifted }) =>
      drifted === 0
        ? 'all instants agree with the database’s own zone rules'
        : `${drifted} instants differ from the database’s zone rules, which may be older or newer than ours`,
  },
  fsync: { name: 'fsync', said: ({ fsync }) => fsync },
}

const es: CheckWords = {
  node: { name: 'node', said: ({ version }) => version },
  database: {
    name: 'base de datos',
    said: ({ server, place }) => `PostgreSQL ${server}, ${place === null ? 'según DATABASE_URL' : `en ${place}`}`,
  },
  schema: { name: 'esquema', said: ({ pending }, ok) => (ok ? 'al día' : `falta ${pending.join(', ')}: ejecute «hub migrate»`) },
  seeds: { name: 'datos iniciales', said: (_, ok) => (ok ? 'cargados' : 'sin cargar: ejecute «hub seed»') },
  catalog: { name: 'catálogo', said: ({ published }) => `${published} opciones publicadas` },
  members: { name: 'cuentas', said: ({ members }) => `${members} cuentas` },
  administrators: {
    name: 'administración',
    said: ({ administrators, demo }, ok) =>
      !ok
        ? 'nadie la tiene: ejecute «hub member create --email <dirección> --admin»'
        : demo && administrators === 0
          ? 'en una demostración, una de sus personas'
          : String(administrators),
  },
  demonstration: {
    name: 'demostración',
    said: ({ demoMembers }, ok) =>
      ok
        ? demoMembers === 0
          ? 'ninguna'
          : `${demoMembers} personas`
        : `quedan ${demoMembers} de sus personas, que no pueden iniciar sesión: ejecute «hub seed»`,
  },
  sessions: {
    name: 'sesiones',
    said: ({ stale }, ok) =>
      ok
        ? 'al día'
        : `${stale} terminaron hace más de un día y siguen ahí: no dejan entrar a nadie, pero quizá el reloj del hub esté parado`,
  },
  mail: {
    name: 'correo',
    said: ({ late, refused, byServer }, ok) =>
      `${byServer ? 'por SMTP_URL' : 'escrito en la bandeja de salida'}; ${ok ? 'nada lleva retraso' : `${late} debían salir hace una hora o más: revise SMTP_URL y lo que dicen las tareas`}${refused > 0 ? `; los servidores de correo rechazaron ${refused} en la última semana` : ''}`,
  },
  zones: {
    name: 'zonas horarias',
    said: ({ drifted }) =>
      drifted === 0
        ? 'todos los instantes coinciden con las reglas horarias de la base de datos'
        : `${drifted} instantes difieren de las reglas horarias de la base de datos, que pueden ser más antiguas o más nuevas que las nuestras`,
  },
  fsync: { name: 'fsync', said: ({ fsync }) => fsync },
}

export const checkupWords = { en, es }
