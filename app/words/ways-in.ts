import type { LinkRefusal } from '#app/domain/members/identities.ts'
import type { AddPasskeyRefusal, PasskeyRefusal, RemoveRefusal } from '#app/domain/members/passkeys.ts'
import type { LabelRefusal } from '#app/domain/members/passkeys-input.ts'

/** Passkeys and the membership system: ways in beside the password. */

/** Why a trip to the membership system did not end with a sign-in. */
export type TripRefusal = 'void' | 'down' | 'declined' | 'unproven' | 'address-taken'
/** Why something about a member's own ways in was not done. */
/** Whether it is them has not been shown: the sign-in is too old, or the password is not this. */
export type ProofRefusal = 'stale' | 'current-wrong' | 'wait' | 'busy'
export type WayRefusal = RemoveRefusal | AddPasskeyRefusal | LabelRefusal | ProofRefusal
export type LinkTripRefusal = Exclude<TripRefusal, 'address-taken'> | LinkRefusal | 'other-person' | RemoveRefusal | ProofRefusal

type Said<Refusal extends string> = Record<Refusal, string>

const proofEn = {
  'current-wrong': 'Present password: this is not it.',
  stale: 'It is more than a quarter of an hour since you signed in. Show again that it is you, as below.',
  wait: 'Too many tries. Wait a few minutes, then try again.',
  busy: 'Many people are signing in at this moment. Try again in a few seconds.',
}

const en = {
  passkeys: 'Passkeys',
  passkeysIntro:
    'A passkey signs you in with your device’s own lock: a finger, a face or a PIN. There is nothing to remember, and nothing that a false page could ask you for.',
  passkeyCount: (count: number) => (count === 0 ? 'None yet.' : count === 1 ? 'One.' : `${count}.`),
  toPasskeys: 'Passkeys: look, add, remove',
  usePasskey: 'Sign in with a passkey',
  addTitle: 'Add a passkey',
  addText: 'Only on a device that is your own. Your browser asks where it is to be kept.',
  add: 'Add a passkey',
  label: 'A name for it',
  labelHint: 'So that you know it again, such as “Phone”. You can leave it empty.',
  unnamed: (day: string) => `Passkey of ${day}`,
  needsScript: 'Adding a passkey needs a browser that knows passkeys, with JavaScript switched on. Your other ways in work without.',
  made: (day: string) => `Added ${day}`,
  used: (day: string) => `last used ${day}`,
  neverUsed: 'not used yet',
  doubted: (day: string) =>
    `On ${day} its counter went backwards, which happens when a passkey has been copied. That sign-in was refused. If you are not sure why, remove it.`,
  rename: 'Rename',
  saveName: 'Save the name',
  remove: 'Remove',
  removeText: 'It will not sign you in any more. Your device may go on offering it until you delete it there.',
  removeNow: 'Remove this passkey',
  current: 'Present password',
  currentHint: 'It is more than a quarter of an hour since you signed in.',
  proveTitle: 'First show that it is you',
  proveText:
    'It is more than a quarter of an hour since you signed in. Adding or removing a way in needs a recent sign-in, because computers are shared.',
  proveLast: 'Or sign out and in again.',
  back: 'Sign-in and security',
  status: {
    cancelled: 'Nothing was done: it was broken off, or took too long. You can try again.',
    known: 'This device has a passkey for your account already.',
    failed: 'Your browser could not do it here. Your other ways in still work.',
    waiting: 'Your browser asks you now.',
  },
  passkeyRefusals: {
    void: 'Passkey: that took longer than five minutes, or was sent twice. Try again.',
    unknown: 'Passkey: no account here has it. It may have been removed. Sign in another way, and delete it on your device.',
    unproven: 'Passkey: what came back does not fit this hub. Try again, or sign in another way.',
    copied:
      'Passkey: its counter went backwards, so there may be a copy of it. You are not signed in. Sign in another way and remove this passkey from your account.',
  } satisfies Said<PasskeyRefusal>,
  wayTitle: 'Nothing has changed',
  wayRefusals: {
    ...proofEn,
    gone: 'It was not there any more.',
    last: 'This is your only way in. Add another one first, or set a password.',
    void: 'That took longer than five minutes, or was sent twice. Try again.',
    unproven: 'What came back from your device does not fit this hub. Try again.',
    known: 'This passkey is in use already.',
    many: 'There are twenty passkeys already. Remove one first.',
    'label-long': 'Name of the passkey: use at most 60 characters.',
    'label-form': 'Name of the passkey: use at least one letter or digit, or leave it empty.',
  } satisfies Said<WayRefusal>,
  done: {
    added: 'The passkey has been added. It signs you in from now on.',
    renamed: 'The name has been saved.',
    removed: 'The passkey has been removed.',
    linked: 'Your membership is linked. It signs you in from now on.',
    unlinked: 'Your membership is not linked any more.',
  },
  useMembership: 'Sign in with your membership',
  leadsTo: (host: string) => `Leads to ${host}`,
  leavingTitle: 'On to your membership’s sign-in',
  leavingText: (host: string) => `You are led to ${host}. If nothing happens, go there yourself.`,
  leavingGo: 'Go there',
  tripRefusals: {
    void: 'Membership: this sign-in had been used, took longer than ten minutes, or was begun in another window. Begin again.',
    down: 'Membership: its sign-in does not answer at the moment. Every other way in works; or try again later.',
    declined: 'Membership: you were not signed in there, or said no. Nothing has happened here.',
    unproven: 'Membership: what came back does not fit what was asked. Nothing has happened. Begin again.',
    'address-taken':
      'Membership: an account here has the e-mail address of your membership. An address alone joins nobody: sign in to that account in the way you know, and link your membership there. You are led to the page for it.',
  } satisfies Said<TripRefusal>,
  membership: 'Membership',
  membershipIntro:
    'Link your membership’s sign-in: it then signs you in here, and says whose prices are yours. The hub learns your name, your address and whether you are a member; your membership’s sign-in learns when you come in by it.',
  toMembership: 'Membership: link, or take the link back',
  isLinked: 'Linked.',
  linked: (day: string) => `Linked since ${day}.`,
  notLinked: 'Not linked.',
  standing: {
    member: 'When you last came in by it, it said that you are a member: members’ prices are yours.',
    'non-member': 'When you last came in by it, it said that you are no member at present.',
    'not-stated': 'It did not say whether you are a member.',
  },
  link: 'Link your membership',
  unlink: 'Take the link back',
  unlinkText: 'It will not sign you in any more, and the hub forgets whether you are a member.',
  noSystem: 'This hub has no membership sign-in.',
  linkRefusals: {
    ...proofEn,
    void: 'This had been used, took longer than ten minutes, or was begun in another window. Begin again.',
    down: 'The membership’s sign-in does not answer at the moment. Try again later.',
    declined: 'You were not signed in there, or said no.',
    unproven: 'What came back does not fit what was asked. Begin again.',
    elsewhere: 'Another account here is linked with this membership. Take the link back there first.',
    'another-here': 'Your account is linked with another membership. Take that link back first.',
    'other-person': 'Somebody else was signed in here when this was begun. Begin again.',
    last: 'This is your only way in. Add a passkey first, or set a password.',
    gone: 'It was not linked any more.',
  } satisfies Said<LinkTripRefusal>,
}

