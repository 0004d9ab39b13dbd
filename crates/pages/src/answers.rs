//! Answers as people read them: from machine values to words, in the order of the form.

use crate::Words;
use crate::contexts::Shown;
use crate::file_name;
use domain::Millis;
use domain::case::{Changed, ChangedAnswer};
use domain::form::{self, Answers};
use domain::package::{Question, Section, Service};
use domain::question::{Attached, Kind, Show};
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
    /// What it was before a correction, the last first, each with when it was changed.
    pub was: Vec<(Millis, Answered<'a>)>,
}

/// An answer that is changed.
#[derive(Debug, Clone)]
pub struct ChangedRow<'a> {
    /// The question.
    pub label: Shown<'a>,
    /// The answer before.
    pub old: Answered<'a>,
    /// The answer from then on.
    pub new: Answered<'a>,
}

impl<'a> ChangedRow<'a> {
    /// What a correction changes, in the order of the form.
    pub fn of(service: &'a Service, changes: &[ChangedAnswer], words: &Words) -> Vec<ChangedRow<'a>> {
        let row = |c: &ChangedAnswer| {
            let q = service.question(&c.question)?;
            let [old, new] = [&c.old, &c.new].map(|value| Answered::of(&q.kind, value.as_ref(), words));
            Some(ChangedRow { label: Shown::of(&q.label, words.lang()), old, new })
        };
        changes.iter().filter_map(row).collect()
    }
}

/// A row of a group.
#[derive(Debug, Clone, PartialEq)]
pub struct AnsweredRow<'a> {
    /// What it is called, with its number.
    pub title: String,
    /// What it asked, and the answers.
    pub cells: Vec<(Shown<'a>, Answered<'a>)>,
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
        /// What is drawn through them: `point`, `line` or `area`.
        shape: &'static str,
    },
    /// Options that were chosen.
    Chosen(Vec<Shown<'a>>),
    /// Rows of a group.
    Rows(Vec<AnsweredRow<'a>>),
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
                    computed: matches!(q.kind, Kind::Computed(_)),
                    was: vec![],
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

impl<'a> AnswerSection<'a> {
    /// The answers that are in force, each with what it was before it was corrected; one that is not asked any more stands there for
    /// that. `changed` are the corrections, oldest first.
    pub fn corrected<'c>(
        service: &'a Service,
        answers: &Answers,
        changed: impl Iterator<Item = (Millis, &'c Changed)>,
        words: &Words,
    ) -> Vec<AnswerSection<'a>> {
        let changes: Vec<(Millis, &ChangedAnswer)> = changed.flat_map(|(at, c)| c.changes.iter().map(move |c| (at, c))).collect();
        // Most cases have none.
        if changes.is_empty() {
            return AnswerSection::of(service, answers, words);
        }
        let row = |q: &'a Question| {
            let was: Vec<_> = changes.iter().rev().filter(|(_, c)| c.question == q.id).collect();
            if was.is_empty() && !form::asked(service, q, answers) {
                return None;
            }
            Some(AnswerRow {
                id: &q.id,
                label: Shown::of(&q.label, words.lang()),
                answer: Answered::of(&q.kind, answers.get(&q.id), words),
                computed: matches!(q.kind, Kind::Computed(_)),
                was: was.into_iter().map(|(at, c)| (*at, Answered::of(&q.kind, c.old.as_ref(), words))).collect(),
            })
        };
        let section =
            |s: &'a Section| AnswerSection { title: Shown::of(&s.title, words.lang()), rows: s.questions.iter().filter_map(row).collect() };
        service.form.sections.iter().map(section).filter(|s| !s.rows.is_empty()).collect()
    }
    /// One question of a section alone.
    pub fn one(section: &'a Section, q: &'a Question, answer: Option<&Value>, words: &Words) -> AnswerSection<'a> {
        let row = AnswerRow {
            id: &q.id,
            label: Shown::of(&q.label, words.lang()),
            answer: Answered::of(&q.kind, answer, words),
            computed: false,
            was: vec![],
        };
        AnswerSection { title: Shown::of(&section.title, words.lang()), rows: vec![row] }
    }
}

