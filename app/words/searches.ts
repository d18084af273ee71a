import type { RenameRefusal, SaveRefusal } from '#app/domain/members/saved-searches.ts'
import type { Stops } from '#app/domain/prepare-news.ts'

/** Searches that a member has saved, the weekly mail about them, and how it is stopped. */
type Words = {
  save: string
  saveHint: string
  isSaved: string
  title: string
  intro: string
  empty: string
  browse: string
  run: string
  inMail: string
  notInMail: string
  leaveOut: string
  takeIn: string
  rename: string
  name: string
  saveName: string
  delete: string
  deleted: (name: string) => string
  undo: string
  unknown: string
  everything: string
  unverified: string
  unverifiedLink: string
  errorTitle: string
  refusals: Record<SaveRefusal | RenameRefusal, string>
  stop: Record<Stops, { title: string; text: string; act: string; done: string; doneText: string }>
  stopBack: string
  stopVoid: string
}

const en: Words = {
  save: 'Save this search',
  saveHint: 'What is new in it comes by mail on Mondays.',
  isSaved: 'This search is saved',
  title: 'Saved searches',
  intro:
    'What is new in them comes in one mail on Mondays; without news, there is none. Only what stands here is kept, never what you look for otherwise.',
  empty: 'No search is saved yet. Search the catalog, choose filters, and press Save this search.',
  browse: 'Search the catalog',
  run: 'Search now',
  inMail: 'In the Monday mail',
  notInMail: 'Not in the Monday mail',
  leaveOut: 'Leave out of the mail',
  takeIn: 'Put into the mail',
  rename: 'Rename',
  name: 'Name',
  saveName: 'Save name',
  delete: 'Delete',
  deleted: (name) => `“${name}” was deleted.`,
  undo: 'Put it back',
  unknown: 'One of its filters is not in the catalog any more, so it is left out of the mail. Open it, choose anew and save it.',
  everything: 'the whole catalog',
  unverified: 'The mail comes once you have shown that your e-mail address is yours.',
  unverifiedLink: 'Do that now',
  errorTitle: 'Nothing was changed',
  refusals: {
    'nothing-asked': 'Search for something or choose a filter first: this would be the whole catalog.',
    'query-long': 'This search is too long to be saved. Use fewer words or filters.',
    many: 'Fifty searches are the most that can be saved. Delete one that you need no more.',
    'name-missing': 'Name: type one.',
    'name-long': 'Name: use at most 120 characters.',
  },
  stop: {
    digest: {
      title: 'Stop the Monday mail?',
      text: 'Your saved searches stay; what is new in them does not come by mail any more.',
      act: 'Stop the Monday mail',
      done: 'The Monday mail is stopped',
      doneText: 'Your saved searches are still there, and each can be put into the mail again.',
    },
    returns: {
      title: 'Stop mails about what is offered again?',
      text: 'You will not be told any more when something returns that you have asked about.',
      act: 'Stop these mails',
      done: 'These mails are stopped',
      doneText: 'You can ask anew on the page of anything that is not offered now.',
    },
  },
  stopBack: 'See what is yours',
  stopVoid: 'This link is not whole, or has had its time. Sign in: under Saved searches, each mail has its switch.',
}

const es: Words = {
  save: 'Guardar esta búsqueda',
  saveHint: 'Sus novedades llegan por correo los lunes.',
  isSaved: 'Esta búsqueda está guardada',
  title: 'Búsquedas guardadas',
  intro:
    'Sus novedades llegan en un solo mensaje los lunes; si no las hay, no llega nada. Solo se guarda lo que aparece aquí, nunca lo demás que busque.',
  empty: 'Todavía no hay ninguna búsqueda guardada. Busque en el catálogo, elija filtros y pulse Guardar esta búsqueda.',
  browse: 'Buscar en el catálogo',
  run: 'Buscar ahora',
  inMail: 'En el mensaje de los lunes',
  notInMail: 'Fuera del mensaje de los lunes',
  leaveOut: 'Sacar del mensaje',
  takeIn: 'Incluir en el mensaje',
  rename: 'Cambiar el nombre',
  name: 'Nombre',
  saveName: 'Guardar nombre',
  delete: 'Eliminar',
  deleted: (name) => `Se eliminó «${name}».`,
  undo: 'Recuperarla',
  unknown: 'Uno de sus filtros ya no está en el catálogo, por eso queda fuera del mensaje. Ábrala, elija de nuevo y guárdela.',
  everything: 'todo el catálogo',
  unverified: 'El mensaje llegará cuando haya confirmado que su dirección de correo es suya.',
  unverifiedLink: 'Confirmarla ahora',
  errorTitle: 'No se cambió nada',
  refusals: {
    'nothing-asked': 'Primero busque algo o elija un filtro: esto sería todo el catálogo.',
    'query-long': 'Esta búsqueda es demasiado larga para guardarla. Use menos palabras o filtros.',
    many: 'Se pueden guardar cincuenta búsquedas como máximo. Elimine una que ya no necesite.',
    'name-missing': 'Nombre: escriba uno.',
    'name-long': 'Nombre: use 120 caracteres como máximo.',
  },
  stop: {
    digest: {
      title: '¿No recibir más el mensaje de los lunes?',
      text: 'Sus búsquedas guardadas se conservan; sus novedades ya no llegarán por correo.',
      act: 'No recibir más el mensaje',
      done: 'Ya no recibirá el mensaje de los lunes',
      doneText: 'Sus búsquedas guardadas siguen ahí, y puede volver a incluir cualquiera en el mensaje.',
    },
    returns: {
      title: '¿No recibir más avisos de lo que vuelve?',
      text: 'Ya no sabrá por correo cuándo se ofrece otra vez algo por lo que preguntó.',
      act: 'No recibir más estos avisos',
      done: 'Ya no recibirá estos avisos',
      doneText: 'Puede pedirlos de nuevo en la página de cualquier ficha que no se ofrezca ahora.',
    },
  },
  stopBack: 'Ver lo mío',
  stopVoid: 'Este enlace está incompleto o ya venció. Inicie sesión: en Búsquedas guardadas cada mensaje tiene su interruptor.',
}

export const searchesWords = { en, es }
