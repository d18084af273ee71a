const en = {
  title: 'Accessibility',
  intro:
    'The hub is for everyone who works in a library. It is built to meet WCAG 2.2 at level AA. What has been checked, and what is not good enough yet, stands here.',
  contents: 'On this page',
  sections: {
    how: {
      title: 'How it is built',
      list: [
        'Every page works without scripts. Scripts only save steps: results that change at a tick, suggestions, your time zone.',
        'Pages have one main heading, landmarks and labels; lists, tables and forms are marked up as such, and the first stop of the keyboard skips to the content.',
        'Where a tick changes the results, the new number is announced, and the keyboard stays on what was ticked.',
        'Color never says anything alone. Text follows your text size and reflows down to a width of 320 pixels.',
        'Light and dark follow your device, or your choice. The colors of high-contrast modes are respected, and nothing moves where your device asks for less motion.',
        'The typeface was made for readers with low vision: letters and figures that are easily confused look different.',
        'Entries in another language than the page are marked, so that a screen reader can pronounce them.',
      ],
    },
    keyboard: { title: 'Keyboard', text: ['A single letter is a command in one place only, and that one can be switched off.'] },
    tested: {
      title: 'What is checked',
      list: [
        'The program’s own tests open its kinds of pages in a real browser, Chromium, and look for faults with axe, in English and Spanish, light and dark.',
        'They use suggestions, filters, the filter sheet of small screens, and comparing with the keyboard alone, and check where the keyboard stands afterwards.',
        'They open pages with scripts switched off.',
      ],
      note: 'Automatic checks find only some of what can be wrong.',
    },
    limits: {
      title: 'What is not good enough yet',
      list: [
        'Nobody who uses a screen reader, a magnifier or voice control every day has tested the hub yet.',
        'Only Chromium is tested. Firefox and Safari should behave alike; nobody has checked.',
        'Entries lead to the pages of their providers, and how accessible those are is not in our hands. For most entries no source states captions, transcripts or interpretation; the hub then says “not stated”.',
        'Titles and descriptions of entries are mostly in English, on Spanish pages too.',
        'On narrow screens the table that compares entries is wider than the page and scrolls sideways.',
        'The month as a grid is shown on wide screens only. On narrow ones there is the same as a list, day by day.',
      ],
    },
    tell: {
      title: 'When something is in your way',
      text: [
        'This demonstration has no address for messages yet. Until it has, tell the library or the association that gave you the link.',
      ],
    },
  },
  links: { preferences: 'Choose appearance, language, and whether / is a command', gaps: 'How much about access is not stated' },
}

export type AccessibilityWords = typeof en

const es: AccessibilityWords = {
  title: 'Accesibilidad',
  intro:
    'El hub es para todas las personas que trabajan en una biblioteca. Está hecho para cumplir WCAG 2.2 en el nivel AA. Aquí está lo que se ha comprobado y lo que todavía no es lo bastante bueno.',
  contents: 'En esta página',
  sections: {
    how: {
      title: 'Cómo está hecho',
      list: [
        'Todas las páginas funcionan sin scripts. Los scripts solo ahorran pasos: resultados que cambian con una marca, sugerencias, su zona horaria.',
        'Las páginas tienen un solo título principal, regiones y etiquetas; las listas, tablas y formularios están marcados como tales, y la primera parada del teclado salta al contenido.',
        'Cuando una marca cambia los resultados, se anuncia el número nuevo y el teclado se queda en lo que se marcó.',
        'El color nunca dice nada por sí solo. El texto sigue el tamaño que usted elija y se acomoda hasta un ancho de 320 píxeles.',
        'La apariencia clara u oscura sigue a su dispositivo o a su elección. Se respetan los colores de los modos de alto contraste, y nada se mueve si su dispositivo pide menos movimiento.',
        'La letra se diseñó para personas con baja visión: las letras y cifras que se confunden con facilidad se ven distintas.',
        'Las fichas en un idioma distinto del de la página están marcadas, para que un lector de pantalla las pronuncie bien.',
      ],
    },
    keyboard: { title: 'Teclado', text: ['Una sola tecla es una orden en un único caso, y ese se puede desactivar.'] },
    tested: {
      title: 'Qué se comprueba',
      list: [
        'Las pruebas del propio programa abren sus clases de páginas en un navegador real, Chromium, y buscan fallos con axe, en inglés y en español, en claro y en oscuro.',
        'Usan solo con el teclado las sugerencias, los filtros, la hoja de filtros de las pantallas pequeñas y la comparación, y comprueban dónde queda después el teclado.',
        'Abren páginas con los scripts desactivados.',
      ],
      note: 'Las comprobaciones automáticas solo encuentran una parte de lo que puede fallar.',
    },
    limits: {
      title: 'Lo que todavía no es lo bastante bueno',
      list: [
        'Nadie que use a diario un lector de pantalla, una lupa o el control por voz ha probado todavía el hub.',
        'Solo se prueba en Chromium. Firefox y Safari deberían comportarse igual; nadie lo ha comprobado.',
        'Las fichas llevan a las páginas de sus proveedores, y su accesibilidad no está en nuestras manos. De la mayoría de las fichas ninguna fuente indica si hay subtítulos, transcripción o interpretación; el hub dice entonces «no se indica».',
        'Los títulos y descripciones de las fichas están casi todos en inglés, también en las páginas en español.',
        'En pantallas angostas, la tabla que compara fichas es más ancha que la página y se desplaza de lado.',
        'El mes en cuadrícula solo aparece en pantallas anchas. En las angostas está lo mismo en una lista, día por día.',
      ],
    },
    tell: {
      title: 'Si algo le estorba',
      text: [
        'Esta demostración todavía no tiene una dirección para recibir mensajes. Mientras tanto, dígaselo a la biblioteca o asociación que le dio el enlace.',
      ],
    },
  },
  links: { preferences: 'Elegir apariencia, idioma y si / es una orden', gaps: 'Cuánto falta por saber sobre accesibilidad' },
}

export const accessibilityWords = { en, es }
