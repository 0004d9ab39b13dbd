//! Search in the catalogue: an index in memory, rebuilt from the packages at start, never over cases. Words are compared
//! in one form (`domain::persian`), whole, as beginnings, and with a typing error.

use domain::package::{Catalogue, Service};
use domain::{Lang, persian};
use std::collections::HashMap;
use std::sync::{Arc, RwLock};
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, FuzzyTermQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::tokenizer::{TextAnalyzer, WhitespaceTokenizer};
use tantivy::{Index, IndexReader, TantivyDocument, Term};

/// Longest query that is looked at, in characters, and most words of it.
const LONGEST: usize = 200;
const MOST_WORDS: usize = 8;
/// Answers that are remembered: the index never changes while the program runs. When there are more, all are forgotten.
const REMEMBERED: usize = 4096;

/// Among which services is looked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Among {
    /// Only those of this agency.
    pub agency: Option<String>,
    /// Only those of this life event.
    pub life_event: Option<String>,
}

impl Among {
    /// Whether this is one of them.
    pub fn has(&self, s: &Service) -> bool {
        self.agency.as_ref().is_none_or(|a| s.agency == *a) && self.life_event.as_ref().is_none_or(|e| s.life_events.contains(e))
    }
}

/// What is looked for: among which texts, and how many ids are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Asked {
    lang: Lang,
    among: Among,
    limit: usize,
}

/// The ids found for what was asked and words.
type Answers = RwLock<HashMap<(Asked, String), Arc<[String]>>>;

/// The index.
pub struct Search {
    answers: Answers,
    reader: IndexReader,
    id: Field,
    lang: Field,
    agency: Field,
    life_event: Field,
    strong: Field,
    weak: Field,
}

/// The words of a text in the form that is compared: folded, with ZWNJ words also joined, and without common endings.
fn words(text: &str) -> Vec<String> {
    let mut out: Vec<String> = vec![];
    for form in [persian::fold(text), persian::joined(text)] {
        for w in form.split(' ').filter(|w| !w.is_empty()) {
            out.push(w.to_string());
            if let Some(s) = stem(w) {
                out.push(s);
            }
            // The Arabic article stands with its word; people ask without it.
            if let Some(bare) = w.strip_prefix("ال").or_else(|| w.strip_prefix("وال")).filter(|b| b.chars().count() >= 3) {
                out.push(bare.to_string());
                out.extend(stem(bare));
            }
        }
    }
    out.sort();
    out.dedup();
    out
}

/// Without a plural or possessive ending, if enough is left.
fn stem(word: &str) -> Option<String> {
    ["هایی", "های", "ها", "ات", "ی", "s"].iter().filter_map(|e| word.strip_suffix(e)).find(|s| s.chars().count() >= 3).map(String::from)
}

impl Search {
    /// Indexes the newest version of each service in each language it has.
    pub fn build(catalogue: &Catalogue) -> Result<Search, String> {
        Self::index(catalogue).map_err(|e| e.to_string())
    }

    fn index(catalogue: &Catalogue) -> tantivy::Result<Search> {
        let mut schema = Schema::builder();
        let text = || {
            TextOptions::default()
                .set_indexing_options(TextFieldIndexing::default().set_tokenizer("words").set_index_option(IndexRecordOption::WithFreqs))
        };
        let id = schema.add_text_field("id", STRING | STORED);
        let lang = schema.add_text_field("lang", STRING);
        let of_agency = schema.add_text_field("agency", STRING);
        let life_event = schema.add_text_field("life_event", STRING);
        let strong = schema.add_text_field("strong", text());
        let weak = schema.add_text_field("weak", text());
        let index = Index::create_in_ram(schema.build());
        index.tokenizers().register("words", TextAnalyzer::from(WhitespaceTokenizer::default()));
        let mut writer = index.writer_with_num_threads(1, 15_000_000)?;
        for s in catalogue.services.values() {
            for l in s.title.0.keys() {
                let agency = catalogue.agencies.get(&s.agency);
                let strong_text = format!("{} {}", s.title.get(*l), s.keywords.get(l).map(|k| k.join(" ")).unwrap_or_default());
                let events = catalogue
                    .life_events
                    .iter()
                    .filter(|e| s.life_events.contains(&e.id))
                    .map(|e| e.title.get(*l))
                    .collect::<Vec<_>>()
                    .join(" ");
                let weak_text = format!("{} {} {} {}", s.summary.get(*l), s.result.get(*l), agency.map_or("", |a| a.title.get(*l)), events);
                let mut d = TantivyDocument::default();
                d.add_text(id, &s.id);
                d.add_text(lang, l.as_str());
                d.add_text(of_agency, &s.agency);
                s.life_events.iter().for_each(|e| d.add_text(life_event, e));
                d.add_text(strong, words(&strong_text).join(" "));
                d.add_text(weak, words(&weak_text).join(" "));
                writer.add_document(d)?;
            }
        }
        writer.commit()?;
        writer.wait_merging_threads()?;
        let reader = index.reader_builder().reload_policy(tantivy::ReloadPolicy::Manual).try_into()?;
        Ok(Search { answers: Answers::default(), reader, id, lang, agency: of_agency, life_event, strong, weak })
    }

