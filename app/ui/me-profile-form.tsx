import type { ProfileRefusal, TypedProfile } from '#app/domain/members/profile-input.ts'
import { paths } from '#app/paths.ts'
import { profileWords } from '#app/words/profile.ts'
import { jobRoles, type Language, libraryTypes } from '#db/values.ts'
import { DefaultButton, SelectField, TextField, ZoneField, type Zones } from './me-fields.tsx'
import type { Wrong } from './me-page.tsx'
import { type TopicChoice, TopicFields } from './me-topics.tsx'
import { usePage } from './page-context.tsx'

type Props = {
  typed: TypedProfile
  topics: TopicChoice
  zones: Zones
  wrong: readonly { field: string; why: ProfileRefusal }[]
}

const languageChoices = [
  { value: 'en', text: 'English', lang: 'en' },
  { value: 'es', text: 'Español', lang: 'es' },
]

/** Reasons in words. */
export function wordedWrong(wrong: Props['wrong'], lang: Language): Wrong[] {
  return wrong.map(({ field, why }) => ({ field, text: profileWords[lang].refusals[why] }))
}

function useChoices() {
  const words = profileWords[usePage().lang]
  const open = { value: '', text: words.unsaid }
  return {
    roles: [open, ...jobRoles.map((value) => ({ value, text: words.roles[value] }))],
    libraries: [open, ...libraryTypes.map((value) => ({ value, text: words.libraries[value] }))],
  }
}

/** The three first questions in one form. */
export function WelcomeForm({ typed, topics, zones, wrong: refused, to }: Props & { to: string }) {
  const { lang } = usePage()
  const words = profileWords[lang]
  const { roles, libraries } = useChoices()
  const wrong = wordedWrong(refused, lang)
  return (
    <form className="me-form" method="post" action={paths.welcome()}>
      <DefaultButton value="save" />
      <input type="hidden" name="to" value={to} />
      <fieldset className="question">
        <legend>
          <h2>{words.welcome.doing}</h2>
        </legend>
        <div className="pair">
          <SelectField name="role" label={words.role} value={typed.role} choices={roles} wrong={wrong} />
          <SelectField name="library" label={words.library} value={typed.library} choices={libraries} wrong={wrong} />
        </div>
      </fieldset>
      <TopicFields choice={topics} legend={words.welcome.topics} action={paths.welcome()} wrong={wrong} />
      <fieldset className="question">
        <legend>
          <h2>{words.welcome.place}</h2>
        </legend>
        <div className="pair">
          <TextField name="place" label={words.place_} hint={words.placeHint} value={typed.place} wrong={wrong} />
          <ZoneField value={typed.zone} none="" zones={zones} words={words} wrong={wrong} />
        </div>
        <SelectField name="language" label={words.language} value={typed.language} choices={languageChoices} wrong={wrong} />
      </fieldset>
      <p className="form-acts">
        <button className="btn" type="submit" name="do" value="save">
          {words.welcome.save}
        </button>
        <button className="btn plain" type="submit" name="do" value="skip" formNoValidate>
          {words.welcome.skip}
        </button>
      </p>
    </form>
  )
}

export function ProfileForm({ typed, topics, zones, wrong: refused }: Props) {
  const { lang } = usePage()
  const words = profileWords[lang]
  const { roles, libraries } = useChoices()
  const wrong = wordedWrong(refused, lang)
  return (
    <form className="me-form" method="post" action={paths.myProfile()}>
      <DefaultButton value="save" />
      <fieldset className="question">
        <legend>
          <h2>{words.aboutYou}</h2>
        </legend>
        <TextField name="name" label={words.name} hint={words.nameHint} value={typed.name} autoComplete="nickname" required wrong={wrong} />
        <TextField name="pronouns" label={words.pronouns} hint={words.pronounsHint} value={typed.pronouns} wrong={wrong} />
        <TextField
          name="credential"
          label={words.credential}
          hint={words.credentialHint}
          value={typed.credential}
          autoComplete="name"
          wrong={wrong}
        />
      </fieldset>
      <TopicFields choice={topics} legend={words.wants} action={paths.myProfile()} wrong={wrong} />
      <fieldset className="question">
        <legend>
          <h2>{words.work}</h2>
        </legend>
        <div className="pair">
          <SelectField name="role" label={words.role} value={typed.role} choices={roles} wrong={wrong} />
          <SelectField name="library" label={words.library} value={typed.library} choices={libraries} wrong={wrong} />
        </div>
        <TextField
          name="employer"
          label={words.employer}
          hint={words.employerHint}
          value={typed.employer}
          autoComplete="organization"
          wrong={wrong}
        />
      </fieldset>
      <fieldset className="question">
        <legend>
          <h2>{words.where}</h2>
        </legend>
        <div className="pair">
          <TextField name="place" label={words.place_} hint={words.placeHint} value={typed.place} wrong={wrong} />
          <ZoneField value={typed.zone} none="own" zones={zones} words={words} wrong={wrong} />
        </div>
        <SelectField name="language" label={words.language} value={typed.language} choices={languageChoices} wrong={wrong} />
      </fieldset>
      <p className="form-acts">
        <button className="btn" type="submit" name="do" value="save">
          {words.save}
        </button>
        <a href={paths.me()}>{words.leave}</a>
      </p>
    </form>
  )
}
