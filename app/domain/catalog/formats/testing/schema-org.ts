/** As much of the schema.org vocabulary (version 30.0) as the hub's documents use: types with their parents, properties with domain and range. */

const parents: Record<string, string[]> = {
  Thing: [],
  CreativeWork: ['Thing'],
  LearningResource: ['CreativeWork'],
  Course: ['CreativeWork', 'LearningResource'],
  WebPage: ['CreativeWork'],
  Event: ['Thing'],
  EducationEvent: ['Event'],
  CourseInstance: ['Event'],
  Series: ['Intangible'],
  EventSeries: ['Event', 'Series'],
  Organization: ['Thing'],
  Place: ['Thing'],
  Intangible: ['Thing'],
  AlignmentObject: ['Intangible'],
  Audience: ['Intangible'],
  DefinedTerm: ['Intangible'],
  ItemList: ['Intangible'],
  BreadcrumbList: ['ItemList'],
  ListItem: ['Intangible'],
  Offer: ['Intangible'],
  Schedule: ['Intangible'],
  Service: ['Intangible'],
  ServiceChannel: ['Intangible'],
  VirtualLocation: ['Intangible'],
}

type Term = { domain: string[]; range: string[] }

export const terms: Record<string, Term> = {
  name: { domain: ['Thing'], range: ['Text'] },
  alternateName: { domain: ['Thing'], range: ['Text'] },
  description: { domain: ['Thing'], range: ['Text', 'TextObject'] },
  url: { domain: ['Thing'], range: ['URL'] },
  sameAs: { domain: ['Thing'], range: ['URL'] },
  identifier: { domain: ['Thing'], range: ['Text', 'URL', 'PropertyValue'] },
  provider: { domain: ['CreativeWork', 'Service', 'Trip', 'Action', 'EducationalOccupationalProgram'], range: ['Organization', 'Person'] },
  organizer: { domain: ['Event'], range: ['Organization', 'Person'] },
  contributor: { domain: ['CreativeWork', 'Event'], range: ['Organization', 'Person'] },
  about: { domain: ['CreativeWork', 'Event', 'DefinedTerm', 'Certification'], range: ['Thing'] },
  keywords: { domain: ['CreativeWork', 'Event', 'Organization', 'Place', 'Product'], range: ['DefinedTerm', 'Text', 'URL'] },
  teaches: { domain: ['CreativeWork', 'EducationEvent', 'LearningResource'], range: ['DefinedTerm', 'Text'] },
  educationalAlignment: { domain: ['CreativeWork', 'LearningResource'], range: ['AlignmentObject'] },
  educationalLevel: { domain: ['CreativeWork', 'EducationEvent', 'LearningResource'], range: ['DefinedTerm', 'Text', 'URL'] },
  learningResourceType: { domain: ['CreativeWork', 'LearningResource'], range: ['DefinedTerm', 'Text'] },
  inLanguage: { domain: ['CreativeWork', 'Event'], range: ['Language', 'Text'] },
  timeRequired: { domain: ['CreativeWork'], range: ['Duration'] },
  isAccessibleForFree: { domain: ['CreativeWork', 'Event', 'Place'], range: ['Boolean'] },
  accessibilityFeature: { domain: ['CreativeWork'], range: ['Text'] },
  audience: { domain: ['CreativeWork', 'Event', 'Product', 'Service', 'LodgingBusiness'], range: ['Audience'] },
  audienceType: { domain: ['Audience'], range: ['Text'] },
  offers: { domain: ['CreativeWork', 'Event', 'Product', 'Service', 'Trip'], range: ['Offer', 'Demand'] },
  price: { domain: ['Offer', 'PriceSpecification'], range: ['Number', 'Text'] },
  priceCurrency: { domain: ['Offer', 'PriceSpecification'], range: ['Text'] },
  category: { domain: ['Offer', 'Product', 'Service'], range: ['Text', 'URL', 'Thing'] },
  isPartOf: { domain: ['CreativeWork'], range: ['CreativeWork', 'URL'] },
  hasPart: { domain: ['CreativeWork'], range: ['CreativeWork'] },
  educationalCredentialAwarded: {
    domain: ['Course', 'EducationalOccupationalProgram'],
    range: ['EducationalOccupationalCredential', 'Text', 'URL'],
  },
  hasCourseInstance: { domain: ['Course'], range: ['CourseInstance'] },
  courseMode: { domain: ['CourseInstance'], range: ['Text', 'URL'] },
  courseWorkload: { domain: ['CourseInstance'], range: ['Text'] },
  courseSchedule: { domain: ['CourseInstance'], range: ['Schedule'] },
  startDate: { domain: ['Event', 'Schedule', 'CreativeWorkSeries', 'Role'], range: ['Date', 'DateTime'] },
  endDate: { domain: ['Event', 'Schedule', 'CreativeWorkSeries', 'Role'], range: ['Date', 'DateTime'] },
  startTime: { domain: ['Schedule', 'Action'], range: ['DateTime', 'Time'] },
  endTime: { domain: ['Schedule', 'Action'], range: ['DateTime', 'Time'] },
  byDay: { domain: ['Schedule'], range: ['DayOfWeek', 'Text'] },
  repeatFrequency: { domain: ['Schedule'], range: ['Duration', 'Text'] },
  repeatCount: { domain: ['Schedule'], range: ['Integer'] },
  scheduleTimezone: { domain: ['Schedule'], range: ['Text'] },
  duration: { domain: ['Event', 'Schedule', 'MediaObject', 'Movie'], range: ['Duration', 'QuantitativeValue'] },
  eventStatus: { domain: ['Event'], range: ['EventStatusType'] },
  eventAttendanceMode: { domain: ['Event'], range: ['EventAttendanceModeEnumeration'] },
  location: { domain: ['Event', 'Organization', 'Action'], range: ['Place', 'PostalAddress', 'Text', 'VirtualLocation'] },
  maximumAttendeeCapacity: { domain: ['Event', 'Place'], range: ['Integer'] },
  superEvent: { domain: ['Event'], range: ['Event'] },
  subEvent: { domain: ['Event'], range: ['Event'] },
  address: { domain: ['Place', 'Organization', 'Person'], range: ['PostalAddress', 'Text'] },
  termCode: { domain: ['DefinedTerm'], range: ['Text'] },
  inDefinedTermSet: { domain: ['DefinedTerm'], range: ['DefinedTermSet', 'URL'] },
  alignmentType: { domain: ['AlignmentObject'], range: ['Text'] },
  targetName: { domain: ['AlignmentObject'], range: ['Text'] },
  targetUrl: { domain: ['AlignmentObject'], range: ['URL'] },
  serviceType: { domain: ['Service'], range: ['GovernmentBenefitsType', 'Text'] },
  availableChannel: { domain: ['Service'], range: ['ServiceChannel'] },
  serviceUrl: { domain: ['ServiceChannel'], range: ['URL'] },
  availableLanguage: { domain: ['ServiceChannel', 'Course', 'ContactPoint'], range: ['Language', 'Text'] },
  numberOfItems: { domain: ['ItemList'], range: ['Integer'] },
  itemListElement: { domain: ['ItemList'], range: ['ListItem', 'Text', 'Thing'] },
  position: { domain: ['ListItem', 'CreativeWork'], range: ['Integer', 'Text'] },
  item: { domain: ['ListItem', 'DataFeedItem'], range: ['Thing'] },
}

