//! The whole of HTTP without sockets: the main job through the API and through the pages, who may call what, signing in,
//! files, two at once, odd input, publishing. Where storage matters, on both engines.

mod accountable;
mod agency_cases;
mod answer;
mod api;
mod at_once;
mod bad_input;
mod call_off;
mod case_page;
mod casework;
mod correct;
mod cosign;
mod decision;
mod eligible;
mod every_type;
mod evidence;
mod extension;
mod fees;
mod figures;
mod granted;
mod hand_on;
mod kept;
mod letters;
mod limits;
mod main_job;
mod my_data;
mod names;
mod notices;
mod objection;
mod real;
mod receipt;
mod refunds;
mod reported;
mod routes;
mod rules;
mod safety;
mod sign_in;
mod signed_letter;
mod signed_off;
mod sub_cases;
mod told;
mod turn;
mod turn_alike;
mod types;
mod unread;
mod uploads;
mod versions;

use testkit::Answer;

/// A page or a problem that is fit for people: no fault, no text missing.
#[track_caller]
pub fn fit(a: &Answer) {
    assert!(a.status < 500, "a fault: {}: {}", a.asked, a.shortened());
    let text = a.text();
    let missing = text.match_indices('[').find_map(|(at, _)| {
        let word = text[at + 1..].split(']').next()?;
        (word.contains('-') && word.len() < 60 && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
            .then(|| word.to_string())
    });
    let known = a.header("content-type").starts_with("text/html") || a.header("content-type").starts_with("application/problem");
    assert!(!known || missing.is_none(), "{}: the text {} is missing", a.asked, missing.unwrap_or_default());
}
