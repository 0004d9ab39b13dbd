//! Answers as people read them: from machine values to words, in the order of the form.

use crate::Words;
use crate::contexts::Shown;
use domain::form::{self, Answers};
use domain::package::{Question, Service};
use domain::question::plate::Car;
use domain::question::{Attached, Kind, ShownAs, place};
use serde_json::Value;

/// The answers of one section.
#[derive(Debug, Clone)]
pub struct AnswerSection<'a> {
    /// Title of the section.
    pub title: Shown<'a>,
    /// Question by question.
    pub rows: Vec<AnswerRow<'a>>,
}

/// One question and its answer.
#[derive(Debug, Clone)]
pub struct AnswerRow<'a> {
    /// The question's id.
    pub id: &'a str,
    /// The question.
    pub label: Shown<'a>,
    /// The answer.
    pub answer: Answered<'a>,
    /// Whether it follows from other answers and cannot be changed by itself.
    pub computed: bool,
}

/// An answer as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Answered<'a> {
    /// Nothing.
    None,
    /// Words of the page's language: a day, an amount, yes.
    Words(String),
    /// Text as typed.
    Typed(String),
    /// A number or an address read from left to right.
    Code(String),
    /// A place: its description, and its points from left to right.
    Place {
        /// In words; may be empty.
        text: String,
        /// Latitude and longitude, one each.
        points: Vec<String>,
    },
    /// Options that were chosen.
    Chosen(Vec<Shown<'a>>),
    /// Files.
    Files(Vec<Attached>),
}

impl<'a> AnswerSection<'a> {
    /// The questions asked with their answers; sections without questions are left out.
    pub fn of(service: &'a Service, answers: &Answers, words: &Words) -> Vec<AnswerSection<'a>> {
        let rows = |questions: &'a [Question]| -> Vec<AnswerRow<'a>> {
            questions
                .iter()
                .filter(|q| form::asked(service, q, answers))
                .map(|q| AnswerRow {
                    id: &q.id,
                    label: Shown::of(&q.label, words.lang()),
                    answer: Answered::of(&q.kind, answers.get(&q.id), words),
                    computed: matches!(q.kind, Kind::Computed { .. }),
                })
                .collect()
        };
        service
            .form
            .sections
            .iter()
            .map(|s| AnswerSection { title: Shown::of(&s.title, words.lang()), rows: rows(&s.questions) })
            .filter(|s| !s.rows.is_empty())
            .collect()
    }
}

impl<'a> Answered<'a> {
    /// One machine value as it is shown.
    pub fn of(kind: &'a Kind, value: Option<&Value>, words: &Words) -> Answered<'a> {
        let Some(value) = value.filter(|v| !v.is_null()) else { return Answered::None };
        let text = || value.as_str().map_or_else(|| value.to_string(), String::from);
        let part = |k: &str| value.get(k).and_then(Value::as_str).unwrap_or("").to_string();
        let option = |id: &str| match kind {
            Kind::Choice { options, .. } | Kind::Choices { options, .. } => {
                options.iter().find(|o| o.id == id).map(|o| Shown::of(&o.label, words.lang()))
            }
            _ => None,
        };
        match kind {
            // A draft of before a question got parts may hold one text.
            Kind::Address { structured: true, .. } if value.is_object() => {
                let places = [words.say(province(&part("province"))), part("county"), part("city")].join(&words.say("value-and"));
                let postal_code = part("postal_code");
                let code = [("code", words.digits(&postal_code).into())];
                let code = if postal_code.is_empty() { String::new() } else { format!("\n{}", words.say_with("value-postal-code", &code)) };
                Answered::Typed(format!("{places}\n{}{code}", part("text")))
            }
            Kind::Text { .. } | Kind::LongText { .. } | Kind::Address { .. } => Answered::Typed(text()),
            Kind::Computed { shown: ShownAs::Text, .. } => Answered::Typed(text()),
            Kind::Computed { shown: ShownAs::Date, .. } => Answered::Words(words.day(&text())),
            Kind::Computed { shown: ShownAs::Money, .. } => Answered::Words(value.as_i64().map_or_else(text, |n| words.money(n))),
            Kind::Computed { shown: ShownAs::YesNo, .. } => {
                Answered::Words(words.say(if value == "yes" { "answer-yes" } else { "answer-no" }))
            }
            Kind::Computed { shown: ShownAs::Number, .. } => Answered::Words(words.decimal(&text())),
            Kind::Number { .. } => Answered::Words(value.as_i64().map_or_else(text, |n| words.number(n))),
            Kind::Money { .. } => Answered::Words(value.as_i64().map_or_else(text, |n| words.money(n))),
            Kind::YesNo => Answered::Words(words.say(if value == "yes" { "answer-yes" } else { "answer-no" })),
            Kind::Declaration => Answered::Words(words.say("answer-declared")),
            Kind::Date { .. } => Answered::Words(words.day(&text())),
            Kind::DateRange { .. } => {
                let ends = [("from", words.day(&part("from")).into()), ("to", words.day(&part("to")).into())];
                Answered::Words(words.say_with("value-from-to", &ends))
            }
            Kind::Choice { .. } => Answered::Chosen(vec![option(&text()).unwrap_or_else(|| Shown::plain(text()))]),
            Kind::Choices { .. } => Answered::Chosen(
                value
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str)
                    .map(|id| option(id).unwrap_or_else(|| Shown::plain(id.to_string())))
                    .collect(),
            ),
            Kind::NationalNumber
            | Kind::LegalNumber
            | Kind::ForeignNumber
            | Kind::PostalCode
            | Kind::BillId
            | Kind::PaymentId { .. }
            | Kind::RenewalCode { .. }
            | Kind::Time { .. } => Answered::Code(words.digits(&text())),
            Kind::Iban | Kind::Card => Answered::Code(words.digits(&in_fours(&text()))),
            Kind::Mobile => Answered::Code(words.digits(&mobile(&text()))),
            Kind::Landline { .. } => Answered::Code(words.digits(&landline(&text()))),
            Kind::Plate { .. } => Answered::Code(words.digits(&plate(&text()))),
            Kind::Passport | Kind::Email => Answered::Code(text()),
            Kind::Point | Kind::Line | Kind::Area => {
                Answered::Place { text: part("text"), points: place::points(value).iter().map(|p| coordinates(p, words)).collect() }
            }
            Kind::Evidence { .. } => Answered::Files(serde_json::from_value(value.clone()).unwrap_or_default()),
        }
    }

