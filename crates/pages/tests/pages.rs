//! Every page in every language: renders, is well formed, refers only to what exists, and keeps to the rules of words and looks.

use domain::case::{HandedOn, LimitMoves, LimitOf, Place, TaskLimit};
use domain::package::Catalogue;
use domain::{Lang, Text};
use pages::Words;
use pages::gallery::{Exhibit, gallery};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Tags of a document with the text between them: `(tag, text after it)`.
fn tags(html: &str) -> impl Iterator<Item = (&str, &str)> {
    html.split('<').skip(1).map(|p| p.split_once('>').unwrap_or((p, "")))
}
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let at = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[at..].split('"').next()
}

/// Calls `f` with each piece of visible text and the names of the elements round it.
fn texts(html: &str, mut f: impl FnMut(&str, &[&str])) {
    const VOID: [&str; 5] = ["meta", "link", "input", "br", "!doctype"];
    let mut open: Vec<&str> = vec![];
    for (tag, text) in tags(html) {
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or("");
        if tag.starts_with('/') {
            let last = open.pop();
            assert_eq!(last, Some(name), "closing {name} in {}", &html[..html.len().min(300)]);
        } else if !VOID.contains(&name) && !tag.ends_with('/') {
            open.push(name);
        }
        if !text.trim().is_empty() {
            f(text, &open);
        }
    }
    assert!(open.is_empty(), "not closed: {open:?}");
}

