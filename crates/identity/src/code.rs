//! Sign-in by a code sent to a mobile or an e-mail address.
//!
//! - A code has six digits, lives five minutes, is used once and survives five wrong tries.
//! - How many codes are sent, and how many wrong tries are borne, is in the limits below. A limit that a stranger can use
//!   up counts the stranger's own network first, and stops it there: one network cannot keep out the owner of a number or a
//!   name. Somebody with many networks can use up the day of a contact, but not where its owner signed in before: such a network is
//!   known, and has its own allowance alone.
//! - A right code gives back what was counted for its contact at its network, and the one code that it was at the network that asked for
//!   it: signing in often is no offence, also where many stand behind one address. What others asked for stays counted.
//! - No right code gives back what is counted in a day ([`ADay`]): not to a contact where its owner signed in before, and not to a network.
//! - The first sign-in binds identifier and contact. Whoever names another contact later gets a code there all the same, which opens
//!   nothing: that somebody is known here is learned only by whoever types it, as a first sign-in with a number that nobody knows
//!   would tell it too, and leave the stranger's own contact behind. How often one identifier is tried so has a limit of its own.

use domain::roll::Change;
use domain::{Actor, Arg, Id, Lang, Millis, Msg, Refusal, identifier};
use sha2::{Digest, Sha256};
use store::person::{self, Person};
use store::roll;
use store::sign_in::{self, Code};
use store::{Result, Tx};
use subtle::ConstantTimeEq;

/// A code lives this long.
pub const LIVES: Millis = 5 * 60_000;
/// Wrong tries that a code survives.
pub const TRIES: i64 = 5;

/// So many attempts in so long a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Attempts.
    pub most: i64,
    /// Milliseconds; at most a day, after which attempts are forgotten.
    pub window: Millis,
}

/// How many codes are sent in a day where right ones give back what is counted otherwise: a ceiling that whoever signs in does not reach,
/// and under which nobody makes a telephone ring, or new visitors, without end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ADay {
    /// To one contact, asked for from one network where its owner signed in before.
    pub contact: i64,
    /// Asked for from one network: an office, a hotel of pilgrims, a district behind one address of a mobile operator.
    pub network: i64,
}

impl Default for ADay {
    fn default() -> Self {
        ADay { contact: 30, network: 5000 }
    }
}

/// Codes to a contact that were asked for from one network.
const HERE: &str = "contact-here";
/// Networks from which the owner of a contact signed in.
const OWN: &str = "contact-own";

const QUARTER: Millis = 15 * 60_000;
const DAY: Millis = 24 * 60 * 60_000;

/// Codes to one contact, asked for from one network.
pub const CODES_HERE: Limit = Limit { most: 5, window: QUARTER };
/// The same in a day: well below the limit from everywhere, so that one network cannot use that up.
pub const CODES_HERE_A_DAY: Limit = Limit { most: 8, window: DAY };
/// Codes to one contact from everywhere: nobody's telephone rings all day.
pub const CODES_A_DAY: Limit = Limit { most: 20, window: DAY };
/// So long a network counts as one from which the owner of a contact signs in.
pub const KNOWN: Millis = 90 * DAY;
/// Codes asked for from one network: a whole district may stand behind one address of a mobile operator.
pub const CODES_OF_NETWORK: Limit = Limit { most: 60, window: QUARTER };
/// Codes to contacts that are not the one bound to an identifier, asked for from one network.
pub const OTHERS_HERE: Limit = Limit { most: 8, window: DAY };
/// The same from everywhere. Who is known here and names the right contact is not counted, and never kept out by it.
pub const OTHERS_A_DAY: Limit = Limit { most: 20, window: DAY };
/// Wrong codes from one network.
pub const WRONG_CODES: Limit = Limit { most: 120, window: QUARTER };
/// Wrong passphrases for one officer from one network.
pub const WRONG_HERE: Limit = Limit { most: 10, window: QUARTER };
/// The same in a day, well below the limit from everywhere.
pub const WRONG_HERE_A_DAY: Limit = Limit { most: 30, window: DAY };
/// Wrong passphrases for one officer from everywhere.
pub const WRONG_A_DAY: Limit = Limit { most: 100, window: DAY };
/// Wrong passphrases from one network.
pub const WRONG_OF_NETWORK: Limit = Limit { most: 60, window: QUARTER };