    /// As one text, for where there is no page.
    pub fn plain(&self, words: &Words) -> String {
        // What is read from left to right keeps its order among words of the other direction.
        let code = |s: &str| {
            let alone = words.dir() == "ltr" || s.chars().all(char::is_numeric);
            if alone { s.to_string() } else { format!("{LEFT_TO_RIGHT}{s}{END}") }
        };
        match self {
            Answered::None => words.say("answer-none"),
            Answered::Words(s) | Answered::Typed(s) => s.clone(),
            Answered::Code(s) => code(s),
            Answered::Chosen(options) => options.iter().map(|o| o.text.as_ref()).collect::<Vec<&str>>().join(&words.say("value-and")),
            Answered::Place { text, points } => {
                let lines = std::iter::once(text.clone()).filter(|t| !t.is_empty()).chain(points.iter().map(|p| code(p)));
                lines.collect::<Vec<_>>().join("\n")
            }
            Answered::Files(files) => files.iter().map(|f| f.name.as_str()).collect::<Vec<_>>().join(&words.say("value-and")),
        }
    }
}

/// Names of the provinces, in the order of their codes.
const PROVINCES: [&str; 31] = [
    "province-00",
    "province-01",
    "province-02",
    "province-03",
    "province-04",
    "province-05",
    "province-06",
    "province-07",
    "province-08",
    "province-09",
    "province-10",
    "province-11",
    "province-12",
    "province-13",
    "province-14",
    "province-15",
    "province-16",
    "province-17",
    "province-18",
    "province-19",
    "province-20",
    "province-21",
    "province-22",
    "province-23",
    "province-24",
    "province-25",
    "province-26",
    "province-27",
    "province-28",
    "province-29",
    "province-30",
];

/// Key of the name of a province by its code of ISO 3166-2, `IR-09`.
pub fn province(code: &str) -> &'static str {
    let number = code.strip_prefix("IR-").and_then(|n| n.parse::<usize>().ok());
    number.and_then(|n| PROVINCES.get(n)).copied().unwrap_or("answer-none")
}

/// Marks of the Unicode bidirectional algorithm: an isolated run from left to right, one of its own direction, the end of either.
const LEFT_TO_RIGHT: char = '\u{2066}';
const OWN_DIRECTION: char = '\u{2068}';
const END: char = '\u{2069}';

/// Latitude and longitude with the signs that belong to the digits of the language.
fn coordinates(point: &str, words: &Words) -> String {
    let shown = words.digits(point);
    if shown == point { shown } else { shown.replace('.', "\u{66b}").replace(',', "\u{60c}") }
}

