//! Commands, their help, and one clear line when something is wrong.

use crate::durability::place;
use crate::{Running, arg, dargah, ends, err, one_line, out, signal};
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};
use testkit::{ENGINES, Engine, samples};

const COMMANDS: [&str; 14] = [
    "serve", "worker", "demo", "migrate", "check", "package", "simulate", "token", "contact", "officer", "bench", "verify", "value",
    "doctor",
];

fn http(address: &str, request: &str) -> String {
    let mut s = TcpStream::connect(address).expect("it listens");
    s.write_all(format!("{request}\r\nhost: {address}\r\nconnection: close\r\n\r\n").as_bytes()).unwrap();
    let mut text = vec![];
    s.read_to_end(&mut text).unwrap();
    String::from_utf8_lossy(&text).into_owned()
}

/// A migrated SQLite database with one application, in a folder.
async fn installation() -> (tempfile::TempDir, testkit::House, String) {
    let house = testkit::House::new(testkit::Engine::Sqlite).await;
    let made = testkit::PersonToken::resident(&house, 0).await.apply("lost-and-found").await;
    house.work().await;
    let folder = tempfile::tempdir().unwrap();
    copy(house.folder(), folder.path());
    (folder, house, made["case"].as_str().unwrap().to_string())
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        if entry.path().is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

#[test]
fn help_of_every_command_says_what_it_does_and_each_flag() {
    let all = ends(&["--help"]);
    assert!(all.status.success());
    for c in COMMANDS {
        assert!(out(&all).lines().any(|l| l.trim_start().starts_with(c) && l.trim_start().len() > c.len() + 10), "{c} is not in --help");
        let help = ends(&[c, "--help"]);
        let text = out(&help);
        assert!(help.status.success() && text.contains(&format!("Usage: dargah {c}")), "{c}: {text}");
        assert!(text.lines().next().is_some_and(|l| l.len() > 15), "{c} --help does not say what it does");
        // Every flag has words of its own: on its line or the next.
        let lines: Vec<&str> = text.lines().collect();
        for (i, l) in lines.iter().enumerate().filter(|(_, l)| l.trim_start().starts_with('-')) {
            let described = l.trim_start().split("  ").count() > 1 || lines.get(i + 1).is_some_and(|n| n.starts_with("          "));
            assert!(described, "{c}: no words for {l}");
        }
    }
    assert!(out(&ends(&["--version"])).starts_with("dargah "));
    for wrong in [
        &["dance"][..],
        &["serve", "--nothing"],
        &[],
        &["token"],
        &["token", "--officer", "a", "--person", "b"],
        &["contact", "--person", "1"],
    ] {
        let o = ends(wrong);
        assert_eq!(o.status.code(), Some(2), "{wrong:?}: {}", err(&o));
        assert!(err(&o).contains("Usage:"), "{wrong:?}: {}", err(&o));
    }
}

#[test]
fn check_shows_every_planted_mistake_with_place_line_and_remedy() {
    let broken = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/tests/broken");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(&broken).unwrap().flatten().map(|e| e.path()).collect();
    folders.sort();
    let (mut packages, mut mistakes) = (0, 0);
    for folder in &folders {
        // A note for the test beside the packages is not part of them.
        let copied = tempfile::tempdir().unwrap();
        tree(folder, copied.path());
        let _ = std::fs::remove_file(copied.path().join("expected.txt"));
        let o = ends(&["check", arg(copied.path())]);
        let text = out(&o);
        let json: Value = serde_json::from_str(&out(&ends(&["check", "--json", arg(copied.path())]))).unwrap();
        let list = json["mistakes"].as_array().unwrap();
        if folder.ends_with("base") {
            assert!(o.status.success() && list.is_empty(), "{text}");
            continue;
        }
        assert_eq!(o.status.code(), Some(1), "{}: {text}", folder.display());
        assert!(!list.is_empty(), "{}", folder.display());
        for m in list {
            let place = format!("{}/{}:{}:{}: ", arg(copied.path()), m["file"].as_str().unwrap(), m["line"], m["column"]);
            let at = text.find(&place).unwrap_or_else(|| panic!("{}: no {place} in\n{text}", folder.display()));
            let lines: Vec<&str> = text[at..].lines().take(4).collect();
            assert!(lines[0].len() > place.len() + 5, "no reason: {}", lines[0]);
            assert!(lines[1].trim_start().starts_with(&m["line"].to_string()) && lines[1].contains(" | "), "no excerpt: {}", lines[1]);
            assert!(lines[2].trim_end().ends_with('^'), "no mark: {}", lines[2]);
            assert!(lines[3].trim_start().starts_with("= ") && lines[3].len() > 10, "no remedy: {}", lines[3]);
            assert!(!text[at..].lines().take(4).any(|l| l.contains("[mistake")), "a text is missing: {}", lines[0]);
            mistakes += 1;
        }
        packages += 1;
    }
    println!("{mistakes} mistakes of {packages} broken packages");
    assert!(packages >= 20);
    let said = ["fa", "ar", "en"].map(|lang| out(&ends(&["check", "--lang", lang, arg(&broken.join("bad-ids"))])));
    assert!(said[0].contains('ی') && !said[0].contains('ي'), "not in Persian: {}", said[0]);
    assert!(said[1].contains('ي') && !said[1].contains('ی'), "not in Arabic: {}", said[1]);
    assert!(said[2].is_ascii() || !said[2].contains(['ی', 'ي']), "not in English: {}", said[2]);
}

#[test]
fn a_language_without_words_is_refused_not_answered_in_english() {
    let broken = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/tests/broken/bad-ids");
    for lang in ["xx", "not a language"] {
        one_line(&ends(&["check", "--lang", lang, arg(&broken)]), 2, &["--lang", "fa, "]);
    }
}

#[test]
fn a_package_that_needs_another_had_a_mistake_for_every_reference() {
    let packages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packages");
    let o = ends(&["check", arg(&packages.join("khorasan"))]);
    let text = out(&o);
    assert_eq!(o.status.code(), Some(1));
    assert!(text.contains("common") && text.contains("dargah check /") && text.lines().count() == 1, "{text}");
    let json: Value = serde_json::from_str(&out(&ends(&["check", "--json", arg(&packages.join("khorasan"))]))).unwrap();
    assert!(json["mistakes"].as_array().unwrap().is_empty() && json["needs"].as_array().unwrap().iter().any(|n| n == "common"), "{json}");
    // Alone in the world it is told what each name lacks, and no dash is suggested.
    let alone = tempfile::tempdir().unwrap();
    tree(&packages.join("khorasan"), alone.path());
    let text = out(&ends(&["check", arg(alone.path())]));
    assert!(text.contains("common") && text.contains("One mistake in") && !text.contains('–') && !text.contains("“”"), "{text}");
}

#[test]
fn a_package_that_was_missing_was_the_fifth_of_thirty_six_mistakes() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packages");
    let here = tempfile::tempdir().unwrap();
    let mashhad = here.path().join("mashhad");
    std::fs::create_dir(&mashhad).unwrap();
    tree(&samples.join("mashhad"), &mashhad);
    // What is wrong in itself is said as well, after what is missing.
    let stall = mashhad.join("agencies/fire-department.yaml");
    let text = std::fs::read_to_string(&stall).unwrap();
    std::fs::write(&stall, text.replacen("icon: ", "icon: no-such-", 1)).unwrap();
    let keys = |path: &Path| {
        let json: Value = serde_json::from_str(&out(&ends(&["check", "--json", arg(path)]))).unwrap();
        json["mistakes"].as_array().unwrap().iter().map(|m| m["key"].as_str().unwrap().to_string()).collect::<Vec<_>>()
    };
    let found = ["mistake-need-missing", "mistake-need-missing", "mistake-unknown-icon"];
    assert_eq!(keys(&mashhad), found);
    assert_eq!(keys(here.path()), found);
    std::fs::write(&stall, text).unwrap();
    let whole = samples.join("mashhad");
    let plain = |o: &std::process::Output| err(o).replace(['\u{2068}', '\u{2069}'], "");
    let o = ends(&["package", "diff", arg(&mashhad), arg(&whole)]);
    let text = plain(&o);
    assert!(o.status.code() == Some(1) && text.contains("“common”") && text.contains("“khorasan”"), "{text}");
    assert!(text.lines().filter(|l| l.starts_with("mashhad/")).all(|l| l.starts_with("mashhad/package.yaml:")), "{text}");
    // Which of the two lacks them, and how they are given.
    assert!(text.contains("the old package needs others") && text.contains("common, khorasan") && text.contains("--with"), "{text}");
    let (key, file, to) = (here.path().join("key"), here.path().join("file"), here.path().join("to"));
    assert!(ends(&["package", "export", arg(&whole), "--key", arg(&key), "--to", arg(&file)]).status.success());
    let o = ends(&["package", "import", arg(&file), "--to", arg(&to)]);
    assert!(o.status.code() == Some(1) && plain(&o).contains("2 mistakes") && plain(&o).contains("“khorasan”"), "{}", err(&o));
}

