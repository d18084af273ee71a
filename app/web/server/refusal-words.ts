/** Everything the server itself says no to, before or instead of a page. */
export type Refusal =
  | 'url-broken'
  | 'url-too-long'
  | 'host-broken'
  | 'request-broken'
  | 'headers-too-large'
  | 'method'
  | 'foreign-origin'
  | 'body-too-large'
  | 'too-slow'
  | 'too-fast'
  | 'no-such-file'
  | 'failed'
  | 'busy'

export const refusalStatus: Record<Refusal, number> = {
  'url-broken': 400,
  'url-too-long': 414,
  'host-broken': 400,
  'request-broken': 400,
  'headers-too-large': 431,
  method: 405,
  'foreign-origin': 403,
  'body-too-large': 413,
  'too-slow': 408,
  'too-fast': 429,
  'no-such-file': 404,
  failed: 500,
  busy: 503,
}

type Words = { title: string; text: string }

export const refusalWords: Record<'en' | 'es', Record<Refusal, Words>> = {
  en: {
    'url-broken': {
      title: 'This address is damaged',
      text: 'It holds characters that do not belong in an address. Check the link, or start from the home page.',
    },
    'url-too-long': { title: 'This address is too long', text: 'Shorten the search words or take away a few filters, then try again.' },
    'host-broken': { title: 'This request names no usable host', text: 'Open the hub by its usual address.' },
    'request-broken': { title: 'This request could not be read', text: 'What arrived is not a whole HTTP request.' },
    'headers-too-large': {
      title: 'This request carries too much',
      text: 'Its headers are too large. Clearing the cookies of this site usually helps.',
    },
    method: { title: 'This cannot be done here', text: 'The hub does not take requests of this kind at this address.' },
    'foreign-origin': {
      title: 'This form was not sent from the hub',
      text: 'To protect you, the hub takes only what is sent from its own pages. Open the page on the hub and send it again from there.',
    },
    'body-too-large': {
      title: 'This is more than the form can take',
      text: 'Shorten what you wrote or choose a smaller file, then send it again.',
    },
    'too-slow': { title: 'This request took too long to arrive', text: 'Check the connection and try again.' },
    'too-fast': {
      title: 'Many requests at once',
      text: 'A lot of pages were asked for from your network in a short time. Wait a few seconds and try again.',
    },
    'no-such-file': {
      title: 'No such file',
      text: 'The file has moved, or a newer version of the hub has replaced it. Loading the page again usually helps.',
    },
    failed: {
      title: 'Something went wrong',
      text: 'The fault is on our side, and nothing you sent has been half saved. Try again in a moment.',
    },
    busy: { title: 'The hub is very busy', text: 'This page could not be made in time. Wait a few seconds and try again.' },
  },
  es: {
    'url-broken': {
      title: 'Esta dirección está dañada',
      text: 'Contiene caracteres que no caben en una dirección. Revise el enlace o empiece en la página de inicio.',
    },
    'url-too-long': {
      title: 'Esta dirección es demasiado larga',
      text: 'Acorte las palabras de búsqueda o quite algunos filtros y vuelva a intentarlo.',
    },
    'host-broken': { title: 'Esta solicitud no nombra un servidor válido', text: 'Abra el sitio por su dirección habitual.' },
    'request-broken': { title: 'Esta solicitud no se pudo leer', text: 'Lo que llegó no es una solicitud HTTP completa.' },
    'headers-too-large': {
      title: 'Esta solicitud trae demasiado',
      text: 'Sus cabeceras son demasiado grandes. Borrar las cookies de este sitio suele ayudar.',
    },
    method: { title: 'Esto no se puede hacer aquí', text: 'En esta dirección no se aceptan solicitudes de este tipo.' },
    'foreign-origin': {
      title: 'Este formulario no se envió desde este sitio',
      text: 'Para protegerle, solo se acepta lo que se envía desde las páginas propias. Abra la página en este sitio y envíela de nuevo desde ahí.',
    },
    'body-too-large': {
      title: 'Es más de lo que admite el formulario',
      text: 'Acorte lo que escribió o elija un archivo más pequeño y envíelo de nuevo.',
    },
    'too-slow': { title: 'La solicitud tardó demasiado en llegar', text: 'Compruebe la conexión y vuelva a intentarlo.' },
    'too-fast': {
      title: 'Muchas solicitudes a la vez',
      text: 'Desde su red se pidieron muchas páginas en poco tiempo. Espere unos segundos y vuelva a intentarlo.',
    },
    'no-such-file': {
      title: 'No existe ese archivo',
      text: 'El archivo cambió de lugar o una versión más nueva lo reemplazó. Volver a cargar la página suele ayudar.',
    },
    failed: {
      title: 'Algo salió mal',
      text: 'La falla es nuestra y nada de lo que envió quedó guardado a medias. Vuelva a intentarlo en un momento.',
    },
    busy: {
      title: 'El sitio está muy ocupado',
      text: 'Esta página no se pudo preparar a tiempo. Espere unos segundos y vuelva a intentarlo.',
    },
  },
}

export const wayHome: Record<'en' | 'es', string> = { en: 'Go to the home page', es: 'Ir a la página de inicio' }
export const errorNumber: Record<'en' | 'es', string> = {
  en: 'If it happens again, tell us this number:',
  es: 'Si vuelve a pasar, díganos este número:',
}
