const en = {
  product: 'Learning Hub',
  tagline: 'Everything library people can learn, in one place',
  skip: 'Skip to content',
  find: 'Find learning',
  calendar: 'Calendar',
  goals: 'Goals',
  units: 'Who offers it',
  topics: 'Topics',
  main: 'Main',
  search: 'Search',
  searchBox: 'Search courses, events and resources',
  searchPlaceholder: 'Search courses, events, resources',
  otherLanguage: 'Español',
  otherLanguageCode: 'es',
  footer: {
    help: 'Help',
    accessibility: 'Accessibility',
    privacy: 'Privacy: what is kept and why',
    data: 'Feeds and data',
    preferences: 'Language, time zone, appearance',
    gaps: 'What is missing',
    times: (zone: string) => `Times in ${zone}`,
    ownTimes: 'Times in each event’s own zone',
    change: 'change',
    independent:
      'A demonstration built from public facts. It is not run or endorsed by the American Library Association; what no source states is marked “not stated”.',
  },
  notFound: {
    title: 'There is no page at this address',
    text: 'It may have been mistyped, or what stood here has moved. Everything in the catalog can be found by searching.',
    action: 'Search the catalog',
  },
  failed: {
    title: 'Something went wrong here',
    text: 'Nothing you typed was lost on our side: this page could not be put together just now. Load it again in a minute.',
    action: 'Go to the first page',
  },
  breadcrumb: 'You are here',
  demo: 'Demonstration: some entries and all dates here are made up, and each says so.',
}

export type CommonWords = typeof en

const es: CommonWords = {
  product: 'Learning Hub',
  tagline: 'Todo lo que el personal bibliotecario puede aprender, en un solo lugar',
  skip: 'Ir al contenido',
  find: 'Buscar formación',
  calendar: 'Calendario',
  goals: 'Metas',
  units: 'Quién la ofrece',
  topics: 'Temas',
  main: 'Principal',
  search: 'Buscar',
  searchBox: 'Buscar cursos, eventos y recursos',
  searchPlaceholder: 'Buscar cursos, eventos, recursos',
  otherLanguage: 'English',
  otherLanguageCode: 'en',
  footer: {
    help: 'Ayuda',
    accessibility: 'Accesibilidad',
    privacy: 'Privacidad: qué se guarda y por qué',
    data: 'Canales y datos',
    preferences: 'Idioma, zona horaria, apariencia',
    gaps: 'Qué falta',
    times: (zone: string) => `Horas de ${zone}`,
    ownTimes: 'Horas en la zona de cada evento',
    change: 'cambiar',
    independent:
      'Una demostración hecha con datos públicos. La American Library Association no la administra ni la respalda; lo que ninguna fuente indica se marca «no se indica».',
  },
  notFound: {
    title: 'No hay ninguna página en esta dirección',
    text: 'Puede estar mal escrita, o lo que había aquí cambió de lugar. Todo el catálogo se encuentra con el buscador.',
    action: 'Buscar en el catálogo',
  },
  failed: {
    title: 'Algo salió mal aquí',
    text: 'De nuestro lado no se perdió nada de lo que escribió: esta página no se pudo preparar en este momento. Vuelva a cargarla en un minuto.',
    action: 'Ir a la primera página',
  },
  breadcrumb: 'Usted está aquí',
  demo: 'Demostración: algunas fichas y todas las fechas son inventadas, y cada una lo dice.',
}

export const commonWords = { en, es }
