//! Every type of question as a browser sends it: what is wrong is said and what was typed stays, what is right is kept in one form and
//! shown again.

use domain::package::{Question, Section, read_kind};
use domain::question::TYPES;
use domain::{Lang, Text};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use testkit::{ENGINES, House, Options, PersonPages, PersonToken};

const EVERY: &str = "every-type";

/// Question, wrong fields, what must still be on the page then, right fields, the machine value.
type Row = (&'static str, &'static [(&'static str, &'static str)], &'static str, &'static [(&'static str, &'static str)], Value);

fn rows() -> Vec<Row> {
    vec![
        ("legal_number", &[("answer", "10380284792")], "10380284792", &[("answer", "۱۰۳۸۰۲۸۴۷۹۰")], json!("10380284790")),
        ("foreign_number", &[("answer", "12345")], "12345", &[("answer", "123456789012")], json!("123456789012")),
        ("landline", &[("answer", "09150000001")], "09150000001", &[("answer", "38765432")], json!("+985138765432")),
        ("iban", &[("answer", "IR01")], "IR01", &[("answer", "IR82 0540 1026 8002 0817 9090 02")], json!("IR820540102680020817909002")),
        ("card", &[("answer", "60377016")], "60377016", &[("answer", "6037-7016-8909-5443")], json!("6037701689095443")),
        ("bill_id", &[("answer", "9174639504125")], "9174639504125", &[("answer", "9174639504124")], json!("9174639504124")),
        // Right by itself, but of another bill than the one above.
        ("payment_id", &[("answer", "12908199")], "12908199", &[("answer", "12908190")], json!("12908190")),
        (
            "plate",
            &[("part-two", "10"), ("part-letter", "ع"), ("part-three", "345"), ("part-region", "36")],
            "value=\"345\"",
            &[("part-two", "۱۲"), ("part-letter", "ع"), ("part-three", "345"), ("part-region", "36")],
            json!("12ع345-36"),
        ),
        (
            "plate_motorcycle",
            &[("part-region", "765"), ("part-five", "12")],
            "value=\"765\"",
            &[("part-region", "765"), ("part-five", "12345")],
            json!("765-12345"),
        ),
        ("plate_any", &[("answer", "12ب145-50")], "12ب145-50", &[("answer", "12ب145-12")], json!("12ب145-12")),
        (
            "renewal_code",
            &[("part-zone", "1"), ("part-district", "x"), ("part-block", "34"), ("part-parcel", "5"), ("part-building", "0")],
            "value=\"34\"",
            &[
                ("part-zone", "1"),
                ("part-district", "12"),
                ("part-block", "34"),
                ("part-parcel", "5"),
                ("part-building", "0"),
                ("part-apartment", ""),
                ("part-trade", ""),
            ],
            json!("1-12-34-5-0"),
        ),
        ("money_toman", &[("answer", "پنجاه")], "پنجاه", &[("answer", "۵۰٬۰۰۰")], json!(500_000)),
        (
            "date_range",
            &[("from-day", "10"), ("from-month", "9"), ("from-year", "1499"), ("to-day", "31"), ("to-month", "9"), ("to-year", "1499")],
            "value=\"31\"",
            &[("from-day", "۱۰"), ("from-month", "آذر"), ("from-year", "1499"), ("to-day", "12"), ("to-month", "9"), ("to-year", "1499")],
            json!({ "from": "2120-12-01", "to": "2120-12-03" }),
        ),
        ("time", &[("answer", "06:00")], "06:00", &[("answer", "۵:۰۵ ب.ظ")], json!("17:05")),
        (
            "address_parts",
            &[
                ("part-province", "IR-09"),
                ("part-county", "مشهد"),
                ("part-city", ""),
                ("part-text", "خیابان نخست"),
                ("part-postal_code", ""),
            ],
            "خیابان نخست",
            &[
                ("part-province", "IR-09"),
                ("part-county", "مشهد"),
                ("part-city", "مشهد"),
                ("part-text", "خیابان نخست"),
                ("part-postal_code", ""),
            ],
            json!({ "province": "IR-09", "county": "مشهد", "city": "مشهد", "text": "خیابان نخست" }),
        ),
        (
            "point",
            &[("part-text", ""), ("part-points", "95 59")],
            "95 59",
            &[("part-text", "کنار در"), ("part-points", "")],
            json!({ "text": "کنار در" }),
        ),
        (
            "line",
            &[("part-text", "از سر کوچه"), ("part-points", "36.29 59.60")],
            "از سر کوچه",
            &[("part-text", ""), ("part-points", "36.29 59.60\n۳۶٫۳۰ ۵۹٫۶۱")],
            json!({ "geometry": { "type": "LineString", "coordinates": [[59.6, 36.29], [59.61, 36.3]] } }),
        ),
        (
            "area",
            &[("part-text", ""), ("part-points", "زمین")],
            "زمین",
            &[("part-text", "زمین پشت خانه"), ("part-points", "")],
            json!({ "text": "زمین پشت خانه" }),
        ),
        ("choice_search", &[("answer", "تهران")], "تهران", &[("answer", "وکیل‌آباد")], json!("vakilabad")),
        (
            "owner",
            &[("part-who", "other"), ("part-name", "مریم رضایی"), ("part-mobile", "0915")],
            "مریم رضایی",
            &[("part-who", "other"), ("part-name", "مریم رضایی"), ("part-national_number", "۰۹۳۸۶۶۸۹۳۵"), ("part-mobile", "09151234567")],
            json!({ "who": "other", "name": "مریم رضایی", "national_number": "0938668935", "mobile": "+989151234567" }),
        ),
        (
            "neighbour",
            &[("part-name", "Anna")],
            "Anna",
            &[("part-name", "Anna"), ("part-passport", "l898902c3")],
            json!({ "who": "other", "name": "Anna", "passport": "L898902C3" }),
        ),
        (
            "company",
            &[("part-name", "شرکت نمونه"), ("part-legal_number", "10380284792")],
            "شرکت نمونه",
            &[("part-name", "شرکت نمونه"), ("part-legal_number", "۱۰۳۸۰۲۸۴۷۹۰")],
            json!({ "name": "شرکت نمونه", "legal_number": "10380284790" }),
        ),
        (
            "co_owner",
            &[("part-name", "زهرا"), ("part-national_number", "0965546498"), ("part-mobile", "09150000002")],
            "0965546498",
            &[("part-name", "زهرا"), ("part-national_number", "۰۹۶۵۵۴۶۴۹۷"), ("part-mobile", "09150000002")],
            json!({ "name": "زهرا", "national_number": "0965546497", "mobile": "+989150000002" }),
        ),
        (
            "heirs",
            &[
                ("part-1-name", "علی"),
                ("part-1-born", "1390/01/02"),
                ("part-1-share", "60"),
                ("part-1-kin", "child"),
                ("part-2-name", "نرگس"),
            ],
            "نرگس",
            // The second row is empty, and gone.
            &[
                ("part-1-name", "علی"),
                ("part-1-born", "۱۳۹۰/۱/۲"),
                ("part-1-share", "60"),
                ("part-1-kin", "child"),
                ("part-2-name", ""),
                ("part-3-name", "نرگس"),
                ("part-3-born", "2 اردیبهشت 1360"),
                ("part-3-share", "۴۰"),
                ("part-3-kin", "spouse"),
                ("part-3-minor", "no"),
            ],
            json!([
                { "name": "علی", "born": "2011-03-22", "share": 60, "kin": "child" },
                { "name": "نرگس", "born": "1981-04-22", "share": 40, "kin": "spouse", "minor": "no" }
            ]),
        ),
    ]
}

