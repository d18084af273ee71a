import { z } from 'zod'
import {
  accessFeatures,
  aliasKinds,
  answers,
  audiences,
  costs,
  credits,
  deliveries,
  formats,
  jobRoles,
  kinds,
  languages,
  levels,
  libraryTypes,
  memberships,
  partModes,
  priceTiers,
  roleNames,
  sides,
  stages,
  termKinds,
  unitKinds,
} from '#db/values.ts'

/** The shapes of `seeds/data/*.json`. Strict: a key nobody knows is a mistake in the data, not a wish. */

const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and single hyphens')
const Words = z.string().trim().min(1).max(400)
/** `z.url` alone takes `javascript:` for an address. */
const Address = z.url({ protocol: /^https?$/ })
const Both = z.strictObject({ en: Words, es: Words })

/** units.json */
export const UnitSeed = z.strictObject({
  slug: Slug,
  kind: z.enum(unitKinds),
  name: Words,
  acronym: z.string().max(20).nullable(),
  /** slug of the unit it belongs to */
  parent: Slug.nullable(),
  /** our own one or two sentences; null where no source says what it is for */
  about: Both.nullable(),
  /** chapters: postal code or name of the state, territory or region */
  place: z.string().nullable(),
  /** year of founding, only where the facts state it */
  founded: z.number().int().min(1850).max(2026).nullable(),
  /** EDI focus of an affiliate or alliance, null = not stated */
  ediFocus: z.string().nullable(),
  aliases: z.array(z.strictObject({ alias: Words, kind: z.enum(aliasKinds) })),
  /** what it became, dated; `planned` where a source reports only a plan */
  succeededBy: z
    .strictObject({
      unit: Slug,
      on: z
        .string()
        .regex(/^\d{4}(-\d{2}-\d{2})?$/)
        .nullable(),
      standing: z.enum(['done', 'planned', 'proposed']),
      source: Words,
    })
    .nullable(),
  url: Address.nullable(),
  source: Words,
  /** false where no source backs the row */
  confirmed: z.boolean(),
})

/** goals.json */
export const GoalSeed = z.strictObject({
  id: z.string().regex(/^(PLD-[CGS]\d+|EDI-[GS]\d+|ADV-[GS]\d+|IP-[GS]\d+)$/),
  plan: Words,
  year: z.number().int(),
  direction: z.enum(['professional-and-leadership-development', 'equity-diversity-and-inclusion', 'advocacy', 'information-policy']),
  kind: z.enum(['commitment', 'goal', 'strategy']),
  /** short label, up to 60 characters, and a full sentence, both our own wording */
  label: Both,
  text: Both,
  /** how much of it software can serve: core, supporting, report, or outside of it */
  scope: z.enum(['core', 'supporting', 'report', 'outside']),
})

/** themes.json */
export const ThemeSeed = z.strictObject({
  slug: Slug,
  side: z.enum(sides),
  /** the colour of the label's edge */
  shade: z.enum(['edi', 'leadership', 'advocacy', 'policy']),
  label: Both,
  /** two short lines for a spine label, e.g. "bias and power" */
  short: Both,
  about: Both,
  goals: z.array(z.string()).min(1),
})

/** topics.json */
export const TopicSeed = z.strictObject({
  slug: Slug,
  broader: Slug.nullable(),
  label: Both,
  /** scope note in our own words, one or two sentences */
  definition: Both,
  related: z.array(Slug),
  /** other words people use for it; they lead searches here */
  terms: z.array(z.strictObject({ lang: z.enum(['en', 'es']), term: z.string().min(1).max(80), kind: z.enum(termKinds) })),
  /** true for equity, diversity and inclusion topics */
  edi: z.boolean(),
})

/** phrases.json: the short notes that options carry, in both languages; each serves in both directions */
export const PhraseSeed = Both

const PartSeed = z.strictObject({
  title: Words,
  mode: z.enum(partModes),
  minutes: z.number().int().positive().nullable(),
  /** days after the first day of the run; null where the part has no date of its own ("any time before") */
  dayOffset: z.number().int().min(-60).max(400).nullable(),
  /** HH:MM, local to the zone of the run; null for a part without a time */
  at: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .nullable(),
  place: z.string().nullable(),
  note: z.string().nullable(),
})

