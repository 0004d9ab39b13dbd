//! Publishing: a draft and a case stay on the version they started; the same version with other content is refused.

use crate::fit;
use domain::package::Catalogue;
use domain::{Lang, Refusal, Text};
use testkit::samples::{self, WITH_FILE};
use testkit::{ENGINES, House, Options, PersonPages, PersonToken};

/// The version of the sample packages.
fn first() -> i64 {
    samples::service(WITH_FILE).version
}

/// The sample packages with the service changed: its first stage is called otherwise and a question is gone.
fn changed(version: i64) -> Options {
    let mut catalogue: Catalogue = samples::catalogue().clone();
    let s = catalogue.services.get_mut(WITH_FILE).unwrap();
    s.version = version;
    s.title = Text::of(Lang::FA, "مجوز تازهٔ حصار");
    s.form.sections[0].questions.retain(|q| q.id != "renewal_code");
    s.stages[0].id = "first-look".into();
    Options { catalogue, ..Default::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_outlives_a_new_version_and_says_so() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
        let old_case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
        let draft = me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303).location();
        me.post(&format!("{draft}/q/renewal_code"), &[("answer", "9-12-31")]).await.expect(303);

        let later = house.again(changed(first() + 1)).await.expect("the next version is published");
        let (me, token) = (me.at(&later), token.at(&later));
        let list = token.get("/api/v1/drafts").await.expect(200).json();
        let d = &list["drafts"][0];
        assert_eq!((d["service_version"].as_i64(), d["newer_version"].as_bool()), (Some(first()), Some(true)));
        // Where each version is in its life, by the same words.
        let old = token.get(&format!("/api/v1/cases/{old_case}")).await.expect(200).json();
        let service = token.get(&format!("/api/v1/services/{WITH_FILE}")).await.expect(200).json();
        let states = [&d["service_state"], &old["service_state"], &service["state"]];
        assert_eq!(states, ["superseded", "superseded", "published"], "{engine:?}");
        assert_eq!(d["answers"]["renewal_code"], "9-12-31");
        // The questions are those of the version it began, the page says that there is a newer one, and it can be sent.
        fit(&me.get(&format!("{draft}/q/renewal_code")).await.expect(200));
        let check = me.get(&format!("{draft}/check")).await.expect(200);
        fit(&check);
        assert!(says_older(&check.text()), "the page does not say that the form has a newer version");
        for (q, v) in &samples::service(WITH_FILE).examples[0].answers {
            let v = v.as_str().map_or_else(|| v.to_string(), String::from);
            me.post(&format!("{draft}/q/{q}"), &[("answer", &v)]).await.expect(303);
        }
        me.upload(&format!("{draft}/q/deed"), &[("act", "upload")], &[("file", "a.pdf", &samples::pdf(0))]).await.expect(303);
        let case = me.post(&format!("{draft}/submit"), &[]).await.expect(303).location();
        let case = case.split('/').nth(2).unwrap().to_string();
        let v = token.get(&format!("/api/v1/cases/{case}")).await.expect(200).json();
        assert_eq!((v["service_version"].as_i64(), v["stage"]["id"].as_str()), (Some(first()), Some("survey")));
        // The case from before as well; a new draft is of the new version.
        let v = token.get(&format!("/api/v1/cases/{old_case}")).await.expect(200).json();
        assert_eq!((v["service_version"].as_i64(), v["stage"]["id"].as_str()), (Some(first()), Some("survey")));
        fit(&me.get(&format!("/cases/{old_case}")).await.expect(200));
        me.post(&format!("/services/{WITH_FILE}/start"), &[]).await.expect(303);
        let list = token.get("/api/v1/drafts").await.expect(200).json();
        assert_eq!(
            (list["drafts"][0]["service_version"].as_i64(), list["drafts"][0]["newer_version"].as_bool()),
            (Some(first() + 1), Some(false))
        );
        let new_case = token.apply(WITH_FILE).await;
        let v = token.get(&format!("/api/v1/cases/{}", new_case["case"].as_str().unwrap())).await.expect(200).json();
        assert_eq!((v["service_version"].as_i64(), v["stage"]["id"].as_str()), (Some(first() + 1), Some("first-look")));
        assert_eq!(later.verify().await.broken, 0);
    }
}

/// Whether a page has the beginning of the notice of an older version.
fn says_older(page: &str) -> bool {
    let text = pages::Words::of(Lang::FA).say_with("check-older-version", &[("version", first().into()), ("newest", (first() + 1).into())]);
    let start: String = text.chars().take_while(|c| c.is_alphabetic() || *c == ' ').collect();
    start.chars().count() > 5 && page.contains(start.trim())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_version_with_other_content_is_refused_and_nothing_is_published() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let refused = house.again(changed(first())).await.err().expect("the same version with other content was published");
        let app::Error::Refused(Refusal::Conflict(m)) = refused else { panic!("{refused}") };
        assert_eq!(m.key, "refusal-version-changed");
        // The next version beside a changed version 1 of another service: neither.
        let mut both = changed(first() + 1);
        both.catalogue.services.get_mut("lost-and-found").unwrap().title = Text::of(Lang::FA, "دیگر");
        assert!(house.again(both).await.is_err());
        let versions = house.app.store.read(store::version::all).await.unwrap();
        assert_eq!(versions.len(), samples::catalogue().services.len());
        // The same packages again are no news.
        house.again(Options::default()).await.expect("a restart");
    }
}