/// Who someone says they are.
#[derive(Debug, Clone, PartialEq)]
pub enum Claim {
    /// National number and mobile.
    Resident {
        /// Ten digits.
        national_number: String,
        /// `+989…`.
        mobile: String,
    },
    /// Passport number and e-mail address.
    Visitor {
        /// Letters and digits.
        passport: String,
        /// Address.
        email: String,
    },
}

impl Claim {
    /// From what was typed; every mistake at once.
    pub fn resident(national_number: &str, mobile: &str) -> std::result::Result<Claim, Refusal> {
        match (identifier::national_number(national_number), identifier::mobile(mobile)) {
            (Some(national_number), Some(mobile)) => Ok(Claim::Resident { national_number, mobile }),
            (n, m) => Err(wrong(&[
                ("national_number", n.is_none(), national_number, "answer-national-number"),
                ("mobile", m.is_none(), mobile, "answer-mobile"),
            ])),
        }
    }
    /// From what was typed; every mistake at once.
    pub fn visitor(passport: &str, email: &str) -> std::result::Result<Claim, Refusal> {
        match (identifier::passport(passport), identifier::email(email)) {
            // Telephones begin an address with a capital; no provider of mail tells the two apart.
            (Some(passport), Some(email)) => Ok(Claim::Visitor { passport, email: email.to_lowercase() }),
            (p, e) => Err(wrong(&[("passport", p.is_none(), passport, "answer-passport"), ("email", e.is_none(), email, "answer-email")])),
        }
    }
    /// `resident` or `visitor`.
    pub fn kind(&self) -> &'static str {
        match self {
            Claim::Resident { .. } => "resident",
            Claim::Visitor { .. } => "visitor",
        }
    }
    /// National or passport number.
    pub fn identifier(&self) -> &str {
        match self {
            Claim::Resident { national_number, .. } => national_number,
            Claim::Visitor { passport, .. } => passport,
        }
    }
    /// Mobile or e-mail address.
    pub fn contact(&self) -> &str {
        match self {
            Claim::Resident { mobile, .. } => mobile,
            Claim::Visitor { email, .. } => email,
        }
    }
}

