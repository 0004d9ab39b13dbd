-- Evidence files by what is known of them: when each was last given to us, and whether a case names it. A file that was
-- kept before this table has no row and is never removed.
CREATE TABLE files (
  sha256 TEXT PRIMARY KEY NOT NULL,
  kept_at BIGINT NOT NULL,
  used BOOLEAN NOT NULL
) {compact};
CREATE INDEX files_unused ON files (kept_at, sha256) WHERE NOT used;
