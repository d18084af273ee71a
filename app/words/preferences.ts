const en = {
  title: 'Language, time zone, appearance',
  intro: 'How you like to read. Your choices stay in this browser for a year, in cookies that say nothing about who you are.',
  language: 'Language of pages',
  languageHint: 'Entries stay in the language in which they are offered.',
  zone: 'Show times in',
  zoneHint: 'The zone always stands beside the time.',
  ownZones: 'Each event’s own time zone',
  usualZones: 'Usual in the United States',
  otherZones: 'All others',
  scheme: 'Appearance',
  schemes: { device: 'As on this device', light: 'Light', dark: 'Dark' },
  slash: 'The / key',
  slashHint: 'If you dictate, or press keys by accident, you may want it off.',
  slashes: { on: 'Goes to the search box', off: 'Does nothing' },
  save: 'Save choices',
  leave: 'Leave everything as it is',
  wrongTitle: 'Nothing was saved yet',
  wrong: {
    language: () => 'Language of pages: choose English or Spanish.',
    zone: (typed: string) => `Show times in: “${typed}” is no time zone that the hub knows. Choose one from the list, such as Chicago.`,
    scheme: () => 'Appearance: choose as on this device, light or dark.',
    slash: () => 'The / key: choose whether it goes to the search box or does nothing.',
  },
  privacy: 'What is kept and why',
}

export type PreferenceWords = typeof en

const es: PreferenceWords = {
  title: 'Idioma, zona horaria, apariencia',
  intro: 'Cómo prefiere leer. Lo que elija se queda un año en este navegador, en cookies que no dicen nada de quién es usted.',
  language: 'Idioma de las páginas',
  languageHint: 'Las fichas siguen en el idioma en que se ofrecen.',
  zone: 'Mostrar las horas en',
  zoneHint: 'La zona aparece siempre junto a la hora.',
  ownZones: 'La zona horaria de cada evento',
  usualZones: 'Habituales en Estados Unidos',
  otherZones: 'Todas las demás',
  scheme: 'Apariencia',
  schemes: { device: 'Como en este dispositivo', light: 'Clara', dark: 'Oscura' },
  slash: 'La tecla /',
  slashHint: 'Si dicta, o pulsa teclas sin querer, quizá prefiera desactivarla.',
  slashes: { on: 'Va al buscador', off: 'No hace nada' },
  save: 'Guardar preferencias',
  leave: 'Dejar todo como está',
  wrongTitle: 'Todavía no se guardó nada',
  wrong: {
    language: () => 'Idioma de las páginas: elija español o inglés.',
    zone: (typed: string) =>
      `Mostrar las horas en: «${typed}» no es una zona horaria que el hub conozca. Elija una de la lista, por ejemplo Chicago.`,
    scheme: () => 'Apariencia: elija como en este dispositivo, clara u oscura.',
    slash: () => 'La tecla /: elija si va al buscador o no hace nada.',
  },
  privacy: 'Qué se guarda y por qué',
}

export const preferenceWords = { en, es }
