import { type Kysely, sql } from 'kysely'

/** Units, goals, vocabulary and the catalog of learning options, with the invariants that concern them. Frozen. */

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw(undo).execute(db)
}

const statements =
  `
create table hub_facts (name text primary key, value text not null);

create table units (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind text not null check (kind in ('association','division','round-table','office','chapter','affiliate','program','allied','other')),
  name text not null check (name <> ''),
  acronym text,
  parent_id bigint references units,
  about_en text, about_es text, place text,
  founded int check (founded between 1850 and 2100),
  edi_focus text, url text check (url ~ '^https?://'), zone text,
  source text not null,
  confirmed boolean not null default true,
  check (parent_id <> id)
);
create index units_parent on units (parent_id);

create table unit_aliases (
  unit_id bigint not null references units on delete cascade,
  alias text not null,
  kind text not null check (kind in ('acronym','former-name','other-name')),
  primary key (unit_id, alias)
);

create table unit_successions (
  from_unit_id bigint not null references units on delete cascade,
  to_unit_id bigint not null references units on delete cascade,
  on_date text check (on_date ~ '^\\d{4}(-\\d{2}-\\d{2})?$'),
  standing text not null check (standing in ('done','planned','proposed')),
  source text not null,
  primary key (from_unit_id, to_unit_id),
  check (from_unit_id <> to_unit_id)
);

create table goals (
  id text primary key check (id ~ '^(PLD-[CGS]|EDI-[GS]|ADV-[GS]|IP-[GS])[1-9][0-9]?$'),
  plan text not null,
  year int not null check (year between 1990 and 2100),
  direction text not null,
  kind text not null check (kind in ('commitment','goal','strategy')),
  scope text not null check (scope in ('core','supporting','report','outside')),
  label_en text not null, label_es text not null, text_en text not null, text_es text not null,
  position int not null unique
);

create table themes (
  slug text primary key,
  side text not null check (side in ('edi','leadership')),
  shade text not null check (shade in ('edi','leadership','advocacy','policy')),
  label_en text not null, label_es text not null,
  short_en text not null, short_es text not null,
  about_en text not null, about_es text not null,
  position int not null unique,
  unique (slug, side)
);

create table theme_goals (
  theme_slug text not null references themes on update cascade on delete cascade,
  goal_id text not null references goals,
  primary key (theme_slug, goal_id)
);
create index theme_goals_goal on theme_goals (goal_id);

create table topics (
  slug text primary key,
  broader_slug text references topics on update cascade,
  label_en text not null, label_es text not null,
  definition_en text not null, definition_es text not null,
  edi boolean not null default false,
  check (broader_slug <> slug)
);
create index topics_broader on topics (broader_slug);

create table topic_terms (
  topic_slug text not null references topics on update cascade on delete cascade,
  lang text not null check (lang in ('en','es')),
  term text not null check (term <> ''),
  kind text not null check (kind in ('synonym','acronym','former','spelling')),
  primary key (topic_slug, lang, term)
);

create table topic_relations (
  topic_slug text not null references topics on update cascade on delete cascade,
  related_slug text not null references topics on update cascade on delete cascade,
  primary key (topic_slug, related_slug),
  check (topic_slug <> related_slug)
);

create table options (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  unit_id bigint not null references units,
  partners text[] not null default '{}',
  kind text not null check (kind in ('course','event','resource','service')),
  origin text not null check (origin in ('seed','import','hand')),
  source text not null check (source <> ''),
  external_id text check (external_id <> ''),
  dedupe_key text check (dedupe_key <> ''),
  title text not null check (title ~ '\\S' and length(title) <= 400),
  summary text not null check (length(summary) <= 1000),
  description text not null check (length(description) <= 40000),
  url text check (url ~ '^https?://' and length(url) <= 2000),
  text_language text not null default 'en' check (text_language in ('en','es')),
  languages text[] not null default '{}',
  delivery text not null check (delivery in ('in-person','live-online','on-demand','hybrid','blended','not-stated')),
  format text not null check (format in ('webinar','webinar-series','e-course','self-paced','recording','workshop','institute','symposium','conference','conference-session','town-hall','e-forum','discussion','journal-club','lecture','toolkit','guide','curriculum','mentoring','fellowship','cohort','certification','involvement','podcast','not-stated')),
  level text not null check (level in ('introductory','intermediate','advanced','not-stated')),
  level_note text,
  stages text[] not null default '{}' check (stages <@ array['entry','early','mid','senior','executive']),
  audience text[] not null default '{}' check (audience <@ array['librarian','support-staff','trustee','administrator','school-librarian','student','faculty','volunteer','public']),
  library_types text[] not null default '{}' check (library_types <@ array['public','academic','school','special','tribal','state']),
  minutes int check (minutes between 1 and 600000),
  span_days int check (span_days between 1 and 4000),
  length_note text,
  length text not null generated always as (
    case
      when span_days >= 7 then 'weeks'
      when span_days > 1 then 'day'
      when minutes <= 30 then '30m'
      when minutes <= 60 then '1h'
      when minutes <= 240 then 'half-day'
      when minutes <= 2880 then 'day'
      when minutes is not null then 'weeks'
      when span_days = 1 then 'day'
      else 'not-stated'
    end) stored,
  cost text not null check (cost in ('free','to-50','more','not-stated')),
  cost_note text,
  recognition text[] not null default '{}' check (
    recognition <@ array['none','hours','ceu','badge','certification']
    and (not recognition @> array['none'] or recognition = array['none'])),
  recognition_note text,
  edi_answer text not null check (edi_answer in ('themes','none','not-answered')),
  leadership_answer text not null check (leadership_answer in ('themes','none','not-answered')),
  edi_how text check (edi_how ~ '\\S'),
  access text[] not null default '{}' check (access <@ array['captions','transcript','asl','cart','audio-description','screen-reader','step-free','plain-language']),
  accreditor text,
  last_seen int check (last_seen between 1900 and 2200),
  dated boolean not null,
  part_of_id bigint references options on delete set null,
  time_asked text,
  provenance text,
  confirmed boolean not null default true,
  demonstration boolean not null default false,
  state text not null check (state in ('draft','published','withdrawn')),
  review_by date check (review_by between '1900-01-01' and '2200-01-01'),
  published_at timestamptz check (published_at between '1900-01-01' and '2200-01-01'),
  created_at timestamptz not null default now() check (created_at between '1900-01-01' and '2200-01-01'),
  updated_at timestamptz not null default now() check (updated_at between '1900-01-01' and '2200-01-01'),
  check (part_of_id <> id),
  check ((state = 'published') <= (published_at is not null)),
  constraint options_known_by check (external_id is not null or dedupe_key is not null),
  -- what an editor publishes is complete; what was seeded or imported may carry gaps, which are shown and counted
  constraint options_published_complete check (
    state <> 'published' or origin <> 'hand' or (
      recognition <> '{}' and edi_answer <> 'not-answered' and leadership_answer <> 'not-answered' and edi_how is not null))
);
create unique index options_external on options (source, external_id) where external_id is not null;
create unique index options_dedupe on options (dedupe_key) where external_id is null;
create index options_unit on options (unit_id);
create index options_url on options (url) where url is not null;
create index options_part_of on options (part_of_id) where part_of_id is not null;

create table option_units (
  option_id bigint not null references options on delete cascade,
  unit_id bigint not null references units,
  primary key (option_id, unit_id)
);
create index option_units_unit on option_units (unit_id);

create table option_prices (
  id bigint generated always as identity primary key,
  option_id bigint not null references options on delete cascade,
  tier text not null check (tier in ('everyone','member','non-member','unit-member','student','group','state-library')),
  amount_minor int check (amount_minor >= 0),
  currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  note text,
  unique (option_id, tier)
);

create table option_runs (
  id bigint generated always as identity primary key,
  option_id bigint not null references options on delete cascade,
  uid text not null unique,
  sequence int not null default 0 check (sequence >= 0),
  state text not null default 'scheduled' check (state in ('scheduled','postponed','cancelled')),
  seats int check (seats >= 0),
  closes_at timestamptz check (closes_at between '1900-01-01' and '2200-01-01'),
  illustrative boolean not null default false
);
create index option_runs_option on option_runs (option_id);

create table option_parts (
  id bigint generated always as identity primary key,
  run_id bigint not null references option_runs on delete cascade,
  position int not null check (position >= 0),
  title text, mode text not null check (mode in ('in-person','live-online','on-demand','not-stated')),
  place text, url text check (url ~ '^https?://'), note text,
  starts_local timestamp, ends_local timestamp, zone text,
  all_day boolean not null default false,
  starts_at timestamptz, ends_at timestamptz,
  minutes int check (minutes between 1 and 600000),
  unique (run_id, position),
  check (num_nonnulls(starts_local, ends_local, zone, starts_at, ends_at) in (0, 5)),
  check (ends_at >= starts_at),
  check (starts_at between '1900-01-01' and '2200-01-01' and ends_at between '1900-01-01' and '2200-01-01'),
  -- the instants follow from the local times: no zone is further than 15 hours from UTC
  constraint option_parts_instants check (
    starts_local between (starts_at at time zone 'UTC') - interval '16 hours' and (starts_at at time zone 'UTC') + interval '16 hours'
    and ends_local between (ends_at at time zone 'UTC') - interval '16 hours' and (ends_at at time zone 'UTC') + interval '16 hours')
);
create index option_parts_starts on option_parts (starts_at);

create table option_topics (
  option_id bigint not null references options on delete cascade,
  topic_slug text not null references topics on update cascade,
  primary key (option_id, topic_slug)
);
create index option_topics_topic on option_topics (topic_slug);

create table option_goals (
  option_id bigint not null references options on delete cascade,
  goal_id text not null references goals,
  primary key (option_id, goal_id)
);
create index option_goals_goal on option_goals (goal_id);

create table option_themes (
  option_id bigint not null references options on delete cascade,
  theme_slug text not null references themes on update cascade,
  primary key (option_id, theme_slug)
);
create index option_themes_theme on option_themes (theme_slug);

create table option_sources (
  option_id bigint not null references options on delete cascade,
  field text not null,
  source text not null,
  locked boolean not null default false,
  said_at timestamptz not null default now(),
  primary key (option_id, field)
);

create table option_merges (
  id bigint generated always as identity primary key,
  option_id bigint not null references options on delete cascade,
  other_option_id bigint references options on delete cascade,
  source text not null,
  external_id text,
  title text not null,
  reason text not null,
  standing text not null check (standing in ('merged','proposed','rejected')),
  created_at timestamptz not null default now(),
  check (other_option_id <> option_id),
  check ((standing = 'proposed') <= (other_option_id is not null))
);
create unique index option_merges_merged on option_merges (source, external_id) where standing = 'merged' and external_id is not null;
create unique index option_merges_pair on option_merges (least(option_id, other_option_id), greatest(option_id, other_option_id)) where other_option_id is not null;

create table imports (
  id bigint generated always as identity primary key,
  unit_id bigint not null references units,
  source text not null,
  file_name text not null,
  file_hash text not null,
  format text not null,
  state text not null check (state in ('running','done','stopped')),
  position int not null default 0,
  counts jsonb not null default '{}',
  started_at timestamptz not null default now(),
  finished_at timestamptz
);
create index imports_source on imports (source, file_hash);

create table import_problems (
  import_id bigint not null references imports on delete cascade,
  line int not null,
  severity text not null check (severity in ('refused','warning')),
  reason text not null
);
create index import_problems_import on import_problems (import_id, line);

create table search_misses (
  words text not null check (length(words) between 1 and 200),
  lang text not null check (lang in ('en','es')),
  times int not null default 1 check (times > 0),
  last_on date not null,
  primary key (words, lang)
);

-- The change log: one row an option, stamped with the transaction that touched it last, so that a follower which reads
-- "everything at or after the oldest transaction still running at my last look" misses nothing, whatever commits when.
create table catalog_changes (
  option_id bigint primary key,
  xid xid8 not null
);
create index catalog_changes_xid on catalog_changes (xid);

create function catalog_changed(ids bigint[]) returns void language sql as $$
  insert into catalog_changes (option_id, xid)
  select id, pg_current_xact_id() from unnest(ids) as id where id is not null
  group by id order by id
  on conflict (option_id) do update set xid = excluded.xid where catalog_changes.xid <> excluded.xid
$$;

create function options_touched() returns trigger language plpgsql as $$
begin
  perform catalog_changed(array(select id from touched union select part_of_id from touched));
  return null;
end $$;
create trigger options_insert after insert on options referencing new table as touched for each statement execute function options_touched();
create trigger options_delete after delete on options referencing old table as touched for each statement execute function options_touched();

-- Wholes show their parts by title and address, and parts their whole: these are changed with them.
create function options_updated() returns trigger language plpgsql as $$
begin
  perform catalog_changed(array(
    select id from touched
    union
    select unnest(array[b.part_of_id, t.part_of_id]) from before b join touched t on t.id = b.id
    where (b.slug, b.title, b.state, b.part_of_id) is distinct from (t.slug, t.title, t.state, t.part_of_id)
    union
    select s.id from before b join touched t on t.id = b.id join options s on s.part_of_id = t.id
    where (b.slug, b.title, b.state) is distinct from (t.slug, t.title, t.state)));
  return null;
end $$;
create trigger options_update after update on options referencing old table as before new table as touched for each statement execute function options_updated();

create function option_link_touched() returns trigger language plpgsql as $$
begin
  perform catalog_changed(array(select option_id from touched));
  return null;
end $$;

create function option_part_touched() returns trigger language plpgsql as $$
begin
  perform catalog_changed(array(select r.option_id from touched t join option_runs r on r.id = t.run_id));
  return null;
end $$;
` +
  ['option_units', 'option_prices', 'option_runs', 'option_topics', 'option_goals', 'option_themes']
    .map((table) => linkTriggers(table, 'option_link_touched'))
    .join('') +
  linkTriggers('option_parts', 'option_part_touched') +
  `
-- A published option serves at least one goal, and says it has themes exactly where it has some: looked at when the transaction ends.
-- Two transactions that change the same option never look at once: they have met at its row in the change log.
create function check_option_answers(subject bigint) returns void language plpgsql as $$
declare
  o record;
begin
  select id, state, edi_answer, leadership_answer into o from options where id = subject;
  if not found then return; end if;
  if o.state = 'published'
    and not exists (select from option_goals g where g.option_id = o.id)
    and not exists (select from option_themes t join theme_goals tg on tg.theme_slug = t.theme_slug where t.option_id = o.id) then
    raise exception 'option % is published without a goal', o.id using errcode = 'check_violation', constraint = 'options_serve_a_goal';
  end if;
  if (o.edi_answer = 'themes') <> exists (select from option_themes t join themes h on h.slug = t.theme_slug where t.option_id = o.id and h.side = 'edi') then
    raise exception 'option %: the EDI answer and its themes disagree', o.id using errcode = 'check_violation', constraint = 'options_edi_answer';
  end if;
  if (o.leadership_answer = 'themes') <> exists (select from option_themes t join themes h on h.slug = t.theme_slug where t.option_id = o.id and h.side = 'leadership') then
    raise exception 'option %: the leadership answer and its themes disagree', o.id using errcode = 'check_violation', constraint = 'options_leadership_answer';
  end if;
end $$;

create function option_answers_hold() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'options' then perform check_option_answers(new.id);
  else
    if tg_op <> 'INSERT' then perform check_option_answers(old.option_id); end if;
    if tg_op <> 'DELETE' then perform check_option_answers(new.option_id); end if;
  end if;
  return null;
end $$;
create constraint trigger options_answers after insert or update of state, edi_answer, leadership_answer on options deferrable initially deferred for each row execute function option_answers_hold();
create constraint trigger option_goals_answers after update or delete on option_goals deferrable initially deferred for each row execute function option_answers_hold();
create constraint trigger option_themes_answers after insert or update or delete on option_themes deferrable initially deferred for each row execute function option_answers_hold();

-- A theme that options have keeps its side, and serves a goal as long as any of them rely on it.
create function theme_holds() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'themes' then
    if exists (select from option_themes t where t.theme_slug = new.slug) then
      raise exception 'theme % stands on options and cannot change its side', new.slug using errcode = 'check_violation', constraint = 'themes_keep_their_side';
    end if;
  elsif not exists (select from theme_goals g where g.theme_slug = old.theme_slug) then
    perform check_option_answers(t.option_id) from option_themes t where t.theme_slug = old.theme_slug;
  end if;
  return null;
end $$;
create constraint trigger themes_hold after update of side on themes for each row when (old.side <> new.side) execute function theme_holds();
create constraint trigger theme_goals_hold after update or delete on theme_goals deferrable initially deferred for each row execute function theme_holds();
`

const undo = `
drop table catalog_changes, search_misses, import_problems, imports, option_merges, option_sources, option_themes, option_goals, option_topics,
  option_parts, option_runs, option_prices, option_units, options, topic_relations, topic_terms, topics, theme_goals, themes, goals,
  unit_successions, unit_aliases, units, hub_facts;
drop function options_touched, options_updated, option_link_touched, option_part_touched, option_answers_hold, theme_holds, check_option_answers, catalog_changed;
`

function linkTriggers(table: string, run: string): string {
  return `
create trigger ${table}_insert after insert on ${table} referencing new table as touched for each statement execute function ${run}();
create trigger ${table}_update after update on ${table} referencing new table as touched for each statement execute function ${run}();
create trigger ${table}_update_before after update on ${table} referencing old table as touched for each statement execute function ${run}();
create trigger ${table}_delete after delete on ${table} referencing old table as touched for each statement execute function ${run}();`
}
