//! Pictures as SVG: the stages of a service with who does what, and where time goes in a simulation. Colours are those of the
//! text around them (`currentColor`), so that a picture fits light and dark pages; it loads nothing and has no style of its own.

use crate::Words;
use domain::case::Place;
use domain::package::{Assignee, Catalogue, Go, Service, Stage, TaskKind, Unheard};
use domain::simulate::{Report, Took};
use domain::soundness::successors;
use std::fmt::Write;

/// As wide as a page of the narrowest telephone has room, so that letters are as large there as they are drawn.
const WIDTH: i64 = 328;
/// Where boxes begin and end; beside them run the lines that pass over stages.
const LEFT: i64 = 36;
const RIGHT: i64 = 292;
/// From a box to the first of those lines, and from one to the next; there are at most four.
const NEAREST: i64 = 9;
const APART: i64 = 8;
const LINE: i64 = 20;
/// Size of letters, and of those of titles.
const SMALL: i64 = 13;
const LARGE: i64 = 14;
/// Characters of a line, at most.
const CHARACTERS: usize = 32;

/// Text as it stands in XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Lines of at most so many characters, broken between words.
fn lines(text: &str) -> Vec<String> {
    let mut out: Vec<String> = vec![];
    for word in text.split_whitespace() {
        match out.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < CHARACTERS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => out.push(word.into()),
        }
    }
    out
}

/// One picture under way.
struct Canvas<'w> {
    words: &'w Words,
    body: String,
    y: i64,
}

impl Canvas<'_> {
    /// From left to right, or from right to left.
    fn x(&self, x: i64) -> i64 {
        if self.words.dir() == "rtl" { WIDTH - x } else { x }
    }
    fn text(&mut self, x: i64, y: i64, size: i64, strong: bool, text: &str) {
        let weight = if strong { " font-weight=\"700\"" } else { "" };
        let (x, text) = (self.x(x), escaped(text));
        let _ = write!(
            self.body,
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight} text-anchor=\"middle\" fill=\"currentColor\">{text}</text>"
        );
    }
    fn arrow(&mut self, x: i64, y: i64, towards: (i64, i64)) {
        let (dx, dy) = (if self.words.dir() == "rtl" { -towards.0 } else { towards.0 }, towards.1);
        let x = self.x(x);
        let points = [(0, 0), (-9 * dx + 5 * dy, -9 * dy + 5 * dx), (-9 * dx - 5 * dy, -9 * dy - 5 * dx)];
        let points: Vec<String> = points.iter().map(|(a, b)| format!("{},{}", x + a, y + b)).collect();
        let _ = write!(self.body, "<polygon points=\"{}\" fill=\"currentColor\"/>", points.join(" "));
    }
    fn path(&mut self, points: &[(i64, i64)], dashed: bool) {
        let d: Vec<String> =
            points.iter().enumerate().map(|(i, (x, y))| format!("{}{} {}", if i == 0 { 'M' } else { 'L' }, self.x(*x), y)).collect();
        let dash = if dashed { " stroke-dasharray=\"5 4\"" } else { "" };
        let _ = write!(self.body, "<path d=\"{}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"{dash}/>", d.join(" "));
    }
    fn rect(&mut self, x: i64, y: i64, width: i64, height: i64, round: i64, tint: &str) {
        let left = if self.words.dir() == "rtl" { WIDTH - x - width } else { x };
        let _ = write!(
            self.body,
            "<rect x=\"{left}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\" fill=\"currentColor\" fill-opacity=\"{tint}\" stroke=\"currentColor\" stroke-width=\"1.5\"/>"
        );
    }
    fn done(self, title: &str, alone: bool) -> String {
        let (dir, lang, title, height) = (self.words.dir(), self.words.lang(), escaped(title), self.y + 12);
        // By itself it needs a background, a colour and its name; on a page it has them.
        let (head, ground) = match alone {
            true => (
                " xmlns=\"http://www.w3.org/2000/svg\" color=\"#1d2b33\" font-family=\"Vazirmatn, Tahoma, sans-serif\"",
                format!("<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>"),
            ),
            false => (" class=\"drawing\"", String::new()),
        };
        format!(
            "<svg{head} viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" direction=\"{dir}\" lang=\"{lang}\" aria-label=\"{title}\">{ground}{}</svg>",
            self.body
        )
    }
}

