-- Lanes of jobs: 0 sign-in codes, 1 everything else, 2 set aside.
ALTER TABLE jobs ADD COLUMN lane BIGINT NOT NULL DEFAULT 1;
UPDATE jobs SET lane = 0 WHERE kind = 'message';
DROP INDEX jobs_run;
CREATE INDEX jobs_lane ON jobs (lane, run_at, id);
