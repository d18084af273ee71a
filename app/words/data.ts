const en = {
  title: 'Feeds and data',
  intro:
    'Everything in the catalog is open to other programs, with the same words and filters as on the page, without a key and without signing up.',
  contents: 'On this page',
  sections: {
    searches: {
      title: 'A search, in other forms',
      text: [
        'Search and filter in the catalog until you have what you want. What follows the question mark in the address of the page works after these addresses as well; below the results there are links to them.',
      ],
    },
    api: {
      title: 'JSON for programs',
      text: [
        'The answer is the page’s own search: the same order, the same counts. Pages of other sites may ask as well (CORS). A parameter can be repeated: values of one parameter widen the search, different parameters narrow it. What is not understood is left out and named in “ignored”.',
      ],
    },
    answer: { title: 'What the answer holds' },
    csv: {
      title: 'The columns of the spreadsheet',
      text: [
        'UTF-8, one row for each entry. The names are those that “hub import” reads, so that an export can be read in again. A cell that a spreadsheet would take for a formula begins with an apostrophe.',
      ],
    },
    finding: {
      title: 'For search engines and browsers',
      list: [
        'OpenSearch: browsers and library portals can add the hub as a place to search, with suggestions.',
        'Sitemap: every page worth finding, with the day of its last change for entries. What is not offered now is left out.',
        'The page of every entry describes itself as schema.org JSON-LD; where an entry has dates, they have an iCalendar address of their own.',
      ],
    },
    manners: {
      title: 'Limits',
      text: [
        'What was asked for a moment ago and is still in memory does not count. Whoever asks faster is answered 429, with the seconds to wait in Retry-After.',
        'Atom, iCalendar and JSON come with an ETag: send it back as If-None-Match, and what has not changed is not sent twice.',
      ],
    },
    reuse: {
      title: 'Using the data',
      text: [
        'The entries are made from facts that public sources state, such as the names of offerings and who offers them; each names where it was read. Summaries and descriptions are in our own words, written for this hub. Facts are free to use. For the words, the license of the program holds, which allows any use that keeps its notice.',
        'The providers do not run or endorse the hub. Before you rely on an entry, look at the page of its provider.',
      ],
      note: 'What no source states is empty or “not-stated”; do not fill it with a guess.',
    },
  },
  pace: (burst: number, perSecond: number) =>
    `One address on the internet may ask ${burst} times at once, and ${perSecond} times a second after that.`,
  demo: 'This hub runs as a demonstration: its dates are made up, and so are some whole entries. Made-up dates say so: “illustrative” in JSON, “dates_illustrative” in CSV, a line in the description and the status TENTATIVE in iCalendar. The “unit” of a made-up entry begins with “demo-”.',
  formsHeads: ['Form', 'What it holds', 'Example'],
  forms: {
    atom: ['Atom', (size: number) => `${size} entries a page, with links to further pages: for feed readers, and to hear what is new`],
    ics: ['iCalendar', () => 'The dates of the entries found, with time zones: for calendar programs'],
    csv: ['CSV', () => 'All entries found, for spreadsheets'],
    json: ['JSON', (size: number) => `${size} entries a page unless more are asked for, with counts for every filter`],
  } as Record<'atom' | 'ics' | 'csv' | 'json', [name: string, holds: (size: number) => string]>,
  examples: { atom: 'What is new', ics: 'All dates', csv: 'Free, on demand', json: 'Weeding' },
  parameterHeads: ['Parameter', 'What it means', 'Values'],
  parameters: {
    q: 'Words',
    when: 'When it starts',
    availability: 'What is offered now or later, or everything',
    sort: 'Order',
    page: 'Page, from 1',
    limit: (most: number) => `Entries a page, up to ${most}; JSON only`,
  },
  month: 'or a month',
  slugs: (count: number) => `${count} values, as in the addresses of their pages`,
  language: 'a language code such as en or es, or not-stated',
  number: 'a number',
  text: 'any text',
  unless: (value: string) => `${value} unless said`,
  answerHeads: ['Field', 'What it holds'],
  answer: {
    total: 'How many entries fit',
    page: 'Which page this is',
    results: 'The entries of this page, best first; times are in UTC, and “zone” is the event’s own',
    facets: 'For every filter, each value with its label and how many results it leads to',
    did_you_mean: 'How a misspelled word was read, or null',
    ignored: 'Parameters that were not understood',
  },
  resultFields: 'The fields of each result',
  columns: 'Columns',
  links: { opensearch: 'OpenSearch description', sitemap: 'Sitemap', catalog: 'The catalog' },
}

export type DataWords = typeof en