/// The stages of a service: who does what, where each leads, where it is decided, and what silence means. `alone`: as a file
/// of its own.
pub fn stages(service: &Service, catalogue: &Catalogue, words: &Words, alone: bool) -> String {
    let mut c = Canvas { words, body: String::new(), y: 10 };
    line_of(&mut c, service, catalogue, &service.stages);
    if let Some(silence) = &service.time.silence {
        let title = service.decision(&silence.decision).map_or("", |d| d.title.get(words.lang()));
        note(&mut c, &words.say_with("draw-silence", &[("decision", title.into())]));
    }
    if let Some(rule) = service.time.answer.as_ref().and_then(|a| a.unanswered.as_ref()) {
        let title = service.decision(&rule.decision).map_or("", |d| d.title.get(words.lang()));
        note(&mut c, &words.say_with("draw-unanswered", &[("decision", title.into())]));
    }
    if let Some(objection) = &service.objection {
        c.y += 18;
        let y = c.y + 14;
        c.text(WIDTH / 2, y, LARGE, true, &words.say("draw-objection"));
        c.y += 26;
        line_of(&mut c, service, catalogue, &objection.stages);
        match &objection.silence {
            Some(Unheard::Upheld) => note(&mut c, &words.say("draw-objection-upheld")),
            Some(Unheard::Granted(silence)) => {
                let title = service.decision(&silence.decision).map_or("", |d| d.title.get(words.lang()));
                note(&mut c, &words.say_with("draw-silence", &[("decision", title.into())]));
            }
            None => {}
        }
    }
    let title = words.say_with("draw-title", &[("service", service.title.get(words.lang()).into())]);
    c.done(&title, alone)
}

fn note(c: &mut Canvas, text: &str) {
    for line in lines(text) {
        let y = c.y + 14;
        c.text(WIDTH / 2, y, SMALL, false, &line);
        c.y += LINE;
    }
}

fn place(catalogue: &Catalogue, home: &str, place: &Place, words: &Words) -> String {
    let agency = catalogue.agencies.get(&place.agency);
    let unit = agency.and_then(|a| a.unit(&place.unit));
    let title = unit.map_or(place.unit.as_str(), |u| u.title.get(words.lang()));
    let contractor = unit.and_then(|u| u.contract.as_ref()).map(|k| k.contractor.get(words.lang()));
    match (contractor, agency.filter(|a| a.id != home)) {
        (Some(name), _) => words.say_with("draw-contractor", &[("name", name.into())]),
        (None, Some(a)) => words.say_with("draw-place", &[("unit", title.into()), ("agency", a.title.get(words.lang()).into())]),
        (None, None) => title.to_string(),
    }
}

/// What a stage says in its box: title, then each task with who does it; whether a line is strong.
fn content(service: &Service, catalogue: &Catalogue, stage: &Stage, words: &Words) -> Vec<(String, bool)> {
    let lang = words.lang();
    let mut out: Vec<(String, bool)> = lines(stage.title.get(lang)).into_iter().map(|l| (l, true)).collect();
    if stage.tasks.is_empty() {
        let unit = Place { agency: service.agency.clone(), unit: stage.unit.clone() };
        out.extend(lines(&place(catalogue, &service.agency, &unit, words)).into_iter().map(|l| (l, false)));
        return out;
    }
    if stage.side_by_side && stage.tasks.len() > 1 {
        out.push((words.say("draw-side-by-side"), false));
    }
    for task in &stage.tasks {
        let who = match (&task.kind, &task.by) {
            (TaskKind::Pay, _) => words.say("draw-person"),
            (_, Assignee::Unit(p)) => place(catalogue, &service.agency, p, words),
            (_, Assignee::ByAnswer { .. }) => words.say("draw-by-area"),
        };
        let other = task.sub_case.as_ref().and_then(|s| catalogue.services.get(&s.service)).map(|s| s.title.get(lang));
        let who = match other {
            Some(service) => words.say_with("draw-case", &[("who", who.into()), ("service", service.into())]),
            None => who,
        };
        let text = words.say_with("draw-task", &[("task", task.title.get(lang).into()), ("who", who.into())]);
        out.extend(lines(&text).into_iter().map(|l| (l, false)));
    }
    out
}

