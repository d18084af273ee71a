const en = {
  title: 'Privacy: what is kept and why',
  intro:
    'You can use all of this without saying who you are. There are no accounts yet, nothing follows you, and no other site is told that you were here.',
  contents: 'On this page',
  sections: {
    cookies: {
      title: 'What your browser keeps',
      text: [
        'Four cookies at most, each with one choice of how you like to read. None of them holds a name or a number that could tell you from anyone else, and only this site reads them. Without a choice there is no cookie, with one exception, the zone.',
      ],
      note: 'They last a year from the last change. Deleting them changes nothing but how pages look.',
    },
    log: {
      title: 'What the server writes down',
      text: [
        'One line for each request, so that whoever runs the hub can see what is slow and what fails: when it came, a running number, which kind of page it was for, whether it succeeded, how long it took, and whether the page had been made before.',
        'The line does not hold your internet address, what you searched for, which entry you read, your browser or your cookies.',
        'A fault of the program is written down with its kind and its place in the program, not with what was typed.',
      ],
    },
    searches: {
      title: 'Searches that find nothing',
      text: [
        'When nothing at all has the words of a search, the words are counted, so that staff see what is missing: the words, the language of the page, how many times they were searched for, and the last day. Nothing says by whom.',
        'Not counted: searches with filters, searches longer than 80 characters, and words with an @, a web address or six digits in a row, since these could name a person. A search that finds something is not written down at all.',
      ],
    },
    memory: {
      title: 'What is in memory for a while',
      text: [
        'So that one machine cannot slow the hub down for all others, it counts the requests of each internet address. The addresses are in memory alone, beside nothing but a count and a time; they are never written down, and they are gone when the server restarts or when enough other addresses have come after them.',
        'Finished pages are shown again for up to a minute to whoever asks for the same, and with scripts your browser sends what you type to the hub to complete it. Pages and completions in memory do not say who asked for them.',
      ],
    },
    others: {
      title: 'Other sites',
      text: [
        'Pages load nothing from elsewhere: no fonts, no pictures, no counters. Browsers are told to refuse it.',
        'Entries link to their providers. When you follow such a link, you are on a site with rules of its own; it is not told that you came from here.',
      ],
    },
    shared: {
      title: 'On a shared computer',
      text: [
        'Your browser’s own history holds the pages you opened, and a search stands in the address of its page. Use a private window, or clear the history when you leave.',
      ],
    },
    operator: {
      title: 'What this page cannot promise',
      text: [
        'It speaks of the program. Whoever runs it may have other machines in front of it, a hosting service for instance, that write down addresses by rules of their own. Ask them.',
      ],
    },
  },
  cookieHeads: ['Cookie', 'What it holds', 'Why'],
  cookies: {
    language: ['en or es', 'The language of pages. Without it, the one that your browser asks for.'],
    zone: [
      'A time zone, or that you want each event’s own',
      'The zone in which times are shown. If you have not chosen one, a script stores the zone of your device, so that the next page has the right times from the start.',
    ],
    scheme: ['light or dark', 'The appearance. Without it, the one of your device.'],
    slash: ['off', 'That the / key is not to go to the search box.'],
  },
  links: { preferences: 'See or change your choices' },
}

export type PrivacyWords = typeof en

const es: PrivacyWords = {
  title: 'Privacidad: qué se guarda y por qué',
  intro: 'Puede usar todo esto sin decir quién es. Todavía no hay cuentas, nada le sigue y ningún otro sitio se entera de que estuvo aquí.',
  contents: 'En esta página',
  sections: {
    cookies: {
      title: 'Lo que guarda su navegador',
      text: [
        'Cuatro cookies como máximo, cada una con una sola preferencia de lectura. Ninguna contiene un nombre ni un número que permita distinguirle de otra persona, y solo este sitio las lee. Si no elige nada no hay cookie, con una excepción: la zona horaria.',
      ],
      note: 'Duran un año desde el último cambio. Si las borra, solo cambia el aspecto de las páginas.',
    },
    log: {
      title: 'Lo que anota el servidor',
      text: [
        'Una línea por cada petición, para que quien administra el hub vea qué va lento y qué falla: cuándo llegó, un número correlativo, qué clase de página se pidió, si salió bien, cuánto tardó y si la página ya estaba hecha.',
        'La línea no contiene su dirección de internet, ni lo que buscó, ni qué ficha leyó, ni su navegador, ni sus cookies.',
        'De un fallo del programa se anota de qué clase es y en qué parte del programa ocurrió, no lo que alguien escribió.',
      ],
    },
    searches: {
      title: 'Las búsquedas que no encuentran nada',
      text: [
        'Cuando nada contiene las palabras de una búsqueda, esas palabras se cuentan para que el personal vea qué falta: las palabras, el idioma de la página, cuántas veces se buscaron y el último día. Nada dice quién las buscó.',
        'No se cuentan las búsquedas con filtros, las de más de 80 caracteres ni las que llevan una @, una dirección web o seis cifras seguidas, porque podrían nombrar a alguien. Una búsqueda que encuentra algo no se anota en absoluto.',
      ],
    },
    memory: {
      title: 'Lo que está un tiempo en la memoria',
      text: [
        'Para que una sola máquina no haga lento el hub para las demás, se cuentan las peticiones de cada dirección de internet. Las direcciones están solo en la memoria, junto a un contador y una hora y nada más; nunca se anotan, y desaparecen al reiniciar el servidor o cuando han llegado después suficientes direcciones distintas.',
        'Una página terminada se vuelve a mostrar durante un minuto como máximo a quien pida lo mismo y, si hay scripts, su navegador envía al hub lo que usted escribe para completarlo. Las páginas y sugerencias que están en la memoria no dicen quién las pidió.',
      ],
    },
    others: {
      title: 'Otros sitios',
      text: [
        'Las páginas no cargan nada de fuera: ni tipos de letra, ni imágenes, ni contadores. Se indica a los navegadores que lo rechacen.',
        'Las fichas enlazan con sus proveedores. Al seguir uno de esos enlaces, usted está en un sitio con sus propias reglas, que no se entera de que llegó desde aquí.',
      ],
    },
    shared: {
      title: 'En una computadora compartida',
      text: [
        'El historial de su navegador guarda las páginas que abrió, y cada búsqueda está en la dirección de su página. Use una ventana privada o borre el historial al irse.',
      ],
    },
    operator: {
      title: 'Lo que esta página no puede prometer',
      text: [
        'Habla del programa. Quien lo administra puede tener delante otras máquinas, por ejemplo un servicio de alojamiento, que anoten direcciones según sus propias reglas. Pregúnteselo.',
      ],
    },
  },
  cookieHeads: ['Cookie', 'Qué contiene', 'Para qué'],
  cookies: {
    language: ['en o es', 'El idioma de las páginas. Sin ella, el que pide su navegador.'],
    zone: [
      'Una zona horaria, o que prefiere la de cada evento',
      'La zona en que se muestran las horas. Si no ha elegido ninguna, un script guarda la de su dispositivo, para que la página siguiente tenga las horas correctas desde el principio.',
    ],
    scheme: ['light o dark', 'La apariencia, clara u oscura. Sin ella, la de su dispositivo.'],
    slash: ['off', 'Que la tecla / no debe llevar al buscador.'],
  },
  links: { preferences: 'Ver o cambiar sus preferencias' },
}

export const privacyWords = { en, es }
