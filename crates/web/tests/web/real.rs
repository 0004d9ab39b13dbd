//! Something real for every address: what is odd is sent to what is there, so that it is looked at and does not end at "not found".

use crate::casework::{Place, open_day, packages};
use crate::cosign;
use domain::Id;
use domain::calendar::{Day, TEHRAN};
use serde_json::json;
use std::collections::HashMap;
use std::sync::Mutex;
use testkit::samples::WITH_FILE;
use testkit::{Client, Engine, OfficerPages, OfficerToken, Options, PersonPages, PersonToken};

/// Who applies, who is asked to sign, and who works on what: each in a browser and as a program.
pub struct Real {
    pub place: Place,
    me: PersonPages,
    other: (PersonPages, PersonToken),
    green: OfficerPages,
    reviewer: (OfficerPages, OfficerToken),
    /// The draft that the other person is asked to sign.
    to_sign: String,
    /// Tracking code of a case.
    code: String,
    made: Mutex<HashMap<String, String>>,
}

impl Real {
    pub async fn new(engine: Engine) -> Real {
        // Every act gets a case of its own, and more than people have in a day.
        let limits = app::Limits { applications: 10_000, ..Default::default() };
        let place = Place::with(engine, Options { limits, ..packages() }).await;
        let house = &place.house;
        let to_sign = cosign::draft(&place.me).await;
        cosign::ask(&place.me, &to_sign).await.expect(200);
        let code = place.me.apply(WITH_FILE).await["tracking_code"].as_str().unwrap().to_string();
        Real {
            me: PersonPages::resident(house, 0).await,
            other: (PersonPages::resident(house, 1).await, PersonToken::resident(house, 1).await),
            green: OfficerPages::new(house, "green.municipality").await,
            reviewer: (OfficerPages::new(house, "reviewer.districts").await, OfficerToken::new(house, "reviewer.districts").await),
            to_sign,
            code,
            made: Mutex::default(),
            place,
        }
    }

    /// Who may call a route.
    pub fn caller(&self, route: &str) -> &Client {
        let is_api = route.starts_with("/api/");
        let at_desk = route.contains("/desk");
        match (at_desk, is_api) {
            // The kiosk has no stage without tasks, from which one goes on by oneself, and no file.
            (true, true) if route.ends_with("/advance") || route.ends_with("{sha256}") => &self.reviewer.1,
            (true, false) if route.ends_with("/advance") || route.ends_with("{sha256}") => &self.reviewer.0,
            (true, true) => &self.place.green,
            (true, false) => &self.green,
            (false, true) if route.contains("/signatures/{id}") => &self.other.1,
            (false, false) if route.contains("/signatures/{id}") => &self.other.0,
            (false, true) => &self.place.me,
            (false, false) => &self.me,
        }
    }

    /// A route with something real in it: the same each time, until it is [`Real::used`] up.
    pub async fn address(&self, route: &str) -> String {
        let known = self.made.lock().unwrap().get(route).cloned();
        if let Some(known) = known {
            return known;
        }
        let (id, question) = self.things(route).await;
        let mut path = route.replace("{id}", &id).replace("{question}", question).replace("{page}", "accessibility");
        path = path.replace("{kind}", "invalid").replace("{code}", &self.code);
        if route.ends_with("letters/{event}") {
            path = path.replace("{event}", &self.letter(&id).await);
        }
        if route.ends_with("{sha256}") {
            path = path.replace("{sha256}", &self.file(route, &id).await);
        }
        self.made.lock().unwrap().insert(route.into(), path.clone());
        path
    }

    /// The event of the newest letter of a case.
    async fn letter(&self, case: &str) -> String {
        let case = self.place.me.get(&format!("/api/v1/cases/{case}")).await.expect(200).json();
        case["letters"].as_array().unwrap().last().unwrap()["event"].to_string()
    }

