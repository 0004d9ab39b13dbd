//! What an officer finds and says reaches those whom it concerns.

use crate::casework::{Place, photo};
use crate::fit;
use domain::Id;
use serde_json::{Value, json};
use testkit::{ENGINES, OfficerPages, PersonPages, samples};

const TOLD: &str = "پهنای گذر در نقشه کم است؛ آن را ۳ متر بکشید.";
const NOTED: &str = "همسایه هم شکایت دارد.";

/// What happened last of a kind, in a timeline of the API.
fn newest(case: &Value, kind: &str) -> Value {
    case["timeline"].as_array().unwrap().iter().rfind(|e| e["kind"] == kind).cloned().unwrap_or_default()
}

/// A case at the visit of the place.
async fn at_the_visit(p: &Place) -> Id {
    let id = p.apply().await;
    p.opinions(id).await;
    p.finish(&p.green, id, "fee", json!({ "outcome": "paid", "receipt": "۱" })).await.expect(200);
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn the_person_was_asked_to_correct_something_and_not_told_what() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = at_the_visit(&p).await;
        let (me, green) = (PersonPages::resident(&p.house, 0).await, OfficerPages::new(&p.house, "green.municipality").await);
        let jpeg = samples::file("jpeg");
        let task = p.task(id, "visit").await;
        let ends = async |told: &str| {
            let fields = [("task", task.as_str()), ("outcome", "unlike"), ("checked", "level"), ("told", told), ("note", NOTED)];
            green.upload(&format!("/desk/cases/{id}/finish"), &fields, &[("file", "a.jpg", &jpeg)]).await
        };

        // Who sends a case back says why; what was typed stays.
        let wrong = ends(" ").await.expect(422);
        fit(&wrong);
        let text = wrong.text();
        assert!(text.contains("id=\"told-wrong\"") && text.contains("href=\"#told\"") && text.contains(NOTED), "{text}");
        let refused = p.finish(&p.green, id, "visit", json!({ "outcome": "unlike", "files": [photo()] })).await.expect(422).json();
        assert_eq!(refused["errors"][0]["question"], "told", "{refused}");
        ends(TOLD).await.expect(303);

        // The person, on the page, in the notices and through the API: what, and the points; never what is for the desk.
        let page = me.get(&format!("/cases/{id}")).await.expect(200);
        fit(&page);
        let page = page.text();
        let question = &page[page.find("id=\"question\"").unwrap()..page.find("id=\"timeline\"").unwrap()];
        assert!(question.contains(TOLD), "beside the question: {question}");
        assert!(page[page.find("id=\"timeline\"").unwrap()..].contains(TOLD) && !page.contains(NOTED), "{page}");
        assert!(page.contains("زمین هموار: درست است") && page.contains("برق: علامت نخورده است"), "{page}");
        let notices = me.get("/notices").await.expect(200).text();
        assert!(notices.contains("نتیجهٔ یک بررسی در پروندهٔ شما ثبت شد"), "{notices}");
        let case = p.case(id).await;
        let done = newest(&case, "finished");
        assert_eq!((done["told"].as_str(), done["text"].as_str()), (Some(TOLD), None), "{done}");
        assert_eq!(done["checklist"][0], json!({ "id": "level", "title": "زمین هموار", "checked": true }), "{done}");
        assert_eq!(done["checklist"][1]["checked"], false, "{done}");
        assert_eq!(case["asked_of_person"]["told"], json!([TOLD]), "{case}");

        // The desk has both, each by its name.
        let desk = green.get(&format!("/desk/cases/{id}")).await.expect(200);
        fit(&desk);
        let desk = desk.text();
        assert!(desk.contains("به متقاضی گفته شد") && desk.contains(TOLD) && desk.contains(NOTED), "{desk}");
        assert!(desk.contains("برق: علامت نخورده است"), "{desk}");
        let at_desk = p.green.get(&format!("/api/v1/desk/cases/{id}")).await.expect(200).json();
        assert_eq!(newest(&at_desk, "finished")["text"], NOTED);
        p.is_whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_came_second_lost_what_was_typed_and_was_not_told_who_came_first() {
    for engine in ENGINES {
        let p = Place::new(engine).await;
        let id = p.apply().await;
        let (green, water) =
            (OfficerPages::new(&p.house, "green.municipality").await, OfficerPages::new(&p.house, "customers.water").await);
        let (trees, pipes) = (p.task(id, "trees").await, p.task(id, "pipes").await);
        p.finish(&p.green, id, "trees", json!({ "outcome": "ok" })).await.expect(200);
        p.finish(&p.water, id, "pipes", json!({ "outcome": "agrees" })).await.expect(200);
        let at = format!("/desk/cases/{id}/finish");

        // Another tab of a unit that has one more task: the note form takes what was typed, no form of that task does.
        let second = green.upload(&at, &[("task", &trees), ("outcome", "ok"), ("told", TOLD), ("note", NOTED)], &[]).await.expect(409);
        fit(&second);
        let text = second.text();
        assert!(text.contains("green.municipality") && text.contains("مانعی نیست") && text.contains("ثبت نشد"), "{text}");
        let in_note = &text[text.find("id=\"note-text\"").unwrap()..];
        assert!(in_note[..in_note.find("</textarea>").unwrap()].contains(NOTED), "{in_note}");
        let told = &text[text.find("id=\"told\"").unwrap()..];
        assert!(!told[..told.find("</textarea>").unwrap()].contains(TOLD), "of another task: {told}");

        // A unit that has nothing to do with it any more.
        let photo = samples::file("jpeg");
        let late = [("task", pipes.as_str()), ("outcome", "objects"), ("note", NOTED)];
        let late = water.upload(&at, &late, &[("file", "a.jpg", &photo)]).await.expect(409);
        fit(&late);
        let text = late.text();
        assert!(text.contains("customers.water") && text.contains("موافق") && text.contains(NOTED), "{text}");
        let again = p.water.json("POST", &format!("/api/v1{at}"), &json!({ "task": pipes, "outcome": "objects" })).await.expect(409);
        assert_eq!(again.key(), "refusal-task-ended");
        assert!(again.text().contains("customers.water"), "{}", again.text());

        // Nobody decides or moves what was ended, and the decided case says who decided.
        let decides = [("task", trees.as_str()), ("decision", "permit"), ("ground", "clear"), ("note", NOTED), ("act", "decide")];
        assert!(green.post(&format!("/desk/cases/{id}/decision"), &decides).await.expect(409).text().contains(NOTED));
        // What was written for the desk still goes as a note.
        green.post(&format!("/desk/cases/{id}/note"), &[("text", NOTED)]).await.expect(303);
        p.cards.json("POST", &format!("/api/v1{at}"), &json!({ "task": pipes, "outcome": "objects" })).await.expect(404);
        p.is_whole().await;
    }
}