    fn word(&self, w: &str, typing_errors: bool) -> Box<dyn Query> {
        let term = |f: Field, t: &str| Term::from_field_text(f, t);
        let mut any: Vec<(Occur, Box<dyn Query>)> = vec![];
        let mut push = |q: Box<dyn Query>, boost: f32| any.push((Occur::Should, Box::new(BoostQuery::new(q, boost))));
        let forms: Vec<String> = std::iter::once(w.to_string()).chain(stem(w)).collect();
        for f in &forms {
            push(Box::new(TermQuery::new(term(self.strong, f), IndexRecordOption::WithFreqs)), 4.0);
            push(Box::new(TermQuery::new(term(self.weak, f), IndexRecordOption::WithFreqs)), 1.0);
        }
        let n = w.chars().count();
        if n >= 2 {
            push(Box::new(ConstScoreQuery::new(Box::new(FuzzyTermQuery::new_prefix(term(self.strong, w), 0, true)), 1.0)), 1.5);
        }
        if typing_errors && n >= 4 {
            let distance = if n >= 8 { 2 } else { 1 };
            push(Box::new(ConstScoreQuery::new(Box::new(FuzzyTermQuery::new(term(self.strong, w), distance, true)), 1.0)), 0.8);
            push(Box::new(ConstScoreQuery::new(Box::new(FuzzyTermQuery::new(term(self.weak, w), 1, true)), 1.0)), 0.2);
        }
        Box::new(BooleanQuery::new(any))
    }

    /// Ids of services for a query in a language, best first: those that match every word, or failing that, any.
    pub fn find(&self, query: &str, lang: Lang, among: &Among, limit: usize) -> Arc<[String]> {
        let query: String = query.chars().take(LONGEST).collect();
        let folded = persian::fold(&query);
        let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).take(MOST_WORDS).collect();
        if words.is_empty() || limit == 0 {
            return Arc::default();
        }
        let key = (Asked { lang, among: among.clone(), limit }, words.join(" "));
        if let Some(found) = self.answers.read().unwrap_or_else(|e| e.into_inner()).get(&key) {
            return found.clone();
        }
        let asked = &key.0;
        let mut found = self.look(&words, asked);
        if found.is_empty() {
            found = self.elsewhere(&words, asked);
        }
        let found: Arc<[String]> = found.into();
        let mut answers = self.answers.write().unwrap_or_else(|e| e.into_inner());
        if answers.len() >= REMEMBERED {
            answers.clear();
        }
        answers.insert(key, found.clone());
        found
    }

    fn look(&self, words: &[&str], asked: &Asked) -> Vec<String> {
        // As written first; typing errors, which cost far more to look for, only when that finds nothing. Two words that
        // find nothing may be one: «پیش نویس» for «پیش‌نویس».
        let joined = words.concat();
        for typing_errors in [false, true] {
            let found = self.ask(words, Occur::Must, typing_errors, asked);
            if !found.is_empty() {
                return found;
            }
            if words.len() > 1 {
                let found = self.ask(&[&joined], Occur::Must, typing_errors, asked);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        if words.len() == 1 {
            return vec![];
        }
        let found = self.ask(words, Occur::Should, false, asked);
        if found.is_empty() { self.ask(words, Occur::Should, true, asked) } else { found }
    }

    /// Who writes in another language than that of the page finds the service all the same: every word as it is in a title or
    /// among the keywords of one language.
    fn elsewhere(&self, words: &[&str], asked: &Asked) -> Vec<String> {
        let each = words.iter().map(|w| {
            let forms = std::iter::once(w.to_string()).chain(stem(w));
            let term = |f: String| TermQuery::new(Term::from_field_text(self.strong, &f), IndexRecordOption::WithFreqs);
            let any = forms.map(|f| (Occur::Should, Box::new(term(f)) as Box<dyn Query>)).collect();
            (Occur::Must, Box::new(BooleanQuery::new(any)) as Box<dyn Query>)
        });
        let mut found: Vec<String> = vec![];
        let query = BooleanQuery::new(each.chain(self.of(&asked.among)).collect());
        // A service has a text for each of its few languages.
        for id in self.ids(&query, asked.limit.saturating_mul(4)) {
            if found.len() < asked.limit && !found.contains(&id) {
                found.push(id);
            }
        }
        found
    }

    /// Only texts that have exactly this in a field; it says nothing of how well they match.
    fn only(&self, field: Field, text: &str) -> (Occur, Box<dyn Query>) {
        let term = TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic);
        (Occur::Must, Box::new(BoostQuery::new(Box::new(term), 0.0)))
    }

    fn of(&self, among: &Among) -> impl Iterator<Item = (Occur, Box<dyn Query>)> {
        let wanted = [(self.agency, &among.agency), (self.life_event, &among.life_event)];
        wanted.into_iter().filter_map(move |(field, id)| Some(self.only(field, id.as_ref()?)))
    }

    fn ask(&self, words: &[&str], occur: Occur, typing_errors: bool, asked: &Asked) -> Vec<String> {
        let each: Vec<(Occur, Box<dyn Query>)> = words.iter().map(|w| (occur, self.word(w, typing_errors))).collect();
        let wanted: (Occur, Box<dyn Query>) = (Occur::Must, Box::new(BooleanQuery::new(each)));
        let within = [self.only(self.lang, asked.lang.as_str()), wanted];
        let query = BooleanQuery::new(within.into_iter().chain(self.of(&asked.among)).collect());
        self.ids(&query, asked.limit)
    }

    fn ids(&self, query: &BooleanQuery, limit: usize) -> Vec<String> {
        let searcher = self.reader.searcher();
        let Ok(top) = searcher.search(query, &TopDocs::with_limit(limit).order_by_score()) else { return vec![] };
        top.into_iter()
            .filter_map(|(_, at)| searcher.doc::<TantivyDocument>(at).ok()?.get_first(self.id)?.as_str().map(String::from))
            .collect()
    }
}
