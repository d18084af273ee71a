import { type OptionRecord, type Run, runSpan } from '#app/domain/catalog/record.ts'
import { paths } from '#app/paths.ts'
import type { JsonLdInput } from './json-ld-facts.ts'
import * as facts from './json-ld-facts.ts'
import { document, type JsonLdNode, type JsonLdValue, node } from './json-ld-node.ts'
import * as times from './json-ld-times.ts'
import { oneLine } from './text.ts'

export type { JsonLdInput } from './json-ld-facts.ts'
export { serializeJsonLd } from './json-ld-node.ts'

type Fields = Record<string, JsonLdValue | null | undefined>

/** An option as a schema.org document: Course, EducationEvent or EventSeries, LearningResource, or Service. */
export function optionJsonLd(input: JsonLdInput): JsonLdNode {
  switch (input.record.kind) {
    case 'course':
      return document(course(input))
    case 'event':
      return document(event(input))
    case 'resource':
      return document(node('LearningResource', workFacts(input)))
    case 'service':
      return document(service(input))
  }
}

/** What courses and resources have as creative works and learning resources. */
function workFacts(input: JsonLdInput): Fields {
  const { record, origin } = input
  return {
    ...facts.thingFacts(input),
    provider: facts.organizations(input),
    contributor: facts.partners(input),
    about: [...facts.topics(input), ...facts.themes(input)],
    teaches: facts.topics(input),
    educationalAlignment: facts.alignments(input),
    educationalLevel: facts.level(input),
    learningResourceType: facts.formatName(input),
    inLanguage: record.languages,
    timeRequired: times.workload(input),
    isAccessibleForFree: facts.isFree(input),
    accessibilityFeature: facts.accessTermsOf(input),
    audience: facts.audience(input),
    offers: facts.offers(input),
    // the whole may be an event, which is no creative work: its address is always allowed here
    isPartOf: record.partOf && `${origin}${paths.option(record.partOf.slug)}`,
    hasPart: record.sessions.map((session) => reference('CreativeWork', session, origin)),
  }
}

function course(input: JsonLdInput): JsonLdNode {
  const { record, labels } = input
  const awarded = record.recognition.filter((credit) => credit === 'badge' || credit === 'certification')
  const dated = datedRuns(record)
  return node('Course', {
    ...workFacts(input),
    educationalCredentialAwarded: awarded.map((credit) => labels.value('credit', credit)),
    hasCourseInstance: dated.length > 0 ? dated.map((run) => courseRun(run, input)) : undatedInstance(input),
  })
}

function courseRun(run: Run, input: JsonLdInput): JsonLdNode {
  const schedule = times.weeklySchedule(run)
  return node('CourseInstance', {
    name: oneLine(input.record.title),
    description: times.datesNote(run, input),
    courseMode: times.courseMode(input),
    courseWorkload: times.workload(input),
    courseSchedule: schedule,
    ...times.runFacts(run, input),
    subEvent: schedule ? [] : times.meetings(run, input),
  })
}

function undatedInstance(input: JsonLdInput): JsonLdNode[] {
  const [mode, workload] = [times.courseMode(input), times.workload(input)]
  return mode.length === 0 && workload === null ? [] : [node('CourseInstance', { courseMode: mode, courseWorkload: workload })]
}

/** A conference, a series and what is held again are a series of events; anything else is one event with its meetings. */
function event(input: JsonLdInput): JsonLdNode {
  const { record, origin } = input
  const dated = datedRuns(record)
  const [only] = dated.length === 1 ? dated : []
  const isSeries = record.format === 'conference' || record.format === 'webinar-series' || record.sessions.length > 0 || dated.length > 1
  const note = only ? times.datesNote(only, input) : null
  const thing = facts.thingFacts(input)
  return node(isSeries ? 'EventSeries' : 'EducationEvent', {
    ...thing,
    description: [thing.description, note].filter(Boolean).join('\n\n'),
    organizer: facts.organizations(input),
    contributor: facts.partners(input),
    about: [...facts.topics(input), ...facts.themes(input)],
    keywords: facts.goals(input),
    inLanguage: record.languages,
    isAccessibleForFree: facts.isFree(input),
    audience: facts.audience(input),
    offers: facts.offers(input),
    duration: times.workload(input),
    eventAttendanceMode: times.attendanceOf(record.delivery),
    ...(only ? times.runFacts(only, input) : {}),
    // an EventSeries is no EducationEvent, and only that has these two
    ...(isSeries ? {} : { teaches: facts.topics(input), educationalLevel: facts.level(input) }),
    superEvent: record.partOf && reference('Event', record.partOf, origin),
    subEvent: [
      ...(only ? times.meetings(only, input) : dated.map((run) => heldAgain(run, input))),
      ...record.sessions.map((session) => reference('Event', session, origin)),
    ],
  })
}

function heldAgain(run: Run, input: JsonLdInput): JsonLdNode {
  return node('EducationEvent', {
    name: oneLine(input.record.title),
    description: times.datesNote(run, input),
    ...times.runFacts(run, input),
    subEvent: times.meetings(run, input),
  })
}

function service(input: JsonLdInput): JsonLdNode {
  const { record } = input
  const channel = node('ServiceChannel', { serviceUrl: record.url, availableLanguage: record.languages })
  return node('Service', {
    ...facts.thingFacts(input),
    provider: facts.organizations(input),
    serviceType: facts.formatName(input),
    category: [...facts.topics(input), ...facts.themes(input)],
    audience: facts.audience(input),
    offers: facts.offers(input),
    availableChannel: Object.keys(channel).length > 1 ? channel : null,
  })
}

function datedRuns(record: OptionRecord): Run[] {
  return record.runs.filter((run) => runSpan(run) !== null)
}

function reference(type: 'CreativeWork' | 'Event', to: { slug: string; title: string }, origin: string): JsonLdNode {
  const url = `${origin}${paths.option(to.slug)}`
  return node(type, { '@id': url, name: oneLine(to.title), url })
}
