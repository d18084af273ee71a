import type { DeskField } from '#app/domain/catalog/desk/differences.ts'
import type { DeskAttention, DeskSort, DeskStanding, RevisionKind } from '#db/values.ts'

/** The pages of the units' desk: overview, table, one option, its history. */

type Words = {
  desk: string
  deskTitle: string
  deskIntro: string
  yourRoles: string
  role: Record<'editor' | 'coordinator' | 'awarder', string>
  nav: { label: string; overview: string; options: string; add: string; team: string }
  title: (unit: string) => string
  counts: Record<DeskStanding | 'total', string>
  attention: string
  attentionText: string
  nothingAsks: string
  asks: Record<DeskAttention, string>
  demand: string
  demandText: string
  noDemand: string
  demandOf: (tellMe: number, ask: number) => string
  coverage: string
  coverageText: string
  coverageNone: string
  edi: string
  recognition: string
  share: (done: number, total: number) => string
  byLevel: string
  byFormat: string
  sameNumbers: string
  gaps: string
  gapsLevels: (names: string) => string
  gapsFormats: (names: string) => string
  gapsTopics: string
  noGaps: string
  options: string
  find: string
  all: string
  standing: string
  standings: Record<DeskStanding, string>
  kind: string
  asksFor: string
  apply: string
  sort: Record<DeskSort, string>
  sortBy: (column: string) => string
  column: { select: string; title: string; standing: string; next: string; review: string; changed: string }
  selectOne: (title: string) => string
  draftBy: (who: string) => string
  someone: string
  incomplete: string
  noDate: string
  found: (n: number) => string
  none: string
  noneText: string
  noMatch: string
  clear: string
  csv: string
  act: string
  actText: string
  reason: string
  reasonHint: string
  reviewBy: string
  verbs: Record<'publish' | 'withdraw' | 'archive' | 'review', string>
  refusals: Record<'none-chosen' | 'reason-missing' | 'reason-long' | 'date', string>
  done: Record<'published' | 'withdrawn' | 'archived' | 'review', (n: number) => string>
  left: (n: number) => string
  leftWhy: Record<'incomplete' | 'changed' | 'not-published', string>
  undo: string
  undone: (n: number) => string
  notUndone: (n: number) => string
  newTitle: string
  editTitle: (title: string) => string
  untitled: string
  statusNew: string
  status: Record<DeskStanding, string>
  page: string
  history: string
  previewLink: string
  savedAt: (when: string, who: string) => string
  saved: string
  publishedNow: string
  publishedSees: string
  restored: string
  draftThere: string
  notPublished: string
  notPublishedSaved: string
  wrongTitle: string
  changedTitle: string
  changedText: (who: string, when: string) => string
  changedStanding: Record<DeskStanding, string>
  changedFields: string
  theirs: string
  yours: string
  changedThen: string
  olderDraft: string
  markup: string
  discard: string
  discardText: string
  discardNew: string
  withdraw: { title: string; text: string; act: string }
  archive: { title: string; text: string; act: string }
  autosave: { saved: string; failed: string; moved: string }
  preview: { banner: string; back: string; missing: string }
  versions: string
  versionsIntro: string
  noVersions: string
  kinds: Record<RevisionKind, string>
  by: (who: string) => string
  because: (reason: string) => string
  from: string
  to: string
  field: string
  empty: string
  restore: string
  restoreBefore: string
  standingField: string
  fields: Record<DeskField, string>
  datesOf: (n: number) => string
  older: string
}

