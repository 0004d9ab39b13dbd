-- The agencies that act on a case, or acted last, beside the one that answers for it: a case of which several act at once is listed to the
-- programs of each of them, by the time of its last change. Until now one agency stood with the case, that of its first task.
CREATE TABLE case_helpers (
  agency TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  case_id BLOB NOT NULL,
  PRIMARY KEY (agency, changed_at, case_id)
) {compact};
INSERT INTO case_helpers (agency, changed_at, case_id)
  SELECT helper, changed_at, id FROM cases WHERE helper <> ''
  UNION
  SELECT rtrim(rtrim(t.acting, replace(t.acting, '/', '')), '/'), c.changed_at, c.id FROM tasks t JOIN cases c ON c.id = t.case_id
  WHERE rtrim(t.acting, replace(t.acting, '/', '')) <> c.steward || '/';
DROP INDEX cases_helper;
ALTER TABLE cases DROP COLUMN helper;
