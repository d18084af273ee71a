import type { MailKind } from '#db/values.ts'
import { newsWords } from './mail-news.ts'

/** `hours`: how long the link can be used. `at`: when it was done. `host`: the hub's name on the web. */
type Facts = { hours: number; at: string; host: string }

type KindWords = {
  subject: string
  text: (facts: Facts) => string[]
  /** what the link does */
  action: string
  after?: (facts: Facts) => string[]
  reason: (facts: Facts) => string
}

type MailWords = {
  greeting: string
  signature: string
  /** where the link's button cannot be used */
  link: string
  stop: string
  kinds: Record<MailKind | 'already-yours', KindWords>
}

const en: MailWords = {
  greeting: 'Hello,',
  signature: 'The Learning Hub',
  link: 'If the button does not work, open this address:',
  stop: 'Stop mails like this one',
  kinds: {
    'verify-address': {
      subject: 'Is this your address?',
      text: ({ host }) => [`This address was given for an account at ${host}. If that was you, say so with one click.`],
      action: 'Yes, this is my address',
      after: ({ hours }) => [
        `The link works once, within ${enSpan(hours)}.`,
        'If it was not you, do nothing: without the link, the account cannot call this address its own.',
      ],
      reason: ({ host }) =>
        `You get this because this address was typed in at ${host}. It is sent once; there is nothing to unsubscribe from.`,
    },
    'already-yours': {
      subject: 'You already have an account',
      text: ({ host }) => [
        `This address was given for an account at ${host}, and it is already that of yours. If that was you, sign in with the account that you have.`,
      ],
      action: 'Sign in',
      after: () => ['If it was not you, do nothing: nobody learned that you have an account, and nothing about it has changed.'],
      reason: ({ host }) =>
        `You get this because this address was typed in at ${host}. It is sent once; there is nothing to unsubscribe from.`,
    },
    recover: {
      subject: 'Choose a new password',
      text: ({ host }) => [`Somebody asked for a way back into your account at ${host}. With this link you choose a new password.`],
      action: 'Choose a new password',
      after: ({ hours }) => [
        `The link works once, within ${enSpan(hours)}. Pass it on to nobody: whoever has it gets into your account.`,
        'If you did not ask for it, do nothing: your password stays as it is.',
      ],
      reason: ({ host }) => `You get this because recovery of your account was asked for at ${host}. It is sent only when somebody asks.`,
    },
    'change-address': {
      subject: 'Confirm your new address',
      text: ({ host }) => [`A member of ${host} wants to use this address from now on. If that is you, confirm it with one click.`],
      action: 'Use this address',
      after: ({ hours }) => [
        `The link works once, within ${enSpan(hours)}. Until then, the old address stays in use.`,
        'If it was not you, do nothing: nothing will change.',
      ],
      reason: ({ host }) =>
        `You get this because this address was typed in at ${host}. It is sent once; there is nothing to unsubscribe from.`,
    },
    'address-changed': {
      subject: 'Your address was changed',
      text: ({ host, at }) => [
        `Your account at ${host} has had another e-mail address since ${at}. This is the last mail that goes to this one.`,
        'If that was you, there is nothing to do.',
        'If it was not you, somebody else is in your account: write at once to those who run the hub.',
      ],
      action: 'Go to the hub',
      reason: () => 'You get this because it concerns the safety of your account. Such mails cannot be turned off.',
    },
    'password-changed': {
      subject: 'Your password was changed',
      text: ({ host, at }) => [
        `The password of your account at ${host} was changed on ${at}.`,
        'If that was you, there is nothing to do.',
        'If it was not you, choose a new password at once: this link leads to where you can ask for it.',
      ],
      action: 'Recover my account',
      reason: () => 'You get this because it concerns the safety of your account. Such mails cannot be turned off.',
    },
    'role-offered': {
      subject: 'You are asked to work on a unit’s pages',
      text: ({ host }) => [
        `Somebody who looks after the learning of a unit at ${host} would like you to do so with them.`,
        'Sign in to see which unit it is, who asks and what you could do there. You can take it or decline it.',
      ],
      action: 'See the offer',
      after: () => ['If you do nothing, the offer ends by itself after two weeks.'],
      reason: ({ host }) => `You get this because an editor at ${host} typed your address. It is sent once for each offer.`,
    },
    digest: newsWords.en.digest,
    'option-returns': newsWords.en['option-returns'],
  },
}

