//! The functions of each noun that the tests beside this file do not come by, and that there is none without a call.

use crate::{At, case, dates, id, person, put_tasks, stores, submit};
use domain::case::{Case, Mark, Unread};
use domain::event::Event;
use domain::form::Answers;
use domain::receipt::Checkpoint;
use domain::{Id, Lang, Refusal};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use store::draft::{Draft, Older};
use store::job::Lane;
use store::person::Holdings;
use store::signature::State;
use store::{Error, Store, Tx};

fn conflict(r: store::Result<()>) -> bool {
    matches!(r, Err(Error::Refused(Refusal::Conflict(_))))
}

/// Writes what needs no answer.
async fn write(s: &Store, f: impl Fn(&mut Tx) + Send + Sync + 'static) -> store::Result<()> {
    s.write(move |tx| {
        f(tx);
        Ok(())
    })
    .await
}

fn draft(person: Id, version: i64) -> Draft {
    let answers = Answers::from([("q".into(), "\"sha256\":".into())]);
    Draft { id: id(), person, service: "tree-permit".into(), version, answers, aside: Answers::new(), created_at: 1, changed_at: 1 }
}

/// A person with a case that is due at 99.
async fn applied(s: &Store) -> (store::person::Person, Case) {
    let (p, mut c) = (person(), case(id(), "000000000001", 10));
    c.person = p.id;
    let (pp, cc) = (p.clone(), c.clone());
    let both = move |tx: &mut Tx| {
        store::person::add(tx, &pp);
        submit(tx, &cc, Some(99));
    };
    write(s, both).await.unwrap();
    (p, c)
}

