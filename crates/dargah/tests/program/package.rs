//! Packages as signed files, and what differs between two.

use crate::{arg, ends, err, one_line, out};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn write(folder: &Path, path: &str, text: &str) {
    let file = folder.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

/// Two packages beside each other: `law` with a type, and `town`, which needs it.
fn two(folder: &Path) -> (PathBuf, PathBuf) {
    write(folder, "law/package.yaml", "language: 1\nid: law\ntitle: {fa: قانون, en: Law}\n");
    write(folder, "law/life_events.yaml", "- {id: home, title: {fa: خانه, en: Home}, summary: {fa: خانه, en: Home}, icon: house}\n");
    let works = "id: works\nversion: 1\nlanguages: [fa, en]\ntitle: {fa: کار, en: Works}\nlocal: [questions]\ntime: {days: 9, rule: {fa: نه روز, en: Nine days}}\n";
    write(folder, "law/types/works.yaml", works);
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/tests/broken/base/p");
    for file in ["agencies/office.yaml", "services/permit.yaml", "calendars.yaml"] {
        write(folder, &format!("town/{file}"), &fs::read_to_string(base.join(file)).unwrap());
    }
    let permit = fs::read_to_string(folder.join("town/services/permit.yaml")).unwrap();
    write(folder, "town/services/permit.yaml", &permit.replace("version: 1\n", "version: 1\ntype: works\n"));
    write(folder, "town/package.yaml", "language: 1\nid: town\ntitle: {fa: شهر, en: Town}\n");
    write(folder, "town/README.md", "notes\n");
    (folder.join("law"), folder.join("town"))
}

fn pin(law: &Path, town: &Path) {
    let hash = out(&ends(&["package", "hash", arg(law)])).trim().split_once(' ').unwrap().1.to_string();
    let head = format!("language: 1\nid: town\ntitle: {{fa: شهر, en: Town}}\nneeds:\n  - id: law\n    hash: \"{hash}\"\n");
    fs::write(town.join("package.yaml"), head).unwrap();
}

#[test]
fn a_package_goes_out_and_comes_in_as_it_was_and_altered_it_is_refused() {
    let (at, here) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (law, town) = two(at.path());
    let file = |name: &str| here.path().join(name);
    let (key, other, to) = (file("key"), file("other"), file("packages"));
    let export = |from: &Path, key: &Path, name: &str| ends(&["package", "export", arg(from), "--key", arg(key), "--to", arg(&file(name))]);
    // What it refers to must be named, with its hash.
    let o = export(&town, &key, "town.json");
    assert!(o.status.code() == Some(1) && err(&o).contains("needs") && err(&o).contains("works"), "{}", err(&o));
    pin(&law, &town);
    for (from, name) in [(&law, "law.json"), (&town, "town.json")] {
        let o = export(from, &key, name);
        assert!(o.status.success() && out(&o).starts_with("exported "), "{}", err(&o));
    }
    let import = |names: &[&str], more: &[&str]| {
        let files: Vec<PathBuf> = names.iter().map(|n| file(n)).collect();
        let mut all = vec!["package", "import"];
        all.extend(files.iter().map(|f| arg(f)));
        all.extend(["--to", arg(&to)]);
        all.extend(more);
        ends(&all)
    };
    let o = import(&["town.json"], &[]);
    assert!(o.status.code() == Some(1) && err(&o).contains("law") && !to.join("town").exists(), "{}", err(&o));
    let o = import(&["town.json", "law.json"], &[]);
    assert!(o.status.success() && out(&o).lines().count() == 2, "{}", err(&o));
    assert_eq!(fs::read(to.join("town/services/permit.yaml")).unwrap(), fs::read(town.join("services/permit.yaml")).unwrap());
    assert!(ends(&["check", arg(&to)]).status.success() && !to.join("town/README.md").exists());
    assert_eq!(
        out(&ends(&["package", "diff", arg(&file("town.json")), arg(&to.join("town")), "--with", arg(at.path())])).lines().count(),
        1
    );

    // One letter.
    let text = fs::read_to_string(file("law.json")).unwrap();
    fs::write(file("altered.json"), text.replace("days: 9", "days: 8")).unwrap();
    one_line(&import(&["altered.json"], &[]), 1, &["altered.json", "refused", "hash"]);
    let publisher = text.split("\"publisher\": \"").nth(1).unwrap()[..64].to_string();
    fs::write(file("altered.json"), text.replace("\"id\": \"law\"", "\"id\": \"lax\"")).unwrap();
    one_line(&import(&["altered.json"], &[]), 1, &["altered.json", "refused", "signature"]);
    fs::write(file("altered.json"), "{}").unwrap();
    one_line(&import(&["altered.json"], &[]), 1, &["altered.json", "refused"]);

    // What is wrong was told in English alone.
    for (lang, says) in [("en", "not an exported package"), ("fa", "پذیرفته نشد: این فایل بسته‌ای"), ("ar", "لم تُقبل: ليس حزمة")]
    {
        one_line(&import(&["altered.json"], &["--lang", lang]), 1, &["altered.json", says]);
    }

    // Another publisher.
    assert!(export(&law, &other, "other.json").status.success());
    one_line(&import(&["other.json"], &[]), 1, &["other.json", "another publisher", &publisher]);
    one_line(&import(&["other.json"], &["--trust", &publisher]), 1, &["other.json", "--trust"]);
    let theirs = fs::read_to_string(file("other.json")).unwrap().split("\"publisher\": \"").nth(1).unwrap()[..64].to_string();
    assert!(import(&["other.json"], &["--trust", &theirs]).status.success());
    one_line(&import(&["law.json"], &["--trust", "nonsense"]), 2, &["nonsense"]);
    // A wrong key was told in English alone.
    let digits = "02".repeat(32);
    for (lang, says) in [("en", "nobody’s key"), ("fa", "کلید هیچ‌کس نیست"), ("ar", "ليست مفتاح أحد")] {
        one_line(&import(&["law.json"], &["--trust", &digits, "--lang", lang]), 2, &[&digits, says]);
    }

    // A newer law alone would leave the town with one that it was not written for; both together are taken.
    let works = fs::read_to_string(law.join("types/works.yaml")).unwrap();
    fs::write(law.join("types/works.yaml"), works.replace("version: 1", "version: 2").replace("days: 9", "days: 7")).unwrap();
    assert!(export(&law, &other, "law2.json").status.success());
    let o = import(&["law2.json"], &[]);
    assert!(o.status.code() == Some(1) && err(&o).contains("town/package.yaml:6"), "{}", err(&o));
    pin(&law, &town);
    assert!(export(&town, &key, "town2.json").status.success());
    let o = import(&["law2.json", "town2.json"], &[]);
    assert!(o.status.success(), "{}", err(&o));

    // The older files over the newer ones: not without a word.
    one_line(&import(&["law.json", "town.json"], &["--trust", &publisher]), 1, &["works", "version 2 to 1", "--older"]);
    one_line(&import(&["law.json", "town.json"], &["--trust", &publisher, "--lang", "fa"]), 1, &["works", "برمی‌گردد", "--older"]);
    let o = import(&["law.json", "town.json"], &["--trust", &publisher, "--older"]);
    assert!(o.status.success(), "{}", err(&o));
    let o = import(&["law2.json", "town2.json"], &["--trust", &theirs, "--trust", &publisher]);
    assert!(o.status.success(), "{}", err(&o));

    // What was changed by hand is not written over.
    fs::write(to.join("law/types/works.yaml"), works).unwrap();
    one_line(&import(&["law2.json", "town2.json"], &[]), 1, &["law", "by hand"]);
    one_line(&import(&["law2.json", "town2.json"], &["--lang", "ar"]), 1, &["law", "يدوياً"]);
}

#[test]
fn diff_says_in_words_what_changes_for_whom() {
    let (a, b) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let ((_, old), (law, new)) = (two(a.path()), two(b.path()));
    let works = fs::read_to_string(law.join("types/works.yaml")).unwrap();
    fs::write(law.join("types/works.yaml"), works.replace("version: 1", "version: 2")).unwrap();
    let permit = fs::read_to_string(new.join("services/permit.yaml")).unwrap();
    fs::write(new.join("services/permit.yaml"), permit.replace("rials: 0", "rials: 5000").replace("days: 5", "days: 4")).unwrap();
    let office = fs::read_to_string(new.join("agencies/office.yaml")).unwrap();
    fs::write(
        new.join("agencies/office.yaml"),
        office.replacen("07:30-14:00", "08:00-14:00", 1).replace("phone: \"137\"", "phone: \"138\""),
    )
    .unwrap();
    for (lang, words) in [
        (
            "en",
            [
                "For people",
                "5 working days",
                "For officers",
                "Fees",
                "500 tomans",
                "telephone: was 137, now 138",
                "opening hours on Saturday: was 07:30 to 14:00, now 08:00 to 14:00",
            ],
        ),
        (
            "fa",
            [
                "برای مردم",
                "۵ روز کاری",
                "برای کارشناسان",
                "هزینه‌ها",
                "۵۰۰ تومان",
                "تلفن: پیش از این ۱۳۷، اکنون ۱۳۸",
                "ساعت کار روز شنبه: پیش از این ۰۷:۳۰ تا ۱۴:۰۰، اکنون ۰۸:۰۰ تا ۱۴:۰۰",
            ],
        ),
    ] {
        let o = ends(&["package", "diff", arg(&old), arg(&new), "--lang", lang]);
        assert!(o.status.success(), "{}", err(&o));
        let plain: String = out(&o).chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
        for w in words.iter().chain(&["permit", "(2 → 3)", "works"]) {
            assert!(plain.contains(w), "{w} is not in\n{plain}");
        }
    }
    let json: Value = serde_json::from_str(&out(&ends(&["package", "diff", arg(a.path()), arg(b.path()), "--json"]))).unwrap();
    let service = json["changes"].as_array().unwrap().iter().find(|c| c["kind"] == "service").unwrap().clone();
    assert_eq!((service["old_version"].as_i64(), service["new_version"].as_i64()), (Some(2), Some(3)));
    assert_eq!(service["fees"][0]["key"], "diff-cost");
    one_line(&ends(&["package", "diff", "no-such-folder", arg(&new)]), 2, &["no-such-folder"]);
    // Two different packages were compared by what stood beside them.
    for (lang, says) in [("en", "two different packages"), ("fa", "دو بستهٔ گوناگون"), ("ar", "حزمتان مختلفتان")]
    {
        one_line(&ends(&["package", "diff", arg(&old), arg(&law), "--lang", lang]), 2, &["town", "law", says]);
    }
}

#[test]
fn any_publisher_was_taken_with_a_quiet_line() {
    let (at, here) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (law, _) = two(at.path());
    let (key, file, to) = (here.path().join("key"), here.path().join("law.json"), here.path().join("packages"));
    assert!(ends(&["package", "export", arg(&law), "--key", arg(&key), "--to", arg(&file)]).status.success());
    let publisher = fs::read_to_string(&file).unwrap().split("\"publisher\": \"").nth(1).unwrap()[..64].to_string();
    let import = |to: &Path, more: &[&str]| ends(&[&["package", "import", arg(&file), "--to", arg(to)], more].concat());
    for (lang, says) in [("en", "nobody has vouched"), ("fa", "هشدار"), ("ar", "تحذير")] {
        let o = import(&here.path().join(lang), &["--lang", lang]);
        let warns = err(&o);
        assert!(o.status.success() && warns.contains(says) && warns.contains(&format!("--trust {publisher}")), "{warns}");
    }
    // Who names the publisher, or has one already, is not warned.
    for more in [&["--trust", publisher.as_str()][..], &[]] {
        let o = import(&to, more);
        assert!(o.status.success() && err(&o).is_empty(), "{}", err(&o));
    }
    for (lang, says) in [("en", "64 hex digits"), ("fa", "۶۴ رقم"), ("ar", "٦٤")] {
        one_line(&import(&to, &["--trust", "00", "--lang", lang]), 2, &["--trust", "00", says]);
    }
}

#[test]
fn the_sample_packages_needed_each_other_and_none_of_the_two_could_be_exported() {
    let here = tempfile::tempdir().unwrap();
    let (key, to) = (here.path().join("key"), here.path().join("packages"));
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packages");
    let files: Vec<PathBuf> = ["common", "khorasan", "mashhad"].iter().map(|p| here.path().join(format!("{p}.json"))).collect();
    for file in &files {
        let from = samples.join(file.file_stem().unwrap());
        let o = ends(&["package", "export", arg(&from), "--key", arg(&key), "--to", arg(file)]);
        assert!(o.status.success(), "{}", err(&o));
    }
    // One after the other, each with what it needs before it.
    for file in &files {
        let o = ends(&["package", "import", arg(file), "--to", arg(&to)]);
        assert!(o.status.success(), "{}", err(&o));
    }
    assert!(ends(&["check", arg(&to)]).status.success());
}

#[test]
fn a_file_that_was_given_twice_was_refused() {
    let (at, here) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (law, _) = two(at.path());
    let file = |name: &str| here.path().join(name);
    let (key, to) = (file("key"), file("packages"));
    let export =
        |name: &str| assert!(ends(&["package", "export", arg(&law), "--key", arg(&key), "--to", arg(&file(name))]).status.success());
    let import = |names: &[&str]| {
        let files: Vec<PathBuf> = names.iter().map(|n| file(n)).collect();
        ends(&[&["package", "import"], &files.iter().map(|f| arg(f)).collect::<Vec<_>>()[..], &["--to", arg(&to)]].concat())
    };
    export("law.json");
    let o = import(&["law.json", "law.json"]);
    let said = out(&o);
    assert!(o.status.success() && said.lines().count() == 2, "{said}{}", err(&o));
    assert!(said.contains("already there: law, hash") && said.contains("imported law,"), "{said}");
    let o = import(&["law.json"]);
    assert!(o.status.success() && out(&o).starts_with("already there: law") && err(&o).is_empty(), "{}{}", out(&o), err(&o));
    // Two that differ are not one.
    let works = fs::read_to_string(law.join("types/works.yaml")).unwrap();
    fs::write(law.join("types/works.yaml"), works.replace("version: 1", "version: 2").replace("days: 9", "days: 7")).unwrap();
    export("law2.json");
    one_line(&import(&["law.json", "law2.json"]), 1, &["law2.json", "two different files"]);
    assert!(import(&["law2.json"]).status.success());
}

#[test]
fn a_copy_under_another_name_was_called_another_package() {
    let at = tempfile::tempdir().unwrap();
    let (law, town) = two(at.path());
    pin(&law, &town);
    // Beside each other, and where nothing stands beside it.
    let (copy, alone) = (at.path().join("town-old"), tempfile::tempdir().unwrap());
    let far = alone.path().join("town-older");
    for to in [&copy, &far] {
        for file in ["package.yaml", "calendars.yaml", "agencies/office.yaml", "services/permit.yaml"] {
            write(to, file, &fs::read_to_string(town.join(file)).unwrap());
        }
    }
    let permit = fs::read_to_string(town.join("services/permit.yaml")).unwrap();
    fs::write(town.join("services/permit.yaml"), permit.replace("version: 1\n", "version: 2\n").replace("rials: 0", "rials: 5000"))
        .unwrap();
    let diff = |more: &[&str]| ends(&[&["package", "diff"], more].concat());
    let o = diff(&[arg(&copy), arg(&town)]);
    assert!(o.status.success() && out(&o).contains("500 tomans"), "{}{}", out(&o), err(&o));
    assert!(out(&ends(&["package", "hash", arg(&copy)])).starts_with("town "));
    // Which of the two lacks what it needs, and how to give it.
    for (sides, lacks) in [([&far, &town], "the old package needs"), ([&town, &far], "the new package needs")] {
        let o = diff(&[arg(sides[0]), arg(sides[1])]);
        let why = err(&o);
        assert!(o.status.code() == Some(1) && why.contains(lacks) && why.contains("law") && why.contains("--with"), "{why}");
    }
    let o = diff(&[arg(&far), arg(&town), "--with", arg(at.path())]);
    assert!(o.status.success() && out(&o).contains("500 tomans"), "{}{}", out(&o), err(&o));
}
