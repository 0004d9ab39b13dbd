//! What protects people: other sites, headers of every page, tracking without personal data, records of every reading.

use crate::fit;
use crate::real::Real;
use serde_json::json;
use testkit::samples::{self, WITH_FILE};
use testkit::{AgencyToken, Anonymous, Client, ENGINES, Engine, House, OfficerPages, OfficerToken, Options, PersonPages, PersonToken};

#[tokio::test(flavor = "multi_thread")]
async fn a_post_from_another_site_is_refused_and_does_nothing() {
    let house = House::new(Engine::Sqlite).await;
    let me = PersonPages::resident(&house, 0).await;
    let draft = me.post("/services/lost-and-found/start", &[]).await.expect(303).location();
    let officer = OfficerPages::new(&house, "reviewer.districts").await;
    let form = ("content-type", &b"application/x-www-form-urlencoded"[..]);
    let sites: [&[(&str, &[u8])]; 5] = [
        &[("sec-fetch-site", b"cross-site")],
        &[("sec-fetch-site", b"same-site")],
        &[("origin", b"https://evil.example")],
        &[("origin", b"null")],
        &[("sec-fetch-site", b"cross-site"), ("origin", b"http://dargah.test")],
    ];
    for site in sites {
        for (method, route, _, _) in web::TABLE.iter().filter(|r| r.0 == "POST") {
            let path = route
                .replace("/drafts/{id}", &draft)
                .replace("{id}", "00000000-0000-0000-0000-000000000000")
                .replace("{question}", "description");
            for client in [&*me as &Client, &*officer] {
                let headers: Vec<(&str, &[u8])> = site.iter().copied().chain([form]).collect();
                let a = client.call(method, &path, &headers, b"name=x&answer=x".to_vec()).await.expect(403);
                assert!(a.is_page(), "{path}: {}", a.shortened());
                fit(&a);
            }
        }
    }
    // Still signed in, the draft still there.
    me.get("/me").await.expect(200);
    me.get(&draft).await.expect(303);
    // From our own pages, from a program without such headers, and reading from anywhere.
    let same: [&[(&str, &[u8])]; 4] =
        [&[("sec-fetch-site", b"same-origin")], &[("sec-fetch-site", b"none")], &[("origin", b"http://dargah.test")], &[]];
    for site in same {
        let headers: Vec<(&str, &[u8])> = site.iter().copied().chain([form]).collect();
        me.call("POST", "/me", &headers, b"name=Me&lang=fa".to_vec()).await.expect(303);
    }
    me.call("GET", "/me", &[("sec-fetch-site", b"cross-site")], vec![]).await.expect(200);
}

