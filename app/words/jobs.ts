import type { MailState } from '#db/values.ts'

/** Jobs and mails, for those who run the hub. */

const en = {
  title: 'Jobs and mail',
  intro: 'What the hub does by itself, and what became of its mails. Nobody’s address and no mail’s text is shown here. Times are in UTC.',
  jobs: 'Jobs',
  job: 'Job',
  jobNames: {
    'send-mails': 'Send the mails that wait',
    'tell-wishers': 'Tell of what is offered again',
    'send-digests': 'Write the weekly mail',
    'delete-accounts': 'Delete accounts whose owners asked for it',
    sweep: 'Forget what has had its time',
  } as Record<string, string>,
  waiting: 'Waiting',
  running: 'Running',
  retrying: 'To be tried again',
  failed: 'Given up in 7 days',
  done: 'Last done',
  lastFailed: 'Last failed',
  never: 'never',
  notLately: 'not lately',
  jobsNone: 'No server has started its clock on this database yet.',
  mails: 'Mails of the last 14 days',
  mailsNone: 'No mail has been written in the last 14 days.',
  day: 'Written on',
  kind: 'Mail',
  states: { waiting: 'Waiting', sent: 'Sent', refused: 'Refused' } satisfies Record<MailState, string>,
  answers: 'What mail servers said',
  answersText: 'Of mails that wait to be tried again, or were refused.',
  answer: 'Answer',
  retry: 'Try refused mails again',
  retryText: 'They are sent as if they were new. It is written down who asked for it.',
  retried: (count: number) => (count === 1 ? 'One mail will be tried again.' : `${count} mails will be tried again.`),
}

export type JobWords = typeof en

const es: JobWords = {
  title: 'Tareas y correo',
  intro:
    'Lo que el hub hace por sí mismo, y qué pasó con sus mensajes. Aquí no se muestra la dirección de nadie ni el texto de ningún mensaje. Las horas son UTC.',
  jobs: 'Tareas',
  job: 'Tarea',
  jobNames: {
    'send-mails': 'Enviar los mensajes en espera',
    'tell-wishers': 'Avisar de lo que vuelve a ofrecerse',
    'send-digests': 'Escribir el mensaje semanal',
    'delete-accounts': 'Eliminar las cuentas cuyos dueños lo pidieron',
    sweep: 'Olvidar lo que ya cumplió su tiempo',
  },
  waiting: 'En espera',
  running: 'En curso',
  retrying: 'Por reintentar',
  failed: 'Abandonadas en 7 días',
  done: 'Última vez hecha',
  lastFailed: 'Último fallo',
  never: 'nunca',
  notLately: 'ninguno reciente',
  jobsNone: 'Ningún servidor ha puesto en marcha su reloj en esta base de datos.',
  mails: 'Mensajes de los últimos 14 días',
  mailsNone: 'En los últimos 14 días no se escribió ningún mensaje.',
  day: 'Escrito el',
  kind: 'Mensaje',
  states: { waiting: 'En espera', sent: 'Enviados', refused: 'Rechazados' },
  answers: 'Lo que dijeron los servidores de correo',
  answersText: 'Sobre mensajes que se van a reintentar o que fueron rechazados.',
  answer: 'Respuesta',
  retry: 'Reintentar los rechazados',
  retryText: 'Se envían como si fueran nuevos. Queda escrito quién lo pidió.',
  retried: (count: number) => (count === 1 ? 'Se reintentará un mensaje.' : `Se reintentarán ${count} mensajes.`),
}

export const jobWords = { en, es }
