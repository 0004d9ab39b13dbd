-- The signature of another person on the answers of a draft: asked for, given or declined. `answers` is the hash of the answers for
-- which it was asked; with other answers it does not hold. `number` is the national number of who is asked.
CREATE TABLE signatures (
  draft BLOB NOT NULL,
  question TEXT NOT NULL,
  number TEXT NOT NULL,
  answers TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  person BLOB,
  asked_at BIGINT NOT NULL,
  read_at BIGINT,
  done_at BIGINT,
  PRIMARY KEY (draft, question)
) {compact};
CREATE INDEX signatures_number ON signatures (number, asked_at, draft);