const en: Words = {
  desk: 'Your desk',
  deskTitle: 'Your desk',
  deskIntro: 'What you look after, for each of those you do it for.',
  yourRoles: 'You are',
  role: { editor: 'editor', coordinator: 'mentoring coordinator', awarder: 'badge awarder' },
  nav: { label: 'Desk', overview: 'Overview', options: 'What you offer', add: 'Add something', team: 'Team' },
  title: (unit) => `${unit}: the desk`,
  counts: { total: 'in all', published: 'published', draft: 'not published yet', withdrawn: 'withdrawn', archived: 'archived' },
  attention: 'What needs you',
  attentionText: 'Counted in what is published now. Each line leads to the entries it means.',
  nothingAsks: 'Nothing needs you now.',
  asks: {
    recognition: 'do not say what people earn',
    edi: 'have no answer on EDI',
    'edi-how': 'do not say how EDI is embedded',
    leadership: 'have no answer on leadership',
    level: 'state no level',
    cost: 'state no price',
    'review-passed': 'were to be looked at again by now',
    'not-offered': 'are not offered any more: every date is over',
    'draft-waiting': 'have a draft that waits to be published',
  },
  demand: 'What members ask for',
  demandText: 'Counts alone: nobody here sees who asked.',
  noDemand: 'Nobody has asked yet for something that is not offered now.',
  demandOf: (tellMe, ask) => `${tellMe} want to be told when it returns · ${ask} ask for it`,
  coverage: 'Equity and recognition: how much is answered',
  coverageText: 'Of what you have published: how many entries say how EDI is embedded in them, and how many say what people earn.',
  coverageNone: 'Nothing is published yet, so there is nothing to count.',
  edi: 'How EDI is embedded',
  recognition: 'What people earn',
  share: (done, total) => `${done} of ${total}`,
  byLevel: 'By level',
  byFormat: 'By format',
  sameNumbers: 'The same numbers as a table',
  gaps: 'Gaps',
  gapsLevels: (names) => `No entry of these levels says how EDI is embedded: ${names}.`,
  gapsFormats: (names) => `No entry of these formats says how EDI is embedded: ${names}.`,
  gapsTopics: 'EDI topics on which you offer nothing now:',
  noGaps: 'Every level and format has entries that say how EDI is embedded.',
  options: 'What you offer',
  find: 'Words of the title',
  all: 'All',
  standing: 'State',
  standings: { draft: 'Not published', published: 'Published', withdrawn: 'Withdrawn', archived: 'Archived' },
  kind: 'Kind',
  asksFor: 'Needs',
  apply: 'Show',
  sort: { title: 'Title', standing: 'State', next: 'Next date', review: 'Look again by', changed: 'Changed' },
  sortBy: (column) => `Sort by ${column.toLowerCase()}`,
  column: { select: 'Choose', title: 'Title', standing: 'State', next: 'Next date', review: 'Look again by', changed: 'Changed' },
  selectOne: (title) => `Choose “${title}”`,
  draftBy: (who) => `draft by ${who}`,
  someone: 'somebody who has left',
  incomplete: 'answers missing',
  noDate: 'none',
  found: (n) => (n === 1 ? '1 entry' : `${n} entries`),
  none: 'Nothing stands here yet',
  noneText: 'What you publish is found by everyone within a second.',
  noMatch: 'Nothing fits all of this.',
  clear: 'Show everything',
  csv: 'Download these as CSV',
  act: 'With those you have chosen',
  actText: 'Choose entries in the table, then what is to be done. Everything can be undone.',
  reason: 'Reason',
  reasonHint: 'For withdrawing and archiving. Your team reads it in the history.',
  reviewBy: 'Look again by',
  verbs: { publish: 'Publish', withdraw: 'Withdraw', archive: 'Archive', review: 'Set the day to look again' },
  refusals: {
    'none-chosen': 'Choose at least one entry in the table.',
    'reason-missing': 'Write the reason, such as “replaced by the 2027 course”.',
    'reason-long': 'The reason is too long: at most 1,000 characters.',
    date: 'Write a day that there is, such as 2027-03-31.',
  },
  done: {
    published: (n) => (n === 1 ? '1 entry is published.' : `${n} entries are published.`),
    withdrawn: (n) => (n === 1 ? '1 entry is withdrawn.' : `${n} entries are withdrawn.`),
    archived: (n) => (n === 1 ? '1 entry is archived.' : `${n} entries are archived.`),
    review: (n) => (n === 1 ? '1 entry has a new day to look again.' : `${n} entries have a new day to look again.`),
  },
  left: (n) => (n === 1 ? '1 entry stayed as it was:' : `${n} entries stayed as they were:`),
  leftWhy: {
    incomplete: 'answers are missing',
    changed: 'the published text has changed since the draft was begun',
    'not-published': 'it is not published',
  },
  undo: 'Undo',
  undone: (n) => (n === 1 ? 'Undone: 1 entry is as it was before.' : `Undone: ${n} entries are as they were before.`),
  notUndone: (n) =>
    n === 1 ? '1 entry has been changed since and stays as it is.' : `${n} entries have been changed since and stay as they are.`,
  newTitle: 'Add something to learn from',
  editTitle: (title) => title,
  untitled: 'Without a title',
  statusNew: 'Nothing is published until you publish it.',
  status: {
    draft: 'Not published: only your team sees it.',
    published: 'Published. What you save as a draft changes nothing in the catalog until you publish it.',
    withdrawn: 'Withdrawn: nobody finds it. Publish it to offer it again.',
    archived: 'Archived: its page stays for whoever has a link, and says that it is not offered now. Publish it to offer it again.',
  },
  page: 'Its page',
  history: 'History',
  previewLink: 'Preview',
  savedAt: (when, who) => `Draft saved ${when} by ${who}.`,
  saved: 'The draft is saved.',
  publishedNow: 'It is published.',
  publishedSees: 'See its page',
  restored: 'The earlier version is now your draft. Look it over, then publish it.',
  draftThere: 'There is a draft already. Publish or discard it, then restore the version.',
  notPublished: 'Not published yet',
  notPublishedSaved: 'What you typed is saved as a draft. To publish it, answer this:',
  wrongTitle: 'To be mended before it can be published',
  changedTitle: 'Somebody was faster',
  changedText: (who, when) => `${who} changed this ${when}, while you had it open. Nothing of yours is lost: it stands in the form below.`,
  changedStanding: {
    draft: 'It is not published.',
    published: 'It is published.',
    withdrawn: 'It has been withdrawn.',
    archived: 'It has been archived.',
  },
  changedFields: 'Where theirs and yours differ',
  theirs: 'Theirs',
  yours: 'Yours',
  changedThen: 'Take over what you want to keep of theirs, then save or publish: that puts yours in its place.',
  olderDraft: 'The published text has changed since this draft was begun. Where they differ:',
  markup: 'Of the description only simple markup is kept: paragraphs, lists, emphasis and links to web pages.',
  discard: 'Discard the draft',
  discardText: 'The published text stays as it is.',
  discardNew: 'It has never been published and will be gone.',
  withdraw: {
    title: 'Withdraw it',
    text: 'It leaves search, feeds and the sitemap at once, and its page says that you withdrew it.',
    act: 'Withdraw',
  },
  archive: {
    title: 'Archive it',
    text: 'Its page stays for whoever has a link, and says that it is not offered now.',
    act: 'Archive',
  },
  autosave: {
    saved: 'Draft saved',
    failed: 'Not saved: there is no connection. Your text is still here.',
    moved: 'Somebody else has saved this draft. Press “Save draft” to see what changed.',
  },
  preview: {
    banner: 'Preview. Only your team sees this page; what it shows is not published.',
    back: 'Go on editing',
    missing: 'Before it can be published:',
  },
  versions: 'History',
  versionsIntro: 'Everything your team did to it, the latest first.',
  noVersions: 'Nothing has been done to it at this desk yet. What imports bring is told by the catalog itself.',
  kinds: {
    published: 'Published',
    withdrawn: 'Withdrawn',
    archived: 'Archived',
    'review-date': 'Day to look again set',
    undone: 'Undone',
  },
  by: (who) => `by ${who}`,
  because: (reason) => `“${reason}”`,
  from: 'From',
  to: 'To',
  field: 'Field',
  empty: 'nothing',
  restore: 'Restore this version',
  restoreBefore: 'Restore what was before',
  standingField: 'State',
  fields: {
    title: 'Title',
    kind: 'Kind',
    summary: 'Summary',
    description: 'Description',
    url: 'Web address',
    language: 'Language',
    delivery: 'How people take part',
    format: 'Format',
    level: 'Level',
    stages: 'Career stage',
    audience: 'For whom',
    library_types: 'Kind of library',
    minutes: 'Length',
    price: 'Cost',
    recognition: 'What it earns',
    accreditor: 'Accredited by',
    topics: 'Topics',
    themes: 'EDI and leadership themes',
    edi_how: 'How EDI is embedded',
    goals: 'Strategic goals chosen',
    access: 'Access',
    dated: 'Needs a date',
    review_by: 'Look again by',
    partners: 'Offered together with',
    runs: 'Dates',
  },
  datesOf: (n) => (n === 1 ? '1 run' : `${n} runs`),
  older: 'Earlier',
}

