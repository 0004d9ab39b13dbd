-- Who has an open draft learns of a newer version once: `told` is the greatest version of which its person was told, and the drafts of
-- older versions are gone through by service. A notice about a draft says which one, and from which version to which; it has no case.
ALTER TABLE drafts ADD COLUMN told BIGINT NOT NULL DEFAULT 0;
CREATE INDEX drafts_service ON drafts (service, version, id);
ALTER TABLE notices ADD COLUMN draft BLOB;
ALTER TABLE notices ADD COLUMN service TEXT NOT NULL DEFAULT '';
ALTER TABLE notices ADD COLUMN old_version BIGINT NOT NULL DEFAULT 0;
ALTER TABLE notices ADD COLUMN new_version BIGINT NOT NULL DEFAULT 0;
CREATE INDEX notices_draft ON notices (draft) WHERE draft IS NOT NULL;
