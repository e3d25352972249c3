//! Runs the cases of `spec/*.md` through the public API. `spec/README.md` tells the form of a case.
//!
//! `SPEC=consult cargo test -p depesche --test spec` runs the files and headings that have `consult` in them.

mod check;
mod expect;
mod read;
mod record;

use std::fmt::Write as _;
use std::path::Path;

use depesche::Coder;

use crate::read::Case;
use crate::record::Outcome;

#[test]
fn specifications_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec");
    let cases = read::folder(&folder).unwrap_or_else(|mistake| panic!("{mistake}"));
    let wanted = std::env::var("SPEC").unwrap_or_default();
    let coder = Coder::new().unwrap();
    let (mut passed, mut known) = (0, 0);
    let mut report = String::new();
    for case in cases.iter().filter(|case| case.file.contains(&wanted) || case.heading.contains(&wanted)) {
        let misses = check::check(&case.expected, &Outcome::of(&coder, case));
        match (&case.known_limit, misses.is_empty()) {
            (None, true) => passed += 1,
            (Some(_), false) => known += 1,
            (None, false) => write_failure(&mut report, case, &misses),
            (Some(_), true) => {
                let _ = writeln!(
                    report,
                    "\n{}:{}: {}\n    passes now: remove its «status» line",
                    case.file, case.line, case.heading
                );
            }
        }
    }
    let failed = report.matches("\nspec/").count();
    println!("{passed} cases hold, {failed} do not, {known} are known limits");
    assert!(report.is_empty(), "{report}\n{passed} cases hold, {failed} do not, {known} are known limits");
}

fn write_failure(report: &mut String, case: &Case, misses: &[check::Miss]) {
    let _ = writeln!(report, "\n{}:{}: {}", case.file, case.line, case.heading);
    for miss in misses {
        for line in &miss.expected {
            let _ = writeln!(report, "    line {:<4}  {}", line.number, line.source);
            if let Some(wrong) = check::nearest(line, &miss.came) {
                let _ = writeln!(report, "    but        {wrong}");
            }
        }
        if miss.came.is_empty() {
            let _ = writeln!(report, "    came       nothing");
        }
        for row in &miss.came {
            let _ = writeln!(report, "    came       {row}");
        }
    }
}
