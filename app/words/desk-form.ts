import type { ReasonCode } from '#app/domain/catalog/desk/rules.ts'
import type { WrongCode } from '#app/domain/catalog/desk/wrong.ts'

/** The form of an option: what is asked, why, and what is wrong or missing. */

export type AskedField =
  | 'title'
  | 'kind'
  | 'summary'
  | 'description'
  | 'url'
  | 'textLanguage'
  | 'delivery'
  | 'format'
  | 'dated'
  | 'minutes'
  | 'spanDays'
  | 'lengthNote'
  | 'level'
  | 'levelNote'
  | 'audience'
  | 'stages'
  | 'libraryTypes'
  | 'languages'
  | 'access'
  | 'cost'
  | 'prices'
  | 'costNote'
  | 'recognition'
  | 'recognitionNote'
  | 'accreditor'
  | 'topics'
  | 'partners'
  | 'edi'
  | 'ediHow'
  | 'leadership'
  | 'goals'
  | 'reviewBy'
  | 'runs'

export type PartField = 'starts' | 'ends' | 'zone' | 'mode' | 'place' | 'url' | 'minutes' | 'title' | 'note' | 'allDay'
type Section = 'what' | 'how' | 'dates' | 'whom' | 'cost' | 'earn' | 'about' | 'equity' | 'keeping'

type Words = {
  sections: Record<Section, { title: string; text: string }>
  label: Record<AskedField, string>
  hint: Partial<Record<AskedField, string>>
  kindHint: Record<'course' | 'event' | 'resource' | 'service', string>
  yesDated: string
  notDated: string
  none: { edi: string; leadership: string }
  notChosen: string
  amount: string
  currency: string
  priceNote: string
  run: (n: number) => string
  part: (n: number) => string
  partLabel: Record<PartField, string>
  partHint: { zone: string; starts: string }
  runState: string
  runStates: Record<'scheduled' | 'postponed' | 'cancelled', string>
  seats: string
  closes: string
  remove: string
  addRun: string
  addPart: string
  pastRuns: (n: number) => string
  goalsFollow: string
  topicsOf: (topic: string) => string
  moreTopics: (n: number) => string
  save: string
  publish: string
  preview: string
  where: (field: string) => string
  reason: Record<ReasonCode, string>
  wrong: Record<WrongCode, (most: number | null) => string>
}

