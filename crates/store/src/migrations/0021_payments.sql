-- A payment may be reported, a receipt is kept with its amount, and what is paid is given back. An earlier program could not read the events
-- and states that are written from here on, and this number makes it refuse to.
-- What is to be given back of a case that ended or went to another agency: a row for each receipt, until it is.
CREATE TABLE refunds (
  case_id BLOB NOT NULL,
  n BIGINT NOT NULL,
  place TEXT NOT NULL,
  since BIGINT NOT NULL,
  receipt TEXT NOT NULL,
  rials BIGINT,
  PRIMARY KEY (case_id, n)
);
CREATE INDEX refunds_place ON refunds (place, since, case_id, n);
