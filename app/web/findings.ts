/** What each check has found. */
export type Facts = {
  node: { version: string }
  /** `place`: the folder of the embedded database */
  database: { server: string | number; place: string | null }
  schema: { pending: string[] }
  seeds: object
  catalog: { published: number }
  members: { members: number }
  administrators: { administrators: number; demo: boolean }
  demonstration: { demoMembers: number }
  sessions: { stale: number }
  mail: { late: number; refused: number; byServer: boolean }
  zones: { drifted: number }
  fsync: { fsync: string }
}
export type CheckName = keyof Facts
export type Finding = { [Name in CheckName]: { check: Name; ok: boolean; facts: Facts[Name] } }[CheckName]
