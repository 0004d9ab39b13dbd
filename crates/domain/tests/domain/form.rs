//! A form as a journey: conditions, hidden answers, unknown questions, the examples of every sample service, and any JSON
//! at all thrown at every kind of question.

use crate::shared;
use domain::calendar::Day;
use domain::case::{Body, Place};
use domain::fee::{self, Invoice, Line, Part};
use domain::form::{self, Answers};
use domain::package::{BillCode, Catalogue, Instalments, Service, TaskKind, parse, read_kind};
use domain::question::{Attached, Choice, Files, Kind, TYPES, bill_id, payment_id};
use domain::{Id, Lang, Text};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::OnceLock;

const TODAY: &str = "2026-11-24";

fn on() -> domain::calendar::Today {
    domain::calendar::Today::plain(TODAY).unwrap()
}

fn catalogue() -> &'static Catalogue {
    static ALL: OnceLock<Catalogue> = OnceLock::new();
    ALL.get_or_init(|| parse(&shared::samples(), TODAY).expect("the sample packages have no mistakes"))
}

/// The answers with a file for each evidence question that is asked, but not for those in `without`.
fn with_files(service: &Service, answers: &Answers, without: &[&str]) -> Answers {
    let mut all = answers.clone();
    for q in service.questions().filter(|q| q.required && !without.contains(&q.id.as_str()) && form::asked(service, q, answers)) {
        if let Kind::Evidence(Files { evidence, .. }) = &q.kind {
            let kind = service.evidence_kind(evidence).unwrap().accept[0].clone();
            let file = Attached { sha256: "0".repeat(64), name: "a".into(), kind, size: 10 };
            all.entry(q.id.clone()).or_insert_with(|| json!([file]));
        }
    }
    all
}

fn wrong(service: &Service, answers: &Answers) -> Vec<(String, String)> {
    form::check(service, answers, &on()).err().unwrap_or_default().into_iter().map(|w| (w.question, w.message.key.into_owned())).collect()
}

#[test]
fn every_valid_example_passes_and_every_invalid_one_fails_as_declared() {
    let (mut valid, mut invalid) = (0, 0);
    for s in catalogue().services.values() {
        for e in &s.examples {
            let all = with_files(s, &e.answers, &[]);
            assert_eq!(wrong(s, &all), vec![], "{}: {}", s.id, e.name);
            // What passed once passes again unchanged: machine values are answers too.
            let checked = form::check(s, &all, &on()).unwrap();
            assert_eq!(form::check(s, &checked, &on()).unwrap(), checked, "{}: {}", s.id, e.name);
            assert!(form::next_unanswered(s, &checked).is_none(), "{}: {}", s.id, e.name);
            valid += 1;
        }
        for e in &s.invalid_examples {
            let without: Vec<&str> = e.expect.keys().map(String::as_str).collect();
            let mut found = wrong(s, &with_files(s, &e.answers, &without));
            found.sort();
            let expected: Vec<(String, String)> = e.expect.clone().into_iter().collect();
            assert_eq!(found, expected, "{}: {}", s.id, e.name);
            invalid += 1;
        }
    }
    println!("{valid} valid and {invalid} invalid examples");
    assert!(valid >= 24 && invalid >= 24);
}

fn fence() -> (&'static Service, Answers) {
    let s = &catalogue().services["fence-permit"];
    let e = s.examples.iter().find(|e| e.answers.contains_key("material_other")).unwrap();
    (s, with_files(s, &e.answers, &[]))
}

#[test]
fn an_answer_to_a_question_that_is_not_asked_is_dropped() {
    let (s, mut answers) = fence();
    assert!(form::check(s, &answers, &on()).unwrap().contains_key("material_other"));
    answers.insert("material".into(), "metal".into());
    let kept = form::check(s, &answers, &on()).unwrap();
    assert!(!kept.contains_key("material_other"));
    // Even a wrong one: it is not asked.
    answers.insert("material_other".into(), json!({ "a": [1, 2] }));
    assert!(form::check(s, &answers, &on()).is_ok());
}