fn inline(html: &str) -> Option<String> {
    let lower = html.to_lowercase();
    for (at, _) in lower.match_indices("<script") {
        let tag = lower[at..].split('>').next().unwrap_or_default();
        if !tag.contains("src=") {
            return Some(tag.into());
        }
    }
    if lower.contains("<style") {
        return Some("<style".into());
    }
    if lower.contains("href=\"javascript:") {
        return Some("javascript:".into());
    }
    for tag in lower.split('<').skip(1).filter_map(|t| t.split('>').next()) {
        // What stands in quotes is a value.
        let names: String = tag.split('"').step_by(2).collect::<Vec<_>>().join("\"\"");
        let attribute = |name: &str| names.contains(&format!(" {name}"));
        for name in ["style=", "onclick=", "onload=", "onerror=", "onsubmit=", "onchange="] {
            if attribute(name) {
                return Some(tag.into());
            }
        }
    }
    None
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_has_its_headers_and_nothing_inline() {
    let house = House::new(Engine::Sqlite).await;
    let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
    let officer = OfficerPages::new(&house, "reviewer.districts").await;
    let case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
    let real = Real::new(Engine::Sqlite).await;
    let mut seen = 0;
    for lang in ["fa", "en", "ar"] {
        for (_, route, ..) in web::TABLE.iter().filter(|r| r.0 == "GET") {
            let path = real.address(route).await;
            let a = real.caller(route).get(&format!("{path}?lang={lang}")).await;
            // A receipt is there once the application was sent, an invoice where the cost is computed.
            let later = ["/signatures/{id}/{question}/receipt", "/cases/{id}/invoice/print", "/desk/find"].contains(route);
            assert!(a.status != 404 || later, "{path}: there is no such page");
            fit(&a);
            assert_eq!(a.header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(a.header("x-frame-options"), "DENY", "{path}");
            assert_eq!(a.header("referrer-policy"), "same-origin", "{path}");
            assert_eq!(a.header("cross-origin-opener-policy"), "same-origin", "{path}");
            let csp = a.header("content-security-policy");
            assert!(
                csp.contains("default-src 'none'") && csp.contains("frame-ancestors 'none'") && !csp.contains("unsafe"),
                "{path}: {csp}"
            );
            if a.is_page() {
                assert_eq!(inline(&a.text()), None, "{path}");
                assert_eq!(a.header("cache-control"), "no-store", "{path}");
                assert!(a.text().contains(&format!("lang=\"{lang}\"")), "{path} is not in {lang}");
                seen += 1;
            }
        }
    }
    println!("{seen} pages");
    let api = Anonymous::new(&house).get("/api/v1/services").await.expect(200);
    assert_eq!(api.header("x-content-type-options"), "nosniff");
    // What someone typed is text on every page that shows it.
    let bad = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
    let refused = me.post("/me", &[("name", bad), ("lang", "fa")]).await.expect(422);
    assert!(inline(&refused.text()).is_none() && !refused.text().contains("<script>alert"), "{}", refused.shortened());
    me.post(&format!("/cases/{case}/message"), &[("text", bad)]).await.expect(303);
    officer.post(&format!("/desk/cases/{case}/question"), &[("text", bad)]).await.expect(303);
    let q = testkit::callers::encode(bad);
    let pages = [("/", &*me as &Client), ("/me", &me), ("/cases", &me), ("/desk", &officer)];
    let more = [
        format!("/cases/{case}"),
        format!("/search?q={q}"),
        format!("/track?code={q}"),
        format!("/sign-in?next={q}"),
        format!("/agencies/mashhad-water?q={q}"),
    ];
    for (path, client) in pages
        .into_iter()
        .map(|(p, c)| (p.to_string(), c))
        .chain(more.into_iter().map(|p| (p, &*me as &Client)))
        .chain([(format!("/desk/cases/{case}"), &*officer as &Client)])
    {
        let a = client.get(&path).await;
        assert_eq!(inline(&a.text()), None, "{path}");
        assert!(!a.text().contains("<script>alert"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tracking_by_code_shows_status_and_nothing_personal() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (token, officer) = (PersonToken::resident(&house, 0).await, OfficerToken::new(&house, "reviewer.districts").await);
        let made = token.apply(WITH_FILE).await;
        let (case, code) = (made["case"].as_str().unwrap(), made["tracking_code"].as_str().unwrap());
        let asked = serde_json::json!({ "text": "پرسش محرمانه" });
        officer.json("POST", &format!("/api/v1/desk/cases/{case}/questions"), &asked).await.expect(200);
        let p = &samples::people().residents[0];
        let answers = &samples::service(WITH_FILE).examples[0].answers;
        let personal = [
            p.name.get(domain::Lang::FA),
            &p.national_number,
            &p.mobile,
            &p.mobile[3..],
            case,
            "reviewer.districts",
            "پرسش محرمانه",
            answers["address"].as_str().unwrap(),
        ];
        // Without groups, in groups, in Persian digits.
        let persian: String = code.chars().map(|d| char::from_u32('۰' as u32 + d as u32 - '0' as u32).unwrap()).collect();
        for typed in [code.to_string(), domain::tracking::grouped(code), persian] {
            let who = Anonymous::new(&house);
            let typed = testkit::callers::encode(&typed);
            let (page, api) =
                (who.get(&format!("/track?code={typed}")).await.expect(200), who.get(&format!("/api/v1/track/{typed}")).await.expect(200));
            fit(&page);
            assert!(page.text().contains(samples::title(WITH_FILE)));
            assert_eq!(api.json()["status"], "waiting");
            for text in [page.text(), api.text()] {
                for secret in personal {
                    assert!(!text.contains(secret), "tracking shows {secret}");
                }
            }
        }
        // A code that cannot be one and one that is not in use get the same answer; guessing is slow.
        let who = Anonymous::new(&house);
        let unused = (0..u64::MAX).map(|n| domain::tracking::code(n.to_le_bytes())).find(|c| c != code).unwrap();
        let a = who.get(&format!("/api/v1/track/{unused}")).await.expect(404).json();
        let b = who.get("/api/v1/track/123").await.expect(404).json();
        assert_eq!(a, b);
        let mut refused = None;
        for _ in 0..40 {
            let a = who.get(&format!("/api/v1/track/{unused}")).await;
            if a.status == 429 {
                refused = Some(a);
                break;
            }
        }
        let refused = refused.expect("codes can be guessed without limit");
        assert!(refused.is_problem() && refused.header("retry-after").parse::<u64>().is_ok());
        assert_eq!(who.get(&format!("/track?code={unused}")).await.status, 429);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_read_a_whole_letter_by_its_preview_and_nobody_knew() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let token = PersonToken::resident(&house, 0).await;
        let (service, officer) = (samples::service(WITH_FILE), OfficerToken::new(&house, "reviewer.districts").await);
        let decision = &service.decisions[0];
        let decide = json!({ "decision": decision.id, "ground": decision.grounds[0].id, "note": "" });
        let hand_on = json!({ "agency": "mashhad-water", "unit": "engineering", "reason": "x" });
        for (path, body) in [("decision/preview", &decide), ("transfer/preview", &hand_on), ("outcomes", &json!({}))] {
            let case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
            let at = format!("/api/v1/desk/cases/{case}/{path}");
            for _ in 0..2 {
                if path == "outcomes" { officer.get(&at).await } else { officer.json("POST", &at, body).await }.expect(200);
            }
            let read_by = token.get("/api/v1/me").await.expect(200).json()["read_by"].as_array().unwrap().clone();
            let of: Vec<_> = read_by.iter().filter(|r| r["case"] == json!(case)).map(|r| r["purpose"].clone()).collect();
            assert_eq!(of, [json!("task")], "{path} on {engine:?}");
        }
        house.work().await;
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officers_reading_is_recorded_and_the_person_sees_it() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let (me, token) = (PersonPages::resident(&house, 0).await, PersonToken::resident(&house, 0).await);
        let case = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
        let reads = async || {
            let all = token.get("/api/v1/me").await.expect(200).json()["read_by"].as_array().unwrap().clone();
            all.into_iter().filter(|r| r["purpose"] != "list").collect::<Vec<_>>()
        };
        assert!(reads().await.is_empty());
        let (officer, head) = (OfficerPages::new(&house, "reviewer.districts").await, OfficerToken::new(&house, "head.districts").await);
        // The list is no reading of the case; the case is, once within the hour.
        officer.get("/desk").await.expect(200);
        assert!(reads().await.is_empty());
        for _ in 0..3 {
            officer.get(&format!("/desk/cases/{case}")).await.expect(200);
        }
        let list = reads().await;
        assert_eq!(list.len(), 1);
        assert_eq!((list[0]["case"].as_str(), list[0]["place"].as_str()), (Some(case.as_str()), Some("mashhad-districts/permits")));
        head.get(&format!("/api/v1/cases/{case}/timeline")).await.expect(200);
        AgencyToken::new(&house, "mashhad-districts").await.get(&format!("/api/v1/cases/{case}")).await.expect(200);
        assert_eq!(reads().await.len(), 3);
        // On the pages: my data and the case.
        let unit = samples::catalogue().agencies["mashhad-districts"].unit("permits").unwrap().title.get(domain::Lang::FA);
        let page = me.get("/me").await.expect(200);
        fit(&page);
        assert!(page.text().contains(unit), "the reading is not on the page about me");
        assert!(me.get(&format!("/cases/{case}")).await.expect(200).text().contains(unit));
        // Another person's reading of a case that is not theirs leaves no trace, and the person's own is none.
        PersonPages::resident(&house, 1).await.get(&format!("/cases/{case}")).await.expect(404);
        assert_eq!(reads().await.len(), 3);
        house.work().await;
        let report = house.verify().await;
        assert_eq!((report.events, report.broken, report.uncovered), (4, 0, 0));
        // Reading at once by many is one reading each, and the chain holds.
        let fresh = token.apply(WITH_FILE).await["case"].as_str().unwrap().to_string();
        let calls = (0..6).map(|_| {
            let (o, path) = ((*officer).clone(), format!("/desk/cases/{fresh}"));
            tokio::spawn(async move { o.get(&path).await.expect(200) })
        });
        for c in calls.collect::<Vec<_>>() {
            c.await.unwrap();
        }
        let of_fresh = reads().await.iter().filter(|r| r["case"] == fresh.as_str()).count();
        assert_eq!(of_fresh, 1, "one reading was recorded {of_fresh} times");
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_come_from_elsewhere_only_where_an_operator_names_tiles() {
    for engine in ENGINES {
        for (tiles, policy) in [
            ("", "img-src 'self' data:;"),
            ("https://tiles.example.org/{z}/{x}/{y}.png", "img-src 'self' data: https://tiles.example.org;"),
        ] {
            let map = web::Ground::new(tiles, "tiles.example.org", "36.2972, 59.6067, 12").unwrap();
            let house = House::with(engine, Options { map, ..Options::default() }).await;
            let page = Anonymous::new(&house).get("/").await.expect(200);
            let csp = page.header("content-security-policy");
            assert!(csp.contains(policy), "{csp}");
            let ground = Anonymous::new(&house).get("/assets/map.json").await.expect(200);
            assert_eq!(serde_json::from_str::<serde_json::Value>(&ground.text()).unwrap()["tiles"], tiles);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_left_as_the_answer_of_the_library_without_language_and_incident() {
    async fn broken() -> String {
        let nothing: Vec<String> = vec![];
        nothing[house_number()].clone()
    }
    fn house_number() -> usize {
        7
    }
    let mut house = House::new(Engine::Sqlite).await;
    let get = || axum::Router::new().route("/broken", axum::routing::get(broken));
    let api = axum::Router::new().route("/api/v1/broken", axum::routing::get(broken));
    house.router = web::answers_as_page(get(), &house.web).merge(web::answers_as_json(api, &house.web)).with_state(house.web.clone());
    let client = Anonymous::new(&house);
    let page = client.get("/broken?lang=en").await.expect(500);
    assert!(page.is_page() && page.text().contains("lang=\"en\""), "{}", page.shortened());
    let problem = client.call("GET", "/api/v1/broken", &[("accept-language", b"fa")], vec![]).await.expect(500).json();
    let incident = problem["incident"].as_str().unwrap();
    assert_eq!((problem["type"].as_str(), incident.len()), (Some("/problems/fault"), 10), "{problem}");
    assert!(!page.text().contains("index out of bounds") && !problem.to_string().contains("index out of bounds"), "{problem}");
}
