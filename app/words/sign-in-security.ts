import type { AccountRefusal, VerifyRefusal } from '#app/domain/members/actions-account.ts'

/** A member's own page about how they sign in, and the links that verify an address. */
const en = {
  title: 'Sign-in and security',
  intro: 'How you come in, and from where.',
  address: 'E-mail address',
  noAddress: 'This account has no address.',
  verified: 'Confirmed: it is yours',
  notVerified: 'Not confirmed yet. Until then somebody else may claim the same address.',
  sendAgain: 'Send the mail again',
  changeAddress: 'Change the address',
  password: 'Password',
  hasPassword: 'Set. It is kept only as a hash, from which nobody can read it.',
  noPassword: 'This account has no password.',
  changePassword: 'Change the password',
  sessions: 'Where you are signed in',
  sessionCount: (count: number) => (count === 1 ? 'In this browser only.' : `In ${count} browsers, this one among them.`),
  everywhereText: 'A device is lost, or you are not sure whether you signed out somewhere?',
  everywhere: 'Sign out on all devices',
  done: {
    password: 'Your password has changed. All other devices are signed out.',
    address: 'A mail is on its way to the new address. Nothing changes until you open the link in it.',
    verification: 'The mail is on its way. Open the link in it.',
  },
  current: 'Present password',
  newPassword: 'New password',
  newAddress: 'New e-mail address',
  newAddressHint: 'A mail goes there with a link. The address before is told once it has changed.',
  saveAddress: 'Send a mail to this address',
  savePassword: 'Change the password',
  passwordIntro: 'All other devices will be signed out, and links from earlier mails stop working.',
  leave: 'Leave it as it is',
  errorTitle: 'Nothing has changed yet',
  refusals: {
    'current-wrong': 'Present password: this is not it.',
    'no-password': 'This account has no password. Set one by mail first.',
  } satisfies Record<AccountRefusal, string>,
  verify: {
    title: 'Is this address yours?',
    text: (address: string, name: string) =>
      `${address} was given for the account of “${name}”. If the account is yours, confirm the address.`,
    changeText: (address: string, name: string) =>
      `${address} is to become the address of the account of “${name}”. If the account is yours, confirm it.`,
    notYours: 'You did not ask for this? Close this page: nothing happens.',
    confirm: 'Confirm this address',
    doneTitle: 'Your address is confirmed',
    doneText: 'From now on it belongs to your account alone.',
    refusals: {
      void: 'This link cannot be used any more: it has been used, it has had its time, or a newer one has taken its place.',
      taken: 'Another account has confirmed this address before. Sign in there, or set a new password for it.',
    } satisfies Record<VerifyRefusal, string>,
    refusedTitle: 'The address could not be confirmed',
    toMine: 'To sign-in and security',
    recover: 'Set a new password',
  },
}

export type SecurityWords = typeof en

const es: SecurityWords = {
  title: 'Acceso y seguridad',
  intro: 'Cómo entra y desde dónde.',
  address: 'Correo electrónico',
  noAddress: 'Esta cuenta no tiene dirección.',
  verified: 'Confirmado: es suyo',
  notVerified: 'Sin confirmar. Hasta entonces, otra persona puede reclamar la misma dirección.',
  sendAgain: 'Enviar el correo otra vez',
  changeAddress: 'Cambiar la dirección',
  password: 'Contraseña',
  hasPassword: 'Definida. Solo se guarda una huella de la que nadie puede leerla.',
  noPassword: 'Esta cuenta no tiene contraseña.',
  changePassword: 'Cambiar la contraseña',
  sessions: 'Dónde tiene la sesión abierta',
  sessionCount: (count: number) => (count === 1 ? 'Solo en este navegador.' : `En ${count} navegadores, contando este.`),
  everywhereText: '¿Perdió un dispositivo o no sabe si dejó la sesión abierta en algún lugar?',
  everywhere: 'Cerrar sesión en todos los dispositivos',
  done: {
    password: 'Su contraseña cambió. En los demás dispositivos se cerró la sesión.',
    address: 'Va en camino un correo a la dirección nueva. Nada cambia hasta que abra el enlace que trae.',
    verification: 'El correo va en camino. Abra el enlace que trae.',
  },
  current: 'Contraseña actual',
  newPassword: 'Contraseña nueva',
  newAddress: 'Correo electrónico nuevo',
  newAddressHint: 'Recibirá allí un correo con un enlace. A la dirección anterior se le avisa cuando haya cambiado.',
  saveAddress: 'Enviar un correo a esta dirección',
  savePassword: 'Cambiar la contraseña',
  passwordIntro: 'Se cerrará la sesión en los demás dispositivos y los enlaces de correos anteriores dejarán de servir.',
  leave: 'Dejarlo como está',
  errorTitle: 'Todavía no cambió nada',
  refusals: {
    'current-wrong': 'Contraseña actual: no es esta.',
    'no-password': 'Esta cuenta no tiene contraseña. Defina antes una por correo.',
  },
  verify: {
    title: '¿Es suya esta dirección?',
    text: (address: string, name: string) =>
      `${address} se indicó para la cuenta de «${name}». Si la cuenta es suya, confirme la dirección.`,
    changeText: (address: string, name: string) =>
      `${address} va a ser la dirección de la cuenta de «${name}». Si la cuenta es suya, confírmela.`,
    notYours: '¿No pidió esto? Cierre esta página: no pasa nada.',
    confirm: 'Confirmar esta dirección',
    doneTitle: 'Su dirección está confirmada',
    doneText: 'Desde ahora pertenece solo a su cuenta.',
    refusals: {
      void: 'Este enlace ya no sirve: se usó, venció, o uno más nuevo tomó su lugar.',
      taken: 'Otra cuenta confirmó antes esta dirección. Inicie sesión en ella o defina una contraseña nueva.',
    },
    refusedTitle: 'No se pudo confirmar la dirección',
    toMine: 'Ir a acceso y seguridad',
    recover: 'Definir una contraseña nueva',
  },
}

export const securityWords = { en, es }
