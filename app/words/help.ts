const en = {
  title: 'Help',
  intro: 'How to find something to learn, what the filters and labels mean, and how to keep what you have found.',
  contents: 'On this page',
  sections: {
    search: {
      title: 'Search',
      text: [
        'Say what you want to get better at in your own words: weeding, difficult patrons, first-time supervisor. Capitals, accents and word endings make no difference.',
        'An entry need not have all your words: the more it has of them, the higher it stands, and a title that is just what you typed comes first. Without words, what starts soonest comes first.',
        'A subject is found under its other names as well: deselection finds weeding, and ILL finds interlibrary loan. What was looked for besides your own words stands above the results as “Also searched”. Spanish words find English entries: descarte finds weeding.',
        'A word that no entry has is taken for the nearest one that some entry does have. “Did you mean” then shows how it was read.',
      ],
    },
    filters: {
      title: 'Filters',
      text: [
        'Within one group, each tick adds: “Live online” and “On demand” show what is either. Between groups, each tick narrows: “Free” and “On demand” show only what is both.',
        'The number beside a value says how many results it leads to, together with what you have chosen in the other groups. A value that leads to none cannot be ticked.',
        'What is not offered now is left out: events and courses whose dates have passed, and those that need a date, have none and were last seen before 2022. A line below the results says how many more there are, and shows them.',
        'What you have chosen stands in the address of the page. Save the address or send it, and it opens with the same words and filters.',
      ],
    },
    labels: {
      title: 'Labels',
      text: [
        'Like books on a shelf, entries carry labels: one kind for equity, diversity and inclusion (EDI), one for leadership. A label names what an entry is about. It describes, and never recommends; its colored edge only repeats what its words say.',
        'The hub put the labels on, from the titles and subjects that public sources state. An entry without labels has neither as its subject. How equity is part of an entry is another question, which only its provider can answer.',
      ],
    },
    'not-stated': {
      title: 'What “not stated” means',
      text: [
        'Nothing here is guessed. Where no source says how long something takes, what it costs or whom it is for, the entry says “not stated”, and the gap is counted.',
      ],
      list: [
        'Unconfirmed: no source was found for the entry. Take it as a hint that may be wrong.',
        'Illustrative date: the date is made up, to show how the calendar works. It appears only where the hub runs as a demonstration.',
        'Demonstration: the whole entry and its provider are made up.',
      ],
    },
    zones: {
      title: 'Time zones',
      text: [
        'The zone stands beside every time. You choose in which one times are shown; as long as you have not chosen, it is the one of your device where scripts run, and each event’s own where they do not.',
        'What lasts whole days keeps its days: a conference on May 3 is on May 3 wherever you read about it.',
      ],
    },
    compare: {
      title: 'Compare',
      text: [
        'Tick “Compare” at two to four results, then press the button below them: the same facts stand side by side, in the same order. What a source does not state says so there too.',
      ],
    },
    calendar: {
      title: 'Dates in your own calendar',
      text: [
        '“Add to calendar” at an entry gives you its dates as a file that any calendar program opens.',
        '“Calendar of this search”, below the results, is an address that always holds the dates of that search. Copy the link and give it to your calendar program where it says “subscribe” or “add from URL”: new dates then come by themselves. A calendar on the web can read the hub only where the hub stands on the open web.',
        'Made-up dates say so in the description, and stand in your calendar as tentative.',
      ],
    },
    keyboard: {
      title: 'Keyboard',
      text: ['Everything works with the keyboard alone.'],
    },
  },
  links: {
    catalog: 'Search the catalog',
    free: 'Example: free, and an hour at most',
    topics: 'All topics, with their other names',
    gaps: 'How things are labeled, and what is missing',
    preferences: 'Choose language, time zone and appearance',
    calendar: 'The calendar, month by month',
    data: 'Feeds and data for other programs',
    accessibility: 'More on accessibility',
  },
  keys: [
    { keys: ['/'], does: 'Goes to the search box from anywhere on the page. Can be switched off.' },
    { keys: ['↓', '↑'], does: 'In the search box: goes through the suggestions.' },
    { keys: ['Enter'], does: 'Searches for the suggestion chosen, or for what you typed.' },
    { keys: ['Esc'], does: 'Puts the suggestions away. On a phone-sized screen, closes the filters and forgets what was ticked in them.' },
    { keys: ['Space'], does: 'Ticks a filter. The results change, and the keyboard stays where it is.' },
    { keys: ['Tab'], does: 'Goes on. The first stop of every page is “Skip to content”.' },
  ],
}

export type HelpWords = typeof en

