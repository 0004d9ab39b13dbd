//! What docs/services shows is what the two commands that its README names give of the sample services now.

use crate::{arg, dargah, err, out};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use testkit::golden;

/// The part of the README about one service, out of what `dargah simulate` printed.
fn part(id: &str, said: &str) -> String {
    let (told, table) = said.split_once("\n\n").expect("the table stands by itself");
    let mut told = told.lines();
    let title = told.next().and_then(|l| l.split_once('“')?.1.strip_suffix('”')).expect("the title of the service");
    let (decisions, facts): (Vec<&str>, Vec<&str>) = told.partition(|l| l.starts_with(' '));
    let mut rows = table.lines().map(|l| format!("| {} |\n", l.trim_start().trim_start_matches("· ")));
    let columns = rows.next().expect("the names of the columns");
    let line = columns.split(" | ").map(|_| " --- |").collect::<String>();
    let decisions: String = decisions.iter().map(|l| format!("- {}\n", l.trim_start())).collect();
    format!(
        "## {title}\n\n![Stages]({id}.svg)\n\n{}\n{decisions}\n{columns}|{line}\n{}\n![Where time goes]({id}-time.svg)\n",
        facts.join("  \n"),
        rows.collect::<String>()
    )
}

#[test]
fn pictures_and_numbers_of_the_sample_services_were_compared_with_nothing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = root.join("docs/services");
    let readme = fs::read_to_string(folder.join("README.md")).unwrap();
    let head = readme.split_once("\n## ").expect("a part for each service").0;
    let commands: Vec<&str> = head.lines().filter_map(|l| l.strip_prefix("dargah ")).collect();
    let services: Vec<&str> = readme.lines().filter_map(|l| l.strip_prefix("![Stages](")?.strip_suffix(".svg)")).collect();
    assert_eq!(commands.len(), 2, "{commands:?}");

    // As they stand there, but for where they write.
    let made = tempfile::tempdir().unwrap();
    let to = format!("{}/", arg(made.path()));
    let give = |id: &str| -> String {
        let said = commands.iter().map(|command| {
            let words: Vec<String> = command.split(' ').map(|w| w.replace("ID", id).replace("docs/services/", &to)).collect();
            let o = dargah(&words.iter().map(String::as_str).collect::<Vec<_>>())
                .current_dir(&root)
                .output()
                .expect("the program can be started");
            assert!(o.status.success(), "{command} of {id}: {}", err(&o));
            out(&o)
        });
        part(id, &said.collect::<String>())
    };
    let parts: Vec<String> = std::thread::scope(|s| {
        let under_way: Vec<_> = services.iter().map(|id| s.spawn(|| give(id))).collect();
        under_way.into_iter().map(|t| t.join().expect("both commands end well")).collect()
    });

    let pictures = |folder: &Path| -> BTreeSet<String> {
        let names = fs::read_dir(folder).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap());
        names.filter(|n| n.ends_with(".svg")).collect()
    };
    assert_eq!(pictures(&folder), pictures(made.path()), "pictures in docs/services, and those that its README has");
    for name in pictures(made.path()) {
        golden(&folder.join(&name), &fs::read_to_string(made.path().join(&name)).unwrap());
    }
    golden(&folder.join("README.md"), &format!("{head}\n{}", parts.join("\n")));
}