/// The types that the service does not ask for, as packages write them, and what is tried of each.
fn plain() -> Vec<(&'static str, Row)> {
    let long = "خیابان نخست، کوچهٔ دوم، پلاک سوم";
    vec![
        ("type: text\nmax: 20", ("text", &[("answer", "خیابان نخست، کوچهٔ دوم، پلاک سوم")], long, &[("answer", " چنار ")], json!("چنار"))),
        (
            "type: long_text\nmax: 20",
            (
                "long_text",
                &[("answer", "خیابان نخست، کوچهٔ دوم، پلاک سوم")],
                long,
                &[("answer", "سطر یک\r\nسطر دو")],
                json!("سطر یک\nسطر دو"),
            ),
        ),
        ("type: number\nmax: 100", ("number", &[("answer", "500")], "value=\"500\"", &[("answer", "۱۲")], json!(12))),
        ("type: yes_no", ("yes_no", &[("answer", "شاید")], "name=\"answer\"", &[("answer", "no")], json!("no"))),
        (
            "type: choices\noptions: [{id: a, label: {fa: یکی}}, {id: b, label: {fa: دیگری}}]",
            ("choices", &[("answer", "c")], "value=\"b\"", &[("answer", "b"), ("answer", "a")], json!(["a", "b"])),
        ),
        (
            "type: date",
            (
                "date",
                &[("day", "31"), ("month", "9"), ("year", "1405")],
                "value=\"31\"",
                &[("day", "۲"), ("month", "آذر"), ("year", "۱۴۰۵")],
                json!("2026-11-23"),
            ),
        ),
        (
            "type: national_number",
            ("national_number", &[("answer", "1234567890")], "1234567890", &[("answer", "۰۹۳۸۶۶۸۹۳۵")], json!("0938668935")),
        ),
        ("type: passport", ("passport", &[("answer", "A1")], "value=\"A1\"", &[("answer", "l898902c3")], json!("L898902C3"))),
        ("type: mobile", ("mobile", &[("answer", "05131234567")], "05131234567", &[("answer", "0915 000 0002")], json!("+989150000002"))),
        ("type: email", ("email", &[("answer", "x@")], "value=\"x@\"", &[("answer", "x@Example.IR")], json!("x@example.ir"))),
        ("type: postal_code", ("postal_code", &[("answer", "917654321")], "917654321", &[("answer", "91779-48974")], json!("9177948974"))),
        ("type: declaration", ("declaration", &[("answer", "no")], "name=\"answer\"", &[("answer", "yes")], json!("yes"))),
    ]
}