impl<'a> Answered<'a> {
    /// One machine value as it is shown.
    pub fn of(kind: &'a Kind, value: Option<&Value>, words: &Words) -> Answered<'a> {
        value.filter(|v| !v.is_null()).map_or(Answered::None, |v| Answered::in_words(kind.show(v), words))
    }

    fn in_words(show: Show<'a>, words: &Words) -> Answered<'a> {
        match show {
            Show::Typed(text) => Answered::Typed(text),
            Show::Code(text) => Answered::Code(words.code(&text)),
            Show::Latin(text) => Answered::Code(text),
            Show::Options(options) => {
                Answered::Chosen(options.into_iter().map(|o| o.map_or_else(Shown::plain, |label| Shown::of(label, words.lang()))).collect())
            }
            Show::Place { text, points, shape } => {
                Answered::Place { text, points: points.iter().map(|p| coordinates(p, words)).collect(), shape: shape.id() }
            }
            Show::Rows { row, rows } => {
                let title = |i: usize| words.say_with("value-row", &[("row", row.get(words.lang()).into()), ("number", (i + 1).into())]);
                let cell = |(label, show)| (Shown::of(label, words.lang()), Answered::in_words(show, words));
                let row = |(i, cells): (usize, Vec<_>)| AnsweredRow { title: title(i), cells: cells.into_iter().map(cell).collect() };
                Answered::Rows(rows.into_iter().enumerate().map(row).collect())
            }
            Show::Files(files) => Answered::Files(files),
            show @ (Show::Lines(_) | Show::Joined(_)) => Answered::Typed(one_text(show, words)),
            show => Answered::Words(one_text(show, words)),
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
            Answered::Place { text, points, .. } => {
                let lines = std::iter::once(text.clone()).filter(|t| !t.is_empty()).chain(points.iter().map(|p| code(p)));
                lines.collect::<Vec<_>>().join("\n")
            }
            Answered::Rows(rows) => {
                let cell = |(label, answer): &(Shown, Answered)| format!("{}: {}", label.text, answer.plain(words));
                let line = |r: &AnsweredRow| format!("{}\n{}", r.title, r.cells.iter().map(cell).collect::<Vec<_>>().join("\n"));
                rows.iter().map(line).collect::<Vec<_>>().join("\n")
            }
            Answered::Files(files) => files.iter().map(|f| file_name::in_text(f, words)).collect::<Vec<_>>().join(&words.say("value-and")),
        }
    }

    /// The same to stand within a sentence of a letter: on one line and, where somebody typed it, between quotation marks that it has
    /// none of, so that nothing typed looks like a word of the agency.
    pub fn in_line(&self, words: &Words) -> String {
        let plain = self.plain(words);
        let lines = plain.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>();
        let line = lines.join(&words.say("value-and"));
        match self {
            Answered::Typed(_) | Answered::Place { .. } | Answered::Rows(_) => {
                words.say_with("value-quoted", &[("text", line.replace(QUOTES, "").replace(APOSTROPHE, "'").into())])
            }
            _ => words.isolated(line),
        }
    }
}

/// A shown value as one text among others, or as it stands in the field of a form.
pub(crate) fn one_text(show: Show, words: &Words) -> String {
    let each = |all: Vec<Show>, between: &str| all.into_iter().map(|s| one_text(s, words)).collect::<Vec<_>>().join(between);
    match show {
        Show::Typed(text) | Show::Latin(text) => text,
        Show::Code(text) => words.code(&text),
        Show::Number(n) => words.number(n),
        Show::Decimal(n) => words.decimal(&n),
        Show::Money(rials) => words.money(rials),
        Show::Rials(rials) => words.rials(rials),
        Show::Day(day) => words.day(&day),
        Show::Key(key) => words.say(key),
        Show::Filled(key, args) => {
            let args: Vec<(&str, domain::Arg)> = args.into_iter().map(|(name, s)| (name, one_text(s, words).into())).collect();
            words.say_with(key, &args)
        }
        Show::Joined(all) => each(all, &words.say("value-and")),
        Show::Lines(all) => each(all, "\n"),
        show => Answered::in_words(show, words).plain(words),
    }
}

/// Quotation marks of the languages: what was typed has none of them where it stands between such. One that is an apostrophe as well, as in
/// a name, becomes one that is nothing else.
const QUOTES: [char; 11] = ['«', '»', '‹', '›', '“', '”', '„', '‟', '‘', '‚', '"'];
const APOSTROPHE: char = '’';

/// Marks of the Unicode bidirectional algorithm: an isolated run from left to right, its end.
const LEFT_TO_RIGHT: char = '\u{2066}';
const END: char = '\u{2069}';

/// Latitude and longitude with the signs that belong to the digits of the language.
fn coordinates(point: &str, words: &Words) -> String {
    let shown = words.digits(point);
    if shown == point { shown } else { shown.replace('.', "\u{66b}").replace(',', "\u{60c}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Lang;
    use domain::question::{Computed, ShownAs};
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
        let kind = Kind::Computed(Computed { value: Default::default(), shown: ShownAs::Number });
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
        assert_eq!(shown("renewal_code", json!("1-12-3-4-5"), "ar"), "\u{2066}\u{202d}١-١٢-٣-٤-٥\u{202c}\u{2069}");
        assert_eq!(shown("landline", json!("+985138765432"), "ar"), "\u{2066}\u{202d}٠٥١-٣٨٧٦٥٤٣٢\u{202c}\u{2069}");
    }
    #[test]
    fn a_typed_address_in_a_letter_looked_like_a_paragraph_of_it() {
        let kind = domain::package::read_kind("type: address").unwrap();
        let line = |lang: &str, typed: &str| {
            let words = Words::to_show(Lang::parse(lang).unwrap());
            Answered::of(&kind, Some(&json!(typed)), words).in_line(words)
        };
        assert_eq!(line("fa", "خیابان نمونه\n\n پلاک ۷"), "«خیابان نمونه، پلاک ۷»");
        assert_eq!(line("en", "خیابان نمونه"), "“\u{2068}خیابان نمونه\u{2069}”");
        assert_eq!(line("fa", "Sample street"), "«\u{2068}Sample street\u{2069}»");
    }
    #[test]
    fn what_was_typed_looked_like_words_of_the_agency_in_a_letter() {
        let words = Words::to_show(Lang::FA);
        let line = |kind: &str, typed: Value| {
            let kind = domain::package::read_kind(kind).unwrap();
            Answered::of(&kind, Some(&typed), words).in_line(words)
        };
        assert_eq!(line("type: text\nmax: 60", json!("چنار»؛ شمار درخت‌ها: «۹")), "«چنار؛ شمار درخت‌ها: ۹»");
        assert_eq!(line("type: text\nmax: 60", json!("‹چنار› ‘سرو’ ‚کاج")), "«چنار سرو' کاج»");
        assert_eq!(line("type: number\nmin: 1\nmax: 9", json!(1)), "۱");
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