const es: DataWords = {
  title: 'Canales y datos',
  intro:
    'Todo el catálogo está abierto a otros programas, con las mismas palabras y filtros que en la página, sin clave y sin inscribirse.',
  contents: 'En esta página',
  sections: {
    searches: {
      title: 'Una búsqueda, en otros formatos',
      text: [
        'Busque y filtre en el catálogo hasta tener lo que quiere. Lo que sigue al signo de interrogación en la dirección de la página sirve también en estas direcciones; bajo los resultados hay enlaces a ellas.',
      ],
    },
    api: {
      title: 'JSON para programas',
      text: [
        'La respuesta es la misma búsqueda de la página: el mismo orden y los mismos números. También pueden preguntar las páginas de otros sitios (CORS). Un parámetro se puede repetir: los valores de un mismo parámetro amplían la búsqueda y los parámetros distintos la restringen. Lo que no se entiende se deja fuera y se nombra en «ignored».',
      ],
    },
    answer: { title: 'Qué contiene la respuesta' },
    csv: {
      title: 'Las columnas de la hoja de cálculo',
      text: [
        'UTF-8, una fila por ficha. Los nombres son los que lee «hub import», de modo que lo exportado se puede volver a leer. Una celda que una hoja de cálculo tomaría por fórmula empieza con un apóstrofo.',
      ],
    },
    finding: {
      title: 'Para buscadores y navegadores',
      list: [
        'OpenSearch: los navegadores y portales de bibliotecas pueden añadir el hub como lugar donde buscar, con sugerencias.',
        'Mapa del sitio: todas las páginas que vale la pena encontrar; las fichas, con el día de su último cambio. Lo que no se ofrece ahora queda fuera.',
        'La página de cada ficha se describe a sí misma en JSON-LD de schema.org; si la ficha tiene fechas, estas tienen su propia dirección iCalendar.',
      ],
    },
    manners: {
      title: 'Límites',
      text: [
        'Lo que se pidió hace un momento y sigue en la memoria no cuenta. A quien pide más rápido se le responde 429, con los segundos de espera en Retry-After.',
        'Atom, iCalendar y JSON llevan un ETag: devuélvalo en If-None-Match y lo que no ha cambiado no se envía dos veces.',
      ],
    },
    reuse: {
      title: 'Usar los datos',
      text: [
        'Las fichas están hechas con datos que indican fuentes públicas, como los nombres de lo que se ofrece y quién lo ofrece; cada una dice dónde se leyó. Los resúmenes y descripciones están en nuestras palabras, escritos para este hub. Los datos se pueden usar libremente. Para los textos vale la licencia del programa, que permite cualquier uso que conserve su aviso.',
        'Los proveedores no administran ni respaldan el hub. Antes de confiar en una ficha, consulte la página de su proveedor.',
      ],
      note: 'Lo que ninguna fuente indica está vacío o dice «not-stated»; no lo rellene con una suposición.',
    },
  },
  pace: (burst: number, perSecond: number) =>
    `Una dirección de internet puede preguntar ${burst} veces seguidas y, después, ${perSecond} veces por segundo.`,
  demo: 'Este hub funciona como demostración: sus fechas son inventadas, y también algunas fichas enteras. Las fechas inventadas lo dicen: «illustrative» en JSON, «dates_illustrative» en CSV, una línea en la descripción y el estado TENTATIVE en iCalendar. El «unit» de una ficha inventada empieza con «demo-».',
  formsHeads: ['Formato', 'Qué contiene', 'Ejemplo'],
  forms: {
    atom: [
      'Atom',
      (size: number) => `${size} fichas por página, con enlaces a las demás páginas: para lectores de canales y para enterarse de lo nuevo`,
    ],
    ics: ['iCalendar', () => 'Las fechas de las fichas encontradas, con zonas horarias: para programas de calendario'],
    csv: ['CSV', () => 'Todas las fichas encontradas, para hojas de cálculo'],
    json: ['JSON', (size: number) => `${size} fichas por página si no se piden más, con el número de resultados de cada filtro`],
  },
  examples: { atom: 'Lo nuevo', ics: 'Todas las fechas', csv: 'Gratis, a su ritmo', json: 'Descarte' },
  parameterHeads: ['Parámetro', 'Qué significa', 'Valores'],
  parameters: {
    q: 'Palabras',
    when: 'Cuándo empieza',
    availability: 'Lo que se ofrece ahora o después, o todo',
    sort: 'Orden',
    page: 'Página, desde 1',
    limit: (most: number) => `Fichas por página, hasta ${most}; solo en JSON`,
  },
  month: 'o un mes',
  slugs: (count: number) => `${count} valores, como en las direcciones de sus páginas`,
  language: 'un código de idioma como en o es, o not-stated',
  number: 'un número',
  text: 'cualquier texto',
  unless: (value: string) => `${value} si no se dice otra cosa`,
  answerHeads: ['Campo', 'Qué contiene'],
  answer: {
    total: 'Cuántas fichas cumplen',
    page: 'Qué página es',
    results: 'Las fichas de esta página, las mejores primero; las horas están en UTC y «zone» es la zona del evento',
    facets: 'Para cada filtro, cada valor con su nombre y a cuántos resultados lleva',
    did_you_mean: 'Cómo se leyó una palabra mal escrita, o null',
    ignored: 'Los parámetros que no se entendieron',
  },
  resultFields: 'Los campos de cada resultado',
  columns: 'Columnas',
  links: { opensearch: 'Descripción OpenSearch', sitemap: 'Mapa del sitio', catalog: 'El catálogo' },
}

export const dataWords = { en, es }
