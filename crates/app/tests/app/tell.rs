//! People with an open draft learn of a newer version, each draft once of each version, whoever dies in between. On both engines.

use app::tell::{self, BATCH};
use app::{Draft, worker};
use domain::form::Answers;
use domain::{Id, Lang, Text};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use store::job::{Job, Lane};
use testkit::samples::{self, WITH_FILE};
use testkit::{ENGINES, Engine, House, Options, PersonPages, PersonToken};

/// Drafts of other people than the sample residents: two batches and a bit.
const MANY: usize = 2 * BATCH as usize + 37;

fn first() -> i64 {
    samples::service(WITH_FILE).version
}

/// The sample packages with the service so many versions later; a question is gone.
fn later(by: i64, edit: impl Fn(&mut domain::package::Service)) -> Options {
    let mut catalogue = samples::catalogue().clone();
    let s = catalogue.services.get_mut(WITH_FILE).unwrap();
    s.version += by;
    s.form.sections[0].questions.retain(|q| q.id != "renewal_code");
    edit(s);
    Options { catalogue, ..Default::default() }
}

/// A house with a draft of so many people.
async fn with_drafts(engine: Engine, n: usize) -> House {
    let house = House::new(engine).await;
    let people = app::fill::people(&house.app).await.unwrap();
    let drafts: Vec<Draft> = people
        .into_iter()
        .take(n)
        .map(|p| Draft {
            id: app::now::id(),
            person: p.id,
            service: WITH_FILE.into(),
            version: first(),
            answers: Answers::new(),
            aside: Answers::new(),
            created_at: 1,
            changed_at: 1,
        })
        .collect();
    assert_eq!(drafts.len(), n, "so many people");
    let write = move |tx: &mut store::Tx| {
        drafts.iter().for_each(|d| store::draft::add(tx, d));
        Ok(())
    };
    house.app.store.write(write).await.unwrap();
    house
}

fn sent(house: &House) -> Vec<app::Message> {
    house.app.outbox.as_ref().unwrap().newest(100_000).unwrap()
}

async fn jobs(house: &House) -> Vec<Job> {
    house.app.store.read(|tx| store::job::due(tx, Lane::Ordinary, i64::MAX, 10_000)).await.unwrap()
}

async fn notices_of(house: &House, person: Id) -> usize {
    house.app.store.read(move |tx| store::notice::of_person(tx, person, Id::nil(), 100)).await.unwrap().len()
}