export type WayInWords = typeof en

const proofEs = {
  'current-wrong': 'Contraseña actual: no es esta.',
  stale: 'Hace más de un cuarto de hora que inició sesión. Demuestre otra vez que es usted, como se indica abajo.',
  wait: 'Demasiados intentos. Espere unos minutos y vuelva a intentarlo.',
  busy: 'Muchas personas están iniciando sesión en este momento. Vuelva a intentarlo en unos segundos.',
}

const es: WayInWords = {
  passkeys: 'Llaves de acceso',
  passkeysIntro:
    'Con una llave de acceso se entra con el bloqueo del propio dispositivo: la huella, la cara o un PIN. No hay nada que recordar, ni nada que una página falsa pueda pedirle.',
  passkeyCount: (count: number) => (count === 0 ? 'Todavía ninguna.' : count === 1 ? 'Una.' : `${count}.`),
  toPasskeys: 'Ver, agregar o quitar llaves de acceso',
  usePasskey: 'Entrar con una llave de acceso',
  addTitle: 'Agregar una llave de acceso',
  addText: 'Solo en un dispositivo propio. El navegador le preguntará dónde guardarla.',
  add: 'Agregar una llave de acceso',
  label: 'Un nombre para ella',
  labelHint: 'Para reconocerla después, por ejemplo «Teléfono». Puede dejarlo vacío.',
  unnamed: (day: string) => `Llave del ${day}`,
  needsScript:
    'Para agregar una llave de acceso hace falta un navegador que las conozca, con JavaScript activado. Las otras formas de entrar funcionan sin eso.',
  made: (day: string) => `Agregada el ${day}`,
  used: (day: string) => `usada por última vez el ${day}`,
  neverUsed: 'todavía sin usar',
  doubted: (day: string) =>
    `El ${day} su contador retrocedió, como ocurre cuando alguien copió una llave. Ese intento de entrar se rechazó. Si no sabe a qué se debió, quítela.`,
  rename: 'Cambiar el nombre',
  saveName: 'Guardar el nombre',
  remove: 'Quitar',
  removeText: 'Ya no servirá para entrar. El dispositivo puede seguir ofreciéndola hasta que la borre allí.',
  removeNow: 'Quitar esta llave',
  current: 'Contraseña actual',
  currentHint: 'Hace más de un cuarto de hora que inició sesión.',
  proveTitle: 'Antes, demuestre que es usted',
  proveText:
    'Hace más de un cuarto de hora que inició sesión. Como hay computadoras compartidas, para agregar o quitar una forma de entrar hay que haber entrado hace poco.',
  proveLast: 'O cierre la sesión y vuelva a entrar.',
  back: 'Acceso y seguridad',
  status: {
    cancelled: 'No se hizo nada: se interrumpió o tardó demasiado. Puede volver a intentarlo.',
    known: 'Este dispositivo ya tiene una llave para su cuenta.',
    failed: 'Su navegador no pudo hacerlo aquí. Las otras formas de entrar siguen funcionando.',
    waiting: 'Su navegador le pregunta ahora.',
  },
  passkeyRefusals: {
    void: 'Llave de acceso: pasaron más de cinco minutos o se envió dos veces. Vuelva a intentarlo.',
    unknown: 'Llave de acceso: ninguna cuenta la tiene. Tal vez se quitó. Entre de otra forma y bórrela en el dispositivo.',
    unproven: 'Llave de acceso: la respuesta no corresponde a este sitio. Vuelva a intentarlo o entre de otra forma.',
    copied:
      'Llave de acceso: su contador retrocedió, así que puede haber una copia. No se inició la sesión. Entre de otra forma y quite esta llave de su cuenta.',
  },
  wayTitle: 'No cambió nada',
  wayRefusals: {
    ...proofEs,
    gone: 'Ya no estaba.',
    last: 'Es su única forma de entrar. Agregue antes otra o defina una contraseña.',
    void: 'Pasaron más de cinco minutos o se envió dos veces. Vuelva a intentarlo.',
    unproven: 'La respuesta del dispositivo no corresponde a este sitio. Vuelva a intentarlo.',
    known: 'Esta llave ya está en uso.',
    many: 'Ya hay veinte llaves. Quite antes una.',
    'label-long': 'Nombre de la llave: use como mucho 60 caracteres.',
    'label-form': 'Nombre de la llave: use al menos una letra o una cifra, o déjelo vacío.',
  },
  done: {
    added: 'La llave se agregó. Desde ahora sirve para entrar.',
    renamed: 'El nombre se guardó.',
    removed: 'La llave se quitó.',
    linked: 'Su membresía está vinculada. Desde ahora sirve para entrar.',
    unlinked: 'Su membresía ya no está vinculada.',
  },
  useMembership: 'Entrar con su membresía',
  leadsTo: (host: string) => `Lleva a ${host}`,
  leavingTitle: 'Hacia el acceso de su membresía',
  leavingText: (host: string) => `Le llevamos a ${host}. Si no pasa nada, vaya por su cuenta.`,
  leavingGo: 'Ir allí',
  tripRefusals: {
    void: 'Membresía: este intento ya se había usado, tardó más de diez minutos o se empezó en otra ventana. Empiece de nuevo.',
    down: 'Membresía: su acceso no responde en este momento. Las otras formas de entrar funcionan; o vuelva a intentarlo más tarde.',
    declined: 'Membresía: allí no se inició la sesión, o dijo que no. Aquí no pasó nada.',
    unproven: 'Membresía: la respuesta no corresponde a lo que se preguntó. No pasó nada. Empiece de nuevo.',
    'address-taken':
      'Membresía: una cuenta de aquí tiene el correo electrónico de su membresía. Un correo por sí solo no une cuentas: entre en esa cuenta como siempre y vincule allí su membresía. Le llevaremos a la página para hacerlo.',
  },
  membership: 'Membresía',
  membershipIntro:
    'Vincule el acceso de su membresía: le servirá para entrar aquí y dirá qué precios le corresponden. El sitio sabrá su nombre, su correo y si es miembro; el acceso de su membresía sabrá cuándo entra por él.',
  toMembership: 'Vincular la membresía o deshacer el vínculo',
  isLinked: 'Vinculada.',
  linked: (day: string) => `Vinculada desde el ${day}.`,
  notLinked: 'Sin vincular.',
  standing: {
    member: 'La última vez que entró por ella, dijo que es miembro: le corresponden los precios de miembro.',
    'non-member': 'La última vez que entró por ella, dijo que por ahora no es miembro.',
    'not-stated': 'No dijo si es miembro.',
  },
  link: 'Vincular su membresía',
  unlink: 'Deshacer el vínculo',
  unlinkText: 'Ya no servirá para entrar, y el sitio olvidará si es miembro.',
  noSystem: 'Este sitio no tiene acceso por membresía.',
  linkRefusals: {
    ...proofEs,
    void: 'Ya se había usado, tardó más de diez minutos o se empezó en otra ventana. Empiece de nuevo.',
    down: 'El acceso de la membresía no responde en este momento. Vuelva a intentarlo más tarde.',
    declined: 'Allí no se inició la sesión, o dijo que no.',
    unproven: 'La respuesta no corresponde a lo que se preguntó. Empiece de nuevo.',
    elsewhere: 'Otra cuenta de aquí está vinculada con esta membresía. Deshaga antes ese vínculo.',
    'another-here': 'Su cuenta está vinculada con otra membresía. Deshaga antes ese vínculo.',
    'other-person': 'Otra persona tenía la sesión abierta aquí cuando esto empezó. Empiece de nuevo.',
    last: 'Es su única forma de entrar. Agregue antes una llave de acceso o defina una contraseña.',
    gone: 'Ya no estaba vinculada.',
  },
}

export const wayInWords = { en, es }