const en: Words = {
  sections: {
    what: { title: 'What it is', text: 'The words that people find it by, and decide by.' },
    how: { title: 'How it is taken', text: 'What you do not know stays “not stated”; a guess would mislead.' },
    dates: { title: 'Dates', text: 'One run for each time it is held; a run has a part for every meeting. Leave empty what has no date.' },
    whom: { title: 'Whom it is for', text: 'Leave out what you cannot say.' },
    cost: { title: 'What it costs', text: 'What somebody pays who belongs to nothing, and what others pay.' },
    earn: { title: 'What it earns', text: 'People ask this before they enroll, so it must be answered. “Nothing to earn” is an answer.' },
    about: { title: 'What it is about', text: 'Topics from the hub’s vocabulary: they lead from one option to the next.' },
    equity: {
      title: 'Equity and leadership',
      text: 'The association asks this of everything it offers, on whatever subject. None is an answer.',
    },
    keeping: { title: 'Keeping it true', text: 'Your desk reminds you on this day to look at it again.' },
  },
  label: {
    title: 'Title',
    kind: 'What kind of thing',
    summary: 'In one or two sentences',
    description: 'Description',
    url: 'Web address',
    textLanguage: 'You are writing in',
    delivery: 'How people take part',
    format: 'Format',
    dated: 'Does it need a date?',
    minutes: 'Minutes of learning',
    spanDays: 'Days from start to end',
    lengthNote: 'Length, in words',
    level: 'Level',
    levelNote: 'About the level, in words',
    audience: 'Who',
    stages: 'Where they are in their career',
    libraryTypes: 'Kind of library',
    languages: 'Offered in',
    access: 'Access',
    cost: 'For everybody',
    prices: 'Prices',
    costNote: 'About the cost, in words',
    recognition: 'What people earn',
    recognitionNote: 'The line that people read',
    accreditor: 'Who accredits it',
    topics: 'Topics',
    partners: 'Offered together with',
    edi: 'Equity, diversity and inclusion (EDI)',
    ediHow: 'How is EDI embedded in it?',
    leadership: 'Leadership',
    goals: 'Strategic goals',
    reviewBy: 'Look at it again by',
    runs: 'Dates',
  },
  hint: {
    summary: 'What somebody will be able to do afterwards. It stands in lists.',
    description: 'Plain text with empty lines between paragraphs, or simple HTML: paragraphs, lists, emphasis, links.',
    url: 'Where people sign up or use it, such as www.example.org/storytime',
    minutes: 'Of the whole, such as 90',
    spanDays: 'For what goes on for days or weeks: 28 for four weeks',
    lengthNote: 'Where numbers do not tell it: “four weeks, three hours a week”',
    languages: 'The languages it is given in.',
    cost: 'A price below says it more exactly.',
    prices: 'Leave empty what does not exist. 0 is free; ? is a price that you cannot state.',
    recognitionNote: 'Such as “1.5 contact hours, certificate of attendance”',
    partners: 'Others who offer it with you, one on each line',
    edi: 'Which of these does it serve? More than one may be right.',
    ediHow: 'In who teaches, whose examples are used, how it can be reached, what is discussed. Asked also where EDI is not the subject.',
    leadership: 'Which of these does it serve?',
    goals: 'They follow from the themes above. Choose more only where something is missing.',
  },
  kindHint: {
    course: 'taken over some time',
    event: 'on a date',
    resource: 'used at any time: a toolkit, a guide, a recording',
    service: 'goes on: mentoring, a discussion group, a program',
  },
  yesDated: 'Yes, it is taken on dates',
  notDated: 'No, at any time',
  none: { edi: 'None of these', leadership: 'None of these' },
  notChosen: 'Not chosen yet',
  amount: 'Amount',
  currency: 'Currency',
  priceNote: 'In words',
  run: (n) => `Run ${n}`,
  part: (n) => `Part ${n}`,
  partLabel: {
    starts: 'Starts',
    ends: 'Ends',
    zone: 'Time zone',
    mode: 'How',
    place: 'Place',
    url: 'Address to join',
    minutes: 'Minutes',
    title: 'Title of this part',
    note: 'Note',
    allDay: 'Whole days: the time of day does not count',
  },
  partHint: { zone: 'Such as America/Chicago', starts: 'As the clock shows there' },
  runState: 'This run',
  runStates: { scheduled: 'Will be held', postponed: 'Postponed', cancelled: 'Called off' },
  seats: 'Seats',
  closes: 'Registration closes',
  remove: 'Remove this run',
  addRun: 'Add a run',
  addPart: 'Add a part',
  pastRuns: (n) => (n === 1 ? '1 run that is over' : `${n} runs that are over`),
  goalsFollow: 'From the themes:',
  topicsOf: (topic) => `All of “${topic}”`,
  moreTopics: (n) => `${n} narrower`,
  save: 'Save draft',
  publish: 'Publish',
  preview: 'Save and preview',
  where: (field) => (field.endsWith('?') ? `${field} ` : `${field}: `),
  reason: {
    'title-missing': 'Write a title.',
    'kind-missing': 'Choose what kind of thing it is.',
    'summary-missing': 'Say in one or two sentences what people get from it.',
    'where-missing': 'Give a web address, or for an event or course a place or an address to join.',
    'when-missing': 'Give a date, or a web address where the date will stand.',
    'place-missing': 'Say where people meet, such as “Main Library, Springfield”.',
    'recognition-missing': 'Say what people earn. “Nothing to earn” is an answer.',
    'edi-missing': 'Choose the themes it serves, or “None of these”.',
    'edi-how-missing': 'Say in a sentence how EDI is embedded in it.',
    'leadership-missing': 'Choose the themes it serves, or “None of these”.',
    'goal-missing': 'Choose a strategic goal: the themes you chose lead to none.',
  },
  wrong: {
    'too-long': (most) => `Too long: at most ${most} characters.`,
    address: () => 'That is no web address. An example: www.example.org/storytime',
    'not-a-choice': () => 'Choose from what is there.',
    number: (most) => `Write a whole number, at most ${most}.`,
    'none-and-more': () => 'You chose “none” and something else. Keep one of the two.',
    price: () => 'Write an amount such as 25 or 25.50.',
    'cost-disagrees': () => 'The price below says something else. Change one of the two.',
    date: () => 'Write a day that there is, such as 2027-03-31.',
    time: () => 'Write a day and a time, such as 2027-03-31 14:00.',
    'time-missing': () => 'There is an end and no start. Give both, or neither.',
    'end-missing': () => 'Say when it ends, or how many minutes it takes.',
    'end-first': () => 'It ends before it starts.',
    zone: () => 'That is no time zone that the hub knows. An example: America/Chicago',
  },
}

