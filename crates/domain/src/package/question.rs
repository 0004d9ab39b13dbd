//! Reads the form of a service: sections, questions, conditions and checks. What a type of question has of its own is read by its
//! file in [`crate::question`].

use super::mistake::{Mistake, Sheet};
use super::node::{self, Node};
use super::parse::Names;
use super::service::{expression, reference};
use super::walk::{self, Ids, LONG, Map, SHORT};
use super::{Check, Eligibility, Evidence, Form, Question, Section, ShowIf};
use crate::expression::{Scope, Wanted};
use crate::question::{Around, Choice, Kind, TYPES};
use crate::{Lang, Msg};

const QUESTION: [&str; 6] = ["id", "type", "label", "help", "required", "show_if"];
/// Most questions of one form.
const MOST_QUESTIONS: usize = 200;

/// The form; what it asks is added to `scope`. `services` are all that there are.
pub(super) fn form(map: &Map, languages: &[Lang], evidence: &[Evidence], services: &Names, scope: &mut Scope) -> Form {
    let sheet = map.sheet();
    let mut form = Form::default();
    let Some(node) = map.get("form") else {
        sheet.say(map.node().at, Msg::new("mistake-no-questions").with("key", "form"));
        return form;
    };
    let Some(form_map) = walk::map(sheet, node, &["sections", "checks", "eligible"]) else { return form };
    let (mut section_ids, mut question_ids) = (Ids::default(), Ids::default());
    let mut earlier: Vec<Question> = vec![];
    for item in form_map.list_of_some("sections", "mistake-no-questions") {
        let Some(m) = walk::map(sheet, item, &["id", "title", "questions"]) else { continue };
        let id = m.id("id");
        section_ids.add(sheet, item, &id);
        let title = m.text("title", languages, SHORT);
        let mut questions = vec![];
        for node in m.list_of_some("questions", "mistake-no-questions") {
            if earlier.len() >= MOST_QUESTIONS {
                sheet.say(node.at, Msg::new("mistake-too-many").with("key", "questions").with("max", MOST_QUESTIONS));
                break;
            }
            if let Some(q) = question(sheet, node, &Around { languages, evidence, earlier: &earlier, scope }) {
                question_ids.add(sheet, node, &q.id);
                if node.get("type").and_then(Node::scalar).is_some_and(|t| TYPES.contains(&t)) {
                    scope.add(&q);
                } else {
                    scope.wrong.insert(q.id.clone());
                }
                earlier.push(q.clone());
                questions.push(q);
            }
        }
        form.sections.push(Section { id, title, questions });
    }
    form.checks = checks(&form_map, languages, &earlier, scope);
    form.eligible = eligible(&form_map, languages, services, scope);
    form
}

fn question(sheet: &Sheet, node: &Node, around: &Around) -> Option<Question> {
    let name = node.get("type").and_then(|n| walk::word(sheet, n, TYPES));
    // Of an unknown type, any key of any type may be meant.
    let own: Vec<&str> = name.map_or_else(|| TYPES.iter().flat_map(|t| Kind::keys(t)).copied().collect(), |k| Kind::keys(k).to_vec());
    let m = walk::map(sheet, node, &[&QUESTION[..], &own].concat())?;
    let id = m.question_id("id");
    if m.get("type").is_none() {
        m.need("type");
    }
    Some(Question {
        id,
        // Of an unknown type; a condition on it is not a second mistake.
        kind: name.and_then(|name| Kind::read(name, &m, around)).unwrap_or(Kind::Choice(Choice { options: vec![], search: false })),
        label: m.text("label", around.languages, SHORT),
        help: m.text_or_empty("help", around.languages, LONG),
        required: m.boolean("required", true),
        show_if: m.get("show_if").and_then(|n| show_if(sheet, n, around.earlier, around.scope)),
    })
}