fn plain(text: &str) -> String {
    text.replace("&#38;", "&")
        .replace("&#39;", "'")
        .replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

fn each(f: impl Fn(&Exhibit)) {
    for e in gallery() {
        f(&e);
    }
}

#[test]
fn names_are_unique_and_every_language_has_every_page() {
    let all = gallery();
    let names: BTreeSet<(String, String)> = all.iter().map(|e| (e.lang.to_string(), e.name.clone())).collect();
    assert_eq!(names.len(), all.len());
    assert!(all.len() / Words::all().len() > 100);
}

#[test]
fn no_key_is_left_without_words() {
    each(|e| {
        texts(&e.html, |t, _| assert!(!t.contains('[') || t.contains("[]"), "{} {}: {t}", e.lang, e.name));
        assert!(!e.html.contains("\"[") && !e.html.contains("{ $"), "{} {}", e.lang, e.name);
    });
}

/// What is said to an officer of a case is not said to its applicant. What the applicant was asked and gave, and the letter, stand
/// there as they are.
#[test]
fn officers_were_spoken_to_as_if_they_were_the_applicant() {
    // Words for what only an applicant has or does, said to the reader.
    let forms = |lang: &str| -> &[&str] {
        match lang {
            "fa" => &[
                "می‌پردازید",
                "بپردازید",
                "از شما ",
                "به شما اعلام",
                "به شما می‌گوید",
                "به شما گفته",
                "برای شما",
                "نوبت شما",
                "پاسخ شما",
                "پرداخت شما",
                "اعتراض شما",
                "درخواست شما",
                "پروندهٔ شما",
                "می‌توانید پاسخ",
                "پاسخ دهید",
                "می‌توانید به این تصمیم",
                "کرده‌اید",
                "پرداخته‌اید",
            ],
            "en" => &[
                "you pay",
                "You pay",
                "Pay what",
                "your turn",
                "Your turn",
                "your answer",
                "Your answer",
                "your payment",
                "your objection",
                "you can still",
                "You may object",
                "you are told",
                "ask you",
                "tells you",
                "you object",
                "You object",
                "you withdrew",
                "You withdrew",
            ],
            _ => &[
                "تدفع هذا",
                "ادفع",
                "دورك",
                "جوابك",
                "دفعك",
                "اعتراضك",
                "بإمكانك أن تجيب",
                "يمكنك الاعتراض",
                "منك",
                "تخبرك",
                "لك موعد",
                "سحبت الطلب",
            ],
        }
    };
    let seen = std::cell::RefCell::new(BTreeSet::new());
    each(|e| {
        if !e.name.starts_with("desk-") || e.name.starts_with("desk-sign-in") {
            return;
        }
        // Answers and letters are quoted.
        let mut html = e.html.clone();
        for (from, to) in
            [("<section class=\"panel\" aria-labelledby=\"answers\">", "</section>"), ("<div class=\"letter-body\"", "</div>")]
        {
            while let Some(at) = html.find(from) {
                let end = html[at..].find(to).unwrap() + at;
                html.replace_range(at..end, "");
            }
        }
        let said: Vec<&str> = tags(&html).map(|(_, text)| text.trim()).filter(|text| !text.is_empty()).collect();
        for form in forms(&e.lang.to_string()) {
            assert!(!said.iter().any(|text| text.contains(form)), "{} {}: «{form}» in {said:?}", e.lang, e.name);
        }
        seen.borrow_mut().insert(e.name.clone());
    });
    for name in ["desk-case-waiting", "desk-case-pay", "desk-case-objected", "desk-case-preview", "desk-list"] {
        assert!(seen.borrow().contains(name), "{name}");
    }
}

#[test]
fn documents_are_well_formed() {
    each(|e| {
        let at = format!("{} {}", e.lang, e.name);
        texts(&e.html, |_, _| {});
        let words = Words::of(e.lang);
        assert!(
            e.html.starts_with("<!doctype html>") && e.html.contains(&format!("<html lang=\"{}\" dir=\"{}\">", e.lang, words.dir())),
            "{at}"
        );
        assert_eq!(tags(&e.html).filter(|(t, _)| *t == "h1" || t.starts_with("h1 ")).count(), 1, "headings of {at}");
        let title = e.html.split("<title>").nth(1).and_then(|t| t.split("</title>").next()).unwrap_or("");
        assert!(title.trim().chars().count() > 5 && !title.contains('<'), "title of {at}: {title}");
        let mut ids = BTreeSet::new();
        for (tag, _) in tags(&e.html) {
            if let Some(id) = attribute(tag, "id") {
                assert!(ids.insert(id), "{at}: id {id} stands twice");
            }
        }
        for (tag, _) in tags(&e.html) {
            for name in ["for", "aria-labelledby", "aria-describedby"] {
                for id in attribute(tag, name).unwrap_or("").split_whitespace() {
                    assert!(ids.contains(id), "{at}: {name}={id}");
                }
            }
            if let Some(id) = attribute(tag, "href").and_then(|h| h.strip_prefix('#')) {
                assert!(ids.contains(id), "{at}: link to #{id}");
            }
        }
    });
}

#[test]
fn nothing_is_inline_and_everything_loaded_exists() {
    let sprite = pages::assets::all().iter().find(|a| a.name.ends_with("icons.svg")).unwrap();
    let sprite_text = std::str::from_utf8(sprite.bytes).unwrap();
    each(|e| {
        for (tag, text) in tags(&e.html) {
            let at = format!("{} {}: <{tag}>", e.lang, e.name);
            let name = tag.split(' ').next().unwrap_or("");
            assert!(attribute(tag, "style").is_none() && !tag.contains(" on") && !tag.contains("javascript:"), "{at}");
            assert!(
                name != "style" && name != "img" && (name != "script" || text.trim().is_empty() && attribute(tag, "src").is_some()),
                "{at}"
            );
            for address in [attribute(tag, "href"), attribute(tag, "src")].into_iter().flatten() {
                assert!(address.starts_with(['/', '#']) && !address.starts_with("//") || address.starts_with("tel:"), "{at}");
                if let Some(asset) = address.strip_prefix("/assets/") {
                    let (file, icon) = asset.split_once('#').unwrap_or((asset, ""));
                    assert!(file == pages::assets::AGENCIES_CSS || pages::assets::find(file).is_some(), "{at}");
                    assert!(icon.is_empty() || sprite_text.contains(&format!("id=\"{icon}\"")), "{at}");
                }
            }
            if name == "form" {
                assert!(
                    attribute(tag, "action").is_some() && attribute(tag, "method").is_some()
                        || attribute(tag, "role") == Some("search")
                        || tag.contains("action=\"/track\""),
                    "{at}"
                );
            }
        }
    });
}

/// A type is one file in `domain`, one template, texts and a row in the guide: that none of them is forgotten.
#[test]
fn every_type_of_question_has_its_template_its_sample_and_its_row_in_the_guide() {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = std::fs::read_to_string(here.join("../../docs/package-language.md")).unwrap();
    let asked: BTreeSet<&str> = pages::gallery::catalogue().services.values().flat_map(|s| s.questions()).map(|q| q.kind.name()).collect();
    for kind in domain::question::TYPES {
        let template = here.join(format!("templates/question/{kind}.html"));
        assert!(*kind == "computed" || template.is_file(), "{kind}: no template");
        assert!(*kind == "computed" || asked.contains(kind), "{kind}: no sample in samples/services");
        let row = |line: &str| line.starts_with("| `") && line.split('|').nth(1).is_some_and(|names| names.contains(&format!("`{kind}`")));
        assert!(guide.lines().any(row), "{kind}: no row in docs/package-language.md");
    }
}

#[test]
fn every_input_has_a_label() {
    each(|e| {
        let labelled: BTreeSet<&str> = tags(&e.html).filter_map(|(t, _)| attribute(t, "for")).collect();
        let mut in_label = false;
        for (tag, _) in tags(&e.html) {
            match tag.split(' ').next().unwrap_or("") {
                "label" => in_label = attribute(tag, "for").is_none(),
                "/label" => in_label = false,
                "input" | "select" | "textarea" if attribute(tag, "type") != Some("hidden") => {
                    assert!(in_label || attribute(tag, "id").is_some_and(|id| labelled.contains(id)), "{} {}: <{tag}>", e.lang, e.name);
                }
                _ => {}
            }
        }
    });
}

#[test]
fn numbers_are_in_the_digits_of_the_language() {
    for e in gallery().iter().filter(|e| e.lang.as_str() != "en") {
        texts(&e.html, |t, open| {
            // What is typed stands in <bdi>; a letter may be in another language.
            let typed = open.iter().any(|o| ["bdi", "kbd", "pre", "textarea", "style", "script"].contains(o))
                || e.name == "outbox"
                || e.name.contains("other-language");
            let foreign = t.contains("WCAG") || t.contains("base64");
            assert!(typed || foreign || !t.chars().any(|c| c.is_ascii_digit()), "{} {}: {t}", e.lang, e.name);
        });
    }
}

#[test]
fn persian_has_persian_letters() {
    for e in gallery().iter().filter(|e| e.lang.as_str() == "fa") {
        texts(&e.html, |t, open| {
            let other = t.contains("العربية");
            assert!(other || !t.contains(['ي', 'ك', 'ى']) || open.contains(&"bdi"), "{}: {t}", e.name);
        });
    }
}

/// The words of chosen pages as a text that people review; `UPDATE_GOLDEN=1` writes it anew.
#[test]
fn golden_texts() {
    let shown = [
        "home-signed-in",
        "search-empty",
        "life-event",
        "service",
        "agencies",
        "agency",
        "figures",
        "sign-in-wrong",
        "sign-in-code",
        "track-open",
        "question-date-wrong",
        "question-evidence",
        "question-choices",
        "question-declaration",
        "check-wrong",
        "newer",
        "newer-void",
        "service-withdrawn",
        "submitted",
        "receipt",
        "cases",
        "case-open",
        "case-late",
        "case-waiting",
        "case-granted",
        "case-transferred",
        "case-withdrawn",
        "withdraw",
        "letter",
        "letter-signed",
        "letter-signed-refused",
        "me",
        "notices",
        "outbox",
        "error-404",
        "error-500",
        "desk-list",
        "desk-case",
        "desk-case-taken",
        "desk-case-preview",
        "article-privacy",
        "question-address_parts",
        "question-plate-wrong",
        "question-date_range-wrong",
        "question-renewal_code",
        "question-point",
        "question-owner-wrong",
        "question-company-answered",
        "question-heirs-answered",
        "check-every-type",
        "home",
        "search",
        "sign-in",
        "sign-in-too-often",
        "signed-in",
        "track-waiting",
        "track-own",
        "track-decided",
        "check",
        "not-eligible",
        "name",
        "name-wrong",
        "signatures",
        "case-new",
        "case-refused",
        "case-silence",
        "case-waiting-wrong",
        "cases-empty",
        "notices-empty",
        "error-400",
        "error-403",
        "error-409",
        "error-422",
        "error-429",
        "error-503",
        "desk-list-filter-unknown",
        "desk-list-bulk",
        "desk-list-mine",
        "desk-case-pay",
        "desk-case-visit",
        "desk-case-objected",
        "desk-case-closed",
        "case-signed",
        "desk-case-sign",
    ];
    let all = gallery();
    for words in Words::all() {
        let mut out = String::new();
        for name in shown {
            let e = all.iter().find(|e| e.lang == words.lang() && e.name == name).unwrap_or_else(|| panic!("no page {name}"));
            out.push_str(&format!("=== {name}\n"));
            let main = e
                .html
                .split("<main")
                .nth(1)
                .and_then(|m| m.split("</main>").next())
                .map(|m| format!("<main{m}</main>"))
                .unwrap_or_default();
            let mut line = String::new();
            let mut last = 0;
            for (i, (tag, text)) in tags(&main).enumerate() {
                let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or("");
                let block = !["span", "bdi", "a", "time", "svg", "use", "path", "strong", "kbd", "form", "input", "button"].contains(&name);
                if block && !line.trim().is_empty() {
                    out.push_str(line.split_whitespace().collect::<Vec<_>>().join(" ").as_str());
                    out.push('\n');
                    line.clear();
                }
                if i > last + 1 || !line.is_empty() {
                    line.push(' ');
                }
                last = i;
                line.push_str(&plain(text));
            }
            out.push('\n');
        }
        let path = here().join(format!("tests/golden/{}.txt", words.lang()));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, &out).unwrap();
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        if let Some((n, (a, b))) = golden.lines().zip(out.lines()).enumerate().find(|(_, (a, b))| a != b) {
            panic!("{} line {}: golden «{a}», now «{b}»; UPDATE_GOLDEN=1 writes it anew", path.display(), n + 1);
        }
        assert_eq!(golden.lines().count(), out.lines().count(), "{}: UPDATE_GOLDEN=1 writes it anew", path.display());
    }
}