const es: Words = {
  sections: {
    what: { title: 'Qué es', text: 'Las palabras con que la gente lo encuentra y decide.' },
    how: { title: 'Cómo se toma', text: 'Lo que no sepa queda como «no se indica»; una suposición confundiría.' },
    dates: {
      title: 'Fechas',
      text: 'Una edición por cada vez que se ofrece; cada reunión es una parte. Deje vacío lo que no tiene fecha.',
    },
    whom: { title: 'Para quién es', text: 'Omita lo que no pueda decir.' },
    cost: { title: 'Qué cuesta', text: 'Lo que paga quien no pertenece a nada, y lo que pagan los demás.' },
    earn: {
      title: 'Qué se obtiene',
      text: 'La gente lo pregunta antes de inscribirse, así que hay que responder. «No otorga créditos» es una respuesta.',
    },
    about: { title: 'De qué trata', text: 'Temas del vocabulario del hub: llevan de una opción a la siguiente.' },
    equity: {
      title: 'Equidad y liderazgo',
      text: 'La asociación lo pregunta de todo lo que ofrece, sobre cualquier tema. «Ninguno» es una respuesta.',
    },
    keeping: { title: 'Mantenerlo al día', text: 'Ese día su escritorio le recuerda que vuelva a revisarlo.' },
  },
  label: {
    title: 'Título',
    kind: 'Qué clase de cosa',
    summary: 'En una o dos frases',
    description: 'Descripción',
    url: 'Dirección web',
    textLanguage: 'Escribe en',
    delivery: 'Cómo se participa',
    format: 'Formato',
    dated: '¿Necesita una fecha?',
    minutes: 'Minutos de aprendizaje',
    spanDays: 'Días de principio a fin',
    lengthNote: 'Duración, en palabras',
    level: 'Nivel',
    levelNote: 'Sobre el nivel, en palabras',
    audience: 'Quiénes',
    stages: 'En qué momento de su carrera',
    libraryTypes: 'Tipo de biblioteca',
    languages: 'Se ofrece en',
    access: 'Accesibilidad',
    cost: 'Para todas las personas',
    prices: 'Precios',
    costNote: 'Sobre el costo, en palabras',
    recognition: 'Qué se obtiene',
    recognitionNote: 'La línea que la gente lee',
    accreditor: 'Quién lo acredita',
    topics: 'Temas',
    partners: 'Se ofrece junto con',
    edi: 'Equidad, diversidad e inclusión (EDI)',
    ediHow: '¿Cómo está integrada la EDI?',
    leadership: 'Liderazgo',
    goals: 'Metas estratégicas',
    reviewBy: 'Volver a revisarlo antes del',
    runs: 'Fechas',
  },
  hint: {
    summary: 'Qué podrá hacer alguien después. Aparece en las listas.',
    description: 'Texto sencillo con líneas vacías entre párrafos, o HTML simple: párrafos, listas, énfasis, enlaces.',
    url: 'Donde la gente se inscribe o lo usa, por ejemplo www.example.org/cuentos',
    minutes: 'De todo el conjunto, por ejemplo 90',
    spanDays: 'Para lo que dura días o semanas: 28 para cuatro semanas',
    lengthNote: 'Cuando los números no lo dicen: «cuatro semanas, tres horas por semana»',
    languages: 'Los idiomas en que se imparte.',
    cost: 'Un precio, más abajo, lo dice con más exactitud.',
    prices: 'Deje vacío lo que no existe. 0 es gratis; ? es un precio que no puede indicar.',
    recognitionNote: 'Por ejemplo «1.5 horas de contacto, constancia de asistencia»',
    partners: 'Otros que lo ofrecen con ustedes, uno por línea',
    edi: '¿A cuáles de estos sirve? Puede ser más de uno.',
    ediHow: 'En quién enseña, de quién son los ejemplos, cómo se llega, qué se discute. Se pregunta también cuando la EDI no es el tema.',
    leadership: '¿A cuáles de estos sirve?',
    goals: 'Se siguen de los temas de arriba. Elija más solo si falta algo.',
  },
  kindHint: {
    course: 'se toma durante un tiempo',
    event: 'en una fecha',
    resource: 'se usa cuando se quiera: una caja de herramientas, una guía, una grabación',
    service: 'es continuo: mentoría, grupo de discusión, programa',
  },
  yesDated: 'Sí, se toma en fechas',
  notDated: 'No, en cualquier momento',
  none: { edi: 'Ninguno de estos', leadership: 'Ninguno de estos' },
  notChosen: 'Sin elegir todavía',
  amount: 'Monto',
  currency: 'Moneda',
  priceNote: 'En palabras',
  run: (n) => `Edición ${n}`,
  part: (n) => `Parte ${n}`,
  partLabel: {
    starts: 'Empieza',
    ends: 'Termina',
    zone: 'Zona horaria',
    mode: 'Cómo',
    place: 'Lugar',
    url: 'Dirección para unirse',
    minutes: 'Minutos',
    title: 'Título de esta parte',
    note: 'Nota',
    allDay: 'Días completos: la hora no cuenta',
  },
  partHint: { zone: 'Por ejemplo America/Chicago', starts: 'Como la marca el reloj allí' },
  runState: 'Esta edición',
  runStates: { scheduled: 'Se realizará', postponed: 'Aplazada', cancelled: 'Cancelada' },
  seats: 'Cupo',
  closes: 'Cierre de inscripción',
  remove: 'Quitar esta edición',
  addRun: 'Agregar una edición',
  addPart: 'Agregar una parte',
  pastRuns: (n) => (n === 1 ? '1 edición que ya pasó' : `${n} ediciones que ya pasaron`),
  goalsFollow: 'De los temas:',
  topicsOf: (topic) => `Todo de «${topic}»`,
  moreTopics: (n) => `${n} más específicos`,
  save: 'Guardar borrador',
  publish: 'Publicar',
  preview: 'Guardar y ver cómo queda',
  where: (field) => (field.endsWith('?') ? `${field} ` : `${field}: `),
  reason: {
    'title-missing': 'Escriba un título.',
    'kind-missing': 'Elija qué clase de cosa es.',
    'summary-missing': 'Diga en una o dos frases qué obtiene la gente.',
    'where-missing': 'Dé una dirección web o, para un evento o curso, un lugar o una dirección para unirse.',
    'when-missing': 'Dé una fecha, o una dirección web donde estará la fecha.',
    'place-missing': 'Diga dónde se reúnen, por ejemplo «Biblioteca Central, Springfield».',
    'recognition-missing': 'Diga qué se obtiene. «No otorga créditos» es una respuesta.',
    'edi-missing': 'Elija los temas a los que sirve, o «Ninguno de estos».',
    'edi-how-missing': 'Diga en una frase cómo está integrada la EDI.',
    'leadership-missing': 'Elija los temas a los que sirve, o «Ninguno de estos».',
    'goal-missing': 'Elija una meta estratégica: los temas elegidos no llevan a ninguna.',
  },
  wrong: {
    'too-long': (most) => `Demasiado largo: como máximo ${most} caracteres.`,
    address: () => 'Eso no es una dirección web. Un ejemplo: www.example.org/cuentos',
    'not-a-choice': () => 'Elija de lo que hay.',
    number: (most) => `Escriba un número entero, como máximo ${most}.`,
    'none-and-more': () => 'Eligió «ninguno» y algo más. Deje uno de los dos.',
    price: () => 'Escriba un monto como 25 o 25.50.',
    'cost-disagrees': () => 'El precio de más abajo dice otra cosa. Cambie uno de los dos.',
    date: () => 'Escriba un día que exista, por ejemplo 2027-03-31.',
    time: () => 'Escriba un día y una hora, por ejemplo 2027-03-31 14:00.',
    'time-missing': () => 'Hay un final sin comienzo. Dé los dos, o ninguno.',
    'end-missing': () => 'Diga cuándo termina, o cuántos minutos dura.',
    'end-first': () => 'Termina antes de empezar.',
    zone: () => 'El hub no conoce esa zona horaria. Un ejemplo: America/Chicago',
  },
}

export const deskFormWords = { en, es }