    /// The hash of a file that is there.
    async fn file(&self, route: &str, id: &str) -> String {
        let answers = match route {
            _ if route.contains("/signatures/") => self.other.1.get(&format!("/api/v1/signatures/{id}/co_owner")).await,
            _ if route.contains("/cases/") => self.place.me.get(&format!("/api/v1/cases/{id}/answers")).await,
            _ => return "0".repeat(64),
        };
        let answers = answers.expect(200).text();
        answers.split("\"sha256\":\"").nth(1).and_then(|rest| rest.get(..64)).expect("a file among the answers").to_string()
    }

    /// Something was done there: what comes next is sent to something new.
    pub fn used(&self, route: &str) {
        self.made.lock().unwrap().remove(route);
    }

    /// The id of what a route is about, and a question of it.
    async fn things(&self, route: &str) -> (String, &'static str) {
        let (before, act) = route.split_once("{id}").unwrap_or((route, ""));
        let act = act.trim_start_matches('/');
        match before.rsplit('/').nth(1).unwrap_or_default() {
            "drafts" if act.starts_with("signatures/") => (self.to_sign.clone(), "co_owner"),
            "signatures" => (self.to_sign.clone(), "co_owner"),
            "drafts" if act.ends_with("remove") || act.ends_with("{sha256}") => (self.draft(WITH_FILE).await, "deed"),
            "drafts" => (self.draft("lost-and-found").await, "description"),
            "tasks" => (self.task(act).await, ""),
            "cases" => (self.case(act).await, ""),
            "services" => (WITH_FILE.into(), ""),
            "agencies" => ("mashhad-districts".into(), ""),
            "life" => ("housing".into(), ""),
            _ => (Id::nil().to_string(), ""),
        }
    }

    pub async fn draft(&self, service: &str) -> String {
        let begun = self.place.me.json("POST", "/api/v1/drafts", &json!({ "service": service })).await.expect(201).json();
        begun["id"].as_str().unwrap().to_string()
    }

    async fn task(&self, act: &str) -> String {
        let task = self.place.task(self.place.apply().await, "trees").await;
        if act == "release" {
            self.place.green.json("POST", &format!("/api/v1/desk/tasks/{task}/claim"), &json!({})).await.expect(200);
        }
        task
    }

    /// A case in which this act is next, as far as it takes something.
    async fn case(&self, act: &str) -> String {
        let p = &self.place;
        if act == "advance" || act == "files/{sha256}" {
            return p.me.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
        }
        let id = p.apply().await;
        let at_desk = async |what: &str, body| p.green.json("POST", &format!("/api/v1/desk/cases/{id}/{what}"), &body).await.expect(200);
        let pays = async || {
            p.opinions(id).await;
            p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": "140509-7731", "elsewhere": true })).await.expect(200);
        };
        match act {
            "answer" | "answer/preview" | "take-back" | "questions/take-back" => {
                at_desk("questions", json!({ "text": "کجای بوستان؟" })).await;
            }
            "extension" => {
                at_desk("completeness", json!({})).await;
            }
            "payment" => p.opinions(id).await,
            "payment-found" | "payment-not-found" | "payment/found" | "payment/not-found" => {
                p.opinions(id).await;
                let (y, m, d) = Day::at(app::now::now(), TEHRAN).jalali();
                let report = json!({ "receipt": "140509-7731", "paid_on": format!("{y}/{m:02}/{d:02}") });
                p.me.json("POST", &format!("/api/v1/cases/{id}/payment"), &report).await.expect(200);
            }
            "appointment" => pays().await,
            "visit" | "call-off" | "appointment/call-off" => {
                pays().await;
                at_desk("appointment", json!({ "date": open_day().to_string(), "time": "09:30", "place": "جلوی در" })).await;
            }
            "given-back" => {
                pays().await;
                p.me.json("POST", &format!("/api/v1/cases/{id}/withdraw"), &json!({})).await.expect(200);
            }
            "decision" | "decision/preview" => p.until_decision(id).await,
            "objection" | "letters/{event}" => {
                p.until_decision(id).await;
                p.decide(&p.green, id, "refusal", "unsafe-place").await;
            }
            _ => {}
        }
        id.to_string()
    }
}