#[test]
fn templates_hold_no_text() {
    fn walk(folder: &Path, out: &mut Vec<PathBuf>) {
        for e in fs::read_dir(folder).unwrap().flatten() {
            if e.path().is_dir() { walk(&e.path(), out) } else { out.push(e.path()) }
        }
    }
    let mut files = vec![];
    walk(&here().join("templates"), &mut files);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        // The class of the body is a word of the style sheet.
        let text = match text.split_once("{% block body_class %}") {
            Some((before, after)) if !after.starts_with("{% endblock") => {
                format!("{before}{}", after.split_once("{% endblock %}").map_or("", |p| p.1))
            }
            _ => text,
        };
        // Without expressions, blocks and tags nothing with letters may be left.
        let mut rest = String::new();
        let (mut depth, mut tag) = (0, false);
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match (c, chars.peek()) {
                ('{', Some('{' | '%' | '#')) => depth += 1,
                ('}', Some('}')) | ('%' | '#', Some('}')) if depth > 0 => {
                    chars.next();
                    depth -= 1;
                }
                ('<', _) if depth == 0 => tag = true,
                ('>', _) if depth == 0 => {
                    tag = false;
                    rest.push(' ');
                }
                _ if depth == 0 && !tag => rest.push(c),
                _ => {}
            }
        }
        let words: Vec<&str> = rest
            .split_whitespace()
            .filter(|w| w.chars().any(char::is_alphabetic) && !["j", "k", "x", "c", "Enter"].contains(w) /* keys */)
            .collect();
        assert!(words.is_empty(), "{}: {words:?}", file.display());
    }
}

