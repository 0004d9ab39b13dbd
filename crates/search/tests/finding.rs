//! People find a service of the sample packages however they spell it.

use domain::Lang;
use search::{Among, Search};
use std::sync::OnceLock;
use testkit::samples::catalogue;

fn find(query: &str, lang: Lang) -> Vec<String> {
    static SEARCH: OnceLock<Search> = OnceLock::new();
    SEARCH.get_or_init(|| Search::build(catalogue()).unwrap()).find(query, lang, &Among::default(), 10).to_vec()
}

fn lang(code: &str) -> Lang {
    Lang::parse(code).unwrap()
}

/// The service is the first found.
fn first(table: &[(&str, &str)], lang: Lang) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(query, service)| {
            let found = find(query, lang);
            (found.first().map(String::as_str) != Some(service)).then(|| format!("{query}: {found:?} and not {service}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn words_of_another_language_than_the_page_s_found_nothing() {
    for code in ["fa", "ar"] {
        let found = find("tree", lang(code));
        assert!(found.iter().any(|s| s == "tree-permit") && found.iter().any(|s| s == "tree-felling"), "{code}: {found:?}");
        assert_eq!(found.iter().collect::<std::collections::BTreeSet<_>>().len(), found.len(), "{code}: each once");
    }
}

#[test]
fn a_typing_error_beside_a_word_that_is_nowhere_found_nothing() {
    let found = find("بریدن درخط", Lang::FA);
    assert!(found.iter().any(|s| s == "tree-permit") && found.iter().any(|s| s == "tree-felling"), "{found:?}");
}

#[test]
fn arabic_words_were_found_only_with_their_article() {
    first(&[("مفقودات", "lost-and-found"), ("المفقودات", "lost-and-found")], Lang::AR);
}

#[test]
fn persian_words_in_any_spelling() {
    first(
        &[
            // Arabic Yeh and Kaf from older keyboards.
            ("ديوار", "fence-permit"),
            ("حصاركشي", "fence-permit"),
            ("پلاك خانه", "house-number-plate"),
            // ZWNJ, a space, or nothing.
            ("دیوارکشی", "fence-permit"),
            ("جمع‌آوری نخاله", "debris-collection"),
            ("جمع آوری نخاله", "debris-collection"),
            ("جمعآوری نخاله", "debris-collection"),
            ("من‌کارت", "concession-card"),
            ("من کارت", "concession-card"),
            ("منکارت", "concession-card"),
            ("گم‌شده", "lost-and-found"),
            ("گم شده", "lost-and-found"),
            ("گمشده", "lost-and-found"),
            ("لوله کشی", "water-connection"),
            // Diacritics, hamza, alef with madda.
            ("نَخالِه", "debris-collection"),
            ("نخالهٔ ساختمانی", "debris-collection"),
            ("نخاله ی ساختمانی", "debris-collection"),
            ("انشعاب اب", "water-connection"),
            ("شمارهٔ خانه", "house-number-plate"),
            ("شماره خانه", "house-number-plate"),
            // Plural and other endings.
            ("درختان", "tree-permit"),
            ("درخت‌ها", "tree-permit"),
            ("درخت های", "tree-permit"),
            ("دیوارها", "fence-permit"),
            ("زائرها", "pilgrim-lodging"),
            // Tatweel, odd spaces and marks.
            ("درخـــت", "tree-permit"),
            ("  درخت   ؟!", "tree-permit"),
            ("«شناسنامه»", "newborn-birth-certificate"),
        ],
        Lang::FA,
    );
}

#[test]
fn one_typing_error_still_finds() {
    first(
        &[
            ("شناسنانه", "newborn-birth-certificate"),
            ("شناسامه", "newborn-birth-certificate"),
            ("شناسننامه", "newborn-birth-certificate"),
            ("فاضلا", "water-connection"),
            ("دیئوار", "fence-permit"),
            ("نخالع", "debris-collection"),
            ("حفاریی", "street-opening-permit"),
            ("ایزوگم", "minor-repair-permit"),
        ],
        Lang::FA,
    );
}

#[test]
fn the_beginning_of_a_word_finds_while_it_is_typed() {
    first(&[("شناسن", "newborn-birth-certificate"), ("نخا", "debris-collection"), ("فاض", "water-connection")], Lang::FA);
}

#[test]
fn english_words() {
    first(
        &[
            ("birth certificate", "newborn-birth-certificate"),
            ("BABY", "newborn-birth-certificate"),
            ("fences", "fence-permit"),
            ("wall", "fence-permit"),
            ("sewer", "water-connection"),
            ("rubble", "debris-collection"),
            ("trees", "tree-permit"),
            ("prunning", "tree-permit"),
            ("acommodation", "pilgrim-lodging"),
            ("lost phone", "lost-and-found"),
            ("house number", "house-number-plate"),
            ("renovation", "minor-repair-permit"),
            ("visa", "residence-renewal"),
        ],
        Lang::EN,
    );
}

#[test]
fn arabic_words() {
    first(
        &[
            ("إقامة", "residence-renewal"),
            ("اقامه", "residence-renewal"),
            ("تأشيرة", "residence-renewal"),
            ("حقيبة", "lost-and-found"),
            ("زائر", "pilgrim-lodging"),
            ("الإيواء", "pilgrim-lodging"),
        ],
        lang("ar"),
    );
}

#[test]
fn nothing_finds_nothing() {
    for query in ["", " ", "\u{200c}", "؟!…", "\0\u{7}", "\u{202e}\u{2066}", "ـــ", "---", "\"\"", "* ? ~ AND OR NOT", "🙂"] {
        let found = find(query, Lang::FA);
        assert!(found.is_empty(), "{query:?}: {found:?}");
    }
    for query in ["xqzvwk", "ظظظظظظظظ", "قخخثضض ظذذزژژ چچحححخ", "0000000000000"] {
        let found = find(query, Lang::FA);
        assert!(found.is_empty(), "{query:?}: {found:?}");
    }
}

#[test]
fn a_hostile_query_is_only_a_query() {
    let long = "درخت ".repeat(5000);
    for query in [
        &long,
        &"د".repeat(100_000),
        "id:fence-permit",
        "lang:fa AND (",
        "strong:\"",
        "درخت^99999999",
        "[a TO z]",
        "/.*/",
        "\\",
        "+-!(){}[]^\"~*?:\\/",
    ] {
        let found = find(query, Lang::FA);
        assert!(found.len() <= 10, "{}", query.chars().take(20).collect::<String>());
    }
    assert!(find("درخت", Lang::FA).len() <= 10);
    assert!(find("fence-permit", lang("zz")).len() <= 10);
}

#[test]
fn every_service_is_found_by_its_title_and_by_each_of_its_words() {
    let mut queries = 0;
    let mut wrong = vec![];
    for s in catalogue().services.values() {
        for l in s.title.0.keys() {
            for q in std::iter::once(s.title.get(*l).to_string()).chain(s.keywords.get(l).into_iter().flatten().cloned()) {
                queries += 1;
                let found = find(&q, *l);
                // A word of many services, such as "permit", finds them all.
                if !found.contains(&s.id) {
                    wrong.push(format!("{} in {l}: {q}: {found:?}", s.id));
                }
            }
        }
    }
    println!("{queries} titles and words");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_best_of_all_agencies_hid_what_one_of_them_has() {
    let search = Search::build(catalogue()).unwrap();
    for s in catalogue().services.values() {
        let among = Among { agency: Some(s.agency.clone()), life_event: s.life_events.first().cloned() };
        // Even one wanted is one of those among which is looked: "permit" is in the title of many.
        for query in [s.title.get(Lang::FA), "پروانه", "permit", "کارت"] {
            let found = search.find(query, Lang::FA, &among, 1);
            assert!(found.iter().all(|id| among.has(&catalogue().services[id])), "{query} at {among:?}: {found:?}");
        }
        assert_eq!(search.find(s.title.get(Lang::FA), Lang::FA, &among, 1).len(), 1, "{}", s.id);
        assert!(search.find("zzqqxx", Lang::FA, &among, 1).is_empty());
    }
    let none = Among { agency: Some("nobody".into()), life_event: None };
    assert!(search.find("درخت", Lang::FA, &none, 10).is_empty());
}
