import type { ProfileRefusal } from '#app/domain/members/profile-input.ts'
import type { JobRole, LibraryType } from '#db/values.ts'

/** What a member says of themself: the first questions, and the profile. */

type Words = {
  welcome: { title: string; intro: string; doing: string; topics: string; place: string; save: string; skip: string; errorTitle: string }
  title: string
  intro: string
  errorTitle: string
  saved: string
  save: string
  leave: string
  unsaid: string
  aboutYou: string
  work: string
  wants: string
  where: string
  name: string
  nameHint: string
  credential: string
  credentialHint: string
  pronouns: string
  pronounsHint: string
  language: string
  zone: string
  zoneHint: string
  ownZones: string
  usualZones: string
  otherZones: string
  role: string
  roles: Record<JobRole, string>
  library: string
  libraries: Record<LibraryType, string>
  place_: string
  placeHint: string
  employer: string
  employerHint: string
  topicsHint: string
  broad: string
  chosen: string
  find: string
  findHint: string
  findAct: string
  found: (typed: string, n: number) => string
  foundNone: (typed: string) => string
  refusals: Record<ProfileRefusal, string>
}

const en: Words = {
  welcome: {
    title: 'Three short questions',
    intro: 'They make your first page yours. Each can be passed over, and all of it can be changed or taken back later.',
    doing: 'What do you do in or for a library?',
    topics: 'What do you want to get better at?',
    place: 'Where are you?',
    save: 'Show me what fits',
    skip: 'Skip all three',
    errorTitle: 'Nothing was saved yet',
  },
  title: 'Profile',
  intro: 'What the hub knows of you because you say so. Only your name here is needed; all else can be left empty.',
  errorTitle: 'Nothing was saved yet',
  saved: 'Your profile is saved.',
  save: 'Save profile',
  leave: 'Leave it as it is',
  unsaid: 'I would rather not say',
  aboutYou: 'You',
  work: 'Your work',
  wants: 'What you want to get better at',
  where: 'Where you are',
  name: 'The name you go by here',
  nameHint: 'It may be a pseudonym. It is what others in the hub see of you.',
  credential: 'Name for credentials',
  credentialHint: 'Private. It stands only on what is issued to you, such as a certificate; without it, your name here does.',
  pronouns: 'Pronouns',
  pronounsHint: 'For example she/her, they/them, él',
  language: 'Language of pages and mails',
  zone: 'Show times in',
  zoneHint: 'The zone always stands beside the time.',
  ownZones: 'Each event’s own time zone',
  usualZones: 'Usual in the United States',
  otherZones: 'All others',
  role: 'What you do',
  roles: {
    librarian: 'Librarian',
    'support-staff': 'Support staff',
    trustee: 'Trustee',
    administrator: 'Director or administrator',
    'school-librarian': 'School librarian',
    student: 'Student',
    faculty: 'Teacher of library studies',
    volunteer: 'Friend or volunteer',
    public: 'Something else, or just curious',
  },
  library: 'In which kind of library',
  libraries: {
    public: 'Public',
    academic: 'Academic',
    school: 'School',
    special: 'Special',
    tribal: 'Tribal',
    state: 'State',
  },
  place_: 'State or country',
  placeHint: 'For example New Mexico, Ontario, Peru',
  employer: 'Employer',
  employerHint: 'Private. It serves one thing: that nobody is matched with, or judges, someone from the same house.',
  topicsHint: 'As many as twenty.',
  broad: 'Broad topics',
  chosen: 'Chosen',
  find: 'Find a more exact topic',
  findHint: 'For example weeding, grant writing, storytime',
  findAct: 'Find topics',
  found: (typed, n) => (n === 1 ? `1 topic for “${typed}”` : `${n} topics for “${typed}”`),
  foundNone: (typed) => `No topic for “${typed}”. Try another word, or choose a broad topic.`,
  refusals: {
    'name-missing': 'The name you go by here: type one. It may be a pseudonym.',
    'name-long': 'The name you go by here: use at most 80 characters.',
    'name-form': 'The name you go by here: use at least one letter or digit.',
    'credential-long': 'Name for credentials: use at most 120 characters.',
    'pronouns-long': 'Pronouns: use at most 40 characters.',
    language: 'Language: choose English or Spanish.',
    zone: 'Show times in: this is no time zone that the hub knows. Choose one from the list, such as Chicago.',
    'job-role': 'What you do: choose one from the list, or leave it open.',
    'library-type': 'In which kind of library: choose one from the list, or leave it open.',
    'place-long': 'State or country: use at most 80 characters.',
    'employer-long': 'Employer: use at most 120 characters.',
    'topics-many': 'What you want to get better at: choose at most twenty topics.',
    'topics-unknown': 'What you want to get better at: one of these topics is not in the hub any more. Look at them, and save again.',
  },
}