#[test]
fn every_function_of_the_store_is_called_on_both_engines() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &Path| std::fs::read_to_string(path).unwrap();
    let tests = read(&here.join("tests/both_engines/main.rs")) + &read(&here.join("tests/both_engines/nouns.rs"));
    let (mut functions, mut missing) = (0, vec![]);
    for file in std::fs::read_dir(here.join("src")).unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some()) {
        let noun = file.file_stem().unwrap().to_str().unwrap().to_string();
        for line in read(&file).lines() {
            let Some(rest) = line.strip_prefix("pub fn ").or_else(|| line.strip_prefix("pub async fn ")) else { continue };
            let call = format!("{noun}::{}", rest.split(['(', '<']).next().unwrap());
            functions += 1;
            let follows = |at: usize| tests[at + call.len()..].chars().next().is_some_and(|c| !c.is_alphanumeric() && c != '_');
            if !tests.match_indices(&call).any(|(at, _)| follows(at)) {
                missing.push(call);
            }
        }
    }
    assert!(functions > 100, "{functions}");
    assert!(missing.is_empty(), "no test of both engines calls {missing:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_is_found_by_whom_it_concerns_and_when_the_clock_looks() {
    for (s, _dir) in stores().await {
        let (p, c) = applied(&s).await;
        let task = c.tasks[0].id;
        s.read(|tx| {
            let wanted = |status| store::case::Wanted { service: None, status, after: (0, Id::nil()) };
            let of = |tx: &mut Tx, agency: &str, status| store::case::of_agency(tx, agency, &wanted(status), 5).map(|found| found.len());
            assert_eq!((of(tx, "city", None)?, of(tx, "other", None)?), (1, 0));
            assert_eq!(of(tx, "city", Some(domain::case::Status::Waiting))?, 0);
            assert_eq!(store::case::get_with_answers(tx, c.id)?, Some((c.clone(), Answers::from([("a".into(), "ب".into())]))));
            assert_eq!(store::case::name(tx, c.id)?, p.name);
            assert_eq!(store::case::stewards(tx)?, ["city"]);
            assert_eq!((store::case::awake(tx, 98, 5)?, store::case::awake(tx, 99, 5)?), (vec![], vec![c.id]));
            let at = store::case::dates(tx, c.id)?;
            assert_eq!((at.due_at, at.wakes_at), (Some(99), Some(99)));
            assert_eq!(store::case::all_of(tx, &[id(), c.id])?, [None, Some(c.clone())]);
            let open = store::case::open_after(tx, Id::nil(), 5)?;
            assert_eq!((open.len(), open[0].0, &open[0].1), (1, task, &c));
            assert_eq!(open[0].3, c.listed_limit(&c.tasks[0], &domain::calendar::Calendars::default()));
            assert!(store::case::open_after(tx, task, 5)?.is_empty() && store::case::without_receipt(tx, 5)?.is_empty());
            assert_eq!(store::case::newest(tx)?, Some(c.id));
            assert!(store::case::state_json(&c).contains(&task.to_string()));
            Ok(())
        })
        .await
        .unwrap();
        let cid = c.id;
        let again = move |tx: &mut Tx| {
            store::case::put_wakes_at(tx, cid, None);
            store::case::put_revision(tx, cid, 2);
            // One that was kept stays.
            store::case::keep_receipt(tx, cid, vec![8; 64]);
        };
        write(&s, again).await.unwrap();
        assert!(conflict(write(&s, move |tx| store::case::put_revision(tx, cid, 2)).await));
        s.read(|tx| {
            assert!(store::case::awake(tx, 1000, 5)?.is_empty());
            assert_eq!(store::case::receipt(tx, cid)?, Some(vec![7; 64]));
            Ok(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_agency_that_acts_lists_a_case_once_and_no_other() {
    for (s, _dir) in stores().await {
        let (_, c) = applied(&s).await;
        let listed = async |agency: &str, after: i64| {
            let wanted = store::case::Wanted { after: (after, Id::nil()), ..Default::default() };
            let found = s.read(|tx| store::case::of_agency(tx, agency, &wanted, 5)).await.unwrap();
            found.into_iter().map(|b| b.case.changed_at).collect::<Vec<_>>()
        };
        let at = |agency: &str, unit: &str| domain::case::Place { agency: agency.into(), unit: unit.into() };
        // Beside the steward's first task, two units of one agency and one of another.
        let mut several = c.clone();
        several.changed_at += 5;
        for place in [at("water", "a"), at("water", "b"), at("police", "a")] {
            several.tasks.push(domain::case::Task { id: id(), place, ..c.tasks[0].clone() });
        }
        let mut fewer = several.clone();
        fewer.changed_at += 5;
        fewer.tasks.retain(|t| t.place.agency != "police");
        let (was, is, then) = (c.clone(), several.clone(), fewer.clone());
        write(&s, move |tx: &mut Tx| {
            store::case::put_answers(tx, was.id, "{\"length\":30}".into());
            store::case::put(tx, &was, &is, dates(Some(99)), 1, 2);
        })
        .await
        .unwrap();
        let kept = s.read(|tx| store::case::get_with_answers(tx, several.id)).await.unwrap().unwrap();
        assert_eq!((kept.1["length"].as_i64(), kept.0.tasks.len()), (Some(30), 4));
        let moment = several.changed_at;
        for agency in ["city", "water", "police"] {
            assert_eq!((listed(agency, 0).await, listed(agency, moment + 1).await), (vec![moment], vec![]), "{agency}");
        }
        assert!(listed("other", 0).await.is_empty());
        write(&s, move |tx: &mut Tx| store::case::put(tx, &several, &then, dates(Some(99)), 2, 3)).await.unwrap();
        assert_eq!((listed("water", 0).await, listed("police", 0).await), (vec![fewer.changed_at], vec![]));
        assert_eq!(listed("city", 0).await, [fewer.changed_at]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_case_is_found_while_one_may_object() {
    for (s, _dir) in stores().await {
        let (mut cases, decided) = (vec![], |until| domain::case::Decision {
            kind: "refuse".into(),
            outcome: domain::package::Outcome::Refused,
            ground: "no".into(),
            note: String::new(),
            at: 11,
            by: domain::case::DecidedBy::Officer,
            place: None,
            contract: String::new(),
            since: None,
            object_until: until,
            object_from: None,
        });
        for (n, until) in [(2, Some(70)), (3, Some(50)), (4, None), (5, Some(50)), (6, Some(40))] {
            let mut c = case(id(), &format!("{n:012}"), 10);
            let open = c.clone();
            (c.status, c.decision) = (domain::case::Status::Decided, Some(decided(until)));
            c.tasks.clear();
            let closed = c.clone();
            let both = move |tx: &mut Tx| {
                submit(tx, &open, Some(99));
                store::case::put(tx, &open, &closed, dates(None), 1, 2);
            };
            write(&s, both).await.unwrap();
            cases.push(c);
        }
        let found = |after: (i64, Id), limit| {
            let s = &s;
            async move { s.read(|tx| store::case::objectable_after(tx, after, limit)).await.unwrap() }
        };
        // In the order of the moment, from 50 on; what is not kept is not there.
        let mut wanted = vec![(50, cases[1].clone()), (50, cases[3].clone()), (70, cases[0].clone())];
        wanted.sort_by_key(|(at, c)| (*at, c.id));
        assert_eq!(found((49, Id::max()), 9).await, wanted);
        assert_eq!(found((50, wanted[0].1.id), 1).await, wanted[1..2]);
        // Who has objected may not again.
        let mut objected = cases[0].clone();
        objected.objection = Some(domain::case::Objected { at: 12, text: "x".into(), review: None, from: String::new() });
        write(&s, move |tx: &mut Tx| store::case::put(tx, &objected, &objected, dates(None), 2, 3)).await.unwrap();
        assert_eq!(found((69, Id::max()), 9).await, []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_says_where_it_is_open_and_who_has_looked() {
    for (s, _dir) in stores().await {
        let (_, c) = applied(&s).await;
        let task = c.tasks[0].id;
        let mut claimed = c.clone();
        claimed.tasks[0].officer = Some("o1".into());
        let (before, after) = (c.clone(), claimed.clone());
        let written = move |tx: &mut Tx| {
            put_tasks(tx, Some(&before), &after);
            store::task::put(tx, Some(&after), &after, &Default::default(), None, |_| Mark::Set(Unread::Message), id);
        };
        write(&s, written).await.unwrap();
        s.read(|tx| {
            assert_eq!(store::task::places(tx)?, ["city/green"]);
            assert_eq!((store::task::count_at(tx, "city/green")?, store::task::count_at(tx, "city/blue")?), (1, 0));
            assert_eq!(store::task::held(tx, "o1", None)?, [c.id]);
            assert!(store::task::held(tx, "o1", Some("city/green"))?.is_empty());
            assert!(store::task::is_unread(tx, task)?);
            let dues = store::task::dues(tx, c.id)?;
            assert_eq!((dues.len(), dues[0].0), (1, task));
            let whole = store::task::get_for_verify(tx, &[task, id()])?;
            assert_eq!((whole[0].as_ref().map(|t| t.case), whole[1].as_ref()), (Some(c.id), None));
            assert_eq!(store::task::page_for_verify(tx, Id::nil(), 5)?, [(task, c.id, vec![task])]);
            let count = |tx: &mut Tx, scope: &str| store::counter::of_scope(tx, scope);
            assert_eq!(count(tx, &store::task::unit_scope("city/green"))?, [("tree-permit/review".to_string(), 1)]);
            assert_eq!(count(tx, &store::task::officer_scope("o1"))?, [("open".to_string(), 1)]);
            Ok(())
        })
        .await
        .unwrap();
        write(&s, move |tx| store::task::put_unread(tx, task, Unread::Message)).await.unwrap();
        assert!(s.read(|tx| store::task::is_unread(tx, task)).await.unwrap());
        write(&s, move |tx| store::task::looked_at(tx, task)).await.unwrap();
        assert!(!s.read(|tx| store::task::is_unread(tx, task)).await.unwrap());
        let add = |tx: &mut Tx| {
            for (item, n) in [("a", 1), ("b", 2), ("b", 3), ("c", 1), ("c", -1)] {
                store::counter::add(tx, id(), "days", item, n);
            }
        };
        write(&s, add).await.unwrap();
        let scopes = ["days".to_string(), "none".to_string()];
        assert_eq!(store::counter::fetch_from(&s, &scopes, "b").await.unwrap(), [vec![("b".to_string(), 5)], vec![]]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_fails_is_on_record_until_it_acts() {
    for (s, _dir) in stores().await {
        let (_, c) = applied(&s).await;
        let cid = c.id;
        write(&s, move |tx| store::clock_failure::put(tx, cid, 50, 99)).await.unwrap();
        s.read(|tx| {
            assert_eq!(store::clock_failure::stuck(tx)?, store::clock_failure::Stuck { cases: 1, oldest: Some(cid) });
            assert_eq!(store::clock_failure::versions(tx)?, [("tree-permit".to_string(), 1)]);
            Ok(())
        })
        .await
        .unwrap();
        write(&s, |tx| store::clock_failure::sweep(tx, 99)).await.unwrap();
        assert_eq!(s.read(store::clock_failure::stuck).await.unwrap().cases, 1);
        write(&s, move |tx| store::clock_failure::over(tx, cid)).await.unwrap();
        assert_eq!(s.read(store::clock_failure::stuck).await.unwrap(), Default::default());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_goes_to_a_newer_version_or_becomes_a_case_as_it_was_seen() {
    for (s, _dir) in stores().await {
        let (p, _) = applied(&s).await;
        let (d, sent) = (draft(p.id, 1), draft(p.id, 2));
        let (did, sid, pid) = (d.id, sent.id, p.id);
        let (a, b) = (d.clone(), sent.clone());
        let about = store::notice::AboutDraft { draft: did, old_version: 1, new_version: 2 };
        let add = move |tx: &mut Tx| {
            store::draft::add(tx, &a);
            store::draft::add(tx, &b);
            store::draft::put_told(tx, did, 2);
            store::notice::add_about_draft(tx, (id(), store::notice::NEWER), pid, "tree-permit", &about, 5);
        };
        write(&s, add).await.unwrap();
        s.read(|tx| {
            assert_eq!(store::draft::of_anyone(tx, did)?, Some(d.clone()));
            assert_eq!(store::draft::of_anyone(tx, id())?, None);
            assert_eq!(store::draft::page(tx, Id::nil(), 5)?.len(), 2);
            let older = store::draft::older(tx, "tree-permit", 2, (0, Id::nil()), 5)?;
            assert_eq!(older, [Older { id: did, person: pid, version: 1, told: 2 }]);
            let untold = |tx: &mut Tx| store::draft::not_told_of_end(tx, "tree-permit", 2, (0, Id::nil()), 5);
            assert_eq!(untold(tx)?.iter().map(|d| d.id).collect::<Vec<_>>(), [did, sid], "a newer version is not the end");
            assert_eq!(store::person::holdings(tx, pid)?, Holdings { drafts: 2, cases: 1, files: 0, notices: 1 });
            assert_eq!(store::notice::of_person(tx, pid, Id::nil(), 5)?[0].read_at, None);
            Ok(())
        })
        .await
        .unwrap();
        let carried = Draft { version: 2, changed_at: 8, ..d.clone() };
        let over = carried.clone();
        let carry = move |tx: &mut Tx| {
            store::draft::carry(tx, &over, 1);
            store::notice::read_of_draft(tx, did, 60);
        };
        write(&s, carry.clone()).await.unwrap();
        assert!(conflict(write(&s, carry).await), "it was saved since");
        s.read(|tx| {
            assert_eq!(store::draft::of_anyone(tx, did)?, Some(carried.clone()));
            assert_eq!(store::notice::of_person(tx, pid, Id::nil(), 5)?[0].read_at, Some(60));
            Ok(())
        })
        .await
        .unwrap();
        assert!(conflict(write(&s, move |tx| store::draft::remove_as_of(tx, sid, 7, "")).await));
        write(&s, move |tx| store::draft::remove_as_of(tx, sid, 1, "")).await.unwrap();
        // Files are counted where they are named: in a case, and in what was sent later.
        let mut other = case(pid, "000000000002", 11);
        other.person = pid;
        let event = Event::after(None, other.id, "answered", "person:x", 11, r#"{"files":[{"sha256":"aa"},{"sha256":"bb"}]}"#.into());
        // Those of officers are not the person's, who may not know of them.
        let theirs =
            Event::after(Some((event.seq, event.hash)), other.id, "finished", "officer:x", 12, r#"{"files":[{"sha256":"dd"}]}"#.into());
        let submit = move |tx: &mut Tx| {
            store::event::add(tx, &event);
            store::event::add(tx, &theirs);
            store::case::add(tx, &other, dates(None), r#"{"f":[{"sha256":"cc"}]}"#.into(), vec![7; 64], "x", 1);
        };
        write(&s, submit).await.unwrap();
        let held = s.read(|tx| store::person::holdings(tx, pid)).await.unwrap();
        assert_eq!(held, Holdings { drafts: 1, cases: 2, files: 3, notices: 1 }, "{}", s.engine());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signature_is_asked_for_read_and_given_once() {
    for (s, _dir) in stores().await {
        let (p, _) = applied(&s).await;
        let d = draft(p.id, 1);
        let (did, pid, dd) = (d.id, p.id, d.clone());
        let ask = move |tx: &mut Tx| {
            store::draft::add(tx, &dd);
            store::signature::ask(tx, did, "owner", "0938668935", "hash", 5);
        };
        write(&s, ask).await.unwrap();
        let one = s.read(|tx| store::signature::of_draft(tx, did)).await.unwrap().remove(0);
        assert_eq!((one.state, one.asked_at, one.read_at), (State::Asked, 5, None));
        assert_eq!(s.read(|tx| store::signature::of_person(tx, pid)).await.unwrap(), vec![one.clone()]);
        let asked = s.read(|tx| store::signature::of_number(tx, "0938668935", 5)).await.unwrap();
        assert_eq!(asked, [(one.clone(), d.clone(), p.name.clone())]);
        let seen = one.clone();
        let sign = move |tx: &mut Tx| {
            store::signature::read(tx, &seen, 6);
            store::signature::answer(tx, &seen, State::Signed, "", pid, 7);
        };
        write(&s, sign.clone()).await.unwrap();
        assert!(conflict(write(&s, sign).await), "it was signed already");
        let signed = s.read(|tx| store::signature::of_draft(tx, did)).await.unwrap().remove(0);
        assert!(s.read(|tx| store::signature::of_cases(tx, "0938668935", pid, 5)).await.unwrap().is_empty(), "nothing was sent");
        let expected = store::signature::Signature { state: State::Signed, person: Some(pid), read_at: Some(6), done_at: Some(7), ..one };
        assert_eq!(signed, expected);
        // Sent, it stays until the case ends, and does not come back where an objection opens that again.
        let mut open = case(pid, "000000000009", 10);
        open.id = did;
        let mut closed = open.clone();
        (closed.status, closed.tasks) = (domain::case::Status::Decided, vec![]);
        let kept = async || {
            let both = |tx: &mut Tx| {
                let all = store::signature::of_cases(tx, "0938668935", pid, 5)?;
                Ok((all.len(), store::signature::count_of_cases(tx, "0938668935", pid)?))
            };
            s.read(both).await.unwrap()
        };
        let sent = open.clone();
        write(&s, move |tx: &mut Tx| submit(tx, &sent, None)).await.unwrap();
        assert_eq!(kept().await, (1, 1));
        let (was, is) = (open.clone(), closed.clone());
        write(&s, move |tx: &mut Tx| store::case::put(tx, &was, &is, dates(None), 1, 2)).await.unwrap();
        write(&s, move |tx: &mut Tx| store::case::put(tx, &closed, &open, dates(None), 2, 3)).await.unwrap();
        assert_eq!(kept().await, (0, 0));
    }
}

/// A program from before left them where they were and did not show them.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_signed_of_cases_that_had_ended_came_back_with_the_upgrade() {
    for (s, _dir) in stores().await {
        let (p, _) = applied(&s).await;
        let pid = p.id;
        let mut sent = vec![];
        for (n, code) in [(1, "000000000008"), (2, "000000000009")] {
            let d = draft(pid, n);
            let did = d.id;
            let mut open = case(pid, code, 10);
            open.id = did;
            sent.push(did);
            let ask = move |tx: &mut Tx| {
                store::draft::add(tx, &d);
                store::signature::ask(tx, did, "owner", "0938668935", "hash", 5);
            };
            write(&s, ask).await.unwrap();
            let seen = s.read(|tx| store::signature::of_draft(tx, did)).await.unwrap().remove(0);
            write(&s, move |tx: &mut Tx| store::signature::answer(tx, &seen, State::Signed, "", pid, 7)).await.unwrap();
            write(&s, move |tx: &mut Tx| submit(tx, &open, None)).await.unwrap();
        }
        let before = [sent[0], sent[1]];
        let undo = move |tx: &mut Tx| {
            tx.run("UPDATE cases SET status = 'decided' WHERE id = ?1", vec![before[0].into()]);
            tx.run("DROP TABLE recorded_receipts", vec![]);
            tx.run("DELETE FROM schema_versions WHERE version >= ?1", vec![26i64.into()]);
        };
        write(&s, undo).await.unwrap();
        assert_eq!(s.migrate().await.unwrap(), (26..=store::LATEST).collect::<Vec<_>>());
        let kept = s.read(|tx| store::signature::of_cases(tx, "0938668935", pid, 5)).await.unwrap();
        assert_eq!(kept.iter().map(|k| k.draft).collect::<Vec<_>>(), [before[1]], "{}", s.engine());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn events_and_checkpoints_are_found_from_their_ends() {
    for (s, _dir) in stores().await {
        let key = domain::receipt::ed25519::SigningKey::from_bytes(&[1; 32]);
        let subject = id();
        let first = Event::after(None, subject, "noted", "officer:o", 1, "{}".into());
        let second = Event::after(Some((first.seq, first.hash)), subject, "noted", "officer:o", 2, "{}".into());
        let (a, b) = (first.clone(), second.clone());
        let c = Checkpoint::sign(&key, id(), Id::nil(), 3, &[first.hash]);
        let checkpoint = c.id;
        let add = move |tx: &mut Tx| {
            store::event::add(tx, &a);
            store::event::add(tx, &b);
            store::checkpoint::add(tx, &c, &[a.hash]);
            store::event::cover(tx, subject, 1, c.id, 0);
            store::mark::put(tx, "until", "7");
            store::mark::put(tx, "until", "8");
        };
        write(&s, add).await.unwrap();
        s.read(|tx| {
            let nth = |tx: &mut Tx, n| store::event::nth_last(tx, subject, "noted", "officer:o", n);
            assert_eq!((nth(tx, 1)?, nth(tx, 2)?, nth(tx, 3)?), (Some(2), Some(1), None));
            assert_eq!(store::event::newest_subject(tx)?, Some(subject));
            assert_eq!(store::event::first(tx, subject)?.map(|e| e.hash), Some(first.hash));
            assert_eq!(store::event::last(tx, subject)?, Some((second.seq, second.hash)));
            let covers: Vec<_> = store::event::of_subject_for_verify(tx, subject)?.into_iter().map(|(e, c)| (e.seq, c)).collect();
            assert_eq!(covers, [(1, Some((checkpoint, 0))), (2, None)]);
            assert_eq!(store::checkpoint::greatest(tx)?, checkpoint);
            assert_eq!(store::checkpoint::sizes(tx, Id::nil(), 5)?, [(checkpoint, 1)]);
            assert_eq!((store::mark::get(tx, "until")?.as_deref(), store::mark::get(tx, "none")?), (Some("8"), None));
            Ok(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_jobs_and_accounts_are_changed_by_whom_it_concerns() {
    for (s, _dir) in stores().await {
        // A file that nobody submitted is forgotten as it was seen; one that a case names, or that came again, is not.
        let kept = |tx: &mut Tx| {
            for name in ["used", "again", "gone"] {
                store::file::kept(tx, name, false, 10);
            }
            store::file::used(tx, "used");
            store::file::later(tx, "again", 10, 50);
        };
        write(&s, kept).await.unwrap();
        let unused = s.read(|tx| store::file::unused(tx, 60, 5)).await.unwrap();
        assert_eq!(unused, [("gone".to_string(), 10), ("again".to_string(), 50)]);
        write(&s, |tx| store::file::forget(tx, "gone", 10)).await.unwrap();
        for (name, at) in [("used", 10), ("again", 10), ("gone", 10)] {
            assert!(conflict(write(&s, move |tx| store::file::forget(tx, name, at)).await), "{name}");
        }

        let key = id();
        write(&s, move |tx| store::job::add(tx, key, Lane::Ordinary, "k", "{}".into(), 1)).await.unwrap();
        let job = s.read(|tx| store::job::due(tx, Lane::Ordinary, 5, 5)).await.unwrap().remove(0);
        let j = job.clone();
        write(&s, move |tx| store::job::go_on(tx, &j, 9, "{\"n\":1}")).await.unwrap();
        let next = s.read(|tx| store::job::due(tx, Lane::Ordinary, 9, 5)).await.unwrap().remove(0);
        assert_eq!((next.run_at, next.body.as_str()), (9, "{\"n\":1}"));
        assert!(conflict(write(&s, move |tx| store::job::go_on(tx, &job, 12, "{}")).await), "the lease is another's");

        let account = |name: &str| store::officer::Account {
            name: name.into(),
            agency: "city".into(),
            unit: "green".into(),
            title: domain::Text::of(Lang::FA, name),
            passphrase: "h".into(),
            active: true,
        };
        let session = |n: i64| store::session::Session {
            id: id(),
            person: None,
            officer: Some("o1".into()),
            agent: "x".into(),
            created_at: n,
            expires_at: 100,
        };
        let attempt = id();
        let mut unbound = person();
        unbound.mobile = None;
        let bound = unbound.id;
        let add = move |tx: &mut Tx| {
            for name in ["o1", "o2"] {
                store::officer::put(tx, &account(name), 1);
            }
            store::officer::put_skills(tx, "o2", "trees,water");
            store::counter::add(tx, id(), &store::task::officer_scope("o1"), "open", 1);
            store::session::add(tx, [6; 32], &session(1));
            store::sign_in::attempt(tx, attempt, "k", 10);
            store::person::add(tx, &unbound);
            store::person::bind(tx, bound, Some("+989150000001"), None);
            store::version::add(tx, "s", 3, "h", "{}".into(), 1);
            store::version::add(tx, "s", 12, "h", "{}".into(), 1);
            store::token::add(tx, [3; 32], &store::token::Bearer { officer: Some("o1".into()), ..Default::default() }, 1, 100);
        };
        write(&s, add).await.unwrap();
        s.read(|tx| {
            let least = |tx: &mut Tx, skill: &str| store::officer::least_loaded(tx, "city", "green", skill);
            let names = (least(tx, "")?, least(tx, "water")?, least(tx, "fire")?);
            assert_eq!(names, (Some("o2".to_string()), Some("o2".to_string()), None));
            let can = [("o2", "water"), ("o2", "fire"), ("o1", "water"), ("nobody", "water")];
            let can = can.map(|(name, skill)| store::officer::can(tx, name, skill).unwrap());
            let all = ["o2", "nobody"].map(|name| store::officer::skills(tx, name).unwrap());
            assert_eq!(all, ["trees,water", ""]);
            assert_eq!(can, [true, false, false, false]);
            let anybody = [("green", ""), ("green", "water"), ("green", "wat"), ("green", "fire"), ("blue", "")];
            let anybody = anybody.map(|(unit, skill)| store::officer::any_can(tx, "city", unit, skill).unwrap());
            assert_eq!(anybody, [true, true, false, false, false]);
            let of =
                |tx: &mut Tx, unit: &str| store::officer::of_unit(tx, "city", unit, 200).map(|all| all.into_keys().collect::<Vec<_>>());
            assert!(of(tx, "green")?.contains(&"o1".to_string()) && of(tx, "blue")?.is_empty());
            let titles = store::officer::titles(tx, &BTreeSet::from(["o1".to_string(), "nobody".to_string()]))?;
            assert_eq!(titles, BTreeMap::from([("o1".to_string(), domain::Text::of(Lang::FA, "o1"))]));
            assert_eq!(store::person::get(tx, bound)?.and_then(|p| p.mobile).as_deref(), Some("+989150000001"));
            assert_eq!((store::version::greatest(tx, "s")?, store::version::greatest(tx, "none")?), (Some(12), None));
            assert_eq!(store::version::newest(tx)?, [("s".to_string(), 12)]);
            Ok(())
        })
        .await
        .unwrap();
        let again = write(&s, move |tx| store::person::bind(tx, bound, None, Some("a@example.org"))).await;
        assert!(matches!(again, Err(Error::Refused(Refusal::WrongCode))), "a contact that is there stays");
        let live = || async { s.read(|tx| store::session::of_officer(tx, "o1", 5)).await.unwrap() };
        let one = live().await.first().map(|s| s.id).expect("a session");
        assert!(matches!(
            write(&s, move |tx| store::session::end_one_of_officer(tx, "o2", one)).await,
            Err(Error::Refused(Refusal::NotFound))
        ));
        write(&s, move |tx| store::session::end_one_of_officer(tx, "o1", one)).await.unwrap();
        assert!(live().await.is_empty());
        write(&s, move |tx| store::session::add(tx, [6; 32], &session(1))).await.unwrap();
        let end = move |tx: &mut Tx| {
            store::session::end_of_officer(tx, "o1");
            store::sign_in::forgive(tx, attempt);
        };
        write(&s, end).await.unwrap();
        assert!(store::session::holder(&s, [6; 32], 5).await.unwrap().is_none());
        assert_eq!(s.read(|tx| store::sign_in::nth_attempt(tx, "k", 0, 1)).await.unwrap(), None);
        let [one, two, other] = [Id::from_u128(901), Id::from_u128(902), Id::from_u128(903)];
        let again = move |tx: &mut Tx| {
            [(one, "all"), (two, "all"), (other, "other")].into_iter().for_each(|(id, key)| store::sign_in::attempt(tx, id, key, 5));
            store::sign_in::forgive_all(tx, "all");
        };
        write(&s, again).await.unwrap();
        assert_eq!(s.read(|tx| store::sign_in::nth_attempt(tx, "all", 0, 1)).await.unwrap(), None);
        assert_eq!(s.read(|tx| store::sign_in::nth_attempt(tx, "other", 0, 1)).await.unwrap(), Some(5));
        let of_officer = || store::token::Bearer { officer: Some("o1".into()), ..Default::default() };
        assert!(s.read(|tx| store::token::get(tx, [3; 32], 60)).await.unwrap().is_some());
        write(&s, move |tx| store::token::end_all(tx, &of_officer())).await.unwrap();
        assert!(s.read(|tx| store::token::get(tx, [3; 32], 60)).await.unwrap().is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_without_room_refuses_what_is_new_and_says_so_until_there_is_some() {
    for (store, at) in stores().await {
        let is_file = matches!(at, At::File(_));
        assert!(!store.wants_room() && store.try_room().await.unwrap());
        // On SQLite the file may not grow; PostgreSQL is made to say what it says of a full disk.
        let full = if is_file { "PRAGMA max_page_count = 1" } else { "SELECT 1::BIGINT" };
        store.write(move |tx| tx.rows(full, &[]).map(|_| ())).await.unwrap();
        let sql = match is_file {
            true => "INSERT INTO marks (name, value) VALUES (hex(randomblob(8)), hex(zeroblob(30000)))",
            false => "DO $$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = 'disk_full'; END $$",
        };
        // Pages that are free already take the first ones.
        let e = loop {
            let fills = store.write(move |tx| {
                tx.run(sql, vec![]);
                Ok(())
            });
            if let Err(e) = fills.await {
                break e;
            }
        };
        assert!(matches!(e, Error::Refused(Refusal::NoRoom)) && e.to_string().contains("free room"), "{e}");
        assert!(store.wants_room());
        if is_file {
            assert!(!store.try_room().await.unwrap() && store.wants_room());
            store.write(|tx| tx.rows("PRAGMA max_page_count = 1000000", &[]).map(|_| ())).await.unwrap();
        }
        assert!(store.try_room().await.unwrap() && !store.wants_room());
        store
            .read(|tx| {
                assert_eq!(store::mark::get(tx, "big")?, None);
                Ok(())
            })
            .await
            .unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_on_the_roll_has_a_chain_of_events_and_stands_as_it_says() {
    use domain::roll::{Change, Entry, OPERATOR};
    for (s, _dir) in stores().await {
        let p = person();
        let (one, pid) = (p.clone(), p.id);
        let bearer = store::token::Bearer { person: Some(pid), ..Default::default() };
        let b = bearer.clone();
        write(&s, move |tx| {
            store::person::add(tx, &one);
            store::token::add(tx, [8; 32], &b, 1, 100);
            store::version::add(tx, "s", 3, "h", "{}".into(), 1);
        })
        .await
        .unwrap();
        let without = async || s.read(|tx| store::roll::persons_without(tx, Id::nil(), 5)).await.unwrap();
        assert_eq!(without().await, std::slice::from_ref(&p));
        let entries = [
            (Change::Met, store::roll::person(&p)),
            (Change::Minted, store::roll::token(&[8; 32], &bearer, 100)),
            (Change::Published, store::roll::service("s", 3, "h", true)),
        ];
        let add = entries.clone();
        s.write(move |tx| add.iter().try_for_each(|(change, entry)| store::roll::add(tx, *change, entry, OPERATOR, 1))).await.unwrap();
        assert!(without().await.is_empty());
        for (_, entry) in &entries {
            let stands = s.read(|tx| store::roll::stands(tx, entry)).await.unwrap();
            assert_eq!(stands.as_ref(), Some(entry));
        }
        let renamed = entries[0].1.clone();
        s.write(move |tx| store::roll::add(tx, Change::Renamed, &renamed, OPERATOR, 2)).await.unwrap();
        let chain = s.read(|tx| store::event::of_case(tx, pid)).await.unwrap();
        assert_eq!(chain.iter().map(|e| e.kind.as_str()).collect::<Vec<_>>(), ["person-met", "person-renamed"]);
        assert!(chain[1].follows(Some((1, chain[0].hash))));
        // Another contact takes the place of the one before, whatever that was.
        for (mobile, email) in [(Some("+989150000009"), None), (None, Some("a@b.c"))] {
            s.write(move |tx| {
                store::person::put_contact(tx, pid, mobile, email);
                Ok(())
            })
            .await
            .unwrap();
            let kept = s.read(|tx| store::person::get(tx, pid)).await.unwrap().unwrap();
            assert_eq!((kept.mobile.as_deref(), kept.email.as_deref()), (mobile, email));
        }
        // Of tokens: those of a bearer, and those from a hash on.
        let tokens = s
            .read(|tx| Ok((store::token::of(tx, &bearer)?, store::token::from(tx, [8; 32], 5)?, store::token::from(tx, [9; 32], 5)?)))
            .await
            .unwrap();
        assert_eq!((tokens.0.len(), tokens.1.len(), tokens.2.len()), (1, 1, 0));
        let account = store::officer::Account {
            name: "o".into(),
            agency: "city".into(),
            unit: "green".into(),
            title: domain::Text::of(Lang::FA, "o"),
            passphrase: "x".into(),
            active: true,
        };
        let entry = store::roll::officer(&account);
        assert_eq!(s.read(|tx| store::roll::stands(tx, &entry)).await.unwrap(), None);
        assert!(matches!(entry, Entry::Officer { passphrase, .. } if passphrase != "x"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_of_another_case_was_not_found_by_its_number() {
    for (s, _dir) in stores().await {
        let (first, second, third) = (id(), id(), id());
        let records = move |tx: &mut Tx| {
            store::recorded::add(tx, "city", "1405-ab7", second, 60);
            store::recorded::add(tx, "city", "1405-ab7", first, 50);
            // Once more in the same case, and the number of another agency.
            store::recorded::add(tx, "city", "1405-ab7", first, 70);
            store::recorded::add(tx, "water", "1405-99", first, 40);
        };
        write(&s, records).await.unwrap();
        let elsewhere = async |agency: &'static str, number: &'static str, case: Id| {
            s.read(move |tx| store::recorded::elsewhere(tx, &[(agency, number, case)])).await.unwrap()[0].first().copied()
        };
        assert_eq!(elsewhere("city", "1405-ab7", third).await, Some((first, 50)), "where it was first");
        assert_eq!(elsewhere("city", "1405-ab7", first).await, Some((second, 60)));
        assert_eq!(elsewhere("water", "1405-99", first).await, None, "its own case is no other one");
        assert_eq!((elsewhere("city", "1405-99", third).await, elsewhere("water", "1405-ab7", third).await), (None, None));
        // For verification: those of some cases, and the cases that are not there.
        let mut all = s.read(|tx| store::recorded::between(tx, first, second)).await.unwrap();
        all.sort();
        let row = |agency: &str, number: &str, at: i64| (agency.to_string(), number.to_string(), at);
        let expected = [(first, row("city", "1405-ab7", 50)), (first, row("water", "1405-99", 40)), (second, row("city", "1405-ab7", 60))];
        assert_eq!(all, expected);
        assert!(s.read(|tx| store::recorded::between(tx, third, third)).await.unwrap().is_empty());
        let (_, there) = applied(&s).await;
        let case = there.id;
        write(&s, move |tx: &mut Tx| store::recorded::add(tx, "city", "1405-3", case, 50)).await.unwrap();
        let of_no_case = async |after: Id, limit: i64| s.read(|tx| store::recorded::of_no_case(tx, after, limit)).await.unwrap();
        assert_eq!((of_no_case(Id::nil(), 9).await, of_no_case(Id::nil(), 1).await), (vec![first, second], vec![first]));
        assert_eq!(of_no_case(first, 9).await, [second]);
        assert_eq!(s.read(store::case::first_submitted).await.unwrap(), Some(there.submitted_at));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_zero_before_the_number_of_a_receipt_made_another_one_of_it() {
    for (s, _dir) in stores().await {
        let (first, second) = (id(), id());
        let before = move |tx: &mut Tx| {
            for (number, case, at) in
                [("0012345", first, 50), ("12345", first, 60), ("012345", second, 40), ("0000", second, 30), ("70", second, 20)]
            {
                store::recorded::add(tx, "city", number, case, at);
            }
            tx.run("DELETE FROM schema_versions WHERE version >= ?1", vec![30i64.into()]);
        };
        write(&s, before).await.unwrap();
        assert_eq!(s.migrate().await.unwrap(), (30..=store::LATEST).collect::<Vec<_>>());
        let (from, to) = (first.min(second), first.max(second));
        let mut all = s.read(|tx| store::recorded::between(tx, from, to)).await.unwrap();
        all.sort();
        let row = |case: Id, number: &str, at: i64| (case, ("city".to_string(), number.to_string(), at));
        let mut expected = vec![row(first, "12345", 50), row(second, "12345", 40), row(second, "0000", 30), row(second, "70", 20)];
        expected.sort();
        assert_eq!(all, expected, "{}", s.engine());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_unit_is_to_give_back_is_listed_by_key_until_it_is() {
    for (s, _dir) in stores().await {
        let (_, c) = applied(&s).await;
        let cid = c.id;
        let of = |place: &str, receipt: &str, rials| (place.to_string(), receipt.to_string(), rials, false);
        let rows = vec![of("city/fees", "1405-1", Some(500)), of("city/fees", "1405-2", None), of("water/fees", "1405-1", Some(7))];
        let (first_two, all) = (rows[..2].to_vec(), rows);
        write(&s, move |tx| store::refund::add(tx, cid, 50, &first_two)).await.unwrap();
        // What stays is so since it was.
        write(&s, move |tx| store::refund::put(tx, cid, 60, &all).unwrap()).await.unwrap();
        let list = async |place: &'static str, after: store::refund::After, limit: i64| {
            s.read(move |tx| store::refund::of_unit(tx, place, after, limit)).await.unwrap()
        };
        let top = (-1, Id::nil(), -1);
        let first = list("city/fees", top, 1).await;
        let line = &first[0];
        assert_eq!((first.len(), line.case, line.since, line.receipt.as_str(), line.rials), (1, cid, 50, "1405-1", Some(500)));
        assert_eq!((line.service.as_str(), line.code == c.tracking_code), ("tree-permit", true));
        let next = list("city/fees", (line.since, line.case, line.n), 5).await;
        assert_eq!(next.iter().map(|l| (l.receipt.as_str(), l.rials)).collect::<Vec<_>>(), [("1405-2", None)]);
        assert_eq!(list("water/fees", top, 5).await.iter().map(|l| l.since).collect::<Vec<_>>(), [60]);
        let all = s.read(|tx| store::refund::between(tx, cid, cid)).await.unwrap();
        assert_eq!(
            all.iter().map(|(case, since, r)| (*case, *since, r.1.as_str())).collect::<Vec<_>>(),
            [(cid, 50, "1405-1"), (cid, 50, "1405-2"), (cid, 60, "1405-1")]
        );
        assert!(s.read(|tx| store::refund::between(tx, Id::nil(), Id::from_u128(cid.as_u128() - 1))).await.unwrap().is_empty());
        write(&s, move |tx| store::refund::over(tx, cid, "city/fees", "1405-1")).await.unwrap();
        assert_eq!(list("city/fees", top, 5).await, next);
        assert_eq!(list("water/fees", top, 5).await.len(), 1, "another unit has a receipt with the same number");
        // An objection is looked at: nothing is to be given back any more.
        write(&s, move |tx| store::refund::put(tx, cid, 60, &[]).unwrap()).await.unwrap();
        assert!(list("city/fees", top, 5).await.is_empty() && list("water/fees", top, 5).await.is_empty());
    }
}