#[test]
fn an_unknown_question_is_refused_by_name() {
    let (s, mut answers) = fence();
    answers.insert("surprise".into(), "x".into());
    answers.insert("\0\u{202e}".repeat(200), "x".into());
    let found = wrong(s, &answers);
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|(q, key)| key == "answer-unknown-question" && q.chars().count() <= 80), "{found:?}");
}

#[test]
fn all_mistakes_are_told_at_once() {
    let s = &catalogue().services["fence-permit"];
    let asked = s.questions().filter(|q| q.required && q.show_if.is_none()).count();
    assert_eq!(wrong(s, &Answers::new()).len(), asked);
}

#[test]
fn a_condition_on_a_question_that_is_not_asked_is_false() {
    let mut s = catalogue().services["fence-permit"].clone();
    // length is asked only if material_other is "x", which is asked only if material is "other".
    let length = s.form.sections[1].questions.iter_mut().find(|q| q.id == "length").unwrap();
    length.show_if = Some(domain::package::ShowIf::Is { question: "material_other".into(), is: "x".into() });
    let with = |material: &str| Answers::from([("material".into(), material.into()), ("material_other".into(), "x".into())]);
    let asked = |a: &Answers| form::journey(&s, a).any(|(_, q)| q.id == "length");
    assert!(asked(&with("other")));
    assert!(!asked(&with("metal")));
}

#[test]
fn a_file_of_the_wrong_kind_or_size_is_refused_for_the_question() {
    let s = &catalogue().services["fence-permit"];
    let q = s.question("deed").unwrap();
    let kind = s.evidence_kind("deed").unwrap();
    let file = |kind: &str, size: i64| json!([Attached { sha256: "0".repeat(64), name: "a".into(), kind: kind.into(), size }]);
    let key = |v: &Value| form::check_one(s, q, v, &Answers::new(), &on()).err().map(|m| m.key.into_owned());
    assert_eq!(key(&file(&kind.accept[0], kind.max_bytes)), None);
    assert_eq!(key(&file(&kind.accept[0], kind.max_bytes + 1)).as_deref(), Some("answer-file-too-large"));
    assert_eq!(key(&file("html", 10)).as_deref(), Some("answer-file-type"));
    assert_eq!(key(&json!([])).as_deref(), Some("answer-file-needed"));
    assert_eq!(key(&json!("a.pdf")).as_deref(), Some("answer-wrong-type"));
    assert_eq!(key(&json!([{ "name": "a.pdf" }])).as_deref(), Some("answer-wrong-type"));
}

/// A type as a package writes it, its keys on lines of their own.
fn kind(yaml: &str) -> Kind {
    read_kind(&format!("type: {yaml}")).unwrap_or_else(|m| panic!("{yaml}: {m:?}"))
}

fn kinds() -> &'static [Kind] {
    static KINDS: OnceLock<Vec<Kind>> = OnceLock::new();
    KINDS.get_or_init(|| {
        let with = [
            "text\nmax: 20",
            "address\nstructured: true",
            "number\nmin: -5\nmax: 1000000",
            "money\nmin: -5\nunit: toman",
            "choice\noptions: [{id: a, label: {}}, {id: b, label: {}}]",
            "choices\noptions: [{id: a, label: {}}, {id: b, label: {}}]\nmax: 2",
            "date\nwhen: past",
            "date\nwhen: future",
            "date_range\nmax_days: 400",
            "landline\narea: \"51\"",
            "plate\nvehicle: any",
            "person\napplicant: false\nmobile: false",
            "group\nrow: {}\nmin: 0\nmax: 3\nquestions: [{id: name, type: text, label: {}, required: false}, {id: text, type: date, label: {}, required: false}, {id: kind, type: plate, vehicle: any, label: {}, required: false}]",
            "plate\nany_region: false",
        ];
        // What cannot be left out of a type is in the list above, or needs a service around it.
        let alone = TYPES.iter().filter(|t| !["choice", "choices", "group", "evidence", "computed"].contains(t)).map(|t| kind(t));
        let files = Kind::Evidence(Files { evidence: "deed".into(), max_files: 2 });
        alone.chain(with.map(kind)).chain([files]).collect()
    })
}

