//! Evidence files that nobody submitted are removed after a while; a file that anybody needs never is, whatever happens
//! at the same moment. On both engines.

use app::sweep_files::{UNUSED, sweep_files};
use domain::Id;
use domain::case::Act;
use testkit::samples::{self, WITH_FILE};
use testkit::{ENGINES, House, PersonToken};

/// Everything that was kept so far was kept so long ago that it may go.
async fn weeks_pass(house: &House) {
    house
        .app
        .store
        .write(|tx| {
            tx.run("UPDATE files SET kept_at = kept_at - ?1", vec![(2 * UNUSED).into()]);
            Ok(())
        })
        .await
        .unwrap();
}

async fn keep(house: &House, content: &str) -> String {
    app::draft::keep(&house.app, person(house).await.id, "deed", "a.pdf", format!("%PDF-1.4 {content} %%EOF").into_bytes())
        .await
        .unwrap()
        .sha256
}

async fn person(house: &House) -> app::Person {
    let identifier = format!("resident:{}", samples::people().residents[0].national_number);
    house.app.store.read(|tx| store::person::by_identifier(tx, &identifier)).await.unwrap().unwrap()
}

fn officer() -> app::Who {
    app::Who::Officer(app::Account {
        name: "reviewer.one".into(),
        agency: "mashhad-districts".into(),
        unit: "permits".into(),
        title: domain::Text::default(),
        passphrase: String::new(),
        active: true,
    })
}

/// The question of the sample service that takes a file.
fn evidence() -> String {
    let is = |q: &&domain::package::Question| matches!(q.kind, domain::question::Kind::Evidence(_));
    samples::service(WITH_FILE).questions().find(is).unwrap().id.clone()
}

fn one(name: &str, bytes: Vec<u8>) -> Vec<app::submit::Given> {
    vec![app::submit::Given { name: name.into(), bytes }]
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_nobody_names_and_nobody_gave_lately_is_removed() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = person(&house).await;
        let forgotten = keep(&house, "forgotten").await;
        // A case names one, an answer names one, a draft names one.
        let case: Id = PersonToken::resident(&house, 0).await.apply(WITH_FILE).await["case"].as_str().unwrap().parse().unwrap();
        let answered = app::draft::keep(&house.app, me.id, "text", "b.pdf", b"%PDF-1.4 answered %%EOF".to_vec()).await.unwrap();
        app::act::act(&house.app, &officer(), case, Act::Ask { text: "?".into(), questions: vec![] }).await.unwrap();
        let answer = Act::Answer { text: String::new(), files: vec![answered.clone()], answers: Default::default() };
        app::act::act(&house.app, &app::Who::Person(me.clone()), case, answer).await.unwrap();
        let draft = app::draft::start(&house.app, &me, WITH_FILE).await.unwrap();
        let service = house.app.offer.service(WITH_FILE).unwrap();
        app::draft::attach(&house.app, (me.id, draft), &service, &evidence(), one("c.pdf", b"%PDF-1.4 drafted %%EOF".to_vec()))
            .await
            .unwrap();
        let drafted = domain::form::files(&app::draft::get(&house.app, me.id, draft).await.unwrap().0.answers).remove(0).sha256;
        assert_eq!(sweep_files(&house.app).await.unwrap(), 0, "nothing is old");
        weeks_pass(&house).await;
        let fresh = keep(&house, "fresh").await;
        assert_eq!(sweep_files(&house.app).await.unwrap(), 1, "{engine:?}");
        assert!(!house.app.files.has(&forgotten));
        for needed in [&answered.sha256, &drafted, &fresh] {
            assert!(house.app.files.has(needed));
        }
        assert_eq!(house.verify().await.broken, 0);
        // The draft's file is looked at again later, and goes when the draft has gone.
        assert_eq!(sweep_files(&house.app).await.unwrap(), 0);
        app::draft::discard(&house.app, me.id, draft).await.unwrap();
        weeks_pass(&house).await;
        assert_eq!(sweep_files(&house.app).await.unwrap(), 2);
        assert!(!house.app.files.has(&drafted) && house.app.files.has(&answered.sha256));
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_its_question_refuses_is_removed_in_time() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = person(&house).await;
        let service = house.app.offer.service(WITH_FILE).unwrap();
        let draft = app::draft::start(&house.app, &me, WITH_FILE).await.unwrap();
        let attach = async |n: usize| {
            let bytes = format!("%PDF-1.4 number {n} %%EOF").into_bytes();
            app::draft::attach(&house.app, (me.id, draft), &service, &evidence(), one("a.pdf", bytes)).await
        };
        let mut n = 0;
        while attach(n).await.is_ok() {
            n += 1;
        }
        let attached = domain::form::files(&app::draft::get(&house.app, me.id, draft).await.unwrap().0.answers);
        assert!((1..50).contains(&n) && attached.len() == n, "{n} files, {} attached", attached.len());
        weeks_pass(&house).await;
        assert_eq!(sweep_files(&house.app).await.unwrap(), 1, "the one that was refused, on {engine:?}");
        assert!(attached.iter().all(|f| house.app.files.has(&f.sha256)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_from_before_anything_was_noted_of_files_is_never_removed() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (old, _) = house.app.files.put(b"%PDF-1.4 old %%EOF").unwrap();
        // Somebody else gives the same content and goes away.
        assert_eq!(keep(&house, "old").await, old);
        weeks_pass(&house).await;
        assert_eq!(sweep_files(&house.app).await.unwrap(), 0);
        assert!(house.app.files.has(&old));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn content_that_is_submitted_while_it_is_being_removed_is_not_lost() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = person(&house).await;
        let (mut removed, mut n) = (0, 0);
        while n < 25 {
            n += 1;
            let content = format!("content {n}");
            keep(&house, &content).await;
            weeks_pass(&house).await;
            // The same content again, in a draft that is submitted.
            let draft = app::draft::start(&house.app, &me, WITH_FILE).await.unwrap();
            for (q, v) in &samples::service(WITH_FILE).examples[0].answers {
                let given = v.clone();
                app::draft::answer(&house.app, (me.id, draft), q, None, move |_, _| Ok(given.clone())).await.unwrap();
            }
            let sweeps: Vec<_> = (0..2)
                .map(|_| {
                    let app = house.app.clone();
                    tokio::spawn(async move { sweep_files(&app).await })
                })
                .collect();
            for q in samples::service(WITH_FILE).questions() {
                if let domain::question::Kind::Evidence(_) = q.kind {
                    let bytes = format!("%PDF-1.4 {content} %%EOF").into_bytes();
                    let service = house.app.offer.service(WITH_FILE).unwrap();
                    app::draft::attach(&house.app, (me.id, draft), &service, &q.id, one("a.pdf", bytes)).await.unwrap();
                }
            }
            app::draft::send(&house.app, &me, draft, domain::Lang::FA, None).await.unwrap();
            for s in sweeps {
                removed += s.await.unwrap().unwrap();
            }
            weeks_pass(&house).await;
            sweep_files(&house.app).await.unwrap();
        }
        let report = house.verify().await;
        assert_eq!((report.broken, report.cases), (0, n), "{engine:?}: {report:?}");
        println!("{engine:?}: {removed} of {n} were removed first");
    }
}
