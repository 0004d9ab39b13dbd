//! Files: what is taken is decided by content and by the question; what is given back is a download and never a page.

use crate::fit;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use pages::Words;
use serde_json::{Value, json};
use testkit::samples::{self, WITH_FILE};
use testkit::{Answer, Client, ENGINES, Engine, House, OfficerPages, OfficerToken, Options, PersonPages, PersonToken};

const MEGABYTE: usize = 1_048_576;

async fn draft(me: &Client, service: &str) -> String {
    me.post(&format!("/services/{service}/start"), &[]).await.expect(303).location()
}

async fn upload(me: &Client, at: &str, name: &str, bytes: &[u8]) -> Answer {
    me.upload(at, &[("act", "upload")], &[("file", name, bytes)]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_not_what_the_question_takes_is_refused_beside_the_question() {
    let house = House::new(Engine::Sqlite).await;
    let me = PersonPages::resident(&house, 0).await;
    let at = format!("{}/q/deed", draft(&me, WITH_FILE).await);
    let html = b"<!doctype html><script>alert(1)</script>";
    let exe = b"MZ\x90\x00\x03";
    let table: [(&str, &[u8]); 8] = [
        ("page.pdf", html),
        ("program.pdf", exe),
        ("picture.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("text.txt", b"text"),
        ("almost.pdf", b"%PDF"),
        ("begins.pdf", b"%PDF-1.4\n1 0 obj"),
        ("stub.jpg", b"\xff\xd8\xff"),
        ("nothing.pdf", b""),
    ];
    for (name, bytes) in table {
        let a = upload(&me, &at, name, bytes).await.expect(422);
        assert!(a.is_page(), "{name}");
        fit(&a);
    }
    let a = upload(&me, &at, "large.pdf", &samples::pdf_of(21 * MEGABYTE)).await;
    assert!(matches!(a.status, 413 | 422) && a.is_page(), "{}", a.shortened());
    let a = upload(&me, &at, "enormous.pdf", &samples::pdf_of(33 * MEGABYTE)).await.expect(413);
    assert!(a.is_page());
    fit(&a);
    let none = me.upload(&at, &[("act", "upload")], &[]).await.expect(422);
    assert!(none.is_page());
    // A kind that we take, but not for this question.
    let card = draft(&me, "concession-card").await;
    let service = samples::service("concession-card");
    let q = service
        .questions()
        .find(|q| match &q.kind {
            domain::question::Kind::Evidence(domain::question::Files { evidence, .. }) => {
                !service.evidence_kind(evidence).unwrap().accept.contains(&"pdf".into())
            }
            _ => false,
        })
        .expect("a question that takes pictures only");
    let a = upload(&me, &format!("{card}/q/{}", q.id), "letter.pdf", &samples::pdf(1)).await;
    assert!(a.status == 422 && a.is_page(), "{}", a.shortened());
    // A question that takes no file at all.
    let a = upload(&me, &format!("{}/q/area", at.trim_end_matches("/q/deed")), "a.pdf", &samples::pdf(1)).await;
    assert!(a.status == 422, "{}", a.shortened());
    // Nothing of all this was kept, and a right one is.
    let token = PersonToken::resident(&house, 0).await;
    let drafts = token.get("/api/v1/drafts").await.expect(200).json();
    assert!(drafts["drafts"].as_array().unwrap().iter().all(|d| d["answers"] == json!({})), "{drafts}");
    upload(&me, &at, "../../etc/سند\u{202e}fdp.exe", &samples::pdf(2)).await.expect(303);
    let drafts = token.get("/api/v1/drafts").await.expect(200).json();
    let kept = drafts["drafts"].as_array().unwrap().iter().find_map(|d| d["answers"]["deed"][0].as_object().cloned()).unwrap();
    assert_eq!(kept["kind"], "pdf");
    assert!(!kept["name"].as_str().unwrap().contains(['/', '\u{202e}']), "{kept:?}");
    // Taken off again.
    me.post(&format!("{at}/remove"), &[("sha256", kept["sha256"].as_str().unwrap())]).await.expect(303);
    me.post(&format!("{at}/remove"), &[("sha256", "nothing")]).await.expect(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn going_on_from_a_page_of_files_saved_the_answer_again() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
        let draft = draft(&me, WITH_FILE).await;
        let at = format!("{draft}/q/deed");
        let saved = async || token.get(&format!("/api/v1{draft}")).await.expect(200).json();
        // Nothing attached yet: the question is asked again.
        me.upload(&at, &[("act", "next")], &[]).await.expect(422);
        // A file that is sent with "go on" is attached, and one goes on.
        let on = me.upload(&at, &[("act", "next")], &[("file", "a.pdf", &samples::pdf(1))]).await.expect(303);
        assert!(!on.location().contains("/q/deed"), "{}", on.location());
        let before = saved().await;
        assert_eq!(before["answers"]["deed"].as_array().unwrap().len(), 1);
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        let again = me.upload(&at, &[("act", "next")], &[]).await.expect(303);
        assert_eq!((again.location(), saved().await), (on.location(), before), "{engine:?}");
        // Nor does the same answer once more.
        me.post(&format!("{draft}/q/area"), &[("answer", "250")]).await.expect(303);
        let before = saved().await;
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        me.post(&format!("{draft}/q/area"), &[("answer", "۲۵۰")]).await.expect(303);
        assert_eq!(saved().await, before);
        me.post(&format!("{draft}/q/nothing"), &[("answer", "1")]).await.expect(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_refuses_the_same_files() {
    let house = House::new(Engine::Sqlite).await;
    let me = PersonToken::resident(&house, 0).await;
    let with = |content: String| {
        let mut a = samples::application(samples::service(WITH_FILE), 0);
        a["evidence"]["deed"][0]["content"] = content.into();
        a
    };
    for (bytes, key) in [(&b"<html>"[..], "answer-file-type-of"), (b"", "answer-file-empty"), (b"%PDF", "answer-file-type-of")] {
        let a = me.json("POST", "/api/v1/applications", &with(STANDARD.encode(bytes))).await.expect(422);
        assert_eq!(a.key(), key);
        assert_eq!(a.json()["errors"][0]["question"], "deed");
        fit(&a);
    }
    assert_eq!(me.json("POST", "/api/v1/applications", &with("***".into())).await.expect(422).key(), "answer-not-base64");
    let large = me.json("POST", "/api/v1/applications", &with(STANDARD.encode(samples::pdf_of(21 * MEGABYTE)))).await.expect(422);
    assert_eq!(large.key(), "answer-file-too-large");
    let enormous = me.json("POST", "/api/v1/applications", &with(STANDARD.encode(samples::pdf_of(26 * MEGABYTE)))).await.expect(413);
    assert!(enormous.is_problem());
    let mut many = samples::application(samples::service(WITH_FILE), 0);
    many["evidence"]["deed"] = (0..21).map(|n| json!({ "name": "a", "content": STANDARD.encode(samples::pdf(n)) })).collect();
    assert_eq!(me.json("POST", "/api/v1/applications", &many).await.expect(422).key(), "answer-too-many-files");
    // More than any application has, for no question of the service.
    many["evidence"]["nowhere"] = many["evidence"]["deed"].take();
    many["evidence"]["deed"] = json!([]);
    assert_eq!(me.json("POST", "/api/v1/applications", &many).await.expect(413).key(), "refusal-too-many-files");
    // Files for a question that does not exist.
    let mut nowhere = samples::application(samples::service(WITH_FILE), 0);
    nowhere["evidence"]["nowhere"] = nowhere["evidence"]["deed"].clone();
    assert_eq!(me.json("POST", "/api/v1/applications", &nowhere).await.expect(422).key(), "answer-unknown-question");
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_elses_file_cannot_be_named_by_its_hash() {
    let house = House::new(Engine::Sqlite).await;
    let (owner, thief) = (PersonToken::resident(&house, 0).await, PersonToken::resident(&house, 1).await);
    let case = owner.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
    let officer = OfficerToken::new(&house, "reviewer.districts").await;
    let file = officer.get(&format!("/api/v1/desk/cases/{case}")).await.expect(200).json()["answers"]["deed"][0].clone();
    let mut a = samples::application(samples::service(WITH_FILE), 0);
    a["answers"]["deed"] = json!([file]);
    a["evidence"] = json!({});
    assert_eq!(thief.json("POST", "/api/v1/applications", &a).await.expect(422).key(), "answer-file-needed");
    let draft = thief.json("POST", "/api/v1/drafts", &json!({ "service": WITH_FILE })).await.expect(201).json();
    let at = format!("/api/v1/drafts/{}/answers/deed", draft["id"].as_str().unwrap());
    assert_eq!(thief.json("PUT", &at, &json!({ "answer": [file] })).await.expect(422).key(), "answer-file-needed");
    // A program attaches a file to a draft by giving it.
    let inline = json!({ "files": [{ "name": "deed.pdf", "content": STANDARD.encode(samples::pdf(3)) }] });
    let kept = thief.json("PUT", &at, &inline).await.expect(200).json();
    assert_eq!(kept["answers"]["deed"][0]["name"], "deed.pdf");
}

fn is_download(a: &Answer) {
    assert!(a.header("content-disposition").starts_with("attachment;"), "{}", a.header("content-disposition"));
    assert_eq!(a.header("x-content-type-options"), "nosniff");
    assert_eq!(a.header("content-type"), "application/pdf");
    assert!(a.header("content-security-policy").contains("default-src 'none'"));
    assert_eq!(a.header("cache-control"), "no-store");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_given_back_as_a_download_to_those_who_may_see_the_case() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
        let mut application = samples::application(samples::service(WITH_FILE), 0);
        application["evidence"]["deed"][0]["name"] = "سند\"\r\n<b>.html".into();
        let case = token.json("POST", "/api/v1/applications", &application).await.expect(201).json()["case"].as_str().unwrap().to_string();
        let officer = OfficerPages::new(&house, "reviewer.districts").await;
        let sha = me
            .get(&format!("/cases/{case}"))
            .await
            .expect(200)
            .text()
            .split(&format!("/cases/{case}/files/"))
            .nth(1)
            .expect("a link to the file")[..64]
            .to_string();
        for (client, path) in
            [(&*me as &Client, format!("/cases/{case}/files/{sha}")), (&officer, format!("/desk/cases/{case}/files/{sha}"))]
        {
            let a = client.get(&path).await.expect(200);
            is_download(&a);
            assert_eq!(a.body, samples::pdf(0));
            client.get(&path.replace(&sha, &"0".repeat(64))).await.expect(404);
            client.get(&path.replace(&sha, "..%2f..%2fsigning.key")).await.expect(404);
        }
        PersonPages::resident(&house, 1).await.get(&format!("/cases/{case}/files/{sha}")).await.expect(404);
        OfficerPages::new(&house, "engineer.water").await.get(&format!("/desk/cases/{case}/files/{sha}")).await.expect(404);
        // A file of another case of the same person is not a file of this case.
        let other: Value = token.apply("lost-and-found").await;
        me.get(&format!("/cases/{}/files/{sha}", other["case"].as_str().unwrap())).await.expect(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_could_fill_the_disk_in_a_day() {
    for engine in ENGINES {
        let limits = app::Limits { uploads: app::draft::DayLimit { bytes: 10_000, files: 3 }, ..Default::default() };
        let house = House::with(engine, Options { limits, ..Default::default() }).await;
        let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
        let start = draft(&me, WITH_FILE).await;
        let at = format!("{start}/q/deed");
        me.post(&format!("{start}/q/area"), &[("answer", "250")]).await.expect(303);
        upload(&me, &at, "a.pdf", &samples::pdf_of(2_000)).await.expect(303);
        // Too many bytes; what is refused does not count.
        let said = |key: &'static str| {
            let m = domain::Msg::new(key).with("files", 3i64).with("megabytes", 0i64);
            pages::Words::of(domain::Lang::FA).msg(&m)
        };
        let full = upload(&me, &at, "b.pdf", &samples::pdf_of(9_000)).await.expect(422);
        assert!(full.is_page() && full.text().contains(&said("answer-day-full")), "{}", full.shortened());
        fit(&full);
        // Of several at once, no more than fit.
        let inline = |n: usize| json!({ "files": [{ "name": "c.pdf", "content": STANDARD.encode(samples::pdf(n)) }] });
        let api = format!("/api/v1{}/answers/deed", start);
        let bodies = [inline(5), inline(6), inline(8)];
        let all = futures_util::future::join_all(bodies.iter().map(|b| token.json("PUT", &api, b))).await;
        let mut keys: Vec<_> = all.iter().map(|a| if a.status == 200 { String::new() } else { a.key() }).collect();
        keys.sort();
        assert_eq!(keys, ["", "", "answer-day-full"], "{engine:?}");
        let a = token.json("PUT", &api, &inline(7)).await.expect(422);
        assert_eq!((a.key().as_str(), a.is_problem()), ("answer-day-full", true));
        let a = token.json("POST", "/api/v1/applications", &samples::application(samples::service(WITH_FILE), 0)).await.expect(422);
        assert_eq!((a.key().as_str(), a.json()["errors"][0]["question"].as_str()), ("answer-day-full", Some("deed")));
        // What was answered is there, and others are not concerned.
        let saved = token.get(&format!("/api/v1{start}")).await.expect(200).json();
        assert_eq!((saved["answers"]["area"].as_i64(), saved["answers"]["deed"][0]["name"].as_str()), (Some(250), Some("a.pdf")));
        PersonToken::resident(&house, 1).await.apply(WITH_FILE).await;
        // Tomorrow.
        let yesterday = |tx: &mut store::Tx| {
            tx.run("UPDATE uploads SET day = day - 1", vec![]);
            Ok(())
        };
        house.app.store.write(yesterday).await.unwrap();
        me.post(&format!("{at}/remove"), &[("sha256", saved["answers"]["deed"][0]["sha256"].as_str().unwrap())]).await.expect(303);
        upload(&me, &at, "d.pdf", &samples::pdf_of(9_000)).await.expect(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_name_of_a_download_showed_percent_signs() {
    let house = House::new(Engine::Sqlite).await;
    let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
    // As browsers send a name with a quote; as programs send it; names that say something else than the content.
    for (sent, plain, encoded, shown) in [
        ("سند %22مالک%22.pdf", "___ _____ .pdf", "%D8%B3%D9%86%D8%AF%20%22%D9%85%D8%A7%D9%84%DA%A9%22.pdf", "سند &quot;مالک&quot;"),
        ("100% right; a=b.PDF", "100_ right_ a_b.PDF", "100%25%20right%3B%20a%3Db.PDF", "100% right; a=b.PDF"),
        ("o'brien (1).pdf", "o_brien _1_.pdf", "o%27brien%20%281%29.pdf", "(1).pdf"),
        ("page.html", "page.html.pdf", "page.html.pdf", "page.html"),
    ] {
        let start = draft(&me, WITH_FILE).await;
        upload(&me, &format!("{start}/q/deed"), sent, &samples::pdf(1)).await.expect(303);
        let kept = token.get(&format!("/api/v1{start}")).await.expect(200).json()["answers"]["deed"][0]["name"].clone();
        assert!(!kept.as_str().unwrap().contains("%22"), "{kept}");
        let page = me.get(&format!("{start}/q/deed")).await.expect(200).text();
        assert!(page.contains(shown), "{shown}: {page}");
        let mut application = samples::application(samples::service(WITH_FILE), 0);
        application["evidence"]["deed"][0]["name"] = kept.clone();
        let case = token.json("POST", "/api/v1/applications", &application).await.expect(201).json()["case"].as_str().unwrap().to_string();
        let sha = token.get(&format!("/api/v1/cases/{case}/answers")).await.expect(200).json()["answers"]["deed"][0]["sha256"].clone();
        let a = me.get(&format!("/cases/{case}/files/{}", sha.as_str().unwrap())).await.expect(200);
        let got = a.header("content-disposition");
        assert!(got.ends_with(&format!("; filename*=UTF-8''{encoded}")), "{got}");
        let fallback = got.strip_prefix("attachment; filename=\"").and_then(|g| g.split_once('"')).unwrap().0;
        assert_eq!(fallback.len(), fallback.chars().count());
        assert!(fallback == plain || sent.starts_with('س'), "{got}");
        let gone = me.post(&format!("{start}/discard"), &[]).await.expect(303);
        let list = me.get(&gone.location()).await.expect(200);
        crate::fit(&list);
        assert!(list.text().contains(&pages::Words::of(domain::Lang::FA).say("check-discarded")), "{}", list.shortened());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_file_sent_again_was_said_to_be_saved() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let me = PersonPages::resident(&house, 0).await;
        let at = format!("{}/q/deed", draft(&me, WITH_FILE).await);
        let first = upload(&me, &at, "deed.pdf", &samples::pdf(1)).await.expect(303).location();
        assert!(first.ends_with("?saved=1"), "{first}");
        let had = Words::of(domain::Lang::FA).say("form-file-had");
        assert!(!me.get(&first).await.expect(200).text().contains(&had));
        // From the check as well, and under another name.
        let again = upload(&me, &format!("{at}?back=check"), "other.pdf", &samples::pdf(1)).await.expect(303).location();
        assert!(again.ends_with("?had=1&back=check"), "{again}");
        let page = me.get(&again).await.expect(200);
        assert!(page.text().contains(&had) && !page.text().contains("other.pdf"), "{}", page.shortened());
        fit(&page);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_files_of_one_name_could_not_be_told_apart() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
        let at = format!("{}/q/deed", draft(&me, WITH_FILE).await);
        let names = |files: &Value| files.as_array().unwrap().iter().map(|f| f["name"].as_str().unwrap().to_string()).collect::<Vec<_>>();
        for n in 0..3 {
            upload(&me, &at, "image.pdf", &samples::pdf(n)).await.expect(303);
        }
        let path = format!("/api/v1/drafts/{}", at.split('/').nth(2).unwrap());
        let kept = token.get(&path).await.expect(200).json()["answers"]["deed"].clone();
        assert_eq!(names(&kept), ["image.pdf", "image (2).pdf", "image (3).pdf"]);
        // A number that is free again is given again.
        me.post(&format!("{at}/remove"), &[("sha256", kept[1]["sha256"].as_str().unwrap())]).await.expect(303);
        let inline = |n: usize| json!({ "name": "image.pdf", "content": STANDARD.encode(samples::pdf(n)) });
        token.json("PUT", &format!("{path}/answers/deed"), &json!({ "files": [inline(7)] })).await.expect(200);
        let kept = token.get(&path).await.expect(200).json()["answers"]["deed"].clone();
        assert_eq!(names(&kept), ["image.pdf", "image (3).pdf", "image (2).pdf"]);
        // Sent in one piece, and with an answer to a question.
        let mut whole = samples::application(samples::service(WITH_FILE), 0);
        whole["evidence"]["deed"] = json!([inline(1), inline(2)]);
        let case = token.json("POST", "/api/v1/applications", &whole).await.expect(201).json()["case"].as_str().unwrap().to_string();
        let page = me.get(&format!("/cases/{case}")).await.expect(200).text();
        assert!(page.contains("image.pdf") && page.contains("image (2).pdf"));
        let officer = OfficerToken::new(&house, "reviewer.districts").await;
        officer.json("POST", &format!("/api/v1/desk/cases/{case}/questions"), &json!({ "text": "سند خواناتر؟" })).await.expect(200);
        let photos = [("file", "photo.pdf", samples::pdf(11)), ("file", "photo.pdf", samples::pdf(12))];
        let photos: Vec<(&str, &str, &[u8])> = photos.iter().map(|(field, name, bytes)| (*field, *name, bytes.as_slice())).collect();
        me.upload(&format!("/cases/{case}/answer"), &[("text", "بفرمایید")], &photos).await.expect(303);
        let page = me.get(&format!("/cases/{case}")).await.expect(200).text();
        assert!(page.contains("photo.pdf") && page.contains("photo (2).pdf"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_field_for_files_vanished_without_a_word_when_it_was_full() {
    let house = House::new(Engine::Sqlite).await;
    let me = PersonPages::resident(&house, 0).await;
    let at = format!("{}/q/deed", draft(&me, WITH_FILE).await);
    let most = samples::service(WITH_FILE).questions().find_map(|q| match &q.kind {
        domain::question::Kind::Evidence(k) if q.id == "deed" => Some(k.max_files),
        _ => None,
    });
    let full = Words::of(domain::Lang::FA).say_with("form-files-full", &[("max", most.unwrap().into())]);
    for n in 0..most.unwrap() {
        assert!(!me.get(&at).await.expect(200).text().contains(&full));
        upload(&me, &at, "a.pdf", &samples::pdf(n as usize)).await.expect(303);
    }
    let page = me.get(&at).await.expect(200);
    assert!(page.text().contains(&full) && !page.text().contains("type=\"file\""), "{}", page.shortened());
    // The way from what is wrong leads there, too.
    let page = upload(&me, &at, "b.pdf", &samples::pdf(99)).await.expect(422);
    assert!(page.text().contains("href=\"#answer\"") && page.text().contains("id=\"answer\""), "{}", page.shortened());
    fit(&page);
}