/// A published version is refused when its hash changes: a newer program must write the types of an older one as that one did.
#[test]
fn the_json_of_a_type_has_nothing_that_its_package_did_not_say() {
    let json = |kind: &Kind| serde_json::to_string(kind).unwrap();
    assert_eq!(json(&kind("money\nmax: 5")), r#"{"type":"money","min":0,"max":5}"#);
    assert_eq!(json(&kind("address")), r#"{"type":"address","max":300}"#);
    assert_eq!(json(&Kind::Choice(Choice { options: vec![], search: false })), r#"{"type":"choice","options":[]}"#);
    assert_eq!(json(&kind("iban")), r#"{"type":"iban"}"#);
    assert_eq!(json(&kind("date")), r#"{"type":"date","when":"any"}"#);
    for kind in kinds() {
        assert_eq!(serde_json::from_str::<Kind>(&json(kind)).unwrap(), *kind);
    }
}

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[0-9۰-۹٠-٩+ /\\-.,٬٫]{0,24}".prop_map(Value::from),
        "[a-z0-9@. _\\-\u{200c}\u{202e}\u{0}]{0,40}".prop_map(Value::from),
        "[1-9]{2}[بعDا][1-9]{3}-[1-9]{2}".prop_map(Value::from),
        "[PV]<[A-Z<]{42}[0-9A-Z<]{44}".prop_map(Value::from),
        "[0-9]{1,2}[.٫][0-9]{1,9}[ ,;\n][0-9]{1,3}[.][0-9]{1,9}".prop_map(Value::from),
        "([0-9]{1,2}-){3,7}[0-9]".prop_map(Value::from),
        "(self|other|A1234567|09151234567)".prop_map(Value::from),
        Just(json!("9".repeat(400))),
        Just(json!({ "year": "1405", "month": "۱۳", "day": "-1" })),
        Just(json!({ "year": 99_999_999_999_i64, "month": 1, "day": 1 })),
    ]
}

fn anything() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::btree_map("(year|month|day|from|to|hour|minute|two|letter|three|region|five|text|points|geometry|province|city|who|passport|mobile|sha256|name|kind|size|[a-z]{0,4})", inner, 0..5)
                .prop_map(|m| m.into_iter().collect::<Value>()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn any_json_at_any_kind_of_question_is_an_answer_or_a_message(value in anything()) {
        let mistakes = Kind::mistakes();
        for kind in kinds() {
            match kind.check(&value, TODAY) {
                Ok(Some(machine)) => {
                    // A machine value is stable, and fit for both databases.
                    prop_assert_eq!(kind.check(&machine, TODAY), Ok(Some(machine.clone())), "{} of {}", kind.name(), value);
                    if !matches!(kind, Kind::Evidence(_)) {
                        prop_assert!(!machine.to_string().contains("\\u0000"), "{} of {}", kind.name(), value);
                    }
                }
                Ok(None) => {}
                Err(message) => prop_assert!(mistakes.contains(&message.key.as_ref()), "{}", message.key),
            }
        }
    }

    #[test]
    fn any_answers_to_any_sample_form_are_checked_without_a_panic(
        service in 0usize..18,
        values in proptest::collection::vec(anything(), 12),
        unknown in any::<String>(),
    ) {
        let s = catalogue().services.values().nth(service).unwrap();
        let mut raw: Answers = s.questions().zip(values).map(|(q, v)| (q.id.clone(), v)).collect();
        if let Ok(kept) = form::check(s, &raw, &on()) {
            prop_assert!(kept.keys().all(|k| s.question(k).is_some_and(|q| form::asked(s, q, &kept))));
        }
        raw.insert(unknown, Value::Null);
        let _ = form::check(s, &raw, &on());
        let _ = form::next_unanswered(s, &raw);
        let _ = form::journey(s, &raw).count();
        let _ = form::files(&raw);
    }
}

/// The permit of the samples that computes its cost.
fn permit() -> (&'static Service, Answers) {
    let s = &catalogue().services["street-opening-permit"];
    (s, with_files(s, &s.examples[1].answers, &[]))
}

/// Of plates, nothing said is written as it was when regions outside the list were refused by default.
#[test]
fn a_plate_takes_regions_that_no_list_has_unless_the_package_says_otherwise() {
    let read = |with: &str| kind(&format!("plate{with}"));
    let taken = |with: &str| read(with).check(&json!("12ب145-50"), TODAY).is_ok();
    assert!(taken("") && taken("\nany_region: true") && !taken("\nany_region: false"));
    let json = |with: &str| serde_json::to_string(&read(with)).unwrap();
    assert_eq!(json(""), r#"{"type":"plate","vehicle":"car","any_region":false}"#);
    assert_eq!(json("\nany_region: true"), r#"{"type":"plate","vehicle":"car","any_region":true}"#);
}

#[test]
fn what_led_to_a_rule_is_followed_through_computed_values_and_conditions() {
    let (s, answers) = permit();
    let mut s = s.clone();
    let expression = |source: &str| serde_json::from_value::<domain::expression::Expression>(json!(source)).unwrap();
    let eligible = |when: &str| {
        let (id, none) = (String::from("small"), Text::default);
        domain::package::Eligibility { id, title: none(), when: expression(when), text: none(), law: none(), instead: None }
    };
    let led = |s: &Service, answers: &Answers| {
        let all = form::completed(s, answers, &on());
        let rule = form::not_eligible(s, &all, &on()).expect("the rule is broken");
        form::questions_of(s, rule, &all).into_iter().map(|q| q.id.clone()).collect::<Vec<_>>()
    };
    // A value computed out of one that is computed: what is answered is length and width.
    let questions = &mut s.form.sections[1].questions;
    let at = questions.iter().position(|q| q.id == "area").unwrap();
    let mut twice = questions[at].clone();
    twice.id = "twice".into();
    let Kind::Computed(value) = &mut twice.kind else { panic!("it is computed") };
    value.value = expression("area * 2");
    questions.insert(at + 1, twice);
    s.form.eligible = vec![eligible("twice < 10 && utility != \"gas\"")];
    assert_eq!(led(&s, &answers), ["utility", "length", "width"]);
    // What is asked is one of them; what is not asked is so because of another answer.
    s.form.eligible = vec![eligible("has(detour) && length < 5")];
    assert_eq!(led(&s, &answers), ["length", "detour"]);
    let mut open = answers.clone();
    open.insert("closes_street".into(), json!(false));
    open.remove("detour");
    assert_eq!(led(&s, &open), ["length", "closes_street"]);
}

#[test]
fn computed_values_follow_from_the_answers_and_cannot_be_sent() {
    let (s, mut answers) = permit();
    let kept = form::check(s, &answers, &on()).unwrap();
    // 22 metres, 80 centimetres wide.
    assert_eq!(kept["area"], "17.6");
    assert!(form::journey(s, &kept).all(|(_, q)| q.id != "area"), "nobody is asked for it");
    answers.insert("area".into(), "17.6".into());
    assert!(form::check(s, &answers, &on()).is_ok());
    answers.insert("area".into(), "1".into());
    assert_eq!(wrong(s, &answers), [("area".to_string(), "answer-computed".to_string())]);
    // With a wrong answer before it, it is not a second mistake.
    answers.remove("area");
    answers.insert("width".into(), "wide".into());
    assert_eq!(wrong(s, &answers), [("width".to_string(), "answer-not-a-number".to_string())]);
    // As far as it follows already.
    let few = Answers::from([("length".to_string(), 10.into()), ("width".to_string(), 50.into())]);
    assert_eq!(form::completed(s, &few, &on())["area"], 5);
    assert!(!form::completed(s, &Answers::from([("length".to_string(), 10.into())]), &on()).contains_key("area"));
}

#[test]
fn checks_between_answers_are_made_at_the_step_and_at_the_end() {
    let (s, mut answers) = permit();
    answers.insert("length".into(), 300.into());
    assert_eq!(wrong(s, &answers), [("closes_street".to_string(), "answer-check".to_string())]);
    let q = s.question("closes_street").unwrap();
    let step = |answers: &Answers, raw: &str| form::check_step(s, q, &raw.into(), answers, &on()).map_err(|m| m.key.into_owned());
    let kept = |length: i64| Answers::from([("length".to_string(), length.into())]);
    assert_eq!(step(&kept(300), "yes"), Err("answer-check".into()));
    assert_eq!(step(&kept(300), "no"), Ok(Some("no".into())));
    assert_eq!(step(&kept(200), "yes"), Ok(Some("yes".into())));
    // What is not answered yet is not held against anybody.
    assert_eq!(step(&Answers::new(), "yes"), Ok(Some("yes".into())));
}

#[test]
fn what_an_application_costs() {
    let (s, answers) = permit();
    let invoice = |answers: &Answers| {
        let kept = form::check(s, answers, &on()).unwrap();
        let i = domain::fee::invoice(s, &kept, &on(), None).unwrap().unwrap();
        (i.lines.iter().map(|l| (l.fee.clone(), l.rials)).collect::<Vec<_>>(), i.rials)
    };
    // 17.6 square metres of paving at 14,000,000, and a street that is closed.
    let lines = vec![("restoration".to_string(), 246_400_000), ("closing".to_string(), 5_000_000)];
    assert_eq!(invoice(&answers), (lines, 251_400_000));
    let open = with_files(s, &s.examples[0].answers, &[]);
    assert_eq!(invoice(&open), (vec![("restoration".to_string(), 34_200_000)], 34_200_000));
    assert_eq!(domain::fee::invoice(&catalogue().services["tree-permit"], &Answers::new(), &on(), None), Ok(None));
}

fn sample_bill() -> BillCode {
    BillCode { company: "915".into(), service: "6".into() }
}

/// The permit with fees of 34,200,000 rials as a service with other keys, and its invoice, with a bill and without.
fn billed(change: impl FnOnce(&mut Service)) -> [Invoice; 2] {
    let (s, _) = permit();
    let mut s = s.clone();
    change(&mut s);
    let answers = form::check(&s, &with_files(&s, &s.examples[0].answers, &[]), &on()).unwrap();
    [Some(&sample_bill()), None].map(|bill| fee::invoice(&s, &answers, &on(), bill).unwrap().unwrap())
}

/// `n` parts, every 30 days, whatever the sum.
fn instalments(count: i64) -> Option<Instalments> {
    Some(Instalments { count, every_days: 30, from_rials: count * fee::STEP, rule: Text::of(Lang::FA, "آیین‌نامه") })
}

#[test]
fn a_demand_says_bill_and_payment_by_numbers_that_read_back() {
    let [billed, plain] = billed(|_| ());
    // Without a bill code nothing is different from before.
    assert_eq!((plain.parts.len(), plain.bill_id.as_ref()), (0, None));
    let json = serde_json::to_string(&plain).unwrap();
    assert!(!json.contains("parts") && !json.contains("bill") && !json.contains("instalments"), "{json}");
    assert_eq!(billed.parts, [Part { rials: 34_200_000, due: None, payment_id: None }]);
    let day = Day::parse(TODAY).unwrap();
    let demand = billed.clone().demanded(&sample_bill(), "572918364017", day);
    let bill = demand.bill_id.clone().unwrap();
    assert_eq!((bill_id::read(&bill).as_ref(), &bill[..12]), (Ok(&bill), "572918369156"));
    let pay = demand.parts[0].payment_id.clone().unwrap();
    assert_eq!(payment_id::read(&pay, Some(&bill)).as_ref(), Ok(&pay));
    assert_eq!(payment_id::rials(&pay), Some(34_200_000));
    // Year 1405, not divided.
    assert_eq!(&pay[5..8], "500");
    // The same case always has the same numbers.
    assert_eq!(billed.demanded(&sample_bill(), "572918364017", day), demand);
}

#[test]
fn invoices_of_events_from_before_there_were_demands_are_read() {
    let old = r#"{"lines":[{"fee":"a","title":{"fa":"ا"},"rials":1500,"rule":{}}],"rials":1500}"#;
    let read: Invoice = serde_json::from_str(old).unwrap();
    assert_eq!((read.bill_id.as_ref(), read.parts.len(), read.lines[0].rates.len(), read.is_divided()), (None, 0, 0, false));
    assert_eq!(serde_json::to_string(&read).unwrap(), old);
}

#[test]
fn what_no_payment_id_can_say_is_rounded_off_and_never_added() {
    let amount = |rials: i64| {
        billed(move |s| {
            let scope = domain::expression::Scope::of(s, None);
            let wanted = domain::expression::Wanted::Number;
            s.fees.truncate(1);
            s.fees[0].amount = domain::expression::Expression::checked(&rials.to_string(), &scope, wanted).unwrap().0;
        })
    };
    let [billed, plain] = amount(1_234_567);
    assert_eq!((billed.rials, plain.rials), (1_234_000, 1_234_567));
    let last = billed.lines.last().unwrap();
    assert_eq!((last.rials, last.is_rounding(), billed.lines.len(), plain.lines.len()), (-567, true, 2, 1));
    // Less than any payment id can say is not asked for.
    let nothing = amount(999)[0].clone().demanded(&sample_bill(), "572918364017", Day::parse(TODAY).unwrap());
    assert_eq!((nothing.rials, nothing.bill_id, nothing.parts.len()), (0, None, 0));
    // And more than any can say has a bill but no payment id.
    let much = amount(100_000_000_000)[0].clone().demanded(&sample_bill(), "572918364017", Day::parse(TODAY).unwrap());
    assert_eq!((much.bill_id.is_some(), &much.parts[0].payment_id), (true, &None));
}

#[test]
fn instalments_come_to_the_sum_and_are_due_on_working_days() {
    let [billed, plain] = billed(|s| s.instalments = instalments(7));
    for i in [&billed, &plain] {
        assert!(i.is_divided());
        let rials: Vec<i64> = i.parts.iter().map(|p| p.rials).collect();
        assert_eq!(rials, [4_890_000, 4_885_000, 4_885_000, 4_885_000, 4_885_000, 4_885_000, 4_885_000]);
        assert_eq!(rials.iter().sum::<i64>(), i.rials);
        assert_eq!(i.parts[0].due.as_deref(), Some("2026-12-24"));
    }
    let demand = billed.demanded(&sample_bill(), "572918364017", Day::parse(TODAY).unwrap());
    let mut ids: Vec<&String> = demand.parts.iter().filter_map(|p| p.payment_id.as_ref()).collect();
    assert!(demand.parts.iter().all(|p| payment_id::rials(p.payment_id.as_ref().unwrap()) == Some(p.rials)));
    ids.dedup();
    assert_eq!(ids.len(), 7);
    // Below the least sum it is paid at once.
    let [whole, none] = billed_from(34_200_001);
    assert_eq!((whole.parts.len(), none.parts.len(), whole.is_divided()), (1, 0, false));
    // A day on which the agency does not work gives the next one.
    let closed = domain::package::Calendar {
        holidays: [("2026-12-24".to_string(), Text::default())].into(),
        weekend: vec![5],
        ..Default::default()
    };
    let on = domain::calendar::Today::new(Day::parse(TODAY).unwrap(), std::sync::Arc::new(domain::calendar::WorkingDays::new(&closed)));
    let mut s = permit().0.clone();
    s.instalments = instalments(2);
    let answers = form::check(&s, &with_files(&s, &s.examples[0].answers, &[]), &on).unwrap();
    let i = fee::invoice(&s, &answers, &on, None).unwrap().unwrap();
    // Thursday is a holiday, Friday a day off.
    assert_eq!(i.parts[0].due.as_deref(), Some("2026-12-26"));
}

fn billed_from(from_rials: i64) -> [Invoice; 2] {
    billed(|s| s.instalments = instalments(2).map(|i| Instalments { from_rials, ..i }))
}

#[test]
fn each_line_says_which_rate_it_was_computed_with() {
    let [i, _] = billed(|_| ());
    let rates: Vec<_> = i.lines[0].rates.iter().map(|r| (r.table.as_str(), r.from.as_deref(), r.rule.get(Lang::EN))).collect();
    assert_eq!(rates, [("restoration_rate", Some("2026-03-21"), "Sample tariff of 1405")]);
}

/// The rates of a line: table, value, rule.
fn rates(line: &Line) -> Vec<(&str, &str, &str)> {
    line.rates.iter().map(|r| (r.table.as_str(), r.value.as_str(), r.rule.get(Lang::EN))).collect()
}

#[test]
fn a_line_out_of_a_computed_value_named_no_rate() {
    let s = &catalogue().services["tree-felling"];
    let answers = form::check(s, &with_files(s, &s.examples[0].answers, &[]), &on()).unwrap();
    let i = fee::invoice(s, &answers, &on(), None).unwrap().unwrap();
    // One dead tree of 140 centimetres: eight saplings, of which sixty percent are taken off.
    let said: Vec<_> = i.lines.iter().map(|l| (l.rials, l.rule.get(Lang::EN))).collect();
    assert_eq!(said, [(28_000_000, "Number of replacement trees times a sample price"), (-16_800_000, "Sample rule for dead trees")]);
    assert_eq!(rates(&i.lines[0]), [("replacements_each", "8", "Sample rule")]);
    assert_eq!(rates(&i.lines[1]), []);
    // Where the way leads over a dangerous tree, another rule takes all of it off.
    let answers = form::check(s, &with_files(s, &s.examples[1].answers, &[]), &on()).unwrap();
    let i = fee::invoice(s, &answers, &on(), None).unwrap().unwrap();
    assert_eq!((i.rials, i.lines[1].rule.get(Lang::EN)), (0, "Sample rule: felling a tree that may fall is free."));
}

#[test]
fn the_rates_of_conditions_and_of_what_is_taken_off_were_not_named() {
    let about = "tables:
  - {id: rate, keys: {area: text}, rows: [{area: north, value: 1000, rule: {fa: شمال, en: North}}, {area: south, value: 2000, rule: {fa: جنوب, en: South}}]}
  - {id: least, keys: {area: text}, rows: [{area: any, value: 5, rule: {fa: کمینه, en: Least}}]}
  - {id: other, keys: {area: text}, rows: [{area: any, value: 7, rule: {fa: دیگر, en: Other}}]}
fees:
  - id: due
    title: {fa: هزینه, en: Charge}
    amount: \"owner ? doubled * 3 : doubled + unused\"
    when: doubled > lowest
    rule: {fa: تعرفه, en: Tariff}
    off:
      - {title: {fa: تخفیف, en: Less}, when: 'base > lookup(\"least\", area)', percent: 10, rule: {fa: قاعده, en: Why less}}
      - {title: {fa: معاف, en: None}, when: 'unused > doubled || area == \"south\"'}
cost: {note: {fa: حساب می‌شود, en: Computed}}
";
    let computed = |id: &str, value: &str| {
        format!("        - {{id: {id}, type: computed, value: '{value}', label: {{fa: رقم {id}, en: Figure {id}}}}}\n")
    };
    let questions = [
        ("base", "lookup(\"rate\", area)"),
        ("doubled", "base + base"),
        ("lowest", "lookup(\"least\", area)"),
        ("unused", "lookup(\"other\", area)"),
    ];
    let questions: String = questions.map(|(id, value)| computed(id, value)).concat();
    let text = shared::head(0).replace("cost: {rials: 0}\n", about).replace("decisions:\n", &format!("{questions}decisions:\n"))
        + "time: {days: 60, rule: {fa: قاعده, en: Rule}, if_late: {fa: خبر می‌دهیم, en: We tell you}}
stages: [{id: end, title: {fa: پایان, en: End}, tasks: [{id: last, kind: decide, title: {fa: تصمیم, en: Decide}, by: desk}]}]
";
    let s = parse(&shared::package(&text, ""), TODAY).unwrap_or_else(|m| panic!("{m:#?}")).services.remove("permit").unwrap();
    let lines = |owner: &str, area: &str| {
        let raw = [("owner".to_string(), json!(owner)), ("area".to_string(), json!(area))].into();
        let answers = form::check(&s, &raw, &on()).unwrap();
        fee::invoice(&s, &answers, &on(), None).unwrap().unwrap().lines
    };
    let (north, least, other) = (("rate", "1000", "North"), ("least", "5", "Least"), ("other", "7", "Other"));
    // What decides whether it is owed, and what it came to, through another computed value; nothing of what was not asked for.
    let owner = lines("yes", "north");
    assert_eq!(owner.iter().map(|l| (l.rials, l.rule.get(Lang::EN))).collect::<Vec<_>>(), [(6000, "Tariff"), (-600, "Why less")]);
    assert_eq!([rates(&owner[0]), rates(&owner[1])], [vec![north, least], vec![north, least]]);
    let other_way = lines("no", "south");
    let south = ("rate", "2000", "South");
    assert_eq!(
        other_way.iter().map(|l| (l.rials, l.rule.get(Lang::EN))).collect::<Vec<_>>(),
        [(4007, "Tariff"), (-400, "Why less"), (-3607, "")]
    );
    assert_eq!([rates(&other_way[0]), rates(&other_way[2])], [vec![south, least, other], vec![other, south]]);
}

#[test]
fn a_receipt_pays_the_instalment_whose_payment_id_it_is_or_else_the_next() {
    let (s, _) = permit();
    let task = s.all_stages().flat_map(|s| &s.tasks).find(|t| t.kind == TaskKind::Pay).unwrap();
    let invoice =
        billed(|s| s.instalments = instalments(2))[0].clone().demanded(&sample_bill(), "572918364017", Day::parse(TODAY).unwrap());
    let second = invoice.parts[1].payment_id.clone().unwrap();
    let persian: String = second.chars().map(|d| char::from_u32('۰' as u32 + d.to_digit(10).unwrap()).unwrap()).collect();
    let finished = |of: &str, outcome: &str, receipt: &str| Body::Finished {
        task: Id::nil(),
        of: of.into(),
        place: Place { agency: "a".into(), unit: "u".into() },
        outcome: outcome.into(),
        told: String::new(),
        note: String::new(),
        files: vec![],
        checked: vec![],
        unticked: String::new(),
        receipt: receipt.into(),
        part: None,
        rials: None,
        reported: String::new(),
        elsewhere: false,
        more: false,
        by_rule: false,
        by_silence: false,
        since: None,
        questions: vec![],
        letter: String::new(),
        contract: String::new(),
    };
    let paid = task.outcomes[0].id.as_str();
    let other = task.outcomes.get(1).map_or("no", |o| o.id.as_str());
    let all = [finished(&task.id, paid, "BANK-1"), finished(&task.id, paid, &persian), finished(&task.id, other, &second)];
    let found = fee::receipts(s, Some(&invoice), all.iter().map(|b| (5, "officer:x", b)));
    assert_eq!(found.iter().map(|p| p.part).collect::<Vec<_>>(), [Some(1), Some(2)]);
    assert_eq!((found[0].receipt.as_str(), found[0].at, found[0].by.as_str()), ("BANK-1", 5, "officer:x"));
}

#[test]
fn an_optional_question_was_skipped_when_a_form_was_taken_up_again() {
    let service = &catalogue().services["fence-permit"];
    let questions: Vec<_> = service.questions().collect();
    let optional = questions.iter().position(|q| !q.required && q.show_if.is_none()).expect("an optional question");
    let mut answers = Answers::new();
    assert_eq!(form::where_left_off(service, &answers).map(|q| q.id.as_str()), Some(questions[0].id.as_str()));
    for q in &questions[..optional] {
        answers.insert(q.id.clone(), "x".into());
    }
    assert_eq!(form::where_left_off(service, &answers).map(|q| q.id.as_str()), Some(questions[optional].id.as_str()));
    // One that was passed over is not asked again.
    answers.insert(questions[optional + 1].id.clone(), "x".into());
    assert_ne!(form::where_left_off(service, &answers).map(|q| q.id.as_str()), Some(questions[optional].id.as_str()));
}

#[test]
fn one_content_sent_twice_became_two_files_and_names_in_other_letters_were_not_alike() {
    let file =
        |sha256: &str, name: &str| domain::question::Attached { sha256: sha256.into(), name: name.into(), kind: "jpeg".into(), size: 1 };
    let mut files = vec![];
    for f in [file("a", "img.jpg"), file("b", "IMG.JPG"), file("a", "img.jpg")] {
        f.join(&mut files);
    }
    assert_eq!(files.iter().map(|f| f.name.as_str()).collect::<Vec<_>>(), ["img.jpg", "IMG (2).JPG"]);
}