/// In groups of four, as banks print accounts and cards.
fn in_fours(s: &str) -> String {
    let all: Vec<char> = s.chars().collect();
    all.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

/// A plate in the order in which it is read on the car, from left to right: the letter must not turn the numbers round.
fn plate(value: &str) -> String {
    match Car::of(value) {
        Some(c) => format!("{} {OWN_DIRECTION}{}{END} {} – {}", c.two, c.letter, c.three, c.region),
        None => value.to_string(),
    }
}

/// A fixed telephone as people write it: `+985138765432` → `051-38765432`.
fn landline(canonical: &str) -> String {
    match canonical.strip_prefix("+98").and_then(|rest| rest.split_at_checked(2)) {
        Some((area, number)) => format!("0{area}-{number}"),
        None => canonical.to_string(),
    }
}

/// A mobile number as people write it: `+98915…` → `0915…`.
pub fn mobile(canonical: &str) -> String {
    canonical.strip_prefix("+98").map_or_else(|| canonical.to_string(), |rest| format!("0{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Lang;
    use serde_json::json;

    fn shown(with: &str, value: Value, lang: &str) -> String {
        let kind = domain::package::read_kind(&format!("type: {with}")).unwrap();
        let words = Words::to_show(Lang::parse(lang).unwrap());
        Answered::of(&kind, Some(&value), words).plain(words)
    }

    #[test]
    fn machine_values_in_the_digits_and_calendar_of_each_language() {
        let all = |with: &str, value: Value| ["fa", "ar", "ur", "en"].map(|l| shown(with, value.clone(), l));
        assert_eq!(all("national_number", json!("0938668935")), ["۰۹۳۸۶۶۸۹۳۵", "٠٩٣٨٦٦٨٩٣٥", "۰۹۳۸۶۶۸۹۳۵", "0938668935"]);
        assert_eq!(
            all("date", json!("2025-03-20")),
            ["پنجشنبه ۳۰ اسفند ۱۴۰۳", "الخميس، ٢٠ مارس ٢٠٢٥", "جمعرات، ۲۰ مارچ، ۲۰۲۵", "Thursday, 20 March 2025"]
        );
        assert_eq!(all("money", json!(500_000)), ["۵۰٬۰۰۰ تومان", "٥٠٬٠٠٠ تومان", "۵۰٬۰۰۰ تومان", "50,000 tomans"]);
        assert_eq!(all("money", json!(1_205_005))[0], "۱٬۲۰۵٬۰۰۵ ریال");
        assert_eq!(all("time", json!("17:05")).map(|s| s.replace(['\u{2066}', '\u{2069}'], "")), ["۱۷:۰۵", "١٧:٠٥", "۱۷:۰۵", "17:05"]);
        assert_eq!(all("mobile", json!("+989151234567")), ["۰۹۱۵۱۲۳۴۵۶۷", "٠٩١٥١٢٣٤٥٦٧", "۰۹۱۵۱۲۳۴۵۶۷", "09151234567"]);
    }
    #[test]
    fn computed_numbers_have_the_fraction_sign_of_the_language() {
        let kind = Kind::Computed { value: Default::default(), shown: ShownAs::Number };
        let shown = |lang: &str, v: Value| {
            let words = Words::to_show(Lang::parse(lang).unwrap());
            Answered::of(&kind, Some(&v), words).plain(words)
        };
        assert_eq!(["fa", "ar", "en"].map(|l| shown(l, json!("1217.6"))), ["۱٬۲۱۷٫۶", "١٬٢١٧٫٦", "1,217.6"]);
        assert_eq!(shown("fa", json!(12)), "۱۲");
    }
    #[test]
    fn codes_keep_their_order_among_words_of_the_other_direction() {
        assert_eq!(shown("iban", json!("IR820540102680020817909002"), "en"), "IR82 0540 1026 8002 0817 9090 02");
        assert_eq!(shown("iban", json!("IR820540102680020817909002"), "fa"), "\u{2066}IR۸۲ ۰۵۴۰ ۱۰۲۶ ۸۰۰۲ ۰۸۱۷ ۹۰۹۰ ۰۲\u{2069}");
        assert_eq!(shown("card", json!("6037701689095443"), "fa"), "\u{2066}۶۰۳۷ ۷۰۱۶ ۸۹۰۹ ۵۴۴۳\u{2069}");
        assert_eq!(shown("plate", json!("12ع345-36"), "fa"), "\u{2066}۱۲ \u{2068}ع\u{2069} ۳۴۵ – ۳۶\u{2069}");
        assert_eq!(shown("plate", json!("12ع345-36"), "en"), "12 \u{2068}ع\u{2069} 345 – 36");
        assert_eq!(shown("landline", json!("+985138765432"), "fa"), "\u{2066}۰۵۱-۳۸۷۶۵۴۳۲\u{2069}");
        assert_eq!(shown("renewal_code", json!("1-12-3-4-5"), "ar"), "\u{2066}١-١٢-٣-٤-٥\u{2069}");
    }
    #[test]
    fn values_with_parts() {
        let days = json!({ "from": "2026-11-23", "to": "2026-11-25" });
        assert_eq!(shown("date_range", days.clone(), "fa"), "دوشنبه ۲ آذر ۱۴۰۵ تا چهارشنبه ۴ آذر ۱۴۰۵");
        assert_eq!(shown("date_range", days, "en"), "Monday, 23 November 2026 to Wednesday, 25 November 2026");
        let address = json!({ "province": "IR-09", "county": "مشهد", "city": "مشهد", "text": "خیابان نمونه", "postal_code": "9177948974" });
        assert_eq!(shown("address\nstructured: true", address, "fa"), "خراسان رضوی، مشهد، مشهد\nخیابان نمونه\nکد پستی ۹۱۷۷۹۴۸۹۷۴");
        assert_eq!(shown("address\nstructured: true", json!("مشهد"), "fa"), "مشهد");
        let place = json!({ "text": "کنار در", "geometry": { "type": "Point", "coordinates": [59.6067, 36.2972] } });
        assert_eq!(shown("point", place, "fa"), "کنار در\n\u{2066}۳۶٫۲۹۷۲، ۵۹٫۶۰۶۷\u{2069}");
        assert_eq!(shown("yes_no", json!("yes"), "ur"), "ہاں");
    }
}
