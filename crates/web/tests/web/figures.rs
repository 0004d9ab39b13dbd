//! Figures of a service, out of decisions at known times; what is new; who can apply with which sign-in.

use crate::fit;
use domain::calendar::Day;
use serde_json::{Value, json};
use testkit::samples::{self, WITH_FILE};
use testkit::{Anonymous, ENGINES, House, OfficerToken, Options, PersonPages, PersonToken};

const DAY: i64 = 86_400_000;

/// A case that was submitted so many days ago and is decided now.
async fn decided(house: &House, me: &PersonToken, officer: &OfficerToken, days: i64) {
    let case: domain::Id = me.apply(WITH_FILE).await["case"].as_str().unwrap().parse().unwrap();
    house
        .app
        .store
        .write(move |tx| {
            let mut c = store::case::get(tx, case)?.unwrap();
            c.clock.started_at -= days * DAY;
            tx.one("UPDATE cases SET state = ?2 WHERE id = ?1", vec![case.into(), store::case::state_json(&c).into()]);
            Ok(())
        })
        .await
        .unwrap();
    officer.json("POST", &format!("/api/v1/desk/cases/{case}/advance"), &json!({})).await.expect(200);
    let decision = json!({ "decision": "permit", "ground": "line-clear" });
    officer.json("POST", &format!("/api/v1/desk/cases/{case}/decision"), &decision).await.expect(200);
}