#[test]
fn a_file_that_is_no_text_was_told_twice_and_once_in_another_language() {
    let packages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packages");
    let here = tempfile::tempdir().unwrap();
    tree(&packages.join("khorasan"), here.path());
    std::fs::write(here.path().join("agencies/tax-office.yaml"), b"id: \xff\xfe").unwrap();
    for (lang, says) in [("fa", "UTF-8"), ("en", "UTF-8")] {
        let o = ends(&["check", arg(here.path()), "--lang", lang]);
        assert_eq!((o.status.code(), err(&o).as_str()), (Some(1), ""));
        assert_eq!(out(&o).matches("agencies/tax-office.yaml:").count(), 1, "{}", out(&o));
        assert!(out(&o).contains(says), "{}", out(&o));
    }
}

/// What it prints, with this on standard input.
fn told(arguments: &[&str], line: &str) -> std::process::Output {
    let mut child = dargah(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(line.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_gave_an_officer_a_skill_had_to_give_everything_again() {
    let (folder, house, _) = installation().await;
    drop(house);
    let data = arg(folder.path());
    let store = store::Store::sqlite(&folder.path().join("dargah.db")).unwrap();
    let officer = "reviewer.districts";
    let account = async || store.read(|tx| store::officer::get(tx, "reviewer.districts")).await.unwrap().unwrap();
    let skilled = async |skill: &'static str| store.read(move |tx| store::officer::can(tx, "reviewer.districts", skill)).await.unwrap();
    let change = |more: &[&str], line: &str| told(&[&["officer", officer, "--data", data], more].concat(), line);
    let all = |a: &store::officer::Account| (a.agency.clone(), a.unit.clone(), a.title.clone(), a.passphrase.clone(), a.active);
    let before = account().await;

    let o = change(&["--skills", "heights"], "");
    assert!(o.status.success() && out(&o).contains("mashhad-districts, unit permits"), "{}{}", out(&o), err(&o));
    // What was before, and what is now, was not said.
    assert!(out(&o).lines().any(|line| line == "skills: none → heights"), "{}", out(&o));
    let o = change(&["--skills", "heights,trees"], "");
    assert!(out(&o).lines().any(|line| line == "skills: heights → heights, trees") && out(&o).lines().count() == 2, "{}", out(&o));
    assert_eq!((all(&account().await), skilled("heights").await), (all(&before), true));
    assert!(change(&["--title-en", "Reviewer"], "\n").status.success());
    let named = account().await;
    assert_eq!((named.title.get(domain::Lang::EN), named.title.get(domain::Lang::FA)), ("Reviewer", before.title.get(domain::Lang::FA)));
    let o = change(&["--unit", "addressing"], "");
    assert!(out(&o).contains("unit: permits → addressing") && skilled("heights").await, "{}", out(&o));
    assert_eq!((account().await.unit.as_str(), account().await.passphrase), ("addressing", before.passphrase.clone()));
    one_line(&change(&["--unit", "nowhere"], ""), 1, &["unit"]);
    // A passphrase alone; and not one that is a single letter.
    one_line(&change(&[], "aaaaaaaaaaaaaaaa\n"), 1, &["5 different characters"]);
    one_line(&change(&[], "short\n"), 1, &["between 12"]);
    let o = change(&[], "four good words here\n");
    assert!(o.status.success() && out(&o).lines().any(|line| line == "passphrase: a new one"), "{}", out(&o));
    let after = account().await;
    assert!(after.passphrase != before.passphrase && after.unit == "addressing");
    // Who may not sign in any more does not by a skill.
    assert!(ends(&["officer", officer, "--inactive", "--data", data]).status.success());
    let o = change(&["--skills", ""], "");
    assert!(o.status.success() && out(&o).contains("may not sign in") && !account().await.active, "{}", out(&o));
    assert!(change(&[], "four good words again\n").status.success() && account().await.active);
    // Nothing given, and somebody who is not there yet.
    one_line(&change(&[], ""), 2, &["--skills"]);
    one_line(&told(&["officer", "new.one", "--data", data, "--skills", "x"], ""), 2, &["new.one", "--agency"]);
}

fn tree(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            std::fs::create_dir_all(&target).unwrap();
            tree(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn check_is_clean_on_the_sample_packages_and_says_when_there_is_no_folder() {
    let o = ends(&["check", arg(&samples::packages())]);
    assert!(o.status.success(), "{}", out(&o));
    assert_eq!(out(&o).lines().count(), 1);
    // Where nobody among the sample people works is a note, and no mistake.
    let folder = tempfile::tempdir().unwrap();
    tree(&samples::packages(), folder.path());
    let file = folder.path().join("sample-people.yaml");
    let people = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, people.replace("agency: guild-chamber\n    unit: licensing", "agency: mashhad-districts\n    unit: permits"))
        .unwrap();
    let o = ends(&["check", arg(folder.path())]);
    let text = out(&o);
    assert!(o.status.success() && text.lines().count() == 2, "{text}");
    assert!(text.contains("Note: nobody in sample-people.yaml") && text.trim_end().ends_with(": guild-chamber/licensing"), "{text}");
    let json: Value = serde_json::from_str(&out(&ends(&["check", "--json", arg(folder.path())]))).unwrap();
    assert_eq!(json["unstaffed"], serde_json::json!(["guild-chamber/licensing"]));
    one_line(&ends(&["check", "no-such-folder"]), 2, &["no-such-folder"]);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("package.yaml"), b"id: \xff\xfe").unwrap();
    let o = ends(&["check", arg(folder.path())]);
    assert_eq!(o.status.code(), Some(1), "{}", out(&o));
    assert!(out(&o).contains("package.yaml:"), "{}", out(&o));
    let empty = tempfile::tempdir().unwrap();
    let o = ends(&["check", arg(empty.path())]);
    one_line(&o, 2, &["no packages"]);
}

#[cfg(unix)]
#[test]
fn check_passed_over_links_and_folders_and_read_what_is_too_large() {
    let folder = tempfile::tempdir().unwrap();
    tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/tests/broken/base"), folder.path());
    let at = |name: &str| folder.path().join("p/services").join(name);
    let said = |name: &str, word: &str| {
        let o = ends(&["check", arg(folder.path())]);
        assert_eq!(o.status.code(), Some(1), "{name}: {}", out(&o));
        assert!(out(&o).contains(&format!("p/services/{name}:1:1: ")) && out(&o).contains(word), "{name}: {}", out(&o));
    };
    for (name, target) in [("link.yaml", at("permit.yaml")), ("dangling.yaml", at("nothing.yaml"))] {
        std::os::unix::fs::symlink(target, at(name)).unwrap();
        said(name, "is not a file");
        std::fs::remove_file(at(name)).unwrap();
    }
    std::fs::create_dir(at("folder.yaml")).unwrap();
    said("folder.yaml", "is not a file");
    std::fs::remove_dir(at("folder.yaml")).unwrap();
    // Nothing is in it but its length: reading it would take seconds.
    std::fs::File::create(at("large.yaml")).unwrap().set_len(3 << 30).unwrap();
    let begun = Instant::now();
    said("large.yaml", "512");
    assert!(begun.elapsed().as_secs() < 5);
    std::fs::remove_file(at("large.yaml")).unwrap();
    assert!(ends(&["check", arg(folder.path())]).status.success());
}

/// What a first start makes and takes long: hashes of passphrases, each with a salt of its own, and versions with their times.
async fn made(folder: &Path) -> Vec<(String, String)> {
    let store = store::Store::sqlite(&folder.join("dargah.db")).unwrap();
    store
        .read(|tx| {
            let mut rows = tx.rows("SELECT name, passphrase FROM officers ORDER BY name", &[])?;
            rows.extend(tx.rows("SELECT service, CAST(published_at AS TEXT) FROM service_versions ORDER BY service, version", &[])?);
            Ok(rows.iter_mut().map(|r| (r.text(0), r.text(1))).collect())
        })
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn demo_says_where_it_is_and_who_can_sign_in_and_a_second_start_makes_nothing_anew() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = vec![];
    for round in 0..2 {
        let mut demo = Running::start(&["demo", "--listen", "127.0.0.1:0", "--data", arg(folder.path())]);
        let lines = demo.until("ready http://127.0.0.1:");
        let text = lines.join("\n");
        for word in ["0938668935", "visitor.one@example.org", "reviewer.districts", "sample-lantern-river-maple", "/demo/outbox"] {
            assert!(text.contains(word), "{word} is not said:\n{text}");
        }
        assert_eq!(lines.iter().filter(|l| l.starts_with("ready ")).count(), 1);
        let address = lines.last().unwrap().strip_prefix("ready http://").unwrap().to_string();
        for path in ["/", "/healthz", "/readyz", "/metrics", "/api/v1/openapi.json", "/demo/outbox"] {
            assert!(http(&address, &format!("GET {path} HTTP/1.1")).starts_with("HTTP/1.1 200"), "{path}");
        }
        let figures = http(&address, "GET /metrics HTTP/1.1");
        for name in ["dargah_requests_under_way 0", "dargah_body_bytes_held 0"] {
            assert!(figures.contains(name), "{name} is not in\n{figures}");
        }
        if round == 0 {
            // A second one at the same port.
            let other = tempfile::tempdir().unwrap();
            let o = ends(&["demo", "--listen", &address, "--data", arg(other.path())]);
            one_line(&o, 1, &["in use", "--listen"]);
            let o = ends(&["serve", "--listen", &address, "--data", arg(folder.path())]);
            one_line(&o, 1, &["in use"]);
            // While it runs, a token can be made beside it.
            let o = ends(&["token", "--data", arg(folder.path()), "--officer", "reviewer.districts"]);
            assert!(o.status.success(), "{}", err(&o));
            let answer = http(&address, &format!("GET /api/v1/desk/tasks HTTP/1.1\r\nauthorization: Bearer {}", out(&o).trim()));
            assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        }
        demo.signal(if round == 0 { "INT" } else { "TERM" });
        assert_eq!(demo.end(Duration::from_secs(8)).code(), Some(0));
        let now = made(folder.path()).await;
        if round == 0 {
            first = now;
        } else {
            assert_eq!(now, first, "made anew");
        }
    }
    assert!(first.len() > 20);
    let o = ends(&["verify", "--json", "--data", arg(folder.path())]);
    assert!(o.status.success(), "{}", err(&o));
}

#[test]
fn metrics_were_on_the_public_address_and_have_one_of_their_own_when_set() {
    let folder = tempfile::tempdir().unwrap();
    let data = arg(folder.path());
    assert!(ends(&["migrate", "--data", data]).status.success());
    let said = |at: &str| {
        let o = dargah(&["doctor", "--data", data]).env("DARGAH_METRICS_LISTEN", at).output().unwrap();
        let lines = out(&o);
        let line = lines.lines().rfind(|l| l.trim_start().starts_with("metrics ")).unwrap_or_default().to_string();
        (line, o.status.success())
    };
    let (line, well) = said("");
    assert!(well && line.contains("http://127.0.0.1:8080/metrics") && line.contains("this machine"), "{line}");
    let (line, well) = said("0.0.0.0:9464");
    assert!(well && line.contains("http://0.0.0.0:9464/metrics") && line.contains("whoever"), "{line}");
    for at in ["9464", "127.0.0.1:8080"] {
        let (line, well) = said(at);
        assert!(!well && line.contains("WRONG") && line.contains("metrics_listen"), "{line}");
    }
    std::fs::write(folder.path().join("dargah.toml"), "metrics_listen = \"127.0.0.1:0\"\n").unwrap();
    let mut serve = Running::start(&["serve", "--listen", "127.0.0.1:0", "--data", data]);
    let lines = serve.until("ready http://");
    let apart = lines.iter().find_map(|l| l.strip_prefix("metrics http://")?.strip_suffix("/metrics")).expect("where metrics are");
    let address = lines.last().unwrap().replace("ready http://", "");
    assert!(http(&address, "GET /metrics HTTP/1.1").starts_with("HTTP/1.1 404"));
    let figures = http(apart, "GET /metrics HTTP/1.1");
    assert!(figures.starts_with("HTTP/1.1 200") && figures.contains("dargah_requests_under_way"), "{figures}");
    assert!(http(apart, "GET / HTTP/1.1").starts_with("HTTP/1.1 404"), "nothing else is there");
    // A port that is taken is told, of a program on a folder of its own.
    let other = tempfile::tempdir().unwrap();
    assert!(ends(&["migrate", "--data", arg(other.path())]).status.success());
    let taken = ["serve", "--listen", "127.0.0.1:0", "--data", arg(other.path()), "--set", &format!("metrics_listen={apart}")];
    one_line(&ends(&taken), 1, &["in use", "metrics_listen"]);
    serve.signal("TERM");
    assert_eq!(serve.end(Duration::from_secs(8)).code(), Some(0));
}

#[test]
fn ctrl_c_ends_serve_and_worker_with_a_connection_open() {
    let folder = tempfile::tempdir().unwrap();
    assert!(ends(&["migrate", "--data", arg(folder.path())]).status.success());
    let mut serve = Running::start(&["serve", "--with-worker", "--listen", "127.0.0.1:0", "--data", arg(folder.path())]);
    let address = serve.until("ready http://").pop().unwrap().replace("ready http://", "");
    // Somebody keeps a connection and says nothing.
    let mut idle = TcpStream::connect(&address).unwrap();
    idle.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
    idle.read_exact(&mut [0; 15]).unwrap();
    let mut half = TcpStream::connect(&address).unwrap();
    half.write_all(b"POST /sign-in/resident HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nnat").unwrap();
    serve.signal("INT");
    assert_eq!(serve.end(Duration::from_secs(10)).code(), Some(0));
    let mut worker = Running::start(&["worker", "--data", arg(folder.path())]);
    worker.until("ready");
    worker.signal("INT");
    assert_eq!(worker.end(Duration::from_secs(5)).code(), Some(0));
}

#[test]
fn two_programs_that_served_one_folder_each_had_limits_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let data = arg(folder.path());
    assert!(ends(&["migrate", "--data", data]).status.success());
    let serve = ["serve", "--listen", "127.0.0.1:0", "--data", data];
    let mut first = Running::start(&serve);
    first.until("ready http://");
    let who = format!("process {} ", first.child.id());
    for second in [&serve[..], &["demo", "--listen", "127.0.0.1:0", "--data", data]] {
        one_line(&ends(second), 1, &[data, &who, "--data"]);
    }
    // What is meant to run beside it does.
    let mut worker = Running::start(&["worker", "--data", data]);
    worker.until("ready");
    worker.signal("INT");
    assert_eq!(worker.end(Duration::from_secs(5)).code(), Some(0));
    assert!(ends(&["verify", "--data", data]).status.success());
    // Whoever is killed holds nothing, and another folder is another matter.
    let other = tempfile::tempdir().unwrap();
    assert!(ends(&["migrate", "--data", arg(other.path())]).status.success());
    let mut beside = Running::start(&["serve", "--listen", "127.0.0.1:0", "--data", arg(other.path())]);
    beside.until("ready http://");
    first.signal("KILL");
    first.end(Duration::from_secs(5));
    Running::start(&serve).until("ready http://");
}

#[tokio::test(flavor = "multi_thread")]
async fn several_programs_serve_one_database_of_postgresql() {
    let house = testkit::House::new(Engine::Postgres).await;
    let serve = [&["serve", "--listen", "127.0.0.1:0"], &place(house.folder(), &house.database)[..]].concat();
    let mut both = [Running::start(&serve), Running::start(&serve)];
    both.iter_mut().for_each(|one| drop(one.until("ready http://")));
}

#[test]
fn most_settings_could_not_be_given_on_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let data = arg(folder.path());
    std::fs::write(folder.path().join("dargah.toml"), "requests = 7\nmail_from = \"file@example.ir\"\nday_files = 9\n").unwrap();
    let set = ["--set", "requests=2048", "--set", "smtp_password=secret", "--set=support=021 = 137", "--set", "officer_idle=15"];
    let o = dargah(&[&["doctor", "--data", data], &set[..]].concat())
        .env("DARGAH_REQUESTS", "8")
        .env("DARGAH_DAY_FILES", "10")
        .output()
        .unwrap();
    let text = out(&o);
    let row = |key: &str| text.lines().find(|l| l.trim_start().starts_with(&format!("{key} "))).unwrap_or_default().to_string();
    // A flag wins over the environment, that over the file.
    assert!(row("requests").contains(" 2048 ") && row("requests").ends_with(" flag --set"), "{text}");
    assert!(row("day_files").contains(" 10 ") && row("day_files").ends_with("environment DARGAH_DAY_FILES"), "{text}");
    assert!(row("mail_from").contains("file "), "{text}");
    assert!(row("support").contains("021 = 137"), "only the first equals sign ends the name: {text}");
    assert!(!text.contains("secret") && row("smtp_password").ends_with("flag --set"), "{text}");
    assert!(text.contains("those of officers after 15"), "{text}");
    // Every setting can be given so.
    for line in text.split("installation").next().unwrap().lines().skip(1) {
        let key = line.split_whitespace().next().unwrap();
        let value = line.split_whitespace().nth(1).filter(|v| *v != "-").unwrap_or("");
        let value = match key {
            "smtp_password" | "smtp_user" => "",
            "support" => "021",
            "map_view" => "36, 59, 12",
            _ => value,
        };
        let at = if key == "data" { vec![] } else { vec!["--data", data] };
        let o = ends(&[&["doctor", "--set", &format!("{key}={value}")][..], &at[..]].concat());
        let said = out(&o);
        let said = said.lines().find(|l| l.trim_start().starts_with(&format!("{key} "))).unwrap_or_default();
        assert!(said.ends_with("flag --set"), "{key}={value}: {said} {}", err(&o));
    }
    // What is wrong is said by every command, with the name and what is allowed.
    for (set, words) in [
        (&["--set", "reqests=1"][..], &["--set", "unknown setting `reqests`", "requests"][..]),
        (&["--set", "config=x"], &["unknown setting `config`"]),
        (&["--set", "requests"], &["KEY=VALUE"]),
        (&["--set", "requests=many"], &["requests", "from 1 to", "many"]),
        (&["--set", "requests="], &["requests", "from 1 to"]),
        (&["--set", "bodies_mb=8"], &["bodies_mb", "at least 32"]),
        (&["--set", "trust_proxy=yes"], &["trust_proxy", "true or false", "yes"]),
        (&["--set", "listen=nowhere"], &["listen", "ADDR:PORT"]),
        (&["--set", "log_format=xml"], &["log_format", "text or json"]),
        (&["--set", "requests=1", "--set", "requests=2"], &["requests is given twice"]),
        (&["--database", "postgres://a@b/c", "--set", "database="], &["database is given twice", "--database", "--set"]),
    ] {
        for command in ["migrate", "worker", "serve", "verify", "doctor"] {
            one_line(&ends(&[&[command, "--data", data], set].concat()), 2, words);
        }
    }
}

#[test]
fn a_folder_that_cannot_be_used_is_told_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "x").unwrap();
    let below = file.join("data");
    for command in ["demo", "migrate", "worker", "serve"] {
        let mut arguments = vec![command, "--data", arg(&below)];
        if matches!(command, "demo" | "serve") {
            arguments.extend(["--listen", "127.0.0.1:0"]);
        }
        one_line(&ends(&arguments), 1, &[arg(&below)]);
    }
    // A file that is no database.
    let odd = folder.path().join("odd");
    std::fs::create_dir(&odd).unwrap();
    std::fs::write(odd.join("dargah.db"), "this is no database, whatever its name says, and it is long enough to be read").unwrap();
    let o = ends(&["migrate", "--data", arg(&odd)]);
    assert_eq!((o.status.code(), err(&o).lines().count()), (Some(1), 1), "{}", err(&o));
    assert!(!err(&o).contains("panicked"));
    // A key that is none.
    let keyed = folder.path().join("keyed");
    std::fs::create_dir(&keyed).unwrap();
    std::fs::write(keyed.join("signing.key"), "not a key").unwrap();
    assert!(ends(&["migrate", "--data", arg(&keyed)]).status.success());
    one_line(&ends(&["worker", "--data", arg(&keyed)]), 1, &["signing.key"]);
    // Settings that are none.
    let data = arg(folder.path());
    one_line(&ends(&["serve", "--listen", "nowhere", "--data", data]), 2, &["ADDR:PORT", "nowhere"]);
    one_line(&ends(&["migrate", "--data", data, "--config", "no-such-file.toml"]), 2, &["no-such-file.toml"]);
    one_line(&ends(&["migrate", "--database", "postgres://nobody@127.0.0.1:1/none"]), 1, &[]);
    one_line(&ends(&["token", "--packages", "no-such-folder", "--data", data, "--officer", "x"]), 1, &[]);
    for (name, text) in [("unknown", "surprise = 1"), ("broken", "listen = ")] {
        let file = folder.path().join(format!("{name}.toml"));
        std::fs::write(&file, text).unwrap();
        let o = ends(&["migrate", "--data", data, "--config", arg(&file)]);
        assert_eq!(o.status.code(), Some(2), "{}", err(&o));
        assert!(err(&o).contains(arg(&file)), "{}", err(&o));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_are_for_those_who_exist() {
    let (folder, house, _) = installation().await;
    let data = arg(folder.path());
    drop(house);
    for whom in [["--officer", "reviewer.districts"], ["--agency", "mashhad-water"], ["--person", "0938668935"], ["--person", "A12345678"]]
    {
        let o = ends(&["token", "--data", data, whom[0], whom[1]]);
        assert!(o.status.success(), "{whom:?}: {}", err(&o));
        let token = out(&o);
        assert!(token.trim().len() == 43 && token.lines().count() == 1, "{token}");
    }
    for whom in
        [["--officer", "nobody"], ["--agency", "none"], ["--person", "1234567890"], ["--person", "00000000-0000-0000-0000-000000000001"]]
    {
        let o = ends(&["token", "--data", data, whom[0], whom[1]]);
        one_line(&o, 1, &["no such"]);
        assert!(out(&o).is_empty());
    }
    // A database that was not migrated.
    let fresh = tempfile::tempdir().unwrap();
    one_line(&ends(&["token", "--data", arg(fresh.path()), "--officer", "x"]), 1, &["dargah migrate"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_and_officers_are_ended_from_the_command_line() {
    let (folder, house, _) = installation().await;
    drop(house);
    let data = arg(folder.path());
    let mut serve = Running::start(&["serve", "--listen", "127.0.0.1:0", "--data", data]);
    let address = serve.until("ready http://").pop().unwrap().replace("ready http://", "");
    let officer = "reviewer.districts";
    let token = |whom: [&str; 2]| out(&ends(&["token", "--data", data, whom[0], whom[1]])).trim().to_string();
    let status = |path: &str, token: &str| {
        let answer = http(&address, &format!("GET {path} HTTP/1.1\r\nauthorization: Bearer {token}"));
        answer.split(' ').nth(1).unwrap_or_default().to_string()
    };
    let wait = || std::thread::sleep(Duration::from_millis(2100));
    let (tasks, me) = ("/api/v1/desk/tasks", "/api/v1/me");
    let (desk, other, person) = (token(["--officer", officer]), token(["--officer", "head.districts"]), token(["--person", "0938668935"]));
    assert_eq!([status(tasks, &desk), status(tasks, &other), status(me, &person)], ["200", "200", "200"]);
    // All of one bearer, and of nobody else; what was done is said. A server remembers a token for two seconds.
    let o = ends(&["token", "--data", data, "--officer", officer, "--revoke"]);
    assert!(o.status.success() && out(&o) == format!("all tokens of officer {officer} have ended\n"), "{}{}", out(&o), err(&o));
    wait();
    assert_eq!([status(tasks, &desk), status(tasks, &other), status(me, &person)], ["401", "200", "200"]);
    assert!(ends(&["token", "--data", data, "--person", "0938668935", "--revoke"]).status.success());
    one_line(&ends(&["token", "--data", data, "--person", "1234567890", "--revoke"]), 1, &["no such"]);
    // An officer who left: no passphrase is asked for, and nothing but sign-in changes.
    let desk = token(["--officer", officer]);
    assert_eq!(status(tasks, &desk), "200");
    let o = ends(&["officer", officer, "--inactive", "--data", data]);
    assert!(o.status.success() && out(&o).starts_with(&format!("officer {officer} may not sign in any more")), "{}{}", out(&o), err(&o));
    wait();
    assert_eq!([status(tasks, &desk), status(tasks, &other), status(me, &person)], ["401", "200", "401"]);
    one_line(&ends(&["officer", "nobody.here", "--inactive", "--data", data]), 1, &["nobody.here"]);
    for usage in [&["--inactive", "--unit", "permits"][..], &["--inactive", "--skills", "x"], &[]] {
        let mut arguments = vec!["officer", officer, "--data", data];
        arguments.extend(usage);
        assert_eq!(ends(&arguments).status.code(), Some(2), "{usage:?}");
    }
    serve.signal("TERM");
    assert_eq!(serve.end(Duration::from_secs(8)).code(), Some(0));
    let store = store::Store::sqlite(&folder.path().join("dargah.db")).unwrap();
    let kept = store.read(|tx| store::officer::get(tx, "reviewer.districts")).await.unwrap().unwrap();
    assert_eq!((kept.active, kept.unit.as_str(), kept.passphrase.starts_with("$argon2id$")), (false, "permits", true));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_lost_a_telephone_could_never_sign_in_again() {
    for engine in ENGINES {
        let house = testkit::House::with(engine, testkit::Options { support: "051-137".into(), ..Default::default() }).await;
        let (me, visitor) = (&samples::people().residents[0], &samples::people().visitors[0]);
        let (pages, token) = (testkit::PersonPages::resident(&house, 0).await, testkit::PersonToken::resident(&house, 0).await);
        let other = testkit::PersonPages::resident(&house, 1).await;
        token.get("/api/v1/me").await.expect(200);
        let at = place(house.folder(), &house.database);
        let contact = |whom: [&str; 4]| ends(&[&["contact"], &whom[..], &at].concat());
        let (number, new) = (me.national_number.as_str(), "+989150000999");

        // What cannot be is said in a line, and changes nothing.
        for (whom, said) in [
            (["--person", "1234567890", "--mobile", new], "no such person"),
            (["--person", number, "--mobile", "12"], "--mobile"),
            (["--person", number, "--mobile", &me.mobile], "already"),
            (["--person", number, "--email", "a@example.org"], "--email"),
            (["--person", &visitor.passport, "--mobile", new], "--mobile"),
        ] {
            one_line(&contact(whom), 1, &[said]);
        }
        pages.get("/me").await.expect(200);

        let o = contact(["--person", number, "--mobile", "۰۹۱۵ ۰۰۰ ۰۹۹۹"]);
        assert!(o.status.success() && out(&o).contains(new), "{}{}", out(&o), err(&o));
        // Whoever is signed in as that person is not any more; a server remembers a token for two seconds.
        pages.get("/me").await.expect(303);
        tokio::time::sleep(Duration::from_millis(2100)).await;
        token.get("/api/v1/me").await.expect(401);
        other.get("/me").await.expect(200);
        // Both are told, and whom to tell; the new contact is not written out.
        for to in [me.mobile.as_str(), new] {
            let told = house.message_to(to).await.unwrap_or_else(|| panic!("{engine:?}: nothing was sent to {to}"));
            assert!(told.contains("۰۵۱-۱۳۷") && !told.contains("9150000999"), "{told}");
        }
        // The new one opens, and the old one says what to do.
        let mine = testkit::Anonymous::new(&house);
        testkit::enter(&mine, "/sign-in/resident", &[("national_number", number), ("mobile", new)], new).await;
        mine.get("/me").await.expect(200);
        let old = testkit::Anonymous::new(&house);
        let begun = old.post("/sign-in/resident", &[("national_number", number), ("mobile", &me.mobile)]).await.expect(303).location();
        let reference = begun.split("ref=").nth(1).and_then(|r| r.split('&').next()).unwrap().to_string();
        let code = house.code_to(&me.mobile).await.unwrap();
        let refused = old.post("/sign-in/code", &[("ref", &reference), ("code", &code), ("next", "/me")]).await.expect(409).text();
        assert!(refused.contains("۰۵۱-۱۳۷"), "{engine:?}: {refused}");
        let o = contact(["--person", &visitor.passport, "--email", "New.Address@example.org"]);
        assert!(o.status.success() && out(&o).contains("new.address@example.org"), "{}{}", out(&o), err(&o));
        // It stands in the chain of the person, by the operator and without the contact itself.
        let who = number.to_string();
        let event = house.app.store.read(move |tx| {
            let person = store::person::by_identifier(tx, &format!("resident:{who}"))?.unwrap();
            Ok(store::event::of_case(tx, person.id)?.pop())
        });
        let event = event.await.unwrap().unwrap();
        assert_eq!((event.kind.as_str(), event.actor.as_str()), ("person-contact", "operator"));
        assert!(event.body.contains("+989…0999") && !event.body.contains(new), "{}", event.body);
        assert_eq!(house.verify().await.broken, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn verify_tells_a_whole_database_from_a_tampered_one() {
    let (folder, house, case) = installation().await;
    let data = arg(folder.path());
    let json = |o: &std::process::Output| serde_json::from_str::<Value>(&out(o)).unwrap_or_else(|e| panic!("{e}: {} {}", out(o), err(o)));
    let o = ends(&["verify", "--data", data, "--json"]);
    let v = json(&o);
    assert!(o.status.success());
    assert_eq!((&v["events"], &v["broken"], &v["first_broken"], &v["checkpoints"]), (&1.into(), &0.into(), &Value::Null, &1.into()));
    assert!(out(&ends(&["verify", "--data", data])).contains("broken 0"));
    let o = ends(&["verify", "--data", data, "--without-files"]);
    assert!(o.status.success() && out(&o).contains("files not looked at"), "{}", out(&o));
    // Without its key nothing can be verified, and none is made.
    let keyless = tempfile::tempdir().unwrap();
    copy(folder.path(), keyless.path());
    std::fs::remove_file(keyless.path().join("signing.key")).unwrap();
    one_line(&ends(&["verify", "--data", arg(keyless.path())]), 1, &["signing.key"]);
    assert!(!keyless.path().join("signing.key").exists());
    // A tampered copy.
    let tampered = tempfile::tempdir().unwrap();
    copy(folder.path(), tampered.path());
    let store = store::Store::sqlite(&tampered.path().join("dargah.db")).unwrap();
    store
        .write(|tx| {
            tx.run("UPDATE events SET at = at - 1 WHERE kind = 'submitted'", vec![]);
            Ok(())
        })
        .await
        .unwrap();
    drop(store);
    let o = ends(&["verify", "--data", arg(tampered.path()), "--json"]);
    assert_eq!(o.status.code(), Some(1));
    let v = json(&o);
    assert!(v["broken"].as_i64().unwrap() >= 1);
    assert_eq!((&v["first_broken"]["subject"], &v["first_broken"]["seq"]), (&case.as_str().into(), &1.into()));
    assert!(out(&ends(&["verify", "--data", arg(tampered.path())])).contains(&format!("first broken: {case} event 1")));
    one_line(&ends(&["verify", "--json", "--data", arg(&folder.path().join("none"))]), 2, &["no database"]);
    // A receipt, offline.
    let receipt = app::receipt::of_case(&house.app, case.parse().unwrap()).await.unwrap();
    let (r, k) = (folder.path().join("receipt.json"), folder.path().join("key.txt"));
    std::fs::write(&r, serde_json::to_string(&receipt).unwrap()).unwrap();
    std::fs::write(&k, house.app.key.public()).unwrap();
    let verify = |r: &Path, k: &Path| ends(&["verify", "--receipt", arg(r), "--key", arg(k), "--json"]);
    let o = verify(&r, &k);
    assert!(o.status.success(), "{}", err(&o));
    assert_eq!((&json(&o)["holds"], &json(&o)["in_checkpoint"]), (&true.into(), &true.into()));
    std::fs::write(&k, serde_json::json!({ "algorithm": "Ed25519", "public_key": house.app.key.public() }).to_string()).unwrap();
    assert!(verify(&r, &k).status.success());
    // What stands beside it and nobody signed is not taken for proof.
    assert_eq!(json(&verify(&r, &k))["signed"].as_array().unwrap().last(), Some(&"promised".into()));
    let mut more = serde_json::to_value(&receipt).unwrap();
    more["promise"] = serde_json::json!({ "days": 1 });
    std::fs::write(&r, more.to_string()).unwrap();
    // Files of before had the promise in words: that is named, and the rest of such a file holds.
    let o = verify(&r, &k);
    assert_eq!((o.status.code(), &json(&o)["holds"], &json(&o)["not_signed"]), (Some(0), &true.into(), &serde_json::json!(["promise"])));
    more.as_object_mut().unwrap().remove("promise");
    more["outcome"] = "granted".into();
    std::fs::write(&r, more.to_string()).unwrap();
    let o = verify(&r, &k);
    let said = json(&o);
    assert_eq!((o.status.code(), &said["holds"], &said["reason"]), (Some(1), &false.into(), &"receipt-not-signed".into()));
    assert_eq!(said["not_signed"], serde_json::json!(["outcome"]));
    let o = ends(&["verify", "--receipt", arg(&r), "--key", arg(&k)]);
    assert!(!o.status.success() && out(&o).contains("outcome"), "{}", out(&o));
    let mut changed = receipt.clone();
    changed.submitted_at += 1;
    std::fs::write(&r, serde_json::to_string(&changed).unwrap()).unwrap();
    let o = verify(&r, &k);
    let said = json(&o);
    assert_eq!(
        (o.status.code(), &said["holds"], &said["in_checkpoint"]),
        (Some(1), &false.into(), &false.into()),
        "a forged receipt was in a checkpoint"
    );
    std::fs::write(&r, "{}").unwrap();
    let reason = |o: &std::process::Output| {
        let said = json(o);
        assert_eq!((o.status.code(), &said["holds"], out(o).lines().count()), (Some(1), &false.into(), 1), "{}", err(o));
        said["reason"].as_str().unwrap().to_string()
    };
    assert_eq!(reason(&verify(&r, &k)), "not-a-receipt", "who asked for JSON got none");
    a_receipt_was_told_in_english_alone(data, &receipt, &r, &k);
    // An editor put a mark of byte order before both.
    std::fs::write(&r, format!("\u{feff}{}", serde_json::to_string(&receipt).unwrap())).unwrap();
    std::fs::write(&k, format!("\u{feff}{}", house.app.key.public())).unwrap();
    assert!(verify(&r, &k).status.success(), "{}", out(&verify(&r, &k)));
    for (key, why) in [("zz", "not-a-key"), (&"02".repeat(32), "key-not-on-curve"), ("{}", "not-a-key")] {
        std::fs::write(&k, key).unwrap();
        assert_eq!(reason(&verify(&r, &k)), why, "{key}");
    }
    assert_eq!(reason(&verify(Path::new("none.json"), &k)), "file-unreadable");
    let plain = |r: &Path| ends(&["verify", "--receipt", arg(r), "--key", arg(&k), "--lang", "fa"]);
    one_line(&plain(Path::new("none.json")), 2, &["none.json"]);
    one_line(&plain(&r), 2, &["این کلید عمومی نیست"]);
}

/// `dargah verify` in each language; what is no receipt is told in words, not in those of a reader of JSON.
fn a_receipt_was_told_in_english_alone(data: &str, receipt: &domain::receipt::Receipt, r: &Path, k: &Path) {
    for (lang, whole, holds, differs, none) in [
        ("en", "broken 0", "the receipt holds: case", "receipt does not hold", "not a receipt: give"),
        ("fa", "خراب ۰", "رسید درست است", "رسید درست نیست", "این فایل رسید نیست"),
        ("ar", "التالف ٠", "الإيصال صحيح", "الإيصال غير صحيح", "هذا الملف ليس إيصالاً"),
    ] {
        let o = ends(&["verify", "--data", data, "--lang", lang]);
        assert!(o.status.success() && out(&o).contains(whole), "{}", out(&o));
        let verify = |text: String| {
            std::fs::write(r, text).unwrap();
            ends(&["verify", "--receipt", arg(r), "--key", arg(k), "--lang", lang])
        };
        let o = verify(serde_json::to_string(receipt).unwrap());
        assert!(o.status.success() && out(&o).contains(holds), "{}", out(&o));
        let changed = domain::receipt::Receipt { submitted_at: receipt.submitted_at + 1, ..receipt.clone() };
        let o = verify(serde_json::to_string(&changed).unwrap());
        assert!(o.status.code() == Some(1) && out(&o).contains(differs), "{}", out(&o));
        for odd in ["{}", "کاغذ", ""] {
            let o = verify(odd.into());
            one_line(&o, 2, &[none]);
            assert!(!err(&o).contains("line 1") && !err(&o).contains("EOF"), "{}", err(&o));
        }
    }
    one_line(&ends(&["verify", "--data", data, "--lang", "xx"]), 2, &["--lang"]);
    std::fs::write(r, "{}").unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_says_which_promises_are_not_kept_and_the_worker_takes_them_up_again() {
    let (folder, ..) = installation().await;
    let data = arg(folder.path());
    let jobs = |o: &std::process::Output| out(o).lines().find(|l| l.trim_start().starts_with("jobs")).unwrap_or_default().to_string();
    assert!(jobs(&ends(&["doctor", "--data", data])).contains("ok"), "{}", out(&ends(&["doctor", "--data", data])));
    store::Store::sqlite(&folder.path().join("dargah.db"))
        .unwrap()
        .write(|tx| {
            use store::job;
            let id = app::now::id();
            job::add(tx, id, job::Lane::Ordinary, "dance", "{}".into(), 5);
            let job = job::Job { id, kind: String::new(), body: String::new(), attempts: 0, run_at: 5 };
            job::set_aside(tx, &job, 6, "nobody can");
            Ok(())
        })
        .await
        .unwrap();
    let o = ends(&["doctor", "--data", data]);
    assert_eq!(o.status.code(), Some(1));
    assert!(jobs(&o).contains("WRONG") && jobs(&o).contains("1 set aside") && jobs(&o).contains("worker --retry"), "{}", jobs(&o));
    let mut worker = Running::start(&["worker", "--data", data, "--retry"]);
    worker.until("brought back 1");
    worker.until("ready");
    worker.signal("INT");
    assert_eq!(worker.end(std::time::Duration::from_secs(8)).code(), Some(0));
    assert!(jobs(&ends(&["doctor", "--data", data])).contains("1 waiting"));
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_names_units_with_work_in_which_nobody_works() {
    let (folder, ..) = installation().await;
    let data = arg(folder.path());
    let officers =
        |o: &std::process::Output| out(o).lines().find(|l| l.trim_start().starts_with("officers")).unwrap_or_default().to_string();
    let o = ends(&["doctor", "--data", data]);
    assert!(o.status.success() && officers(&o).contains("somebody works wherever"), "{}", out(&o));
    store::Store::sqlite(&folder.path().join("dargah.db"))
        .unwrap()
        .write(|tx| {
            let all = store::officer::all(tx, 1000)?;
            for officer in all.into_iter().filter(|o| o.agency == "guild-chamber") {
                store::officer::put(tx, &store::officer::Account { active: false, ..officer }, 5);
            }
            Ok(())
        })
        .await
        .unwrap();
    let o = ends(&["doctor", "--data", data]);
    assert!(
        o.status.code() == Some(1) && officers(&o).contains("WRONG") && officers(&o).contains("guild-chamber/licensing"),
        "{}",
        out(&o)
    );
}

#[test]
fn doctor_names_the_source_of_each_setting_and_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let data = arg(folder.path());
    std::fs::write(folder.path().join("dargah.toml"), "listen = \"127.0.0.1:1\"\nconnections = 7\n").unwrap();
    let o =
        dargah(&["doctor", "--data", data, "--trust-proxy", "false"]).env("DARGAH_PUBLIC_URL", "https://dargah.example").output().unwrap();
    let text = out(&o);
    let row =
        |key: &str| text.lines().find(|l| l.trim_start().starts_with(key)).unwrap_or_else(|| panic!("no {key} in\n{text}")).to_string();
    assert!(row("data").contains("flag --data") && row("trust_proxy").contains("flag --trust-proxy"), "{text}");
    assert!(row("public_url").contains("environment DARGAH_PUBLIC_URL"), "{text}");
    assert!(row("listen").contains("file ") && row("connections").contains(" 7 "), "{text}");
    assert!(row("mail_from").contains("default"), "{text}");
    let supports = |text: &str| text.lines().rfind(|l| l.trim_start().starts_with("support ")).unwrap_or_default().to_string();
    assert!(supports(&text).contains("nobody is named"), "{text}");
    for (set, right) in [("051-137", true), ("two\nlines", false)] {
        let said = supports(&out(&dargah(&["doctor", "--data", data]).env("DARGAH_SUPPORT", set).output().unwrap()));
        assert!(said.contains(if right { "ok" } else { "WRONG" }) && (!right || said.contains(set)), "{said}");
    }
    // Not migrated yet: said, and the exit status tells.
    assert!(text.lines().any(|l| l.contains("database") && l.contains("WRONG") && l.contains("dargah migrate")), "{text}");
    // Looking leaves no database behind.
    assert!(!folder.path().join("dargah.db").exists());
    assert_eq!(o.status.code(), Some(1));
    assert!(ends(&["migrate", "--data", data]).status.success());
    let o = ends(&["doctor", "--data", data]);
    assert!(o.status.success(), "{}", out(&o));
    assert!(out(&o).contains("nobody yet; `dargah officer` adds them"), "{}", out(&o));
    // Bounds that cannot be.
    for (key, value) in [
        ("DARGAH_REQUESTS", "0"),
        ("DARGAH_BODIES_MB", "8"),
        ("DARGAH_PERSON_UPLOADS", "0"),
        ("DARGAH_PERSON_MB", "31"),
        ("DARGAH_DAY_FILES", "many"),
        ("DARGAH_DAY_MB", "-1"),
        ("DARGAH_DAY_CODES", "0"),
        ("DARGAH_NETWORK_CODES", "many"),
    ] {
        let o = dargah(&["doctor", "--data", data]).env(key, value).output().unwrap();
        let limits = out(&o).lines().find(|l| l.trim_start().starts_with("limits")).unwrap().to_string();
        assert!(limits.contains("WRONG") && o.status.code() == Some(1), "{key}={value}: {limits}");
    }
    // What `serve` would not start with, or start with so that cookies are for http too.
    for (key, value, rows) in [
        ("DARGAH_LISTEN", "nowhere", &["address", "metrics"][..]),
        ("DARGAH_PUBLIC_URL", "dargah.example", &["address"]),
        ("DARGAH_PUBLIC_URL", "ftp://dargah.example", &["address"]),
        ("DARGAH_PUBLIC_URL", "https://dargah.example/path", &["address"]),
        ("DARGAH_LOG", "a=b=c", &["log"]),
        ("DARGAH_LOG_FORMAT", "xml", &["log"]),
    ] {
        let o = dargah(&["doctor", "--data", data]).env(key, value).output().unwrap();
        let text = out(&o);
        let installation = text.split("installation").nth(1).unwrap();
        for row in rows {
            let line = installation.lines().find(|l| l.trim_start().starts_with(row)).unwrap();
            assert!(line.contains("WRONG") && o.status.code() == Some(1), "{key}={value}: {line}");
        }
        let serve = dargah(&["serve", "--data", data]).env("DARGAH_LISTEN", "127.0.0.1:0").env(key, value).output().unwrap();
        assert_eq!(serve.status.code(), Some(2), "{key}={value}: {}", err(&serve));
    }
    let o = dargah(&["doctor", "--data", data]).env("DARGAH_PUBLIC_URL", "HTTPS://dargah.example/").output().unwrap();
    assert!(out(&o).contains("reached at https://dargah.example"), "{}", out(&o));
    // A password is not shown.
    let o = ends(&["doctor", "--data", data, "--database", "postgres://me:secret@127.0.0.1:1/x"]);
    assert_eq!(o.status.code(), Some(1));
    assert!(!out(&o).contains("secret") && !err(&o).contains("secret"), "{}", out(&o));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_a_newer_program_is_refused_and_not_touched() {
    for engine in ENGINES {
        let house = testkit::House::new(engine).await;
        testkit::PersonToken::resident(&house, 0).await.apply("lost-and-found").await;
        house.work().await;
        let folder = tempfile::tempdir().unwrap();
        copy(house.folder(), folder.path());
        let at = place(folder.path(), &house.database);
        let newer = |tx: &mut store::Tx| {
            tx.run("INSERT INTO schema_versions (version) VALUES (?1)", vec![999i64.into()]);
            Ok(())
        };
        opened(folder.path(), &house.database).await.write(newer).await.unwrap();
        let before = contents(folder.path(), &house.database).await;
        for (sql, rows) in &before {
            // Whoever is told of everything has no message left to send.
            assert!(!rows.is_empty() || sql.contains("FROM jobs"), "there is nothing to be touched: {sql}");
        }
        for command in ["migrate", "worker", "serve", "demo", "verify"] {
            let mut arguments = [&[command], &at[..]].concat();
            if matches!(command, "demo" | "serve") {
                arguments.extend(["--listen", "127.0.0.1:0"]);
            }
            let o = ends(&arguments);
            assert_ne!(o.status.code(), Some(0), "{command} took it");
            assert!(err(&o).contains("999") && err(&o).contains("newer"), "{command}: {}", err(&o));
        }
        assert_eq!(contents(folder.path(), &house.database).await, before, "{engine:?}");
    }
}

/// The database that a program with this folder has.
async fn opened(folder: &Path, database: &Option<String>) -> store::Store {
    match database {
        None => store::Store::sqlite(&folder.join("dargah.db")).unwrap(),
        Some(url) => store::Store::postgres(url, 2).await.unwrap(),
    }
}

/// All that stands in the tables that a start or a worker would touch.
const ROWS: [&str; 10] = [
    "SELECT CAST(version AS TEXT) FROM schema_versions ORDER BY 1",
    "SELECT name || ' ' || agency || ' ' || passphrase || ' ' || CAST(created_at AS TEXT) FROM officers ORDER BY 1",
    "SELECT service || ' ' || CAST(version AS TEXT) || ' ' || hash || ' ' || CAST(published_at AS TEXT) FROM service_versions ORDER BY 1",
    "SELECT identifier || ' ' || name || ' ' || lang || ' ' || CAST(created_at AS TEXT) FROM persons ORDER BY 1",
    "SELECT code || ' ' || status || ' ' || state || ' ' || answers || ' ' || CAST(revision AS TEXT) || ' ' || CAST(changed_at AS TEXT) FROM cases ORDER BY 1",
    "SELECT code || ' ' || acting || ' ' || stage || ' ' || COALESCE(officer, '') || ' ' || CAST(due_at AS TEXT) FROM tasks ORDER BY 1",
    "SELECT kind || ' ' || actor || ' ' || body || ' ' || CAST(at AS TEXT) || ' ' || CAST(seq AS TEXT) FROM events ORDER BY 1",
    "SELECT root || ' ' || signature || ' ' || CAST(at AS TEXT) FROM checkpoints ORDER BY 1",
    "SELECT kind || ' ' || body || ' ' || CAST(run_at AS TEXT) || ' ' || CAST(attempts AS TEXT) FROM jobs ORDER BY 1",
    "SELECT scope || ' ' || item || ' ' || CAST(n AS TEXT) FROM counters ORDER BY 1",
];

async fn contents(folder: &Path, database: &Option<String>) -> Vec<(&'static str, Vec<String>)> {
    let store = opened(folder, database).await;
    let rows = |sql| store.read(move |tx| Ok(tx.rows(sql, &[])?.iter_mut().map(|r| r.text(0)).collect()));
    let mut all = vec![];
    for sql in ROWS {
        all.push((sql, rows(sql).await.unwrap()));
    }
    all
}

#[test]
fn a_log_setting_that_is_none_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let data = arg(folder.path());
    assert!(ends(&["migrate", "--data", data]).status.success());
    one_line(&dargah(&["worker", "--data", data]).env("DARGAH_LOG_FORMAT", "xml").output().unwrap(), 2, &["log_format"]);
    one_line(&dargah(&["worker", "--data", data]).env("DARGAH_LOG", "a=b=c").output().unwrap(), 2, &["log"]);
}

#[test]
fn at_the_default_level_nothing_was_logged_but_trouble() {
    let folder = tempfile::tempdir().unwrap();
    let data = arg(folder.path());
    let logs = |arguments: &[&str]| {
        let mut command = dargah(arguments);
        command.env_remove("DARGAH_LOG");
        command
    };
    let said = err(&logs(&["migrate", "--data", data]).output().unwrap());
    assert!(said.contains("schema brought forward") && said.contains("sqlite"), "{said}");
    let mut serve = logs(&["serve", "--with-worker", "--listen", "127.0.0.1:0", "--data", data])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let ready = BufReader::new(serve.stdout.take().unwrap()).lines().map_while(Result::ok).find(|l| l.starts_with("ready ")).unwrap();
    let address = ready.strip_prefix("ready ").unwrap();
    assert!(http(address.strip_prefix("http://").unwrap(), "GET /services/tree-permit?q=secret HTTP/1.1").starts_with("HTTP/1.1 200"));
    signal(serve.id(), "TERM");
    let said = err(&serve.wait_with_output().unwrap());
    for words in ["serve started", env!("CARGO_PKG_VERSION"), "sqlite", address, "common,khorasan,mashhad", "serve stopped"] {
        assert!(said.contains(words), "{words} is not in\n{said}");
    }
    // No colours in a file, no line for each request, and none about what people look at.
    assert!(!said.contains('\u{1b}') && !said.contains("tree-permit") && said.lines().count() < 12, "{said}");
}

#[test]
fn every_line_of_a_log_for_machines_is_json() {
    let folder = tempfile::tempdir().unwrap();
    let data = arg(folder.path());
    // As much as there is to be logged.
    let logs = |arguments: &[&str]| {
        let mut command = dargah(arguments);
        command.env("DARGAH_LOG", "debug").env("DARGAH_LOG_FORMAT", "json").stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    };
    let parsed = |said: &str| -> Vec<Value> {
        let line = |l: &str| serde_json::from_str(l).unwrap_or_else(|e| panic!("{e}: {l}"));
        let all: Vec<Value> = said.lines().map(line).collect();
        for line in &all {
            let there = |key: &str| line[key].as_str().is_some_and(|s| !s.is_empty());
            assert!(there("timestamp") && there("level") && there("target") && line["fields"].is_object(), "{line}");
        }
        all
    };
    let migrated = logs(&["migrate", "--data", data]).output().unwrap();
    assert!(migrated.status.success() && !parsed(&err(&migrated)).is_empty());
    let mut serve = logs(&["serve", "--with-worker", "--listen", "127.0.0.1:0", "--data", data]).spawn().unwrap();
    let ready = BufReader::new(serve.stdout.take().unwrap()).lines().map_while(Result::ok).find(|l| l.starts_with("ready ")).unwrap();
    let address = ready.strip_prefix("ready http://").unwrap().to_string();
    // Words of any kind, also those that would end a line.
    for path in ["/", "/services/tree-permit", "/nothing%0A%22%7B", "/api/v1/cases", "/search?q=%D8%AF%D8%B1%D8%AE%D8%AA%0A"] {
        assert!(http(&address, &format!("GET {path} HTTP/1.1")).starts_with("HTTP/1.1 "), "{path}");
    }
    signal(serve.id(), "TERM");
    let lines = parsed(&err(&serve.wait_with_output().unwrap()));
    for words in ["serve started", "serve stopped"] {
        let said = lines.iter().find(|l| l["fields"]["message"] == words).unwrap_or_else(|| panic!("{words} is not in {lines:?}"));
        assert_eq!(said["level"], "INFO");
    }
    let started = lines.iter().find(|l| l["fields"]["message"] == "serve started").unwrap();
    assert_eq!((&started["fields"]["engine"], &started["fields"]["version"]), (&"sqlite".into(), &env!("CARGO_PKG_VERSION").into()));
}

#[test]
fn a_command_whose_reader_went_away_ended_with_a_trace() {
    let packages = samples::packages();
    let at = arg(&packages);
    for command in [
        &["package", "draw", "building-permit", "--packages", at][..],
        &["package", "hash", arg(&packages.join("common"))],
        &["package", "diff", at, arg(&packages.join("common")), "--with", at],
        &["simulate", "tree-permit", "--packages", at],
        &["check", at],
        &["value", "mobile", "09150000001"],
        &["doctor", "--data", at],
    ] {
        let mut child = dargah(command).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        let status = child.wait().unwrap();
        assert_eq!((said.as_str(), status.code()), ("", Some(141)), "{command:?}");
    }
    // Nor when nobody hears what is wrong.
    let mut child = dargah(&["check", "no-such-folder"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stderr.take());
    assert!(!child.wait().unwrap().success());
}

/// What a line of a benchmark has: scripts read these keys.
const KEYS: [&str; 11] =
    ["scenario", "engine", "cases", "connections", "seconds", "operations", "per_second", "p50_ms", "p95_ms", "p99_ms", "errors"];

#[tokio::test(flavor = "multi_thread")]
async fn every_scenario_of_the_benchmark_prints_its_line_without_errors() {
    // Which there are is said to who names another.
    let said = err(&ends(&["bench", "nothing"]));
    let list = said.split("there are ").nth(1).and_then(|l| l.split(" and all").next()).expect("a list of scenarios");
    let scenarios: Vec<&str> = list.split(", ").collect();
    assert!(scenarios.len() >= 10, "{scenarios:?}");
    for engine in ENGINES {
        let folder = tempfile::tempdir().unwrap();
        let database = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(testkit::new_database().await),
        };
        let at = place(folder.path(), &database);
        // Few at once, so that a slow machine gets something done in so short a time.
        let o = ends(&[&["bench", "all", "--cases", "20", "--seconds", "0.2", "--connections", "4", "--json"], &at[..]].concat());
        let lines: Vec<Value> = out(&o).lines().map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{e}: {l}"))).collect();
        let nothing_done = lines.iter().any(|l| l["operations"] == 0);
        assert_eq!(o.status.code(), Some(i32::from(nothing_done)), "{}{}", out(&o), err(&o));
        let measured: Vec<&str> = lines.iter().map(|l| l["scenario"].as_str().unwrap()).collect();
        assert_eq!(measured, scenarios);
        for line in &lines {
            let missing: Vec<&&str> = KEYS.iter().filter(|k| line[**k].is_null()).collect();
            assert!(missing.is_empty(), "{missing:?} not in {line}");
            assert!(line["errors"] == 0 && line["connections"].as_i64() > Some(0) && line["seconds"].as_f64() > Some(0.0), "{line}");
            let of = line["engine"].as_str().unwrap();
            let is = if engine == Engine::Sqlite { "sqlite" } else { "postgresql" };
            // What happens in memory alone has no engine.
            assert!(of == is || (of == "none" && line["scenario"].as_str().unwrap().starts_with("core")), "{line}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_benchmark_applies_for_the_service_that_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let bench = |service| {
        ends(&["bench", "submit", "--service", service, "--seconds", "0.2", "--json", "--connections", "4", "--data", arg(folder.path())])
    };
    one_line(&bench("nothing"), 2, &["no service `nothing`", "market-stall"]);
    let line: Value = serde_json::from_str(out(&bench("market-stall")).trim()).unwrap();
    assert!(line["errors"] == 0 && line["operations"].as_i64() > Some(0), "{line}");
    let store = store::Store::sqlite(&folder.path().join("dargah.db")).unwrap();
    let cases = store.read(|tx| store::case::page_for_verify(tx, domain::Id::nil(), 100)).await.unwrap();
    assert!(!cases.is_empty() && cases.iter().all(|c| c.case.as_ref().is_some_and(|c| c.service == "market-stall")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_benchmark_added_its_persons_to_a_database_in_use() {
    let (folder, _house, _) = installation().await;
    one_line(&ends(&["bench", "submit", "--seconds", "0.2", "--data", arg(folder.path())]), 2, &["empty"]);
    // In a folder of its own it does not mind what it left there.
    let own = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let o = ends(&["bench", "engine", "--cases", "20", "--seconds", "0.2", "--json", "--data", arg(own.path())]);
        let line: Value = serde_json::from_str(out(&o).trim()).unwrap_or_else(|e| panic!("{e} {}", err(&o)));
        assert!(KEYS.iter().all(|k| !line[k].is_null()), "{line}");
    }
}

/// Cases with tasks, conditions and limits come to their end without a refusal.
#[test]
fn the_core_was_measured_only_with_a_service_without_tasks() {
    let folder = tempfile::tempdir().unwrap();
    for scenario in ["core", "core-tasks"] {
        let o = ends(&["bench", scenario, "--seconds", "0.2", "--json", "--data", arg(folder.path())]);
        let line: Value = serde_json::from_str(out(&o).trim()).unwrap_or_else(|e| panic!("{e} {}", err(&o)));
        assert_eq!((&line["scenario"], &line["errors"]), (&Value::from(scenario), &Value::from(0)));
        assert!(line["operations"].as_u64().unwrap() > 0);
    }
}