/// Types that are proved elsewhere: files come with a form of another kind (`evidence.rs`), and nothing is asked for what is computed; it is shown
/// here.
const ELSEWHERE: [&str; 2] = ["computed", "evidence"];

#[tokio::test(flavor = "multi_thread")]
async fn every_type_of_question_is_asked_refused_kept_and_shown() {
    let mut catalogue = pages::gallery::catalogue().clone();
    let every = catalogue.services.get_mut(EVERY).unwrap();
    let question = |(yaml, row): &(&str, Row)| Question {
        id: row.0.into(),
        kind: read_kind(yaml).unwrap(),
        label: Text::of(Lang::FA, row.0),
        help: Text::default(),
        required: true,
        show_if: None,
    };
    let questions = plain().iter().map(question).collect();
    every.form.sections.push(Section { id: "plain".into(), title: Text::of(Lang::FA, "ساده"), questions });
    for (_, (id, .., machine)) in plain() {
        every.examples.iter_mut().for_each(|e| drop(e.answers.insert(id.into(), machine.clone())));
        every.invalid_examples.iter_mut().for_each(|e| drop(e.answers.insert(id.into(), machine.clone())));
    }
    let rows: Vec<Row> = rows().into_iter().chain(plain().into_iter().map(|(_, row)| row)).collect();
    let asked: Vec<(&str, &str)> = every.questions().map(|q| (q.id.as_str(), q.kind.name())).filter(|q| q.1 != "computed").collect();
    assert_eq!(asked.iter().map(|q| q.0).collect::<Vec<_>>(), rows.iter().map(|r| r.0).collect::<Vec<_>>(), "a question is not tried");
    let tried: BTreeSet<&str> = asked.iter().map(|q| q.1).chain(ELSEWHERE).collect();
    assert_eq!(tried, TYPES.iter().copied().collect(), "a type is not tried");
    for engine in ENGINES {
        let house = House::with(engine, Options { catalogue: catalogue.clone(), ..Options::default() }).await;
        let me = PersonPages::resident(&house, 0).await;
        let draft = me.post(&format!("/services/{EVERY}/start"), &[]).await.expect(303).location();
        for (question, wrong, kept, right, _) in &rows {
            let at = format!("{draft}/q/{question}");
            let a = me.post(&at, wrong).await.expect(422);
            assert!(
                a.is_page() && a.text().contains("role=\"alert\"") && a.text().contains("id=\"answer-wrong\""),
                "{question}: {}",
                a.text()
            );
            assert!(a.text().contains(kept), "{question}: what was typed is lost: {kept}");
            // The list of what is wrong leads to a field that is there.
            let target = a.text().split("<li><a href=\"#").nth(1).and_then(|t| t.split('"').next().map(String::from)).unwrap();
            assert!(a.text().contains(&format!("id=\"{target}\"")), "{question}: no field {target}");
            // All fields empty: not an answer.
            let empty: Vec<(&str, &str)> = right.iter().map(|(k, _)| (*k, "")).collect();
            let a = me.post(&at, &empty).await;
            assert_eq!(a.status, if *question == "card" { 303 } else { 422 }, "{question} empty");
            me.post(&at, right).await.expect(303);
            // What was kept stands in the fields again, and is accepted again as it stands there.
            me.get(&at).await.expect(200);
        }
        // A button asks for one more row, keeps what was typed and saves nothing.
        let at = format!("{draft}/q/heirs");
        let a = me.post(&at, &[("part-1-name", "تازه"), ("act", "add")]).await.expect(200);
        assert!(a.text().contains("تازه") && a.text().contains("part-2-name") && !a.text().contains("part-3-name"));
        // What is kept stands in one field each and can be sent again as it stands; too many shares are told beside the question.
        let stands = me.get(&at).await.expect(200).text();
        assert!(stands.contains("سه‌شنبه ۲ فروردین ۱۳۹۰"), "{stands}");
        let first = [("part-1-name", "علی"), ("part-1-born", "سه‌شنبه ۲ فروردین ۱۳۹۰"), ("part-1-kin", "child")];
        let a = me
            .post(
                &at,
                &[
                    &first[..],
                    &[
                        ("part-1-share", "60"),
                        ("part-2-name", "x"),
                        ("part-2-born", "1390/1/2"),
                        ("part-2-share", "60"),
                        ("part-2-kin", "child"),
                    ],
                ]
                .concat(),
            )
            .await;
        assert!(a.status == 422 && a.text().contains("جمع سهم‌ها"), "{}", a.text());
        let check = me.get(&format!("{draft}/check")).await.expect(200).text();
        for shown in [
            "IR۸۲ ۰۵۴۰",
            "۵۰٬۰۰۰ تومان",
            "۰۵۱-۳۸۷۶۵۴۳۲",
            "خراسان رضوی، مشهد، مشهد",
            "وکیل‌آباد",
            "۱۷:۰۵",
            "کنار در",
            "کد ملی ۰۹۳۸۶۶۸۹۳۵",
            "گذرنامهٔ",
            "شناسهٔ ملی ۱۰۳۸۰۲۸۴۷۹۰",
            "وارث ۲",
            "۲ اردیبهشت ۱۳۶۰",
            "شمار وارثان",
            "چنار",
            "سطر دو",
            "دیگری",
            "دوشنبه ۲ آذر ۱۴۰۵",
            "x@example.ir",
        ] {
            assert!(check.contains(shown), "{shown} is not shown");
        }
        let token = PersonToken::resident(&house, 0).await;
        let answers = token.get(&format!("/api/v1{draft}")).await.expect(200).json()["answers"].clone();
        for (question, .., machine) in &rows {
            assert_eq!(&answers[question], machine, "{question}");
        }
        // The other person signs what is shown.
        me.post(&format!("{draft}/signatures/co_owner"), &[]).await.expect(303);
        let (other, id) = (PersonToken::resident(&house, 1).await, draft.trim_start_matches("/drafts/"));
        let to_sign = format!("/api/v1/signatures/{id}/co_owner");
        let seen = other.get(&to_sign).await.expect(200).json()["seen"].clone();
        other.json("POST", &format!("{to_sign}/sign"), &json!({ "seen": seen })).await.expect(204);
        let case = me.post(&format!("{draft}/submit"), &[]).await.expect(303).location();
        me.get(&case).await.expect(200);
        // Numbers with decimals come back from both databases as they went in.
        assert_eq!(house.verify().await.broken, 0);
        // What the API says of the form is enough to fill it, and its examples do what they promise.
        let service = token.get(&format!("/api/v1/services/{EVERY}?lang=en")).await.expect(200).json();
        let question = |id: &str| {
            service["form"]["sections"]
                .as_array()
                .unwrap()
                .iter()
                .flat_map(|s| s["questions"].as_array().unwrap())
                .find(|q| q["id"] == id)
                .unwrap()
                .clone()
        };
        assert_eq!((&question("heirs")["row"], &question("heirs")["questions"][0]["label"]), (&json!("Heir"), &json!("Name")));
        assert_eq!(question("renewal_code")["parts"].as_array().map(Vec::len), Some(7));
        assert_eq!(
            (&question("time")["from"], &question("date_range")["max_days"], &question("payment_id")["bill"]),
            (&json!("07:00"), &json!(30), &json!("bill_id"))
        );
        let examples = token.get(&format!("/api/v1/services/{EVERY}/examples")).await.expect(200).json();
        let post = |e: &Value| json!({ "service": EVERY, "answers": e["answers"], "evidence": e["evidence"] });
        let refused = token.json("POST", "/api/v1/applications", &post(&examples["invalid"][0])).await.expect(422).json();
        let found: std::collections::BTreeMap<&str, &str> =
            refused["errors"].as_array().unwrap().iter().map(|e| (e["question"].as_str().unwrap(), e["key"].as_str().unwrap())).collect();
        assert_eq!(json!(found), examples["invalid"][0]["expect"]);
    }
}