const es: Words = {
  welcome: {
    title: 'Tres preguntas breves',
    intro: 'Con ellas su primera página será de verdad suya. Puede saltarse cualquiera, y cambiar o retirar todo más tarde.',
    doing: '¿Qué hace en una biblioteca o para ella?',
    topics: '¿En qué quiere mejorar?',
    place: '¿Dónde está?',
    save: 'Ver qué me conviene',
    skip: 'Saltar las tres',
    errorTitle: 'Todavía no se guardó nada',
  },
  title: 'Perfil',
  intro: 'Lo que el hub sabe de usted porque usted lo dice. Solo hace falta su nombre aquí; lo demás puede quedar vacío.',
  errorTitle: 'Todavía no se guardó nada',
  saved: 'Su perfil quedó guardado.',
  save: 'Guardar perfil',
  leave: 'Dejarlo como está',
  unsaid: 'Prefiero no decirlo',
  aboutYou: 'Usted',
  work: 'Su trabajo',
  wants: 'En qué quiere mejorar',
  where: 'Dónde está',
  name: 'El nombre que usa aquí',
  nameHint: 'Puede ser un seudónimo. Es lo que las demás personas del hub ven de usted.',
  credential: 'Nombre para constancias',
  credentialHint: 'Privado. Aparece solo en lo que se le expide, como un certificado; si falta, aparece el nombre que usa aquí.',
  pronouns: 'Pronombres',
  pronounsHint: 'Por ejemplo ella, él, elle, they/them',
  language: 'Idioma de las páginas y los mensajes',
  zone: 'Mostrar las horas en',
  zoneHint: 'La zona aparece siempre junto a la hora.',
  ownZones: 'La zona horaria de cada evento',
  usualZones: 'Habituales en Estados Unidos',
  otherZones: 'Todas las demás',
  role: 'Qué hace',
  roles: {
    librarian: 'Soy bibliotecaria o bibliotecario',
    'support-staff': 'Soy del personal de apoyo',
    trustee: 'Soy miembro de la junta',
    administrator: 'Dirijo o administro',
    'school-librarian': 'Trabajo en una biblioteca escolar',
    student: 'Estudio',
    faculty: 'Enseño bibliotecología',
    volunteer: 'Soy de los amigos de la biblioteca o del voluntariado',
    public: 'Otra cosa, o simple curiosidad',
  },
  library: 'En qué tipo de biblioteca',
  libraries: {
    public: 'Pública',
    academic: 'Académica',
    school: 'Escolar',
    special: 'Especializada',
    tribal: 'Tribal',
    state: 'Estatal',
  },
  place_: 'Estado o país',
  placeHint: 'Por ejemplo Nuevo México, Ontario, Perú',
  employer: 'Dónde trabaja',
  employerHint: 'Privado. Sirve para una sola cosa: que nadie quede emparejado con alguien de la misma casa, ni lo evalúe.',
  topicsHint: 'Hasta veinte.',
  broad: 'Temas generales',
  chosen: 'Elegidos',
  find: 'Buscar un tema más preciso',
  findHint: 'Por ejemplo descarte, subvenciones, cuentacuentos',
  findAct: 'Buscar temas',
  found: (typed, n) => (n === 1 ? `1 tema para «${typed}»` : `${n} temas para «${typed}»`),
  foundNone: (typed) => `Ningún tema para «${typed}». Pruebe con otra palabra o elija un tema general.`,
  refusals: {
    'name-missing': 'El nombre que usa aquí: escriba uno. Puede ser un seudónimo.',
    'name-long': 'El nombre que usa aquí: use 80 caracteres como máximo.',
    'name-form': 'El nombre que usa aquí: use al menos una letra o un número.',
    'credential-long': 'Nombre para constancias: use 120 caracteres como máximo.',
    'pronouns-long': 'Pronombres: use 40 caracteres como máximo.',
    language: 'Idioma: elija español o inglés.',
    zone: 'Mostrar las horas en: no es una zona horaria que el hub conozca. Elija una de la lista, por ejemplo Chicago.',
    'job-role': 'Qué hace: elija una opción de la lista o no elija ninguna.',
    'library-type': 'En qué tipo de biblioteca: elija una opción de la lista o no elija ninguna.',
    'place-long': 'Estado o país: use 80 caracteres como máximo.',
    'employer-long': 'Dónde trabaja: use 120 caracteres como máximo.',
    'topics-many': 'En qué quiere mejorar: elija veinte temas como máximo.',
    'topics-unknown': 'En qué quiere mejorar: uno de estos temas ya no está en el hub. Revíselos y guarde otra vez.',
  },
}

export const profileWords = { en, es }