fn wrong(parts: &[(&str, bool, &str, &'static str)]) -> Refusal {
    Refusal::Invalid(
        parts
            .iter()
            .filter(|(_, bad, _, _)| *bad)
            .map(|(q, _, typed, key)| domain::refusal::Wrong {
                question: (*q).into(),
                message: domain::Msg { key: if typed.trim().is_empty() { "answer-needed".into() } else { (*key).into() }, args: vec![] },
            })
            .collect(),
    )
}

/// A sign-in that has begun.
#[derive(Debug, Clone, PartialEq)]
pub struct Started {
    /// What the browser brings back with the code.
    pub reference: Id,
}

/// Six digits from random bytes.
pub fn digits(random: [u8; 8]) -> String {
    format!("{:06}", u64::from_le_bytes(random) % 1_000_000)
}

/// The contact to which a person's identifier is bound, if it is.
fn bound(p: &Person) -> Option<&str> {
    p.mobile.as_deref().or(p.email.as_deref())
}

/// The six digits of what was typed; nothing where it is no code at all.
pub fn typed(text: &str) -> Option<String> {
    let digits: String = domain::persian::ascii_digits(text).chars().filter(char::is_ascii_digit).collect();
    (digits.len() == 6).then_some(digits)
}

fn hash(reference: Id, code: &str) -> [u8; 32] {
    Sha256::new().chain_update(reference.as_bytes()).chain_update(code).finalize().into()
}

/// Key under which attempts are counted: a hash, so that the table names nobody.
pub fn attempt_key(kind: &str, value: &str) -> String {
    format!("{kind}:{}", hex::encode(&Sha256::digest(value.as_bytes())[..12]))
}

/// Refuses when a key has had its number of attempts, and says when the next one is possible.
fn allowed(tx: &mut Tx, key: &str, limit: Limit, now: Millis) -> Result<()> {
    wait(tx, key, limit, now)?.map_or(Ok(()), |seconds| Err(Refusal::TooOften(seconds).into()))
}

/// Seconds until the next attempt is possible, when a key has had its number of attempts.
fn wait(tx: &mut Tx, key: &str, limit: Limit, now: Millis) -> Result<Option<i64>> {
    let oldest = sign_in::nth_attempt(tx, key, now - limit.window, limit.most)?;
    Ok(oldest.map(|at| ((at + limit.window - now) / 1000 + 1).clamp(1, limit.window / 1000)))
}

/// Like [`throttle`], for codes that are sent: says at what time of day another can be asked for, and what is with the last one.
fn send(tx: &mut Tx, key: &str, limits: &[Limit], id: Id, now: Millis, refused: fn(Arg) -> Msg) -> Result<()> {
    for limit in limits {
        if let Some(seconds) = wait(tx, key, *limit, now)? {
            let at = Arg::Moment { at: now + seconds * 1000 };
            return Err(Refusal::TooMany(refused(at), seconds).into());
        }
    }
    sign_in::attempt(tx, id, key, now);
    Ok(())
}

/// Refuses when a key has had its number of attempts by one of the limits; counts this one otherwise. Counted before it is
/// known whether it is right, so that many at once are no way around; a right one is then forgiven.
pub fn throttle(tx: &mut Tx, key: &str, limits: &[Limit], id: Id, now: Millis) -> Result<()> {
    for limit in limits {
        allowed(tx, key, *limit, now)?;
    }
    sign_in::attempt(tx, id, key, now);
    Ok(())
}

/// Counts that an identifier is named with a contact that is not bound to it, known or not; before [`start`]. False when it was named
/// so too often: then all goes on as always but that no code is sent, since a refusal would tell which contact is bound. `ids` are fresh.
pub fn others(tx: &mut Tx, claim: &Claim, network: &str, ids: [Id; 2], now: Millis) -> Result<bool> {
    let identifier = stored_identifier(claim);
    let known = person::by_identifier(tx, &identifier)?;
    if known.as_ref().and_then(bound).is_some_and(|c| c.eq_ignore_ascii_case(claim.contact())) {
        return Ok(true);
    }
    let here = attempt_key("others-here", &format!("{identifier} {network}"));
    let everywhere = attempt_key("others", &identifier);
    if wait(tx, &here, OTHERS_HERE, now)?.is_some() || wait(tx, &everywhere, OTHERS_A_DAY, now)?.is_some() {
        return Ok(false);
    }
    sign_in::attempt(tx, ids[0], &here, now);
    sign_in::attempt(tx, ids[1], &everywhere, now);
    Ok(true)
}

/// Begins: counts, and keeps the code that is to be sent. `ids` are fresh; `network` is where the request comes from. What is
/// counted for the network has the id of the code, by which a right one finds it; what is counted there for the day has another.
pub fn start(tx: &mut Tx, claim: &Claim, network: &str, code: &str, ids: [Id; 4], most: ADay, now: Millis) -> Result<Started> {
    let contact = claim.contact();
    let here = format!("{contact} {network}");
    let sent = |at| Msg::new("refusal-codes-sent").with("at", at);
    let of_network = |at| Msg::new("refusal-codes-of-network").with("at", at);
    send(tx, &attempt_key(HERE, &here), &[CODES_HERE, CODES_HERE_A_DAY], ids[1], now, sent)?;
    send(tx, &attempt_key("network", network), &[CODES_OF_NETWORK], ids[0], now, of_network)?;
    let of_network = |at| Msg::new("refusal-codes-of-network-day").with("at", at);
    send(tx, &attempt_key("network-day", network), &[Limit { most: most.network, window: DAY }], ids[3], now, of_network)?;
    // Strangers can use up the day of a contact, but not where its owner signs in: there it has a day of its own.
    let known = sign_in::nth_attempt(tx, &attempt_key(OWN, &here), now, 1)?.is_some();
    let (key, a_day) = match known {
        true => (attempt_key("contact-own-day", &here), Limit { most: most.contact, window: DAY }),
        false => (attempt_key("contact", contact), CODES_A_DAY),
    };
    send(tx, &key, &[a_day], ids[2], now, sent)?;
    sign_in::add(
        tx,
        &Code {
            reference: ids[0],
            kind: claim.kind().into(),
            identifier: claim.identifier().into(),
            contact: claim.contact().into(),
            hash: hash(ids[0], code),
            tries: 0,
            created_at: now,
            expires_at: now + LIVES,
        },
    );
    Ok(Started { reference: ids[0] })
}

/// What was said when a code was asked for, so that another can be sent; `None` when that is forgotten by now.
pub fn claim_of(tx: &mut Tx, reference: Id) -> Result<Option<Claim>> {
    Ok(sign_in::get(tx, reference)?.map(|c| match c.kind.as_str() {
        "resident" => Claim::Resident { national_number: c.identifier, mobile: c.contact },
        _ => Claim::Visitor { passport: c.identifier, email: c.contact },
    }))
}

/// Whether a code can still be entered: it was not used, nor tried too often, and is not too old.
pub fn is_open(tx: &mut Tx, reference: Id, now: Millis) -> Result<bool> {
    Ok(sign_in::get(tx, reference)?.is_some_and(|c| c.expires_at > now && c.tries < TRIES))
}

/// How an identifier is stored: with its kind, so that a passport never meets a national number.
pub fn stored_identifier(claim: &Claim) -> String {
    format!("{}:{}", claim.kind(), claim.identifier())
}

/// Whose code was right at this network: nothing is counted against that contact there, nor that code against the network that asked
/// for it, and the network is known as theirs.
fn welcome(tx: &mut Tx, reference: Id, contact: &str, network: &str, id: Id, now: Millis) {
    sign_in::forgive(tx, reference);
    let here = format!("{contact} {network}");
    sign_in::forgive_all(tx, &attempt_key(HERE, &here));
    let own = attempt_key(OWN, &here);
    sign_in::forgive_all(tx, &own);
    // Dated to the day on which it ends, it stays as long when attempts of other days are forgotten.
    sign_in::attempt(tx, id, &own, now + KNOWN);
}

/// How a person stands in events.
fn by(p: &Person) -> String {
    Actor::Person(p.id).label()
}

/// Ends: the person, new or known, when the code is right. A wrong try is counted and kept, so the inner result is the
/// refusal and the transaction still stands. `fresh` are an id for a new person and one for the network from which it came.
pub fn finish(
    tx: &mut Tx,
    reference: Id,
    typed: &str,
    network: &str,
    fresh: [Id; 2],
    lang: Lang,
    now: Millis,
) -> Result<std::result::Result<Person, Refusal>> {
    let typed = self::typed(typed).unwrap_or_default();
    let Some(code) = sign_in::get(tx, reference)? else { return Ok(Err(Refusal::WrongCode)) };
    let right = bool::from(code.hash.ct_eq(&hash(reference, &typed)));
    if code.expires_at <= now || code.tries >= TRIES || !right {
        sign_in::wrong(tx, reference);
        return Ok(Err(Refusal::WrongCode));
    }
    sign_in::use_up(tx, reference);
    let identifier = format!("{}:{}", code.kind, code.identifier);
    let known = person::by_identifier(tx, &identifier)?;
    // Bound to another contact, before the code was sent or since: it opens nothing, and whoever has it learns what to do.
    if known.as_ref().and_then(bound).is_some_and(|c| !c.eq_ignore_ascii_case(&code.contact)) {
        return Ok(Err(Refusal::Conflict(Msg::new("refusal-other-contact"))));
    }
    welcome(tx, reference, &code.contact, network, fresh[1], now);
    let (mobile, email) = if code.kind == "resident" { (Some(code.contact), None) } else { (None, Some(code.contact)) };
    if let Some(p) = known {
        if bound(&p).is_none() {
            person::bind(tx, p.id, mobile.as_deref(), email.as_deref());
            let bound = Person { mobile, email, ..p };
            roll::add(tx, Change::Bound, &roll::person(&bound), &by(&bound), now)?;
            return Ok(Ok(bound));
        }
        return Ok(Ok(p));
    }
    let p = Person { id: fresh[0], kind: code.kind, identifier, name: String::new(), mobile, email, lang, created_at: now };
    person::add(tx, &p);
    roll::add(tx, Change::Met, &roll::person(&p), &by(&p), now)?;
    Ok(Ok(p))
}