fn checks(map: &Map, languages: &[Lang], questions: &[Question], scope: &Scope) -> Vec<Check> {
    let sheet = map.sheet();
    let asked = || questions.iter().filter(|q| !matches!(q.kind, Kind::Computed(_))).map(|q| q.id.as_str());
    let items = map.list("checks").iter().filter_map(|n| walk::map(sheet, n, &["rule", "question", "message"]));
    items
        .map(|m| Check {
            rule: m.need("rule").and_then(|n| expression(sheet, n, scope, Wanted::Bool)).map(|(e, _)| e).unwrap_or_default(),
            question: reference(&m, "question", "question", asked()),
            message: m.text("message", languages, SHORT),
        })
        .collect()
}

fn eligible(map: &Map, languages: &[Lang], services: &Names, scope: &Scope) -> Vec<Eligibility> {
    let (sheet, mut ids) = (map.sheet(), Ids::default());
    let mut all = vec![];
    for node in map.list("eligible") {
        let Some(m) = walk::map(sheet, node, &["id", "title", "when", "text", "law", "instead"]) else { continue };
        let id = m.id("id");
        ids.add(sheet, node, &id);
        all.push(Eligibility {
            id,
            title: m.text("title", languages, SHORT),
            when: m.need("when").and_then(|n| expression(sheet, n, scope, Wanted::Bool)).map(|(e, _)| e).unwrap_or_default(),
            text: m.text("text", languages, LONG),
            law: m.text_or_empty("law", languages, LONG),
            instead: m.get("instead").map(|n| {
                let service = walk::string(sheet, n, SHORT);
                if !service.is_empty() && !services.has(&service) {
                    walk::unknown(sheet, n.pos, "service", &service, services.nearest(&service));
                }
                service
            }),
        });
    }
    all
}

/// Reads a type alone, with its keys and nothing else of a question: `type: number` and `max: 10`, on lines of their own. For
/// those who check single values.
pub fn read_kind(yaml: &str) -> Result<Kind, Vec<Mistake>> {
    let sheet = Sheet::new("", yaml);
    let kind = node::read(&sheet, yaml).and_then(|node| {
        let name = node.get("type").and_then(|n| walk::word(&sheet, n, TYPES))?;
        let m = walk::map(&sheet, &node, &[&["type"], Kind::keys(name)].concat())?;
        Kind::read(name, &m, &Around { languages: &[], evidence: &[], earlier: &[], scope: &Scope::default() })
    });
    match (kind, sheet.into_mistakes()) {
        (Some(kind), mistakes) if mistakes.is_empty() => Ok(kind),
        (_, mistakes) => Err(mistakes),
    }
}

/// A condition: an expression, or one question with one answer.
fn show_if(sheet: &Sheet, node: &Node, earlier: &[Question], scope: &Scope) -> Option<ShowIf> {
    if node.scalar().is_some() {
        let scope = Scope { dated: false, ..scope.clone() };
        return expression(sheet, node, &scope, Wanted::Bool).map(|(e, _)| ShowIf::When(e));
    }
    let m = walk::map(sheet, node, &["question", "is"])?;
    let (question, is) = (m.string("question", SHORT), m.string("is", SHORT));
    let (question_node, is_node) = (m.get("question")?, m.get("is")?);
    if question.is_empty() || is.is_empty() {
        return None;
    }
    let conditional = |q: &&Question| matches!(q.kind, Kind::YesNo(_) | Kind::Choice(_));
    match earlier.iter().find(|q| q.id == question).filter(conditional) {
        None => {
            let near = walk::nearest(&question, earlier.iter().filter(conditional).map(|q| q.id.as_str()));
            sheet.say(question_node.pos, Msg::new("mistake-show-if-question").with("question", question.as_str()).with("nearest", near));
        }
        Some(q) => {
            let values: Vec<&str> = match &q.kind {
                Kind::Choice(choice) => choice.options.iter().map(|o| o.id.as_str()).collect(),
                _ => vec!["yes", "no"],
            };
            // A choice without options has been reported.
            if !values.is_empty() && !values.contains(&is.as_str()) {
                walk::not_allowed(sheet, is_node.pos, &is, &values.join(", "));
            }
        }
    }
    Some(ShowIf::Is { question, is })
}
