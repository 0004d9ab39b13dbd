//! `kill -9` while evidence comes in, officers and persons act, and the worker keeps the legal clock and sends: whatever was
//! acknowledged is there once, whatever was promised is sent once, and no half file is given to anybody.

use crate::Running;
use crate::durability::{place, until, verify};
use connect::files::{Content, Kept};
use domain::{Id, Lang};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use testkit::samples::{self, WITH_FILE};
use testkit::{Engine, House};

/// Persons who act at once, each with an officer.
const CALLERS: usize = 5;
/// The program is killed so often, each time after so many acts.
const KILLS: usize = 2;
const ACTS: usize = 40;
/// Services with a limit that has passed: of one the law decides, of the other it is only said that it is late. So many cases of each.
const LATE: [(&str, &str); 2] = [("fire-safety-opinion", "decided"), ("debris-collection", "limit_passed")];
const OF_EACH: usize = 40;

/// An act that was tried: which event it makes, how that is known, and whether the program said that it is done.
struct Tried {
    case: Id,
    event: &'static str,
    words: String,
    acknowledged: bool,
}

/// An application that was tried, under its key; the case, once that is known.
struct Applied {
    person: usize,
    key: String,
    body: Value,
    case: Option<Id>,
}

/// What all callers tried.
#[derive(Default)]
struct Record {
    acts: Vec<Tried>,
    applications: Vec<Applied>,
    /// What was sent with acts that were acknowledged: case, person, content.
    files: Vec<(Id, usize, Content)>,
}

/// The program as callers see it.
struct Program {
    address: String,
    persons: Vec<String>,
    officers: [String; 2],
}

impl Program {
    /// One request; nothing when the program did not answer it whole, as when it is dead.
    fn call(&self, token: &str, key: Option<&str>, method: &str, path: &str, body: &Value) -> Option<Vec<u8>> {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let key = key.map(|k| format!("idempotency-key: {k}\r\n")).unwrap_or_default();
        let head = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\nauthorization: Bearer {token}\r\n", self.address);
        let kind = format!("content-type: application/json\r\ncontent-length: {}\r\n\r\n", body.len());
        let ask = || -> std::io::Result<Vec<u8>> {
            let (mut stream, mut answer) = (TcpStream::connect(&self.address)?, vec![]);
            stream.write_all([&head, &*key, &kind, &body].concat().as_bytes())?;
            stream.read_to_end(&mut answer)?;
            Ok(answer)
        };
        let answer = ask().ok()?;
        let ends = answer.windows(4).position(|w| w == b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&answer[..ends]).to_ascii_lowercase();
        let length: usize = head.lines().find_map(|l| l.strip_prefix("content-length: "))?.parse().ok()?;
        let body = answer[ends + 4..].to_vec();
        if body.len() < length {
            return None;
        }
        let done = ["http/1.1 200", "http/1.1 201"].iter().any(|s| head.starts_with(s));
        assert!(done, "{method} {path}: {head} {}", String::from_utf8_lossy(&body));
        Some(body)
    }
    fn json(&self, token: &str, key: Option<&str>, method: &str, path: &str, body: &Value) -> Option<Value> {
        Some(serde_json::from_slice(&self.call(token, key, method, path, body)?).expect("JSON"))
    }
    fn applies(&self, person: usize, key: &str, body: &Value) -> Option<Id> {
        let made = self.json(&self.persons[person], Some(key), "POST", "/api/v1/applications", body)?;
        Some(made["case"].as_str().expect("a case").parse().expect("its id"))
    }

    /// One person applies with a file, an officer takes the case and asks, the person answers with another file, the officer decides;
    /// and so on until the program is gone.
    fn acts(&self, caller: usize, round: usize, record: &Mutex<Record>, done: &Sender<()>) -> Option<()> {
        let (person, officer) = (&self.persons[caller], &self.officers[caller % 2]);
        for n in 0.. {
            let name = format!("k{round}-{caller}-{n}");
            // Each file is another one, large enough that its end comes later than its beginning.
            let file = |which: usize| samples::pdf_of(200_000 + ((round * CALLERS + caller) * 1000 + n) * 2 + which);
            let inline = |bytes: &[u8]| json!([{ "name": "file.pdf", "content": base64(bytes) }]);
            let deed = file(0);
            let mut body = samples::application(samples::service(WITH_FILE), 0);
            body["evidence"] = json!({ "deed": inline(&deed) });
            let at = {
                let mut r = record.lock().unwrap();
                r.applications.push(Applied { person: caller, key: name.clone(), body: body.clone(), case: None });
                r.applications.len() - 1
            };
            let case = self.applies(caller, &name, &body)?;
            record.lock().unwrap().applications[at].case = Some(case);
            record.lock().unwrap().files.push((case, caller, Content::of(deed)));
            let _ = done.send(());
            let act = |event: &'static str, words: &str, token: &str, path: String, body: Value| {
                let at = {
                    let mut r = record.lock().unwrap();
                    r.acts.push(Tried { case, event, words: words.into(), acknowledged: false });
                    r.acts.len() - 1
                };
                self.call(token, None, "POST", &path, &body)?;
                record.lock().unwrap().acts[at].acknowledged = true;
                let _ = done.send(());
                Some(())
            };
            let desk = format!("/api/v1/desk/cases/{case}");
            let seen = self.json(officer, None, "GET", &desk, &Value::Null)?;
            let task = seen["tasks"][0]["id"].as_str().unwrap_or_else(|| panic!("no task: {seen}"));
            act("claimed", "", officer, format!("/api/v1/desk/tasks/{task}/claim"), json!({}))?;
            act("asked", &name, officer, format!("{desk}/questions"), json!({ "text": format!("Which wall? {name}") }))?;
            let more = file(1);
            let answer = json!({ "text": format!("That one. {name}"), "files": inline(&more) });
            act("answered", &name, person, format!("/api/v1/cases/{case}/answer"), answer)?;
            record.lock().unwrap().files.push((case, caller, Content::of(more)));
            let decision = json!({ "decision": "permit", "ground": "line-clear", "note": name });
            act("decided", &name, officer, format!("{desk}/decision"), decision)?;
        }
        None
    }
}

