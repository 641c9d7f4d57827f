//! For build.rs: the texts of exceptions, from `micropython_glue/door/errors.list`.
//!
//! In the tier `full` they are coded. Again and again the two bytes that stand side by side most often become one, a
//! number of this pair, which makes the texts a third shorter; the C side undoes it with a few instructions (door/raise.c).

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::Path;

const LIST: &str = "micropython_glue/door/errors.list";
/// UA_TEXT_PAIR of glue.h: the first byte that is a pair's number.
const PAIR: usize = 128;

/// Writes `TEXTS` and `PAIRS` into the file.
pub fn write(file: &Path) {
    println!("cargo:rerun-if-changed={LIST}");
    let list = fs::read_to_string(LIST).expect("the list can be read");
    let contract = fs::read_to_string("micropython_glue/glue.h").expect("glue.h can be read");
    let (mut statuses, mut texts) = (Vec::new(), Vec::new());
    for row in list.lines().filter(|row| !row.starts_with('#')) {
        let mut words = row.split_whitespace();
        let mut column = || words.next().expect("tier, type, status, text");
        let (tier, kind, status) = (column(), column(), column());
        let text = words.collect::<Vec<_>>().join(" ");
        if env::var_os(format!("CARGO_FEATURE_{}", tier.to_uppercase())).is_none() {
            break;
        }
        let row = (kind.as_bytes()[0], text.into_bytes());
        if let Some(place) = statuses.iter().position(|known| *known == status) {
            texts[place] = row;
            continue;
        }
        let number = format!("UA_E_{status} = {},", 24 + 4 * texts.len());
        assert!(
            contract.contains(&number),
            "{LIST}: {status} is not in its place"
        );
        statuses.push(status);
        texts.push(row);
    }
    let mut pairs: Vec<[u8; 2]> = Vec::new();
    if env::var_os("CARGO_FEATURE_FULL").is_some() {
        while let (Ok(number), Some(pair)) =
            (u8::try_from(PAIR + pairs.len()), most_frequent(&texts))
        {
            for (_, text) in &mut texts {
                *text = replaced(text, pair, number);
            }
            pairs.push(pair);
        }
    }
    let mut bytes = Vec::new();
    for (kind, text) in texts {
        bytes.push(kind);
        bytes.extend(text);
        bytes.push(0);
    }
    let mut code = String::new();
    writeln!(code, "const TEXTS: [u8; {}] = {bytes:?};", bytes.len()).expect("a String takes it");
    writeln!(code, "const PAIRS: [[u8; 2]; {}] = {pairs:?};", pairs.len())
        .expect("a String takes it");
    fs::write(file, code).expect("OUT_DIR can be written");
}

/// The pair of bytes that is there most often, if it is worth a number: three times, as its row takes two bytes.
fn most_frequent(texts: &[(u8, Vec<u8>)]) -> Option<[u8; 2]> {
    let mut counts = BTreeMap::new();
    for (_, text) in texts {
        for pair in text.windows(2) {
            *counts.entry([pair[0], pair[1]]).or_insert(0) += 1;
        }
    }
    let (pair, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count > 2).then_some(pair)
}

fn replaced(text: &[u8], pair: [u8; 2], number: u8) -> Vec<u8> {
    let mut rest = text;
    let mut out = Vec::new();
    while let [first, behind @ ..] = rest {
        if rest.starts_with(&pair) {
            out.push(number);
            rest = &rest[2..];
        } else {
            out.push(*first);
            rest = behind;
        }
    }
    out
}