/** options/*.json */
export const OptionSeed = z.strictObject({
  externalId: z.string().regex(/^(F\d{3}|I\d{2}|D\d{2})$/),
  unit: Slug,
  /** other units of the family that offer it together */
  withUnits: z.array(Slug),
  /** partners that are not units here, as printed */
  partners: z.array(z.string()),
  kind: z.enum(kinds),
  title: Words,
  /** one sentence of our own, up to 160 characters, saying what a person gets from it */
  summary: z.string().trim().min(20).max(180),
  /** two to four sentences of our own; only what follows from the facts */
  description: z.string().trim().min(40).max(1200),
  delivery: z.enum(deliveries),
  format: z.enum(formats),
  level: z.enum(levels),
  /** what the source says of level where the four values do not fit, e.g. "All levels", "Directors in their first year" */
  levelNote: z.string().nullable(),
  stages: z.array(z.enum(stages)),
  audience: z.array(z.enum(audiences)),
  libraryTypes: z.array(z.enum(libraryTypes)),
  languages: z.array(z.string()),
  minutes: z.number().int().positive().max(600_000).nullable(),
  /** first to last day, both counted; null if not stated or less than a day */
  spanDays: z.number().int().positive().nullable(),
  /** length as a reader would say it, e.g. "4 weeks, 3 hours a week"; null = not stated */
  lengthNote: z.string().nullable(),
  cost: z.enum(costs),
  /** e.g. "Free to members", "Paid; the price is not stated"; null = nothing is stated */
  costNote: z.string().nullable(),
  prices: z.array(
    z.strictObject({
      tier: z.enum(priceTiers),
      cents: z.number().int().min(0).nullable(),
      currency: z.literal('USD'),
      note: z.string().nullable(),
    }),
  ),
  recognition: z.array(z.enum(credits)),
  recognitionNote: z.string().nullable(),
  edi: z.strictObject({ answer: z.enum(answers), themes: z.array(Slug) }),
  leadership: z.strictObject({ answer: z.enum(answers), themes: z.array(Slug) }),
  /** the provider's own answer; always null for real bodies, since no source states one */
  ediHow: z.string().nullable(),
  access: z.array(z.enum(accessFeatures)),
  topics: z.array(Slug).min(1),
  /** chosen directly, beside those that follow from the themes */
  goals: z.array(z.string()),
  /** last year it was seen in a source; null = the source has no year */
  lastSeen: z.number().int().min(1990).max(2026).nullable(),
  /** true for what needs a date to be taken: live events, facilitated courses */
  dated: z.boolean(),
  /** e-courses and series known to repeat: demo mode may give them illustrative dates */
  repeats: z.boolean(),
  url: Address.nullable(),
  source: Words,
  confirmed: z.boolean(),
  demonstration: z.boolean(),
  partOf: z.string().nullable(),
  /** involvement and services: what they ask in time, e.g. "About 2 hours, once"; null = not stated */
  timeAsked: z.string().nullable(),
  parts: z.array(PartSeed),
})

/** people.json: as whom a demonstration can be looked at. Invented, and without a surname. */
export const PersonSeed = z.strictObject({
  slug: z.string().regex(/^[a-z]+$/, 'small letters'),
  name: z.string().regex(/^\p{L}+$/u, 'one name, without a surname'),
  pronouns: Words.nullable(),
  lang: z.enum(languages),
  zone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'an IANA time zone'),
  jobRole: z.enum(jobRoles),
  libraryType: z.enum(libraryTypes),
  /** state or country */
  place: Words,
  /** what they want to get better at */
  topics: z.array(Slug),
  /** `unit`: null for the administrator's, which is the hub's */
  roles: z.array(z.strictObject({ role: z.enum(roleNames), unit: Slug.nullable() })),
  /** slug of the person who supervises them, by their invitation */
  supervisor: z.string().nullable(),
  /** whether the first questions lie behind them */
  welcomed: z.boolean(),
  membership: z.enum(memberships),
})

export type UnitSeed = z.infer<typeof UnitSeed>
export type GoalSeed = z.infer<typeof GoalSeed>
export type ThemeSeed = z.infer<typeof ThemeSeed>
export type TopicSeed = z.infer<typeof TopicSeed>
export type PhraseSeed = z.infer<typeof PhraseSeed>
export type OptionSeed = z.infer<typeof OptionSeed>
export type PersonSeed = z.infer<typeof PersonSeed>
export type PartSeed = z.infer<typeof PartSeed>

/** Everything that the seed files hold, and a digest of it. */
export type Seeds = {
  units: UnitSeed[]
  goals: GoalSeed[]
  themes: ThemeSeed[]
  topics: TopicSeed[]
  phrases: PhraseSeed[]
  options: OptionSeed[]
  people: PersonSeed[]
  hash: string
}
