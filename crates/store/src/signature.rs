//! Signatures of other persons on the answers of drafts: asked for, given or declined. They go with the draft; those that were sent with it stay
//! with the case until it ends, for who gave them.

use crate::{Result, Row, Tx, V, draft::Draft};
use domain::{Id, Millis, Refusal};

/// Where a signature stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Asked for.
    Asked,
    /// Given.
    Signed,
    /// Declined.
    Declined,
}

impl State {
    /// As stored and as in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Asked => "asked",
            State::Signed => "signed",
            State::Declined => "declined",
        }
    }
    /// Reads `as_str`.
    pub fn parse(s: &str) -> Option<State> {
        [State::Asked, State::Signed, State::Declined].into_iter().find(|x| x.as_str() == s)
    }
}

/// A signature of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Signature {
    /// The draft.
    pub draft: Id,
    /// The question that asks for it.
    pub question: String,
    /// National number of who is asked.
    pub number: String,
    /// Hash of the answers for which it was asked.
    pub answers: String,
    /// Where it stands.
    pub state: State,
    /// Why it was declined; empty otherwise.
    pub reason: String,
    /// Who signed or declined.
    pub person: Option<Id>,
    /// When it was asked for.
    pub asked_at: Millis,
    /// When who is asked first read the answers.
    pub read_at: Option<Millis>,
    /// When it was signed or declined.
    pub done_at: Option<Millis>,
}

/// Out of the columns from `at` on.
fn signature(r: &mut Row, at: usize) -> Signature {
    Signature {
        draft: r.id(at),
        question: r.text(at + 1),
        number: r.text(at + 2),
        answers: r.text(at + 3),
        state: State::parse(&r.text(at + 4)).unwrap_or(State::Asked),
        reason: r.text(at + 5),
        person: r.opt_id(at + 6),
        asked_at: r.int(at + 7),
        read_at: r.opt_int(at + 8),
        done_at: r.opt_int(at + 9),
    }
}

/// Those of a draft.
pub fn of_draft(tx: &mut Tx, draft: Id) -> Result<Vec<Signature>> {
    let sql = "SELECT draft, question, number, answers, state, reason, person, asked_at, read_at, done_at FROM signatures WHERE draft = ?1 ORDER BY question";
    Ok(tx.rows(sql, &[draft.into()])?.iter_mut().map(|r| signature(r, 0)).collect())
}

/// Those of all drafts of a person.
pub fn of_person(tx: &mut Tx, person: Id) -> Result<Vec<Signature>> {
    let sql = "SELECT s.draft, s.question, s.number, s.answers, s.state, s.reason, s.person, s.asked_at, s.read_at, s.done_at
         FROM drafts d JOIN signatures s ON s.draft = d.id WHERE d.person = ?1 ORDER BY s.draft, s.question";
    Ok(tx.rows(sql, &[person.into()])?.iter_mut().map(|r| signature(r, 0)).collect())
}

/// What a person with this national number is asked to sign, newest first: with the draft and the name of who applies.
pub fn of_number(tx: &mut Tx, number: &str, limit: i64) -> Result<Vec<(Signature, Draft, String)>> {
    tx.rows(
        "SELECT d.id, d.person, d.service, d.version, d.answers, d.aside, d.created_at, d.changed_at,
           s.draft, s.question, s.number, s.answers, s.state, s.reason, s.person, s.asked_at, s.read_at, s.done_at, p.name
         FROM signatures s JOIN drafts d ON d.id = s.draft JOIN persons p ON p.id = d.person
         WHERE s.number = ?1 ORDER BY s.asked_at DESC, s.draft DESC LIMIT ?2",
        &[number.into(), limit.into()],
    )?
    .iter_mut()
    .map(|r| Ok((signature(r, 8), crate::draft::draft(r)?, r.text(18))))
    .collect()
}

/// Asks for it, or asks anew: what was said before holds no longer.
pub fn ask(tx: &mut Tx, draft: Id, question: &str, number: &str, answers: &str, at: Millis) {
    tx.one(
        "INSERT INTO signatures (draft, question, number, answers, state, reason, asked_at) VALUES (?1, ?2, ?3, ?4, 'asked', '', ?5)
         ON CONFLICT (draft, question) DO UPDATE SET number = excluded.number, answers = excluded.answers, state = 'asked', reason = '',
           person = NULL, asked_at = excluded.asked_at, read_at = NULL, done_at = NULL",
        vec![draft.into(), question.into(), number.into(), answers.into(), at.into()],
    );
}

/// Who is asked has read the answers.
pub fn read(tx: &mut Tx, s: &Signature, at: Millis) {
    tx.run(
        "UPDATE signatures SET read_at = ?3 WHERE draft = ?1 AND question = ?2 AND read_at IS NULL",
        vec![s.draft.into(), (&s.question).into(), at.into()],
    );
}

/// Signs or declines what was asked as `s` has it; what was said or asked anew meanwhile is not overwritten.
pub fn answer(tx: &mut Tx, s: &Signature, state: State, reason: &str, person: Id, at: Millis) {
    let given: Vec<V> = vec![
        s.draft.into(),
        (&s.question).into(),
        (&s.number).into(),
        (&s.answers).into(),
        state.as_str().into(),
        reason.into(),
        person.into(),
        at.into(),
    ];
    tx.one_or(
        "UPDATE signatures SET state = ?5, reason = ?6, person = ?7, done_at = ?8
         WHERE draft = ?1 AND question = ?2 AND number = ?3 AND answers = ?4 AND state = 'asked'",
        given,
        Refusal::Conflict(domain::Msg::new("refusal-changed-meanwhile")),
    );
}

/// What a person signed of applications that were sent and whose cases have not ended, newest first.
pub fn of_cases(tx: &mut Tx, number: &str, person: Id, limit: i64) -> Result<Vec<Signature>> {
    let sql = "SELECT s.draft, s.question, s.number, s.answers, s.state, s.reason, s.person, s.asked_at, s.read_at, s.done_at
         FROM signatures s JOIN cases c ON c.id = s.draft WHERE s.number = ?1 AND s.person = ?2 AND s.state = 'signed'
         ORDER BY s.asked_at DESC, s.draft DESC LIMIT ?3";
    Ok(tx.rows(sql, &[number.into(), person.into(), limit.into()])?.iter_mut().map(|r| signature(r, 0)).collect())
}

/// How many these are.
pub fn count_of_cases(tx: &mut Tx, number: &str, person: Id) -> Result<i64> {
    let sql =
        "SELECT COUNT(*) FROM signatures s JOIN cases c ON c.id = s.draft WHERE s.number = ?1 AND s.person = ?2 AND s.state = 'signed'";
    Ok(tx.row(sql, &[number.into(), person.into()])?.map_or(0, |r| r.int(0)))
}

/// The draft is sent with answers of this hash: those stay that were given for them.
pub(crate) fn sent(tx: &mut Tx, draft: Id, answers: &str) {
    tx.run("DELETE FROM signatures WHERE draft = ?1 AND (state <> 'signed' OR answers <> ?2)", vec![draft.into(), answers.into()]);
}

/// Those of a draft go with it, and those of a case when that ends.
pub(crate) fn remove(tx: &mut Tx, draft: Id) {
    tx.run("DELETE FROM signatures WHERE draft = ?1", vec![draft.into()]);
}
