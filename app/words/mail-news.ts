/** Mails that a member has asked for: what is new for their searches, and what is offered again. */

type Facts = { host: string }

const en = {
  digest: {
    subject: 'New for your saved searches',
    text: () => ['This is what has been added to the catalog since the last mail, by the searches that you have saved.'],
    action: 'See your searches',
    reason: ({ host }: Facts) =>
      `You get this because you saved a search at ${host} and left its switch on. It comes on Mondays, if there is something new.`,
  },
  'option-returns': {
    subject: 'It is offered again',
    text: () => ['You wanted to be told when this is offered again. It is:'],
    action: 'See when and how',
    reason: ({ host }: Facts) => `You get this because you asked for it at ${host}. It is sent once.`,
  },
  returned: 'Offered again',
  by: (unit: string) => `Offered by ${unit}`,
  starts: (day: string) => `starts ${day}`,
  more: (n: number) => (n === 1 ? '1 more in this search' : `${n} more in this search`),
}

export type NewsWords = typeof en

const es: NewsWords = {
  digest: {
    subject: 'Novedades de sus búsquedas guardadas',
    text: () => ['Esto se agregó al catálogo desde el último mensaje, según las búsquedas que guardó.'],
    action: 'Ver mis búsquedas',
    reason: ({ host }: Facts) =>
      `Recibe este mensaje porque guardó una búsqueda en ${host} y dejó activado su aviso. Llega los lunes, si hay novedades.`,
  },
  'option-returns': {
    subject: 'Se ofrece otra vez',
    text: () => ['Pidió que le avisáramos cuando esto se ofreciera otra vez. Ya se ofrece:'],
    action: 'Ver cuándo y cómo',
    reason: ({ host }: Facts) => `Recibe este mensaje porque lo pidió en ${host}. Se envía una sola vez.`,
  },
  returned: 'Se ofrece otra vez',
  by: (unit: string) => `Lo ofrece ${unit}`,
  starts: (day: string) => `empieza el ${day}`,
  more: (n: number) => (n === 1 ? '1 más en esta búsqueda' : `${n} más en esta búsqueda`),
}

export const newsWords = { en, es }