fn line_of(c: &mut Canvas, service: &Service, catalogue: &Catalogue, stages: &[Stage]) {
    let words = c.words;
    let mut boxes = vec![];
    for stage in stages {
        let content = content(service, catalogue, stage, words);
        let height = content.len() as i64 * LINE + 16;
        boxes.push((c.y, height));
        c.rect(LEFT, c.y, RIGHT - LEFT, height, 10, "0.05");
        for (i, (line, strong)) in content.iter().enumerate() {
            let y = c.y + 22 + i as i64 * LINE;
            c.text((LEFT + RIGHT) / 2, y, if *strong { LARGE } else { SMALL }, *strong, line);
        }
        c.y += height + 34;
    }
    // The decision stands at the end.
    let end = c.y;
    c.rect(LEFT + 60, end, RIGHT - LEFT - 120, 34, 17, "0.14");
    c.text((LEFT + RIGHT) / 2, end + 22, LARGE, true, &words.say("draw-decision"));
    c.y += 34 + 10;
    let (mut over, mut back) = (0, 0);
    for (i, stage) in stages.iter().enumerate() {
        let (top, height) = boxes[i];
        let mut targets: Vec<(usize, bool)> = successors(service, stages, i).into_iter().map(|t| (t, false)).collect();
        for rule in &stage.next {
            if let Go::Correct { then, .. } = &rule.go
                && let Some(t) = stages.iter().position(|s| s.id == *then)
            {
                targets.iter_mut().filter(|x| x.0 == t).for_each(|x| x.1 = true);
            }
        }
        if stage.decides || stage.next.iter().any(|n| matches!(n.go, Go::Decide(_))) {
            targets.push((stages.len(), false));
        }
        targets.sort_unstable();
        targets.dedup_by_key(|t| t.0);
        for (to, asks) in targets {
            let goal = boxes.get(to).map_or(end, |b| b.0);
            if to == i + 1 {
                let x = (LEFT + RIGHT) / 2;
                c.path(&[(x, top + height), (x, goal - 4)], asks);
                c.arrow(x, goal - 2, (0, 1));
            } else if to > i {
                // Past the stages between, on the far side.
                let lane = RIGHT + NEAREST + (over % 4) * APART;
                over += 1;
                let enter = if to == stages.len() { goal + 17 } else { goal + 14 + (over % 3) * 6 };
                let edge = if to == stages.len() { RIGHT - 60 } else { RIGHT };
                c.path(&[(RIGHT, top + height - 12), (lane, top + height - 12), (lane, enter), (edge + 6, enter)], asks);
                c.arrow(edge + 2, enter, (-1, 0));
            } else {
                // Back, on the near side.
                let lane = LEFT - NEAREST - (back % 4) * APART;
                back += 1;
                let enter = goal + 14 + (back % 3) * 6;
                c.path(&[(LEFT, top + height - 12), (lane, top + height - 12), (lane, enter), (LEFT - 6, enter)], true);
                c.arrow(LEFT - 2, enter, (1, 0));
            }
        }
    }
}

/// Tenths of days in words.
pub fn days(words: &Words, tenths: i64) -> String {
    words.decimal(&format!("{}.{}", tenths / 10, tenths % 10))
}

/// What happened around the work of a simulation, each in a sentence: visits, cases that went to another agency, and those that waited for
/// another one; what never happened is not among it.
pub fn around(report: &Report, words: &Words) -> Vec<String> {
    let visits = [("visits", report.visits.into()), ("off", report.called_off.into())];
    let all = [
        (report.visits, words.say_with("simulate-visits", &visits)),
        (report.transferred, words.say_with("simulate-transferred", &[("transferred", report.transferred.into())])),
        (report.waited, words.say_with("simulate-waited", &[("waited", report.waited.into())])),
    ];
    all.into_iter().filter(|(n, _)| *n > 0).map(|(_, said)| said).collect()
}

/// Where time goes: a bar for each stage, as long as the days that it takes on average, and below it one for each case of another service
/// that it needs; dark while the person has to act.
pub fn time(report: &Report, service: &Service, catalogue: &Catalogue, words: &Words) -> String {
    let mut c = Canvas { words, body: String::new(), y: 14 };
    c.text(WIDTH / 2, 26, LARGE, true, service.title.get(words.lang()));
    c.y = 40;
    let lang = words.lang();
    let all = report.stages.iter().map(|s| &s.1).chain(report.parts.iter().map(|p| &p.2.whole));
    let most = all.map(Took::mean_tenths).max().unwrap_or(1).max(1);
    for (id, took) in report.stages.iter().filter(|(_, t)| t.times > 0) {
        let stage = service.stage(id);
        bar(&mut c, stage.map_or(id.as_str(), |s| s.title.get(lang)), took, most);
        let tasks = stage.into_iter().flat_map(|s| &s.tasks);
        for (task, part) in tasks.flat_map(|t| report.parts.iter().filter(|p| p.0 == t.id).map(move |p| (t, p))) {
            let other = catalogue.services.get(&part.1).map_or(part.1.as_str(), |s| s.title.get(lang));
            bar(
                &mut c,
                &words.say_with("draw-part", &[("task", task.title.get(lang).into()), ("service", other.into())]),
                &part.2.whole,
                most,
            );
        }
    }
    let legend = words.say("draw-legend");
    c.y += 4;
    note(&mut c, &legend);
    around(report, words).iter().for_each(|line| note(&mut c, line));
    c.done(&words.say_with("simulate-title", &[("service", service.title.get(words.lang()).into())]), true)
}

fn bar(c: &mut Canvas, title: &str, took: &Took, most: i64) {
    let text = c.words.say_with("draw-bar", &[("stage", title.into()), ("days", days(c.words, took.mean_tenths()).into())]);
    for line in lines(&text) {
        let y = c.y + 14;
        c.text(WIDTH / 2, y, SMALL, false, &line);
        c.y += LINE;
    }
    let (from, room) = (20, WIDTH - 40);
    let width = (room * took.mean_tenths() / most).max(2);
    let person = (width * took.person_hours.min(took.hours)).checked_div(took.hours).unwrap_or(0);
    c.rect(from, c.y, width, 14, 3, "0.15");
    if person > 0 {
        c.rect(from, c.y, person, 14, 3, "0.7");
    }
    c.y += 24;
}