async fn drafts(house: &House) -> Vec<Draft> {
    house.app.store.read(|tx| store::draft::page(tx, Id::nil(), 10_000)).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_had_begun_with_an_older_version_was_not_told_of_the_newer_one() {
    for engine in ENGINES {
        let house = with_drafts(engine, MANY).await;
        let new = house.again(later(1, |_| ())).await.unwrap();
        assert_eq!(jobs(&new).await.len(), 1, "one job, however many drafts");
        new.work().await;
        let to = |house: &House| sent(house).into_iter().map(|m| m.to).collect::<Vec<_>>();
        assert_eq!(to(&new).len(), MANY);
        for d in drafts(&new).await {
            assert_eq!(notices_of(&new, d.person).await, 1);
        }
        // A second run, another start with the same packages and the same job once more: nobody is told again.
        new.work().await;
        let again = new.again(later(1, |_| ())).await.unwrap();
        again.work().await;
        let body = json!({ "service": WITH_FILE, "version": first() + 1, "after": (0, Id::nil()) }).to_string();
        let promised = body.clone();
        again
            .app
            .store
            .write(move |tx| {
                store::job::add(tx, app::now::id(), Lane::Ordinary, "tell_newer", promised.clone(), 1);
                Ok(())
            })
            .await
            .unwrap();
        again.work().await;
        assert_eq!((to(&again).len(), jobs(&again).await.len()), (MANY, 0));
        // Of the version after it they are told, once; of the one that is old by then nobody is.
        let third = again.again(later(2, |s| s.title = Text::of(Lang::FA, "سوم"))).await.unwrap();
        assert_eq!(tell::batch(&third.app, &body).await.unwrap(), None);
        third.work().await;
        assert_eq!(to(&third).len(), 2 * MANY);
        // A program that does not know the version yet does not say that it is done.
        assert!(tell::batch(&house.app, &body).await.is_err());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_died_between_two_batches_told_nobody_twice() {
    for engine in ENGINES {
        let house = with_drafts(engine, MANY).await;
        let new = house.again(later(1, |_| ())).await.unwrap();
        // It takes the job, does a batch, and dies before it says how far it came.
        let job = jobs(&new).await.remove(0);
        let (taken, at) = (job.clone(), app::now::now());
        new.app
            .store
            .write(move |tx| {
                store::job::take(tx, taken.clone(), at + 60_000);
                Ok(())
            })
            .await
            .unwrap();
        let next = tell::batch(&new.app, &job.body).await.unwrap().expect("there is more");
        assert!(next.contains("after"));
        worker::round(&new.app).await.unwrap();
        assert_eq!(sent(&new).len(), BATCH as usize, "the first batch");
        // The lease ends, and three take what is left.
        new.app
            .store
            .write(|tx| {
                tx.run("UPDATE jobs SET run_at = ?1", vec![1i64.into()]);
                Ok(())
            })
            .await
            .unwrap();
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let workers: Vec<_> = (0..3)
            .map(|_| {
                let (app, stopped) = (new.app.clone(), stopped.clone());
                tokio::spawn(async move { worker::run_until(&app, stopped).await })
            })
            .collect();
        let begun = std::time::Instant::now();
        while !jobs(&new).await.is_empty() {
            assert!(begun.elapsed().as_secs() < 60, "not done in a minute");
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        stop.send(true).unwrap();
        for w in workers {
            w.await.unwrap();
        }
        let all = sent(&new);
        let links: BTreeSet<&str> = all.iter().filter_map(|m| m.text.lines().last()).collect();
        assert_eq!((all.len(), links.len()), (MANY, MANY), "one message for each draft");
        for d in drafts(&new).await {
            assert_eq!(notices_of(&new, d.person).await, 1);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_notice_says_what_changes_by_what_the_old_version_is_void_and_where_the_draft_is() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
        let draft = me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303).location();
        let reason = "آیین‌نامهٔ تازه از امروز اجرا می‌شود.";
        let new = house.again(later(1, |s| s.drafts_void = Text::of(Lang::FA, reason))).await.unwrap();
        let (me, token) = (me.at(&new), token.at(&new));
        let mobile = &samples::people().residents[0].mobile;
        let text = new.message_to(mobile).await.unwrap();
        let gone = samples::service(WITH_FILE).question("renewal_code").unwrap().label.get(Lang::FA).to_string();
        let said = pages::Words::of(Lang::FA).msg(&domain::Msg::new("diff-question-removed").with("label", gone.as_str()));
        for word in [reason, &said, samples::service(WITH_FILE).title.get(Lang::FA), &format!("http://dargah.test{draft}/newer")] {
            assert!(text.contains(word), "{word} is not in\n{text}");
        }
        let page = me.get("/notices").await.expect(200).text();
        for word in [reason, &said, &format!("href=\"{draft}/newer\"")] {
            assert!(page.contains(word), "{word} is not in\n{page}");
        }
        let of_api = async || token.get("/api/v1/notices?lang=fa").await.expect(200).json()["notices"][0].clone();
        let notice: Value = of_api().await;
        assert_eq!((notice["kind"].as_str(), notice["service"].as_str(), &notice["case"]), (Some("newer"), Some(WITH_FILE), &Value::Null));
        let about = &notice["draft"];
        assert_eq!((about["old_version"].as_i64(), about["new_version"].as_i64()), (Some(first()), Some(first() + 1)));
        assert_eq!((about["void"].as_str(), notice["read"].as_bool()), (Some(reason), Some(false)));
        assert!(about["changes"].as_array().unwrap().iter().any(|c| c["text"] == said.as_str()), "{about}");
        // Who has gone over has read it; who throws the draft away has nothing to read any more.
        me.post(&format!("{draft}/newer"), &[("version", &(first() + 1).to_string())]).await.expect(303);
        assert_eq!(of_api().await["read"], true);
        me.post(&format!("{draft}/discard"), &[]).await.expect(303);
        assert_eq!(token.get("/api/v1/notices").await.json()["notices"].as_array().map(Vec::len), Some(0));
        new.work().await;
        assert_eq!(new.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_is_gone_before_its_message_is_sent_is_told_nothing() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonPages::resident(&house, 0).await;
        let draft = me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303).location();
        let new = house.again(later(1, |_| ())).await.unwrap();
        let before = sent(&new).len();
        let job = jobs(&new).await.remove(0);
        assert_eq!(tell::batch(&new.app, &job.body).await.unwrap(), None);
        me.at(&new).post(&format!("{draft}/discard"), &[]).await.expect(303);
        new.work().await;
        assert_eq!(sent(&new).len(), before);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_had_a_draft_of_a_service_that_was_withdrawn_learned_it_only_when_sending() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
        let draft = me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303).location();
        let new = house.again(later(1, |s| s.status = domain::package::Status::Withdrawn)).await.unwrap();
        let (me, token) = (me.at(&new), token.at(&new));
        let agency = &samples::catalogue().agencies["mashhad-districts"];
        let before = sent(&new).len();
        new.work().await;
        new.work().await;
        assert_eq!(sent(&new).len(), before + 1);
        let text = new.message_to(&samples::people().residents[0].mobile).await.unwrap();
        let phone = pages::Words::of(Lang::FA).digits(&agency.phone);
        for word in [phone.as_str(), agency.title.get(Lang::FA), &format!("http://dargah.test{draft}")] {
            assert!(text.contains(word), "{word} is not in\n{text}");
        }
        let said = pages::Words::of(Lang::FA).say("service-withdrawn");
        for page in ["q/address", "check"] {
            let page = me.get(&format!("{draft}/{page}")).await;
            assert!(page.status != 200 || page.text().contains(&said), "{}", page.asked);
        }
        let check = me.get(&format!("{draft}/check")).await.expect(200).text();
        assert!(check.contains(&said) && !check.contains("/submit\"") && !check.contains("/signatures/"), "{check}");
        assert!(me.get("/notices").await.expect(200).text().contains(&format!("href=\"{draft}\"")));
        let draft = token.get("/api/v1/drafts?lang=fa").await.expect(200).json()["drafts"][0].clone();
        assert_eq!(draft["service_state"], "withdrawn");
        let of_api = draft["withdrawn"].clone();
        assert!(of_api.as_str().is_some_and(|w| w.contains(&phone)), "{of_api}");
        let notice = token.get("/api/v1/notices").await.expect(200).json()["notices"][0].clone();
        assert_eq!(notice["kind"], "service_withdrawn");
        // Offered again, it can be sent.
        let again = new.again(later(2, |_| ())).await.unwrap();
        assert_eq!(token.at(&again).get("/api/v1/drafts").await.expect(200).json()["drafts"][0]["withdrawn"], Value::Null);
    }
}

/// The sample packages without a service, and without what is taken out beside it.
fn without(service: &str, edit: impl Fn(&mut domain::package::Catalogue)) -> Options {
    let mut catalogue = samples::catalogue().clone();
    catalogue.services.remove(service);
    edit(&mut catalogue);
    Options { catalogue, ..Default::default() }
}

/// The hour is over after which people are told that a file is gone.
async fn an_hour_later(house: &House) {
    let earlier = |tx: &mut store::Tx| {
        tx.run("UPDATE jobs SET run_at = run_at - ?1 WHERE kind = 'tell_newer'", vec![app::publish::COMES_BACK.into()]);
        Ok(())
    };
    house.app.store.write(earlier).await.unwrap();
    house.work().await;
}

/// Whoever started with a wrong folder told everybody with a draft that the service was gone, and could not take it back.
#[tokio::test(flavor = "multi_thread")]
async fn a_start_with_a_wrong_folder_told_people_at_once_that_their_services_were_gone() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonPages::resident(&house, 0).await;
        me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303);
        let before = sent(&house).len();
        let absent = async |packages: &Options| app::publish::absent(&house.app.store, &packages.catalogue).await.unwrap();
        let (right, wrong) = (Options::default(), without(WITH_FILE, |_| ()));
        assert_eq!(absent(&right).await, app::publish::Absent::default());
        // Before the start it is said of these packages, after it as long as nobody is told.
        assert_eq!(absent(&wrong).await.vanished, [WITH_FILE]);
        let gone = house.again(without(WITH_FILE, |_| ())).await.unwrap();
        gone.work().await;
        assert_eq!(sent(&gone).len(), before, "within the hour on {engine:?}");
        let seen = absent(&wrong).await;
        assert_eq!((seen.vanished.len(), seen.untold.as_slice(), seen.told_from.is_some()), (0, [WITH_FILE.to_string()].as_slice(), true));

        // The right folder again, and the hour ends: nobody is told.
        let back = gone.again(Options::default()).await.unwrap();
        let first = back.app.store.read(|tx| store::job::due(tx, Lane::Ordinary, i64::MAX, 1000)).await.unwrap();
        let first = first.into_iter().find(|j| j.kind == "tell_newer").unwrap().body;
        an_hour_later(&back).await;
        assert_eq!((sent(&back).len(), absent(&right).await), (before, app::publish::Absent::default()), "{engine:?}");

        // Gone anew: the promise of before does not shorten the hour.
        let anew = back.again(without(WITH_FILE, |_| ())).await.unwrap();
        assert_eq!(tell::batch(&anew.app, &first).await.unwrap(), None);
        anew.work().await;
        assert_eq!(sent(&anew).len(), before, "{engine:?}");
        an_hour_later(&anew).await;
        assert_eq!(sent(&anew).len(), before + 1, "{engine:?}");
        let told = |tx: &mut store::Tx| {
            let long_ago = json!({ WITH_FILE: 1 }).to_string();
            store::mark::put(tx, "services-gone-since", &long_ago);
            Ok(())
        };
        anew.app.store.write(told).await.unwrap();
        assert_eq!(absent(&wrong).await, app::publish::Absent { earlier: 1, ..Default::default() });
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_had_a_draft_of_a_service_whose_file_was_deleted_was_told_nothing() {
    let said = pages::Words::of(Lang::FA).say("service-withdrawn");
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
        let draft = me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303).location();
        let answer = json!({ "answer": "کوچهٔ نمونهٔ ناپیدا" });
        token.json("PUT", &format!("/api/v1{draft}/answers/address"), &answer).await;
        let new = house.again(without(WITH_FILE, |_| ())).await.unwrap();
        let (me, token) = (me.at(&new), token.at(&new));
        let before = sent(&new).len();
        // Once, whoever starts how often.
        an_hour_later(&new).await;
        new.work().await;
        let again = new.again(without(WITH_FILE, |_| ())).await.unwrap();
        again.work().await;
        assert_eq!(sent(&again).len(), before + 1, "{engine:?}");
        let text = new.message_to(&samples::people().residents[0].mobile).await.unwrap();
        assert!(
            text.contains(samples::service(WITH_FILE).title.get(Lang::FA)) && text.contains(&format!("http://dargah.test{draft}")),
            "{text}"
        );
        let notices = token.get("/api/v1/notices").await.expect(200).json()["notices"].clone();
        assert_eq!((notices.as_array().unwrap().len(), &notices[0]["kind"]), (1, &json!("service_withdrawn")), "{notices}");
        assert!(me.get("/notices").await.expect(200).text().contains(&format!("href=\"{draft}\"")));
        // In the list, and on its page, where what was typed can be read and nothing be sent.
        assert!(me.get("/cases").await.expect(200).text().contains(&said), "the list");
        assert_eq!(me.get(&draft).await.expect(303).location(), format!("{draft}/check"));
        let check = me.get(&format!("{draft}/check")).await.expect(200).text();
        assert!(check.contains(&said) && !check.contains("/submit\""), "{check}");
        // A worker of before the start does not take it for one that came back.
        let body = json!({ "service": WITH_FILE, "version": first(), "after": (0, Id::nil()), "gone": true }).to_string();
        assert!(tell::batch(&house.app, &body).await.is_err());
        // It comes back: nobody is told that it is gone.
        let back = again.again(Options::default()).await.unwrap();
        assert_eq!(tell::batch(&back.app, &body).await.unwrap(), None);
        let page = me.at(&back).get(&draft).await.expect(303).location();
        assert!(!page.ends_with("/check"), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_of_a_service_whose_agency_is_gone_too_looked_as_if_it_could_be_sent() {
    const SERVICE: &str = "replacement-birth-certificate";
    let words = pages::Words::of(Lang::FA);
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
        let draft = me.post(&format!("/services/{SERVICE}/start"), &[]).await.expect(303).location();
        let agency = samples::service(SERVICE).agency.clone();
        let new = house
            .again(without(SERVICE, |c| {
                c.services.retain(|_, s| s.agency != agency);
                c.agencies.remove(&agency);
            }))
            .await
            .unwrap();
        let (me, token) = (me.at(&new), token.at(&new));
        an_hour_later(&new).await;
        let text = new.message_to(&samples::people().residents[0].mobile).await.unwrap();
        assert!(text.contains(samples::service(SERVICE).title.get(Lang::FA)), "{text}");
        let check = me.get(&format!("{draft}/check")).await.expect(200).text();
        assert!(check.contains(&words.say("draft-withdrawn-agency-gone")) && !check.contains("/submit\""), "{check}");
        assert!(!check.contains(&format!("href=\"/agencies/{agency}\"")), "a page that is not there");
        token.json("POST", &format!("/api/v1{draft}/submit"), &json!({})).await.expect(409);
    }
}
