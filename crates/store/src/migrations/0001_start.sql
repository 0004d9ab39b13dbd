-- Types: TEXT, BIGINT, BOOLEAN, BLOB, DOUBLE. Ids are UUIDv7 in 16 bytes; times UTC milliseconds; {compact} keeps a
-- table in its primary key where the engine can.

CREATE TABLE persons (
  id BLOB PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  identifier TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  mobile TEXT,
  email TEXT,
  lang TEXT NOT NULL,
  created_at BIGINT NOT NULL
) {compact};

CREATE TABLE officers (
  name TEXT PRIMARY KEY NOT NULL,
  agency TEXT NOT NULL,
  unit TEXT NOT NULL,
  title TEXT NOT NULL,
  passphrase TEXT NOT NULL,
  active BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL
) {compact};

CREATE TABLE sign_in_codes (
  ref BLOB PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  identifier TEXT NOT NULL,
  contact TEXT NOT NULL,
  hash BLOB NOT NULL,
  tries BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
) {compact};
CREATE INDEX sign_in_codes_expires ON sign_in_codes (expires_at);

CREATE TABLE attempts (
  id BLOB PRIMARY KEY NOT NULL,
  key TEXT NOT NULL,
  at BIGINT NOT NULL
) {compact};
CREATE INDEX attempts_key ON attempts (key, at);
CREATE INDEX attempts_at ON attempts (at);

CREATE TABLE sessions (
  hash BLOB PRIMARY KEY NOT NULL,
  id BLOB NOT NULL,
  person BLOB,
  officer TEXT,
  agent TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
) {compact};
CREATE INDEX sessions_person ON sessions (person);
CREATE INDEX sessions_officer ON sessions (officer);
CREATE INDEX sessions_expires ON sessions (expires_at);

CREATE TABLE tokens (
  hash BLOB PRIMARY KEY NOT NULL,
  person BLOB,
  officer TEXT,
  agency TEXT,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
) {compact};

CREATE TABLE service_versions (
  service TEXT NOT NULL,
  version BIGINT NOT NULL,
  hash TEXT NOT NULL,
  body TEXT NOT NULL,
  published_at BIGINT NOT NULL,
  PRIMARY KEY (service, version)
);

CREATE TABLE drafts (
  id BLOB PRIMARY KEY NOT NULL,
  person BLOB NOT NULL,
  service TEXT NOT NULL,
  version BIGINT NOT NULL,
  answers TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
) {compact};
CREATE INDEX drafts_person ON drafts (person, id);

CREATE TABLE cases (
  id BLOB PRIMARY KEY NOT NULL,
  code TEXT NOT NULL,
  service TEXT NOT NULL,
  version BIGINT NOT NULL,
  person BLOB NOT NULL,
  lang TEXT NOT NULL,
  steward TEXT NOT NULL,
  acting TEXT NOT NULL,
  stage TEXT NOT NULL,
  status TEXT NOT NULL,
  due_at BIGINT,
  submitted_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  state TEXT NOT NULL,
  answers TEXT NOT NULL
);
CREATE UNIQUE INDEX cases_code ON cases (code);
CREATE INDEX cases_person ON cases (person, id);
CREATE INDEX cases_waiting ON cases (person, id) WHERE status = 'waiting';

CREATE TABLE tasks (
  id BLOB PRIMARY KEY NOT NULL,
  case_id BLOB NOT NULL,
  acting TEXT NOT NULL,
  service TEXT NOT NULL,
  stage TEXT NOT NULL,
  officer TEXT,
  due_at BIGINT NOT NULL,
  waiting BOOLEAN NOT NULL,
  opened_at BIGINT NOT NULL,
  code TEXT NOT NULL,
  version BIGINT NOT NULL,
  person BLOB NOT NULL
) {compact};
CREATE INDEX tasks_unit ON tasks (acting, due_at, id);
CREATE INDEX tasks_stage ON tasks (acting, service, stage, due_at, id);
CREATE INDEX tasks_officer ON tasks (officer, due_at, id) WHERE officer IS NOT NULL;

CREATE TABLE events (
  subject BLOB NOT NULL,
  seq BIGINT NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  on_behalf TEXT NOT NULL,
  at BIGINT NOT NULL,
  body TEXT NOT NULL,
  hash BLOB NOT NULL,
  checkpoint BLOB,
  leaf BIGINT,
  PRIMARY KEY (subject, seq)
) {compact};
CREATE INDEX events_uncovered ON events (subject, seq) WHERE checkpoint IS NULL;

CREATE TABLE checkpoints (
  id BLOB PRIMARY KEY NOT NULL,
  previous BLOB NOT NULL UNIQUE,
  at BIGINT NOT NULL,
  size BIGINT NOT NULL,
  root TEXT NOT NULL,
  signature TEXT NOT NULL,
  leaves BLOB NOT NULL
);

CREATE TABLE counters (
  scope TEXT NOT NULL,
  item TEXT NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (scope, item)
) {compact};
CREATE TABLE counter_deltas (
  scope TEXT NOT NULL,
  id BLOB NOT NULL,
  item TEXT NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (scope, id)
) {compact};

CREATE TABLE jobs (
  id BLOB PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  run_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  problem TEXT NOT NULL
) {compact};
CREATE INDEX jobs_run ON jobs (run_at, id);

CREATE TABLE notices (
  id BLOB PRIMARY KEY NOT NULL,
  person BLOB NOT NULL,
  case_id BLOB NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  read_at BIGINT
) {compact};
CREATE INDEX notices_person ON notices (person, id);
CREATE INDEX notices_unread ON notices (person) WHERE read_at IS NULL;

CREATE TABLE access_records (
  id BLOB PRIMARY KEY NOT NULL,
  person BLOB NOT NULL,
  case_id BLOB NOT NULL,
  officer TEXT NOT NULL,
  place TEXT NOT NULL,
  at BIGINT NOT NULL
) {compact};
CREATE INDEX access_records_person ON access_records (person, id);
CREATE INDEX access_records_recent ON access_records (case_id, officer, at);

CREATE TABLE idempotency (
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  hash TEXT NOT NULL,
  case_id BLOB NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (actor, key)
) {compact};
CREATE INDEX idempotency_at ON idempotency (at);