const isText: Record<string, (text: string) => boolean> = {
  Text: () => true,
  URL: (text) => URL.canParse(text),
  Date: (text) => /^\d{4}-\d\d-\d\d$/.test(text),
  DateTime: (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(text),
  Time: (text) => /^\d\d:\d\d:\d\d$/.test(text),
  Duration: (text) => /^P(?=.)(\d+W|(\d+D)?(T(?=.)(\d+H)?(\d+M)?)?)$/.test(text),
  EventStatusType: (text) => /^https:\/\/schema\.org\/Event(Scheduled|Postponed|Cancelled|Rescheduled|MovedOnline)$/.test(text),
  EventAttendanceModeEnumeration: (text) => /^https:\/\/schema\.org\/(Online|Offline|Mixed)EventAttendanceMode$/.test(text),
  DayOfWeek: (text) => /^https:\/\/schema\.org\/(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/.test(text),
}

function isA(type: string, wanted: string): boolean {
  return type === wanted || (parents[type] ?? []).some((parent) => isA(parent, wanted))
}

function fits(value: unknown, range: string[]): boolean {
  if (typeof value === 'string') return range.some((type) => isText[type]?.(value) ?? false)
  if (typeof value === 'number') return range.includes('Number') || (range.includes('Integer') && Number.isInteger(value))
  if (typeof value === 'boolean') return range.includes('Boolean')
  const type = (value as { '@type': string })['@type']
  return range.some((wanted) => isA(type, wanted))
}

/** Everything in a document that the vocabulary does not allow, with its path; empty for a right one. */
export function faultsOf(document: unknown, path = '$'): string[] {
  if (Array.isArray(document)) return document.flatMap((entry, index) => faultsOf(entry, `${path}[${index}]`))
  if (typeof document !== 'object' || document === null) return []
  const { '@type': type, ...properties } = document as Record<string, unknown>
  if (typeof type !== 'string' || !(type in parents)) return [`${path}: unknown type ${String(type)}`]
  return Object.entries(properties).flatMap(([property, value]) => {
    const here = `${path}.${property}`
    if (property.startsWith('@')) return property === '@id' || (property === '@context' && path === '$') ? [] : [`${here}: unknown keyword`]
    const term = terms[property]
    if (!term) return [`${here}: unknown property`]
    const faults = term.domain.some((wanted) => isA(type, wanted)) ? [] : [`${here}: not a property of ${type}`]
    const values = Array.isArray(value) ? value : [value]
    const misfits = values
      .filter((entry) => !fits(entry, term.range))
      .map((entry) => `${here}: ${JSON.stringify(entry).slice(0, 60)} is no ${term.range.join(' or ')}`)
    return [...faults, ...misfits, ...faultsOf(value, here)]
  })
}

/** Every property that occurs in a document. */
export function propertiesOf(document: unknown): string[] {
  if (Array.isArray(document)) return document.flatMap(propertiesOf)
  if (typeof document !== 'object' || document === null) return []
  return Object.entries(document).flatMap(([property, value]) => [property, ...propertiesOf(value)])
}
