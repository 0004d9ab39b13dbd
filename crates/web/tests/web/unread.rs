//! What the person writes leaves a mark at the desk, until who has the task has looked; and a person cannot drown a desk.

use crate::fit;
use serde_json::{Value, json};
use testkit::samples::WITH_FILE;
use testkit::{Client, ENGINES, House, OfficerPages, OfficerToken, PersonPages, PersonToken};

const ONE: &str = "reviewer.districts";
const OTHER: &str = "head.districts";

struct Desk {
    house: House,
    me: PersonToken,
    one: OfficerToken,
    other: OfficerToken,
    case: String,
}

impl Desk {
    async fn new(engine: testkit::Engine) -> Desk {
        let house = House::new(engine).await;
        let me = PersonToken::resident(&house, 0).await;
        let case = me.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
        Desk { me, one: OfficerToken::new(&house, ONE).await, other: OfficerToken::new(&house, OTHER).await, case, house }
    }
    async fn mark(&self) -> Value {
        let tasks = self.one.get("/api/v1/desk/tasks").await.expect(200).json();
        tasks["tasks"].as_array().unwrap().iter().find(|t| t["case"] == self.case.as_str()).expect("a task").clone()["unread"].clone()
    }
    async fn task(&self) -> String {
        let tasks = self.one.get("/api/v1/desk/tasks").await.expect(200).json();
        tasks["tasks"].as_array().unwrap().iter().find(|t| t["case"] == self.case.as_str()).unwrap()["id"].as_str().unwrap().to_string()
    }
    async fn write(&self, text: &str) {
        self.me.json("POST", &format!("/api/v1/cases/{}/messages", self.case), &json!({ "text": text })).await.expect(200);
    }
    async fn read(&self, by: &Client) {
        by.get(&format!("/api/v1/desk/cases/{}", self.case)).await.expect(200);
    }
    async fn act(&self, by: &Client, what: &str, body: Value) {
        by.json("POST", &format!("/api/v1/desk/cases/{}/{what}", self.case), &body).await.expect(200);
    }
    /// How often the case itself was read, not its line in a list.
    async fn reads(&self) -> usize {
        let held = self.me.get("/api/v1/me").await.expect(200).json();
        held["read_by"].as_array().unwrap().iter().filter(|r| r["purpose"] != "list").count()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_of_the_person_left_no_mark_at_the_desk() {
    for engine in ENGINES {
        let d = Desk::new(engine).await;
        let page = OfficerPages::new(&d.house, ONE).await;
        assert_eq!(d.mark().await, Value::Null);
        d.read(&d.one).await;
        assert_eq!(d.reads().await, 1);

        // Written within the hour of a reading: the mark stands until it is read again, and that is one more reading.
        d.write("سلام").await;
        assert_eq!(d.mark().await, "message");
        let list = page.get("/desk").await.expect(200);
        fit(&list);
        assert!(list.text().contains("پیام تازه"));
        d.read(&d.one).await;
        assert_eq!((d.mark().await, d.reads().await), (Value::Null, 2));
        d.read(&d.one).await;
        assert_eq!(d.reads().await, 2, "nothing new was read");
        assert!(!page.get("/desk").await.expect(200).text().contains("پیام تازه"));

        // Of a free task anybody of the unit has looked; acting is looking.
        d.write("یک").await;
        d.read(&d.other).await;
        assert_eq!(d.mark().await, Value::Null);
        d.write("دو").await;
        d.act(&d.other, "notes", json!({ "text": "خوانده شد" })).await;
        assert_eq!(d.mark().await, Value::Null);

        // Of a task that an officer has, only that officer has.
        d.one.json("POST", &format!("/api/v1/desk/tasks/{}/claim", d.task().await), &json!({})).await.expect(200);
        d.write("سه").await;
        d.read(&d.other).await;
        d.act(&d.other, "messages", json!({ "text": "همکارم پاسخ می‌دهد." })).await;
        assert_eq!(d.mark().await, "message");
        page.get(&format!("/desk/cases/{}", d.case)).await.expect(200);
        assert_eq!(d.mark().await, Value::Null);
        let other = json!({ "reason": "مرخصی" });
        d.write("چهار").await;
        d.other.json("POST", &format!("/api/v1/desk/tasks/{}/take-over", d.task().await), &other).await.expect(200);
        // Whoever takes a task, or is given it, has not looked at it yet.
        assert_eq!(d.mark().await, "message");
        d.read(&d.other).await;
        assert_eq!(d.mark().await, Value::Null);

        d.house.work().await;
        assert_eq!(d.house.verify().await.first_broken, None, "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_marked_as_such_and_no_message_hides_it() {
    for engine in ENGINES {
        let d = Desk::new(engine).await;
        d.act(&d.one, "questions", json!({ "text": "کدام پلاک؟" })).await;
        assert_eq!(d.mark().await, Value::Null);
        d.me.json("POST", &format!("/api/v1/cases/{}/answer", d.case), &json!({ "text": "پلاک ۱۲" })).await.expect(200);
        assert_eq!(d.mark().await, "answer");
        d.write("سپاس").await;
        assert_eq!(d.mark().await, "answer");
        let list = OfficerPages::new(&d.house, ONE).await.get("/desk?view=mine").await.expect(200);
        assert!(list.text().contains("پاسخ داد"));
        d.house.work().await;
        assert_eq!(d.house.verify().await.first_broken, None, "{engine:?}");
        // The next stage begins with an officer who reads the case anyway.
        d.act(&d.one, "advance", json!({})).await;
        assert_eq!(d.mark().await, Value::Null);
        d.write("باز هم").await;
        d.act(&d.one, "decision", json!({ "decision": "permit", "ground": "line-clear" })).await;
        // Nobody has a task in which it would be seen.
        let at = format!("/api/v1/cases/{}/messages", d.case);
        let refused = d.me.json("POST", &at, &json!({ "text": "پس از تصمیم" })).await.expect(409);
        assert!(refused.is_problem());
        d.house.work().await;
        assert_eq!(d.house.verify().await.first_broken, None, "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_on_a_closed_case_was_seen_by_nobody() {
    for engine in ENGINES {
        let d = Desk::new(engine).await;
        let me = PersonPages::resident(&d.house, 0).await;
        let (page, send) = (format!("/cases/{}", d.case), format!("/cases/{}/message", d.case));
        assert!(me.get(&page).await.expect(200).text().contains(&format!("action=\"{send}\"")));
        d.act(&d.one, "advance", json!({})).await;
        d.act(&d.one, "decision", json!({ "decision": "permit", "ground": "line-clear" })).await;

        // Said before anything is typed, with what to do instead.
        let closed = me.get(&page).await.expect(200);
        fit(&closed);
        assert!(!closed.text().contains(&format!("action=\"{send}\"")) && closed.text().contains("به دست کسی نمی‌رسد"));
        assert!(closed.text().contains("#complaint") && closed.text().contains("/services/fence-permit"));
        // From a page that was opened before: refused, and what was typed stands there.
        let late = me.post(&send, &[("text", "کی آماده می‌شود؟")]).await.expect(409);
        fit(&late);
        assert!(late.text().contains("کی آماده می‌شود؟"));
        d.house.work().await;
        assert_eq!(d.house.verify().await.first_broken, None, "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_wrote_on_a_closed_case_and_neither_side_knew_whom_that_reaches() {
    let says = |key: &str| pages::Words::of(domain::Lang::FA).say(key);
    for engine in ENGINES {
        let d = Desk::new(engine).await;
        let me = PersonPages::resident(&d.house, 0).await;
        let (page, desk) = (format!("/cases/{}", d.case), format!("/desk/cases/{}", d.case));
        let may_write = async |client: &testkit::Client, at: &str| {
            client.get(&format!("/api/v1{at}")).await.expect(200).json()["person_may_write"].clone()
        };
        assert_eq!((may_write(&d.me, &page).await, may_write(&d.one, &desk).await), (json!(true), json!(true)));
        d.act(&d.one, "advance", json!({})).await;
        d.act(&d.one, "decision", json!({ "decision": "permit", "ground": "line-clear" })).await;
        assert_eq!((may_write(&d.me, &page).await, may_write(&d.one, &desk).await), (json!(false), json!(false)));

        // The desk says it beside the form.
        let officer = OfficerPages::new(&d.house, "reviewer.districts").await;
        let form = officer.get(&desk).await.expect(200);
        fit(&form);
        assert!(form.text().contains(&format!("action=\"{desk}/message\"")) && form.text().contains(&says("desk-message-closed")));
        // It is true: the person reads it, with a notice and a message.
        let before = d.house.messages().await;
        officer.post(&format!("{desk}/message"), &[("text", "پروانه را از باجهٔ ۳ بگیرید.")]).await.expect(303);
        d.house.work().await;
        assert_eq!(d.house.messages().await, before + 1, "{engine:?}");
        let read = me.get(&page).await.expect(200);
        fit(&read);
        assert!(read.text().contains("پروانه را از باجهٔ ۳ بگیرید.") && read.text().contains(&says("case-closed-messages")));
        assert_eq!(d.me.get("/api/v1/notices").await.expect(200).json()["notices"][0]["kind"], "message");
        assert_eq!(d.house.verify().await.first_broken, None, "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_from_before_the_mark_is_whole_and_is_marked_from_then_on() {
    for engine in ENGINES {
        let d = Desk::new(engine).await;
        d.write("پیش از آن").await;
        let from_before = |tx: &mut store::Tx| {
            tx.run("UPDATE tasks SET unread = NULL", vec![]);
            Ok(())
        };
        d.house.app.store.write(from_before).await.unwrap();
        d.house.work().await;
        assert_eq!((d.mark().await, d.house.verify().await.first_broken), (Value::Null, None));
        d.read(&d.one).await;
        d.read(&d.one).await;
        assert_eq!(d.house.verify().await.first_broken, None);
        d.write("پس از آن").await;
        assert_eq!((d.mark().await, d.house.verify().await.first_broken), (Value::from("message"), None));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_could_send_any_number_of_messages() {
    for engine in ENGINES {
        let d = Desk::new(engine).await;
        for n in 0..app::act::MOST_MESSAGES {
            d.write(&format!("پیام {n}")).await;
        }
        let at = format!("/api/v1/cases/{}/messages", d.case);
        let refused = d.me.json("POST", &at, &json!({ "text": "یکی دیگر" })).await.expect(429);
        assert_eq!(refused.key(), "refusal-too-many-messages");
        assert!(refused.is_problem() && refused.header("retry-after").parse::<i64>().unwrap() > 86_000, "{}", refused.shortened());
        let pages = PersonPages::resident(&d.house, 0).await;
        let page = pages.post(&format!("/cases/{}/message", d.case), &[("text", "آنچه نوشتم می‌ماند")]).await.expect(429);
        fit(&page);
        assert!(page.is_page() && page.text().contains("آنچه نوشتم می‌ماند") && page.text().contains("۲۰ پیام"));
        // Only this case and only the person; a stranger learns nothing.
        d.act(&d.one, "messages", json!({ "text": "رسید." })).await;
        PersonToken::resident(&d.house, 1).await.json("POST", &at, &json!({ "text": "x" })).await.expect(404);
        let second = d.me.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
        d.me.json("POST", &format!("/api/v1/cases/{second}/messages"), &json!({ "text": "x" })).await.expect(200);
        // A day later there is room again.
        let later = |tx: &mut store::Tx| {
            tx.run("UPDATE events SET at = at - 86400000", vec![]);
            Ok(())
        };
        d.house.app.store.write(later).await.unwrap();
        d.write("روز بعد").await;
    }
}
