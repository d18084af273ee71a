const en = {
  title: 'Privacy: what is kept and why',
  intro:
    'You can use the whole catalog without saying who you are. An account is yours to make and to delete. Nothing follows you, with or without one, and no other site is told that you were here.',
  contents: 'On this page',
  sections: {
    cookies: {
      title: 'What your browser keeps',
      text: [
        'Without an account: four cookies at most, each with one choice of how you like to read. None of them holds a name or a number that could tell you from anyone else. Without a choice there is no cookie, with one exception, the zone.',
        'Signing in adds two, and for some minutes a third, where you sign in with a membership system. Only this site reads them, and no script can.',
      ],
      note: 'The first four last a year from the last change; deleting them changes nothing but how pages look. Deleting “session” signs you out. On an encrypted connection the last three are called the same with __Host- in front.',
    },
    log: {
      title: 'What the server writes down',
      text: [
        'One line for each request, so that whoever runs the hub can see what is slow and what fails: when it came, a running number, which kind of page it was for, whether it succeeded, how long it took, and whether the page had been made before.',
        'The line does not hold your internet address, what you searched for, which entry you read, your browser, your cookies, or who is signed in.',
        'A fault of the program is written down with its kind and its place in the program, not with what was typed.',
      ],
    },
    accounts: {
      title: 'If you have an account',
      text: [
        'An account needs a name, which may be made up, an e-mail address and a way to sign in; nothing else is asked that you cannot pass over. What you save, search for and want to get better at is shown to you alone. What you read is not kept.',
        'Units see how many people ask for something or want to be told when it returns, never who. Your name stands with what you do for a unit, for its team and for the administrators.',
        'Your own page lists what is kept, why, who sees it and how long. There you get all of it as a file, and delete the account: you have 14 days to change your mind, then it goes for good.',
      ],
    },
    signIn: {
      title: 'Signing in',
      text: [
        'Of your password the hub keeps a hash from which it cannot be read; of a passkey, the public key and the name that you gave it. Of a session it keeps a hash, whose it is, since when, and until when; not the device, and not the place.',
        'Where you sign in with a membership system, the hub keeps which system it is, by what number it knows you, and whether it says that you are a member, which decides the price that is yours. A new account takes over the name and the address that the system tells. It learns that you signed in here, and nothing of what you do.',
        'Tries at signing in, at new accounts and at mails are counted, so that nobody can guess passwords. The counters stand under hashes that only the hub can make, of an account or an internet address; neither can be read from them. Each counts for an hour at most, and is removed within the next.',
        'A form that you sent after your session had ended is not lost: it goes to your browser with the sign-in page, sealed, and can be sent for an hour. It is not stored, but for those minutes in which you are at a membership system.',
      ],
    },
    mails: {
      title: 'Mails',
      text: [
        'The hub writes only what you asked for or what concerns your account. It keeps to which address a mail goes, of what kind it is, when, and whether it was taken; the text is made when it is sent. 30 days after it was sent or refused, all this is removed.',
        'There are no pictures in mails and no links that count. Where no mail server is named, mails are files on the hub’s own machine, and go with the rest.',
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
    session: [
      'A random key',
      'That you are signed in. It ends when the browser closes, and two hours after its last use; after 30 days without use where you chose to stay signed in.',
    ],
    known: [
      'Random values, and hashes that only the hub can make',
      'That this device has signed in before: others who guess at your password then do not slow you down. It opens nothing and names nobody. A year.',
    ],
    oidc: [
      'A sealed note',
      'That it is you who comes back from a membership system. Ten minutes, or an hour where something is left to be sent.',
    ],
  },
  links: { preferences: 'See or change your choices', mine: 'What the hub keeps about you' },
}

export type PrivacyWords = typeof en

const es: PrivacyWords = {
  title: 'Privacidad: qué se guarda y por qué',
  intro:
    'Puede usar todo el catálogo sin decir quién es. Una cuenta la crea y la elimina usted. Con ella o sin ella, nada le sigue y ningún otro sitio se entera de que estuvo aquí.',
  contents: 'En esta página',
  sections: {
    cookies: {
      title: 'Lo que guarda su navegador',
      text: [
        'Sin cuenta: cuatro cookies como máximo, cada una con una sola preferencia de lectura. Ninguna contiene un nombre ni un número que permita distinguirle de otra persona. Si no elige nada no hay cookie, con una excepción: la zona horaria.',
        'Al iniciar sesión se agregan dos y, por unos minutos, una tercera si entra con un sistema de membresía. Solo las lee este sitio, y ningún script puede leerlas.',
      ],
      note: 'Las cuatro primeras duran un año desde el último cambio; si las borra, solo cambia el aspecto de las páginas. Si borra «session», se cierra su sesión. En una conexión cifrada, las tres últimas llevan __Host- delante del nombre.',
    },
    log: {
      title: 'Lo que anota el servidor',
      text: [
        'Una línea por cada petición, para que quien administra el hub vea qué va lento y qué falla: cuándo llegó, un número correlativo, qué clase de página se pidió, si salió bien, cuánto tardó y si la página ya estaba hecha.',
        'La línea no contiene su dirección de internet, ni lo que buscó, ni qué ficha leyó, ni su navegador, ni sus cookies, ni quién tiene la sesión abierta.',
        'De un fallo del programa se anota de qué clase es y en qué parte del programa ocurrió, no lo que alguien escribió.',
      ],
    },
    accounts: {
      title: 'Si tiene una cuenta',
      text: [
        'Para una cuenta hacen falta un nombre, que puede ser inventado, un correo electrónico y un modo de entrar; lo demás que se pregunta se puede omitir. Lo que guarda, lo que busca y en qué quiere mejorar se le muestra solo a usted. Lo que lee no se guarda.',
        'Las unidades ven cuántas personas piden algo o quieren aviso de que vuelve, nunca quiénes. Su nombre aparece junto a lo que hace para una unidad; lo ven su equipo y quienes administran.',
        'Su propia página dice qué se guarda, para qué, quién lo ve y cuánto tiempo. Allí obtiene todo en un archivo y puede eliminar la cuenta: tiene 14 días para cambiar de idea y después desaparece para siempre.',
      ],
    },
    signIn: {
      title: 'Iniciar sesión',
      text: [
        'De su contraseña el hub guarda una huella de la que no se puede leer; de una llave de acceso, la clave pública y el nombre que usted le dio. De una sesión guarda una huella, de quién es, desde cuándo y hasta cuándo; no el dispositivo ni el lugar.',
        'Si entra con un sistema de membresía, el hub guarda cuál es, con qué número le conoce y si dice que usted es miembro, de lo que depende su precio. Una cuenta nueva toma el nombre y la dirección que diga el sistema. Ese sistema se entera de que entró aquí, y de nada de lo que hace.',
        'Los intentos de entrar, de crear cuentas y de pedir correos se cuentan para que nadie adivine contraseñas. Los contadores están bajo huellas, de una cuenta o de una dirección de internet, que solo el hub puede hacer; de ellas no se lee ni la una ni la otra. Cada uno cuenta una hora como máximo y se borra antes de que pase otra.',
        'Un formulario que envió cuando su sesión ya había terminado no se pierde: va a su navegador con la página de acceso, sellado, y puede enviarse durante una hora. No se almacena, salvo en los minutos en que usted está en un sistema de membresía.',
      ],
    },
    mails: {
      title: 'Los correos',
      text: [
        'El hub solo escribe lo que usted pidió o lo que toca a su cuenta. Guarda a qué dirección va un correo, de qué clase es, cuándo, y si fue aceptado; el texto se hace al enviarlo. 30 días después del envío o del rechazo, todo eso se borra.',
        'Los correos no llevan imágenes ni enlaces que cuenten. Donde no se ha indicado un servidor de correo, son archivos en la propia máquina del hub y se van con lo demás.',
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
    session: [
      'Una clave al azar',
      'Que su sesión está abierta. Termina al cerrar el navegador y dos horas después del último uso; a los 30 días sin uso si eligió mantenerla abierta.',
    ],
    known: [
      'Valores al azar y huellas que solo el hub puede hacer',
      'Que en este dispositivo ya se inició sesión: así, quien intente adivinar su contraseña no le hace esperar a usted. No abre nada ni nombra a nadie. Un año.',
    ],
    oidc: ['Una nota sellada', 'Que es usted quien vuelve de un sistema de membresía. Diez minutos, o una hora si queda algo por enviar.'],
  },
  links: { preferences: 'Ver o cambiar sus preferencias', mine: 'Lo que el hub guarda sobre usted' },
}

export const privacyWords = { en, es }