const es: MailWords = {
  greeting: 'Hola:',
  signature: 'Learning Hub',
  link: 'Si el botón no funciona, abra esta dirección:',
  stop: 'No recibir más mensajes como este',
  kinds: {
    'verify-address': {
      subject: '¿Es esta su dirección?',
      text: ({ host }) => [`Alguien dio esta dirección para una cuenta en ${host}. Si fue usted, confírmelo con un clic.`],
      action: 'Sí, es mi dirección',
      after: ({ hours }) => [
        `El enlace sirve una sola vez, durante ${esSpan(hours)}.`,
        'Si no fue usted, no haga nada: sin el enlace, esa cuenta no puede dar por suya esta dirección.',
      ],
      reason: ({ host }) =>
        `Recibe este mensaje porque alguien escribió esta dirección en ${host}. Se envía una sola vez; no hay suscripción que cancelar.`,
    },
    'already-yours': {
      subject: 'Ya tiene una cuenta',
      text: ({ host }) => [
        `Alguien dio esta dirección para una cuenta en ${host}, y ya es la de su cuenta. Si fue usted, entre con la que ya tiene.`,
      ],
      action: 'Entrar',
      after: () => ['Si no fue usted, no haga nada: nadie supo que tiene una cuenta, y en ella no cambió nada.'],
      reason: ({ host }) =>
        `Recibe este mensaje porque alguien escribió esta dirección en ${host}. Se envía una sola vez; no hay suscripción que cancelar.`,
    },
    recover: {
      subject: 'Elija una contraseña nueva',
      text: ({ host }) => [`Alguien pidió recuperar su cuenta en ${host}. Con este enlace elige una contraseña nueva.`],
      action: 'Elegir contraseña',
      after: ({ hours }) => [
        `El enlace sirve una sola vez, durante ${esSpan(hours)}. No se lo pase a nadie: quien lo tenga puede entrar en su cuenta.`,
        'Si no lo pidió, no haga nada: su contraseña sigue siendo la misma.',
      ],
      reason: ({ host }) =>
        `Recibe este mensaje porque alguien pidió recuperar su cuenta en ${host}. Solo se envía cuando alguien lo pide.`,
    },
    'change-address': {
      subject: 'Confirme su dirección nueva',
      text: ({ host }) => [
        `Alguien con cuenta en ${host} quiere usar esta dirección a partir de ahora. Si es usted, confírmelo con un clic.`,
      ],
      action: 'Usar esta dirección',
      after: ({ hours }) => [
        `El enlace sirve una sola vez, durante ${esSpan(hours)}. Hasta entonces vale la dirección anterior.`,
        'Si no fue usted, no haga nada: no cambiará nada.',
      ],
      reason: ({ host }) =>
        `Recibe este mensaje porque alguien escribió esta dirección en ${host}. Se envía una sola vez; no hay suscripción que cancelar.`,
    },
    'address-changed': {
      subject: 'Su dirección cambió',
      text: ({ host, at }) => [
        `Su cuenta en ${host} tiene otra dirección de correo desde el ${at}. Este es el último mensaje que llega a esta.`,
        'Si fue usted, no tiene que hacer nada.',
        'Si no fue usted, otra persona está en su cuenta: escriba cuanto antes a quienes administran el hub.',
      ],
      action: 'Ir al hub',
      reason: () => 'Recibe este mensaje porque se trata de la seguridad de su cuenta. Estos mensajes no se pueden desactivar.',
    },
    'password-changed': {
      subject: 'Su contraseña cambió',
      text: ({ host, at }) => [
        `La contraseña de su cuenta en ${host} cambió el ${at}.`,
        'Si fue usted, no tiene que hacer nada.',
        'Si no fue usted, elija cuanto antes otra contraseña: este enlace lleva a donde puede pedirla.',
      ],
      action: 'Recuperar mi cuenta',
      reason: () => 'Recibe este mensaje porque se trata de la seguridad de su cuenta. Estos mensajes no se pueden desactivar.',
    },
    'role-offered': {
      subject: 'Le piden que colabore en las páginas de una unidad',
      text: ({ host }) => [
        `Alguien que se ocupa de la formación de una unidad en ${host} quiere que lo haga con su equipo.`,
        'Inicie sesión para ver qué unidad es, quién se lo pide y qué podría hacer allí. Puede aceptar o rechazar.',
      ],
      action: 'Ver la propuesta',
      after: () => ['Si no hace nada, la propuesta termina por sí sola a las dos semanas.'],
      reason: ({ host }) =>
        `Recibe este mensaje porque alguien que edita en ${host} escribió su dirección. Se envía una vez por propuesta.`,
    },
    digest: newsWords.es.digest,
    'option-returns': newsWords.es['option-returns'],
  },
}

function enSpan(hours: number): string {
  if (hours >= 48) return `${Math.round(hours / 24)} days`
  return hours === 1 ? 'one hour' : `${hours} hours`
}

function esSpan(hours: number): string {
  if (hours >= 48) return `${Math.round(hours / 24)} días`
  return hours === 1 ? 'una hora' : `${hours} horas`
}

export const mailWords = { en, es }