const es: Words = {
  desk: 'Su escritorio',
  deskTitle: 'Su escritorio',
  deskIntro: 'Lo que usted cuida, para cada entidad por la que lo hace.',
  yourRoles: 'Usted es',
  role: { editor: 'editor o editora', coordinator: 'quien coordina la mentoría', awarder: 'quien otorga insignias' },
  nav: { label: 'Escritorio', overview: 'Resumen', options: 'Lo que ofrecen', add: 'Agregar algo', team: 'Equipo' },
  title: (unit) => `${unit}: el escritorio`,
  counts: { total: 'en total', published: 'publicadas', draft: 'aún sin publicar', withdrawn: 'retiradas', archived: 'archivadas' },
  attention: 'Lo que le espera',
  attentionText: 'Contado en lo que está publicado ahora. Cada línea lleva a las fichas de las que habla.',
  nothingAsks: 'Ahora no hay nada pendiente.',
  asks: {
    recognition: 'no dicen qué se obtiene',
    edi: 'no tienen respuesta sobre EDI',
    'edi-how': 'no dicen cómo está integrada la EDI',
    leadership: 'no tienen respuesta sobre liderazgo',
    level: 'no indican el nivel',
    cost: 'no indican el precio',
    'review-passed': 'debían revisarse antes de hoy',
    'not-offered': 'ya no se ofrecen: todas sus fechas pasaron',
    'draft-waiting': 'tienen un borrador por publicar',
  },
  demand: 'Lo que piden los miembros',
  demandText: 'Solo cantidades: aquí nadie ve quién lo pidió.',
  noDemand: 'Todavía nadie ha pedido algo que ahora no se ofrezca.',
  demandOf: (tellMe, ask) => `${tellMe} quieren saber cuándo vuelve · ${ask} lo piden`,
  coverage: 'Equidad y reconocimiento: cuánto está respondido',
  coverageText: 'De lo que han publicado: cuántas fichas dicen cómo está integrada la EDI y cuántas dicen qué se obtiene.',
  coverageNone: 'Todavía no hay nada publicado, así que no hay qué contar.',
  edi: 'Cómo está integrada la EDI',
  recognition: 'Qué se obtiene',
  share: (done, total) => `${done} de ${total}`,
  byLevel: 'Por nivel',
  byFormat: 'Por formato',
  sameNumbers: 'Las mismas cifras en una tabla',
  gaps: 'Lo que falta',
  gapsLevels: (names) => `Ninguna ficha de estos niveles dice cómo está integrada la EDI: ${names}.`,
  gapsFormats: (names) => `Ninguna ficha de estos formatos dice cómo está integrada la EDI: ${names}.`,
  gapsTopics: 'Temas de EDI sobre los que ahora no ofrecen nada:',
  noGaps: 'En cada nivel y formato hay fichas que dicen cómo está integrada la EDI.',
  options: 'Lo que ofrecen',
  find: 'Palabras del título',
  all: 'Todo',
  standing: 'Estado',
  standings: { draft: 'Sin publicar', published: 'Publicada', withdrawn: 'Retirada', archived: 'Archivada' },
  kind: 'Clase',
  asksFor: 'Le falta',
  apply: 'Mostrar',
  sort: { title: 'Título', standing: 'Estado', next: 'Próxima fecha', review: 'Revisar antes del', changed: 'Cambio' },
  sortBy: (column) => `Ordenar por ${column.toLowerCase()}`,
  column: { select: 'Elegir', title: 'Título', standing: 'Estado', next: 'Próxima fecha', review: 'Revisar antes del', changed: 'Cambio' },
  selectOne: (title) => `Elegir «${title}»`,
  draftBy: (who) => `borrador de ${who}`,
  someone: 'alguien que ya no está',
  incomplete: 'faltan respuestas',
  noDate: 'ninguna',
  found: (n) => (n === 1 ? '1 ficha' : `${n} fichas`),
  none: 'Todavía no hay nada aquí',
  noneText: 'Lo que publique se encuentra en menos de un segundo.',
  noMatch: 'Nada cumple con todo esto.',
  clear: 'Mostrar todo',
  csv: 'Descargar estas en CSV',
  act: 'Con las que eligió',
  actText: 'Elija fichas en la tabla y después qué hacer con ellas. Todo se puede deshacer.',
  reason: 'Motivo',
  reasonHint: 'Para retirar y archivar. Su equipo lo lee en el historial.',
  reviewBy: 'Revisar antes del',
  verbs: { publish: 'Publicar', withdraw: 'Retirar', archive: 'Archivar', review: 'Fijar el día de revisión' },
  refusals: {
    'none-chosen': 'Elija al menos una ficha de la tabla.',
    'reason-missing': 'Escriba el motivo, por ejemplo «lo reemplaza el curso de 2027».',
    'reason-long': 'El motivo es demasiado largo: como máximo 1000 caracteres.',
    date: 'Escriba un día que exista, por ejemplo 2027-03-31.',
  },
  done: {
    published: (n) => (n === 1 ? '1 ficha está publicada.' : `${n} fichas están publicadas.`),
    withdrawn: (n) => (n === 1 ? '1 ficha está retirada.' : `${n} fichas están retiradas.`),
    archived: (n) => (n === 1 ? '1 ficha está archivada.' : `${n} fichas están archivadas.`),
    review: (n) => (n === 1 ? '1 ficha tiene un nuevo día de revisión.' : `${n} fichas tienen un nuevo día de revisión.`),
  },
  left: (n) => (n === 1 ? '1 ficha quedó como estaba:' : `${n} fichas quedaron como estaban:`),
  leftWhy: {
    incomplete: 'faltan respuestas',
    changed: 'el texto publicado cambió desde que se empezó el borrador',
    'not-published': 'no está publicada',
  },
  undo: 'Deshacer',
  undone: (n) => (n === 1 ? 'Deshecho: 1 ficha está como antes.' : `Deshecho: ${n} fichas están como antes.`),
  notUndone: (n) => (n === 1 ? '1 ficha cambió después y queda como está.' : `${n} fichas cambiaron después y quedan como están.`),
  newTitle: 'Agregar algo de que aprender',
  editTitle: (title) => title,
  untitled: 'Sin título',
  statusNew: 'Nada se publica hasta que usted lo publique.',
  status: {
    draft: 'Sin publicar: solo lo ve su equipo.',
    published: 'Publicada. Lo que guarde como borrador no cambia nada en el catálogo hasta que lo publique.',
    withdrawn: 'Retirada: nadie la encuentra. Publíquela para ofrecerla de nuevo.',
    archived: 'Archivada: su página sigue para quien tenga el enlace y dice que ahora no se ofrece. Publíquela para ofrecerla de nuevo.',
  },
  page: 'Su página',
  history: 'Historial',
  previewLink: 'Vista previa',
  savedAt: (when, who) => `Borrador guardado ${when} por ${who}.`,
  saved: 'El borrador está guardado.',
  publishedNow: 'Está publicada.',
  publishedSees: 'Ver su página',
  restored: 'La versión anterior es ahora su borrador. Revísela y publíquela.',
  draftThere: 'Ya hay un borrador. Publíquelo o descártelo y después restaure la versión.',
  notPublished: 'Todavía sin publicar',
  notPublishedSaved: 'Lo que escribió está guardado como borrador. Para publicarlo, responda esto:',
  wrongTitle: 'Por corregir antes de publicar',
  changedTitle: 'Alguien se adelantó',
  changedText: (who, when) =>
    `${who} cambió esto ${when}, mientras usted lo tenía abierto. No se perdió nada suyo: está en el formulario de abajo.`,
  changedStanding: {
    draft: 'No está publicada.',
    published: 'Está publicada.',
    withdrawn: 'Fue retirada.',
    archived: 'Fue archivada.',
  },
  changedFields: 'En qué difieren lo suyo y lo de la otra persona',
  theirs: 'De la otra persona',
  yours: 'Suyo',
  changedThen: 'Tome lo que quiera conservar de la otra persona y después guarde o publique: eso pone lo suyo en su lugar.',
  olderDraft: 'El texto publicado cambió desde que se empezó este borrador. Difieren en:',
  markup: 'De la descripción se conserva solo un marcado simple: párrafos, listas, énfasis y enlaces a páginas web.',
  discard: 'Descartar el borrador',
  discardText: 'El texto publicado queda como está.',
  discardNew: 'Nunca se publicó y desaparecerá.',
  withdraw: {
    title: 'Retirarla',
    text: 'Sale enseguida del buscador, de los canales y del mapa del sitio, y su página dice que ustedes la retiraron.',
    act: 'Retirar',
  },
  archive: {
    title: 'Archivarla',
    text: 'Su página sigue para quien tenga el enlace y dice que ahora no se ofrece.',
    act: 'Archivar',
  },
  autosave: {
    saved: 'Borrador guardado',
    failed: 'Sin guardar: no hay conexión. Su texto sigue aquí.',
    moved: 'Otra persona guardó este borrador. Pulse «Guardar borrador» para ver qué cambió.',
  },
  preview: {
    banner: 'Vista previa. Solo su equipo ve esta página; lo que muestra no está publicado.',
    back: 'Seguir editando',
    missing: 'Antes de poder publicarla:',
  },
  versions: 'Historial',
  versionsIntro: 'Todo lo que su equipo hizo con ella, lo último primero.',
  noVersions: 'En este escritorio todavía no se ha hecho nada con ella. Lo que traen las importaciones lo cuenta el catálogo mismo.',
  kinds: {
    published: 'Publicada',
    withdrawn: 'Retirada',
    archived: 'Archivada',
    'review-date': 'Día de revisión fijado',
    undone: 'Deshecho',
  },
  by: (who) => `por ${who}`,
  because: (reason) => `«${reason}»`,
  from: 'De',
  to: 'A',
  field: 'Campo',
  empty: 'nada',
  restore: 'Restaurar esta versión',
  restoreBefore: 'Restaurar lo que había antes',
  standingField: 'Estado',
  fields: {
    title: 'Título',
    kind: 'Clase',
    summary: 'Resumen',
    description: 'Descripción',
    url: 'Dirección web',
    language: 'Idioma',
    delivery: 'Cómo se participa',
    format: 'Formato',
    level: 'Nivel',
    stages: 'Momento de la carrera',
    audience: 'Para quién',
    library_types: 'Tipo de biblioteca',
    minutes: 'Duración',
    price: 'Costo',
    recognition: 'Qué se obtiene',
    accreditor: 'Acreditado por',
    topics: 'Temas',
    themes: 'Temas de EDI y liderazgo',
    edi_how: 'Cómo está integrada la EDI',
    goals: 'Metas elegidas',
    access: 'Accesibilidad',
    dated: 'Necesita fecha',
    review_by: 'Revisar antes del',
    partners: 'Se ofrece junto con',
    runs: 'Fechas',
  },
  datesOf: (n) => (n === 1 ? '1 edición' : `${n} ediciones`),
  older: 'Anteriores',
}

export const deskOptionsWords = { en, es }
