-- Who has an open draft learns of a newer version once: `told` is the greatest version of which its person was told, and the drafts of
-- older versions are gone through by service. A notice about a draft says which one, and from which version to which; it has no case.
ALTER TABLE drafts ADD COLUMN told BIGINT NOT NULL DEFAULT 0;
CREATE INDEX drafts_service ON drafts (service, version, id);
ALTER TABLE notices ADD COLUMN draft BLOB;
ALTER TABLE notices ADD COLUMN service TEXT NOT NULL DEFAULT '';
ALTER TABLE notices ADD COLUMN old_version BIGINT NOT NULL DEFAULT 0;
ALTER TABLE notices ADD COLUMN new_version BIGINT NOT NULL DEFAULT 0;
CREATE INDEX notices_draft ON notices (draft) WHERE draft IS NOT NULL;
-- The cases of an agency by the time of their last change, for its programs: those for which it answers, and those on which it acts for
-- another; `helper` is the agency that acts where that is not the steward.
ALTER TABLE cases ADD COLUMN helper TEXT NOT NULL DEFAULT '';
UPDATE cases SET helper = rtrim(rtrim(acting, replace(acting, '/', '')), '/') WHERE rtrim(acting, replace(acting, '/', '')) <> steward || '/';
CREATE INDEX cases_steward ON cases (steward, changed_at, id);
CREATE INDEX cases_helper ON cases (helper, changed_at, id) WHERE helper <> '';