const es: HelpWords = {
  title: 'Ayuda',
  intro: 'Cómo encontrar algo que aprender, qué significan los filtros y los rótulos, y cómo guardar lo que encontró.',
  contents: 'En esta página',
  sections: {
    search: {
      title: 'Buscar',
      text: [
        'Diga con sus palabras en qué quiere mejorar: descarte, usuarios difíciles, mi primera jefatura. Las mayúsculas, los acentos y las terminaciones no importan.',
        'Una ficha no tiene que contener todas sus palabras: cuantas más contenga, más arriba aparece, y primero va el título que coincide por completo. Sin palabras, va primero lo que empieza antes.',
        'Cada tema se encuentra también por sus otros nombres: «deselection» encuentra «weeding», e ILL encuentra el préstamo interbibliotecario. Lo que se buscó además de sus palabras aparece sobre los resultados, en «También se buscó». Las palabras en español encuentran fichas en inglés: «descarte» encuentra «weeding».',
        'Una palabra que no está en ninguna ficha se toma por la más parecida que sí está en alguna. «Quizá quiso decir» muestra entonces cómo se entendió.',
      ],
    },
    filters: {
      title: 'Filtros',
      text: [
        'Dentro de un grupo, cada marca suma: «En línea, en vivo» y «En línea, a su ritmo» muestran lo que es una cosa o la otra. Entre grupos, cada marca restringe: «Gratis» y «En línea, a su ritmo» muestran solo lo que es ambas.',
        'El número junto a cada valor dice a cuántos resultados lleva, junto con lo que eligió en los demás grupos. Lo que no lleva a ninguno no se puede marcar.',
        'Lo que no se ofrece ahora queda fuera: eventos y cursos cuyas fechas ya pasaron, y los que necesitan una fecha, no la tienen y se vieron por última vez antes de 2022. Una línea bajo los resultados dice cuántos más hay y los muestra.',
        'Lo que elige queda en la dirección de la página. Guárdela o envíela: se abre con las mismas palabras y los mismos filtros.',
      ],
    },
    labels: {
      title: 'Rótulos',
      text: [
        'Como los libros en el estante, las fichas llevan rótulos: unos de equidad, diversidad e inclusión y otros de liderazgo. Un rótulo dice de qué se trata la ficha. Describe y nunca recomienda; el color del borde solo repite lo que dicen las palabras.',
        'El hub puso los rótulos según los títulos y temas que indican las fuentes públicas. Una ficha sin rótulos no trata de ninguna de las dos cosas. Cómo está presente la equidad en ella es otra pregunta, y solo la puede responder su proveedor.',
      ],
    },
    'not-stated': {
      title: 'Qué significa «no se indica»',
      text: [
        'Aquí no se adivina nada. Si ninguna fuente dice cuánto dura algo, cuánto cuesta o para quién es, la ficha dice «no se indica», y ese vacío se cuenta.',
      ],
      list: [
        'Sin confirmar: no se encontró ninguna fuente para la ficha. Tómela como una pista que puede ser errónea.',
        'Fecha ilustrativa: la fecha es inventada, para mostrar cómo funciona el calendario. Solo aparece donde el hub funciona como demostración.',
        'Demostración: toda la ficha y su proveedor son inventados.',
      ],
    },
    zones: {
      title: 'Zonas horarias',
      text: [
        'Junto a cada hora está su zona. Usted elige en cuál se muestran las horas; mientras no elija, es la de su dispositivo si el navegador ejecuta scripts, y la de cada evento si no.',
        'Lo que dura días enteros conserva sus días: un congreso del 3 de mayo es el 3 de mayo desde dondequiera que lo lea.',
      ],
    },
    compare: {
      title: 'Comparar',
      text: [
        'Marque «Comparar» en dos a cuatro resultados y pulse el botón que está debajo: los mismos datos aparecen lado a lado, en el mismo orden. Lo que ninguna fuente indica también se dice ahí.',
      ],
    },
    calendar: {
      title: 'Las fechas en su propio calendario',
      text: [
        '«Añadir al calendario», en una ficha, le da sus fechas en un archivo que abre cualquier programa de calendario.',
        '«Calendario de esta búsqueda», bajo los resultados, es una dirección que siempre tiene las fechas de esa búsqueda. Copie el enlace y péguelo en su programa de calendario donde diga «suscribirse» o «añadir desde URL»: las fechas nuevas llegarán solas. Un calendario en la web solo puede leer el hub si este está en la web abierta.',
        'Las fechas inventadas lo dicen en la descripción, y en su calendario aparecen como provisionales.',
      ],
    },
    keyboard: {
      title: 'Teclado',
      text: ['Todo funciona solo con el teclado.'],
    },
  },
  links: {
    catalog: 'Buscar en el catálogo',
    free: 'Ejemplo: gratis y de una hora o menos',
    topics: 'Todos los temas, con sus otros nombres',
    gaps: 'Cómo se rotula y qué falta',
    preferences: 'Elegir idioma, zona horaria y apariencia',
    calendar: 'El calendario, mes por mes',
    data: 'Canales y datos para otros programas',
    accessibility: 'Más sobre accesibilidad',
  },
  keys: [
    { keys: ['/'], does: 'Va al buscador desde cualquier parte de la página. Se puede desactivar.' },
    { keys: ['↓', '↑'], does: 'En el buscador: recorre las sugerencias.' },
    { keys: ['Intro'], does: 'Busca la sugerencia elegida, o lo que escribió.' },
    {
      keys: ['Esc'],
      does: 'Quita las sugerencias. En una pantalla del tamaño de un teléfono, cierra los filtros y olvida lo que marcó en ellos.',
    },
    { keys: ['Espacio'], does: 'Marca un filtro. Los resultados cambian y el teclado se queda donde está.' },
    { keys: ['Tab'], does: 'Avanza. La primera parada de cada página es «Ir al contenido».' },
  ],
}

export const helpWords = { en, es }