fn base64(bytes: &[u8]) -> String {
    use ::base64::Engine;
    ::base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// Cases of a person whose limits passed long ago, at which nobody has looked since.
async fn late(house: &House, person: Id) {
    let at = app::now::now() - 40 * 86_400_000;
    let services = app::fill::services(&house.app).unwrap();
    let of = |id: &str| services.iter().find(|(s, _)| s.id == id).unwrap_or_else(|| panic!("{id} has no example for residents"));
    let made = LATE.iter().flat_map(|(id, _)| std::iter::repeat_n(of(id), OF_EACH)).map(|(service, answers)| {
        let (id, officers) = (app::now::id(), Default::default());
        app::submit::prepare(&house.app, service, id, person, Lang::FA, answers, &officers, Default::default(), at).unwrap()
    });
    let made = Arc::new(made.collect::<Vec<_>>());
    let write = move |tx: &mut store::Tx| {
        made.iter().for_each(|p| app::submit::write(tx, p));
        Ok::<_, app::Error>(())
    };
    house.app.store.write(write).await.unwrap();
}

/// The leases of whoever died end now instead of in a minute.
async fn time_passes(house: &House) {
    let write = |tx: &mut store::Tx| {
        tx.run("UPDATE jobs SET run_at = ?1", vec![1i64.into()]);
        Ok::<_, app::Error>(())
    };
    house.app.store.write(write).await.unwrap();
}

fn outbox(house: &House) -> Vec<app::Message> {
    house.app.outbox.as_ref().unwrap().newest(usize::MAX).unwrap()
}

/// The tracking code that a message names, out of the address of its case.
fn code_of(message: &app::Message) -> String {
    message.text.rsplit_once("/c/").unwrap_or_else(|| panic!("no case in: {}", message.text)).1.trim().into()
}

async fn killed(engine: Engine) {
    let house = House::new(engine).await;
    let people = app::fill::people(&house.app).await.unwrap();
    let officer = |name: &str| app::people::token(&house.app, app::people::TokenFor::Officer(name.into()));
    let mut program = Program {
        address: String::new(),
        persons: app::fill::tokens(&house.app, CALLERS).await.unwrap(),
        officers: [officer("reviewer.districts").await.unwrap(), officer("head.districts").await.unwrap()],
    };
    let waits = people[CALLERS].id;
    late(&house, waits).await;
    let arguments = [&["serve", "--with-worker", "--listen", "127.0.0.1:0"], &place(house.folder(), &house.database)[..]].concat();
    let start = |program: &mut Program| {
        let mut running = Running::start(&arguments);
        program.address = running.until("ready http://").pop().unwrap().replace("ready http://", "");
        running
    };

    let (begun, record) = (Instant::now(), Mutex::new(Record::default()));
    let mut sent = vec![];
    for round in 0..KILLS {
        time_passes(&house).await;
        let mut running = start(&mut program);
        let (done, acknowledged) = channel();
        std::thread::scope(|threads| {
            for caller in 0..CALLERS {
                let (program, record, done) = (&program, &record, done.clone());
                threads.spawn(move || program.acts(caller, round, record, &done));
            }
            let heard = (0..ACTS).all(|_| acknowledged.recv_timeout(Duration::from_secs(60)).is_ok());
            running.signal("KILL");
            assert!(heard, "not even {ACTS} acts were acknowledged");
        });
        running.end(Duration::from_secs(5));
        sent.push(outbox(&house).len());
    }
    time_passes(&house).await;
    let mut running = start(&mut program);
    // Whoever got no answer to an application sends it once more under its key.
    let Record { acts, mut applications, files } = record.into_inner().unwrap();
    let unanswered = applications.iter().filter(|a| a.case.is_none()).count();
    for a in &mut applications {
        let case = program.applies(a.person, &a.key, &a.body).expect("an answer");
        assert!(a.case.is_none_or(|first| first == case), "the same key gave another case");
        a.case = Some(case);
    }
    // Nothing that was given to us is half: neither what the program gives back, nor what lies in its folder.
    for (case, person, file) in &files {
        let path = format!("/api/v1/cases/{case}/files/{}", file.sha256());
        let given = program.call(&program.persons[*person], None, "GET", &path, &Value::Null).expect("a file that was acknowledged");
        assert!(given == file.bytes(), "{path} is not what was sent");
    }
    let kept: Vec<String> = std::fs::read_dir(house.folder().join("files"))
        .unwrap()
        .flat_map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap())
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with(".part"))
        .collect();
    for name in &kept {
        assert_eq!(house.app.files.check(name).unwrap(), Kept::Whole, "{name}");
    }
    // The worker ends what was promised.
    let store = &house.app.store;
    let done = async || {
        let at = app::now::now();
        let read = |tx: &mut store::Tx| {
            let jobs = store::job::backlog(tx)?;
            let open = (store::case::awake(tx, at, 1)?.len(), store::event::uncovered(tx, 1)?.len());
            Ok::<_, app::Error>(open == (0, 0) && (jobs.waiting, jobs.aside) == (0, 0))
        };
        store.read(read).await.unwrap()
    };
    until("an end of what was promised", done).await;
    running.signal("INT");
    assert_eq!(running.end(Duration::from_secs(8)).code(), Some(0));
    let report = verify(&place(house.folder(), &house.database));
    assert_eq!((report["broken"].as_i64(), report["uncovered"].as_i64()), (Some(0), Some(0)), "{report}");

    // Each act that was acknowledged is there once; one that was not, at most once.
    let mut events: BTreeMap<Id, Vec<domain::event::Event>> = BTreeMap::new();
    for case in applications.iter().filter_map(|a| a.case) {
        events.insert(case, store.read(|tx| store::event::of_case(tx, case)).await.unwrap());
    }
    assert_eq!(events.len(), applications.len(), "an application became two cases, or two became one");
    for t in &acts {
        let there = events[&t.case].iter().filter(|e| e.kind == t.event && e.body.contains(&t.words)).count();
        assert!(there == 1 || there == 0 && !t.acknowledged, "`{}` of {} is there {there} times", t.event, t.case);
    }
    // The clock did what the law says of each late case once; every case has one message of its submission and one of each moment
    // at which its person was told something; and there are no cases but these.
    let mut promised: BTreeMap<String, usize> = BTreeMap::new();
    for (n, person) in people.iter().take(CALLERS + 1).enumerate() {
        let id = person.id;
        let (cases, notices) = store
            .read(move |tx| Ok((store::case::of_person(tx, id, Id::nil(), 10_000)?, store::notice::of_person(tx, id, Id::nil(), 10_000)?)))
            .await
            .unwrap();
        let expected = if n < CALLERS { applications.iter().filter(|a| a.person == n).count() } else { LATE.len() * OF_EACH };
        assert_eq!(cases.len(), expected, "cases of person {n}");
        for c in &cases {
            let (case, code) = (c.case.id, c.case.tracking_code.clone());
            let moments: BTreeSet<i64> = notices.iter().filter(|n| n.case == case).map(|n| n.at).collect();
            promised.insert(code, 1 + moments.len());
            if let Some((_, event)) = LATE.iter().find(|(service, _)| *service == c.case.service) {
                let all = store.read(|tx| store::event::of_case(tx, case)).await.unwrap();
                assert_eq!((moments.len(), all.iter().filter(|e| e.kind == *event).count()), (1, 1), "{case}: {all:?}");
            }
        }
    }
    let mut messages: BTreeMap<String, usize> = BTreeMap::new();
    outbox(&house).iter().for_each(|m| *messages.entry(code_of(m)).or_default() += 1);
    assert_eq!(messages, promised, "a message is missing, or was sent twice");
    let total: usize = messages.values().sum();
    let said = acts.iter().filter(|t| t.acknowledged).count();
    println!(
        "{engine:?}: {KILLS} times killed; {} applications, {unanswered} of them sent again; {said} of {} acts acknowledged, all there once; {} files whole; {} late cases; {total} messages, each once, {sent:?} of them when it was killed; {:.1} s",
        applications.len(),
        acts.len(),
        files.len(),
        LATE.len() * OF_EACH,
        begun.elapsed().as_secs_f64()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_killed_while_people_act_loses_nothing_and_doubles_nothing_on_sqlite() {
    killed(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_killed_while_people_act_loses_nothing_and_doubles_nothing_on_postgres() {
    killed(Engine::Postgres).await;
}
