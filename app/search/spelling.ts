/** British spellings of English words, as American libraries write them. Both sides of a comparison go through here. */

/** single words that no rule below covers */
const pairs = `grey gray,greys grays,cheque check,ageing aging,judgement judgment,acknowledgement acknowledgment,adviser advisor,advisers advisors,
fulfil fulfill,fulfils fulfills,fulfilment fulfillment,enrol enroll,enrols enrolls,enrolment enrollment,enrolments enrollments,
instalment installment,instalments installments,skilful skillful,learnt learned,maths math,mould mold,plough plow,sceptic skeptic,
sceptical skeptical,artefact artifact,artefacts artifacts,practise practice,practised practiced,practising practicing,practises practices,
manoeuvre maneuver,archaeology archeology,archaeological archeological,archaeologist archeologist,mediaeval medieval,programme program,
programmes programs,cosy cozy,pyjamas pajamas,jewellery jewelry`
const whole = new Map(pairs.split(',').map((pair) => pair.trim().split(' ') as [string, string]))

/** words in -ise that are not written with -ize */
const alwaysIse = new Set(
  `advise anise appraise arise braise bruise chaise circumcise clockwise compromise comprise concise crise cruise demise despise devise disguise
  enterprise excise exercise expertise franchise guise improvise incise likewise merchandise noise otherwise paradise poise praise precise
  premise prise promise raise reprise revise rise sunrise supervise surprise televise treatise turquoise wise`.split(/\s+/),
)
const ise = /^(.{2,}is)(e|es|ed|ing|er|ers|ation|ations|ational|able)$/
const our =
  /^(.*(?:arb|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|splend|succ|tum|val|vap|vig))our(.*)$/

const rules: readonly (readonly [RegExp, string])[] = [
  [/([aeiou][a-z]*l)og(?:ue$|u(?=es$|ed$|er$|ers$|ing$))/, '$1og'],
  [our, '$1or$2'],
  [/([aeiouy].*)lys(e|es|ed|ing|er|ers)$/, '$1lyz$2'],
  [/^(cent|theat|fib|(?:.*[aeiou])?met|lit|calib|lust|spect|somb|meag)re(s?)$/, '$1er$2'],
  [/^(def|off|pret|lic)ence(s?)$/, '$1ense$2'],
  [/paedi/, 'pedi'],
  [/anaesth/, 'anesth'],
  [/haemo/, 'hemo'],
  [/gynaec/, 'gynec'],
  [/(trav|mod|lab|couns|sign)([ae])ll(ers?|ors?)$/, '$1$2l$3'],
]

/** A folded word in American spelling. */
export function american(word: string): string {
  if (word.length < 4) return word
  let spelled = whole.get(word) ?? word
  for (const [pattern, becomes] of rules) spelled = spelled.replace(pattern, becomes)
  // "catalogues" has become "cataloges"
  spelled = spelled.replace(/([aeiou][a-z]*log)es$/, '$1s')
  const match = ise.exec(spelled)
  return match?.[1] && !alwaysIse.has(`${match[1]}e`) ? `${match[1].slice(0, -1)}z${match[2]}` : spelled
}