/// Figures as a program started just now gives them: those that were given lately are remembered.
async fn figures(house: &House) -> Value {
    let fresh = house.again(Options::default()).await.unwrap();
    Anonymous::new(&fresh).get(&format!("/api/v1/services/{WITH_FILE}")).await.expect(200).json()["figures"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_are_those_of_the_decisions() {
    let service = samples::service(WITH_FILE);
    assert_eq!(service.time.count, domain::package::DayKind::Calendar, "days that are easy to count");
    let limit = service.time.days;
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, officer) = (PersonToken::resident(&house, 0).await, OfficerToken::new(&house, "reviewer.districts").await);
        for days in [limit + 1, 0, limit, 1] {
            decided(&house, &me, &officer, days).await;
        }
        assert_eq!(figures(&house).await, Value::Null, "four cases say nothing");
        let someone = Anonymous::new(&house.again(Options::default()).await.unwrap());
        let page = someone.get(&format!("/services/{WITH_FILE}")).await.expect(200);
        fit(&page);
        assert!(page.text().contains("هنوز آن‌قدر نیست"));

        decided(&house, &me, &officer, 1).await;
        let expected =
            json!({ "window_days": 90, "decided": 5, "median_days": 1, "ninetieth_days": limit + 1, "within_limit_percent": 80 });
        assert_eq!(figures(&house).await, expected, "before the worker has folded, on {engine:?}");
        house.work().await;
        assert_eq!(figures(&house).await, expected, "afterwards");

        // Decisions of ninety days ago are not of the last ninety days; those of the day after are.
        let today = Day::at(app::now::now(), 210).0;
        house
            .app
            .store
            .write(move |tx| {
                for (day, n) in [(today - 90, 1000), (today - 89, 5)] {
                    store::counter::add(tx, app::now::id(), &format!("took:{WITH_FILE}"), &format!("{day:07}/2/1"), n);
                }
                Ok(())
            })
            .await
            .unwrap();
        house.work().await;
        let later = figures(&house).await;
        assert_eq!((&later["decided"], &later["median_days"], &later["within_limit_percent"]), (&json!(10), &json!(2), &json!(90)));

        let fresh = Anonymous::new(&house.again(Options::default()).await.unwrap());
        for (path, shown) in [(format!("/services/{WITH_FILE}"), "از ۱۰ پرونده"), ("/agencies/mashhad-districts".into(), ">۱۰</td>")]
        {
            let page = fresh.get(&path).await.expect(200);
            fit(&page);
            assert!(page.text().contains(shown) && page.text().contains("۹۰٪"), "{path}");
        }
        // An agency of which nothing is decided says so.
        assert!(fresh.get("/agencies/mashhad-water").await.expect(200).text().contains("هنوز آن‌قدر نیست"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_of_all_agencies_are_there_before_anything_is_counted_and_with_the_first_case() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let nobody = Anonymous::new(&house);
        let page = nobody.get("/figures").await.expect(200);
        fit(&page);
        let words = pages::Words::of(domain::Lang::FA);
        assert!(page.text().contains(&words.say("all-figures-empty-title")) && !page.text().contains("<table"), "{}", page.shortened());
        let v = nobody.get("/api/v1/figures").await.expect(200).json();
        assert!(v["since"].is_null() && v["total"]["decided"] == 0, "{v}");
        assert_eq!(v["agencies"].as_array().unwrap().len(), house.app.offer.catalogue.agencies.len());

        let (me, officer) = (PersonToken::resident(&house, 0).await, OfficerToken::new(&house, "reviewer.districts").await);
        for days in [0, samples::service(WITH_FILE).time.days + 1] {
            decided(&house, &me, &officer, days).await;
        }
        let fresh = house.again(Options::default()).await.unwrap();
        let v = Anonymous::new(&fresh).get("/api/v1/figures?lang=en").await.expect(200).json();
        let own = v["agencies"].as_array().unwrap().iter().find(|a| a["agency"]["id"] == "mashhad-districts").unwrap();
        assert_eq!((&own["decided"], &own["on_time"]), (&json!(2), &json!(1)), "before the worker has folded, on {engine:?}: {v}");
        assert_eq!(own["late"], 1, "{v}");
        assert!(own["agency"]["title"].as_str().unwrap().is_ascii() && v["since"].is_string(), "{v}");
        // Every page leads there.
        assert!(Anonymous::new(&fresh).get("/").await.expect(200).text().contains("href=\"/figures\""));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_published_last_stands_first_at_home() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let mut catalogue = samples::catalogue().clone();
        let s = catalogue.services.get_mut(WITH_FILE).unwrap();
        s.version += 1;
        // The time of publication is in milliseconds.
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        let later = house.again(Options { catalogue, ..Options::default() }).await.unwrap();
        let page = Anonymous::new(&later).get("/").await.expect(200);
        fit(&page);
        let news = page.text().split("class=\"news\"").nth(1).expect("a list of news").split("</ul>").next().unwrap().to_string();
        assert!(news.split("href=\"").nth(1).unwrap().starts_with(&format!("/services/{WITH_FILE}\"")), "{news}");
        assert_eq!((news.matches("<li>").count(), news.matches("نسخهٔ تازه").count()), (5, 1));
        let brief = Anonymous::new(&later).get(&format!("/api/v1/services/{WITH_FILE}")).await.expect(200).json();
        assert!(brief["published_at"].as_str().is_some_and(|at| at.starts_with("20")), "{brief}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_signed_in_with_the_other_kind_was_only_refused_after_starting() {
    let house = House::new(testkit::Engine::Sqlite).await;
    let (resident, visitor) = (PersonPages::resident(&house, 0).await, PersonPages::visitor(&house, 0).await);
    for (id, right, other, says) in [
        ("concession-card", &resident, &visitor, "شما با گذرنامه وارد شده‌اید"),
        ("residence-renewal", &visitor, &resident, "شما با کد ملی وارد شده‌اید"),
    ] {
        let path = format!("/services/{id}");
        let page = other.get(&path).await.expect(200);
        fit(&page);
        assert!(page.text().contains(says) && !page.text().contains(&format!("action=\"{path}/start")), "{id}");
        assert!(page.text().contains("href=\"#channels\"") && page.text().contains("action=\"/sign-out"), "{id}");
        other.post(&format!("{path}/start"), &[]).await.expect(403);
        let page = right.get(&path).await.expect(200);
        assert!(page.text().contains(&format!("{path}/start")) && !page.text().contains("وارد شده‌اید"), "{id}");
    }
    // Before anybody signs in.
    let nobody = Anonymous::new(&house);
    for (id, says) in [
        ("concession-card", "برای کسانی است که کد ملی دارند"),
        ("residence-renewal", "برای کسانی است که گذرنامهٔ خارجی دارند"),
        ("lost-and-found", "با کد ملی یا گذرنامه وارد می‌شوید"),
    ] {
        assert!(nobody.get(&format!("/services/{id}")).await.expect(200).text().contains(says), "{id}");
    }
}
