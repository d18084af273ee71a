const en = {
  title: 'Calendar',
  intro: 'What has a date, by month. What can be taken at any time stands in the catalog.',
  today: 'This month',
  earlier: 'Earlier',
  later: 'Later',
  agenda: 'Day by day',
  none: 'Nothing with a date in this month.',
  subscribe: 'Subscribe to all dates (iCalendar)',
  weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  more: (n: number) => `${n} more`,
  until: (day: string) => `until ${day}`,
  compareTitle: 'Compare',
  compareNone: 'Choose two to four entries in the catalog, then come back here to see them side by side.',
  compareFind: 'Find learning',
  remove: 'Take out',
  what: 'What',
  gone: (n: number) => (n === 1 ? '1 entry is no longer there and was left out.' : `${n} entries are no longer there and were left out.`),
  tooMany: 'Only the first four are shown.',
  labels: 'Labels',
}

export type CalendarWords = typeof en

const es: CalendarWords = {
  title: 'Calendario',
  intro: 'Lo que tiene fecha, mes por mes. Lo que se puede tomar en cualquier momento está en el catálogo.',
  today: 'Este mes',
  earlier: 'Antes',
  later: 'Después',
  agenda: 'Día por día',
  none: 'En este mes no hay nada con fecha.',
  subscribe: 'Suscribirse a todas las fechas (iCalendar)',
  weekdays: ['dom', 'lun', 'mar', 'mié', 'jue', 'vie', 'sáb'],
  more: (n: number) => `${n} más`,
  until: (day: string) => `hasta el ${day}`,
  compareTitle: 'Comparar',
  compareNone: 'Elija de dos a cuatro fichas en el catálogo y vuelva aquí para verlas lado a lado.',
  compareFind: 'Buscar formación',
  remove: 'Quitar',
  what: 'Qué',
  gone: (n: number) => (n === 1 ? '1 ficha ya no existe y se dejó fuera.' : `${n} fichas ya no existen y se dejaron fuera.`),
  tooMany: 'Solo se muestran las primeras cuatro.',
  labels: 'Rótulos',
}

export const calendarWords = { en, es }