fn css() -> String {
    fs::read_to_string(here().join("assets/app.css")).unwrap()
}

#[test]
fn the_style_sheet_is_logical() {
    for (n, line) in css().lines().enumerate() {
        for banned in [
            "-left",
            "-right",
            "left:",
            "right:",
            "float:",
            "text-align:left",
            "text-align:right",
            "font-style:italic",
            "!important;",
            "http",
        ] {
            let fine = line.contains("prefers-reduced-motion") || banned == "left:" && line.contains("-left:");
            assert!(fine || !line.contains(banned), "app.css {}: {banned} in {line}", n + 1);
        }
        for physical in ["top:", "bottom:", "width:", "height:"] {
            for (at, _) in line.match_indices(physical) {
                let before = line[..at].chars().next_back().unwrap_or(' ');
                let media = line.starts_with("@media");
                assert!(media || !matches!(before, ';' | '{' | ' '), "app.css {}: {physical} in {line}", n + 1);
            }
        }
    }
}

fn luminance(hex: &str) -> f64 {
    let h = hex.trim_start_matches('#');
    let h: String = if h.len() == 3 { h.chars().flat_map(|c| [c, c]).collect() } else { h.into() };
    let part = |i: usize| {
        let v = f64::from(u8::from_str_radix(&h[i..i + 2], 16).unwrap()) / 255.0;
        if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}

/// WCAG 2.2: 4.5 for text, 3 for controls, in light and dark.
#[test]
fn colours_have_contrast() {
    let css = css();
    let themes: Vec<&str> = css.split(":root{").skip(1).map(|p| p.split('}').next().unwrap()).collect();
    assert_eq!(themes.len(), 2);
    for (theme, name) in themes.iter().zip(["light", "dark"]) {
        let color = |token: &str| {
            theme
                .split([';', '\n', '{'])
                .find_map(|d| d.trim().strip_prefix(&format!("--{token}:")))
                .unwrap_or_else(|| panic!("{name}: --{token}"))
        };
        let contrast = |a: &str, b: &str| {
            let (a, b) = (luminance(color(a)), luminance(color(b)));
            (a.max(b) + 0.05) / (a.min(b) + 0.05)
        };
        for (fore, back, least) in [
            ("text", "surface", 7.0),
            ("text", "quiet", 7.0),
            ("text", "brand-soft", 7.0),
            ("text", "warning-soft", 7.0),
            ("text", "success-soft", 7.0),
            ("text", "danger-soft", 7.0),
            ("text", "gold-soft", 7.0),
            ("text-quiet", "surface", 4.5),
            ("text-quiet", "quiet", 4.5),
            ("text-quiet", "brand-soft", 4.5),
            ("text-quiet", "warning-soft", 4.5),
            ("text-quiet", "success-soft", 4.5),
            ("text-quiet", "raised", 4.5),
            ("brand", "surface", 4.5),
            ("brand", "quiet", 4.5),
            ("brand", "brand-soft", 4.5),
            ("brand", "warning-soft", 4.5),
            ("brand-strong", "surface", 4.5),
            ("on-brand", "brand", 4.5),
            ("on-brand", "brand-strong", 4.5),
            ("success", "success-soft", 4.5),
            ("warning", "warning-soft", 4.5),
            ("warning", "surface", 4.5),
            ("danger", "surface", 4.5),
            ("danger", "danger-soft", 4.5),
            ("surface", "danger", 4.5),
            ("control", "surface", 3.0),
            ("control", "quiet", 3.0),
            ("ring-inner", "ring", 3.0),
        ] {
            assert!(contrast(fore, back) >= least, "{name}: {fore} on {back} is {:.2}", contrast(fore, back));
        }
    }
}

#[test]
fn a_new_asset_has_a_new_name_and_fonts_are_embedded() {
    let names: Vec<&str> = pages::assets::all().iter().map(|a| a.name).collect();
    for part in ["app.css", "app.js", "icons.svg", "mark.svg", "vazirmatn-arabic.woff2", "vazirmatn-latin.woff2"] {
        assert!(names.iter().any(|n| n.ends_with(part) && n.len() == part.len() + 13), "{part} in {names:?}");
    }
    let css = pages::assets::all().iter().find(|a| a.name.ends_with("app.css")).unwrap();
    let text = std::str::from_utf8(css.bytes).unwrap();
    assert!(!text.contains("url(vazirmatn") && text.contains("-vazirmatn-arabic.woff2)"));
    let agencies = pages::assets::agency_css(pages::gallery::catalogue());
    assert!(agencies.contains(".agency-city{--agency:#0B6E75}"));
}

#[test]
fn a_limit_that_began_anew_on_the_same_day_was_called_unchanged() {
    let limit = TaskLimit {
        of: LimitOf::Task,
        at: Some(1_795_000_000_000),
        rule: Some(Text::of(Lang::FA, "مهلت نمونه")),
        stands_since: None,
        begun: true,
        kept: None,
    };
    let said = |anew| {
        let moves = LimitMoves { kind: "visit".into(), title: None, now: limit.clone(), then: limit.clone() };
        let to = Place { agency: "mashhad-water".into(), unit: "engineering".into() };
        let then = HandedOn { to, from: "mashhad-municipality".into(), steward: "mashhad-water".into(), anew, limits: vec![moves] };
        Words::of(Lang::FA).hands_on(&Catalogue::default(), &then).join("\n")
    };
    let anew = "از نو آغاز می‌شود و باز تا";
    assert!(said(true).contains(anew) && !said(false).contains(anew), "{}\n{}", said(true), said(false));
}
