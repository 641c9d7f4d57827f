//! For build.rs: the texts of exceptions, from `micropython_glue/door/errors.list`, and in the tier `full` behind them those that objects
//! show themselves by, from `show.list`.
//!
//! In the tier `full` they are coded, which makes them almost by half shorter; the C side undoes it with a few instructions
//! (door/raise.c). First, again and again, the two bytes that stand side by side most often become one, the number of this pair. Then what
//! stands there a second time becomes two bytes, which say where it is and how long.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::Path;

const LIST: &str = "micropython_glue/door/errors.list";
const SHOW: &str = "micropython_glue/door/show.list";
/// UA_TEXT_MAX of glue.h: the room that a text has, its 0 included.
const MAX: usize = 96;
/// UA_TEXT_END of glue.h: the last byte that ends a text.
const END: usize = 6;
/// UA_TEXT_PAIR and UA_TEXT_AGAIN of glue.h: the first byte that is a pair's number, and the first that says what stands there again.
const PAIR: usize = 128;
const AGAIN: usize = 208;
/// Such a byte and the one behind it have UA_TEXT_PLACE_BITS bits of the place, and above them the length, from LEAST on.
const PLACE_BITS: usize = 11;
const LEAST: usize = 3;
const MOST: usize = LEAST + ((256 - AGAIN) << 8 >> PLACE_BITS) - 1;

/// A text, and the byte that ends it.
struct Text {
    bytes: Vec<u8>,
    end: u8,
}

impl Text {
    fn new(text: &str, end: u8) -> Self {
        assert!(usize::from(end) <= END, "no byte of a text is so small");
        Text {
            bytes: text.as_bytes().to_vec(),
            end,
        }
    }
}

/// Writes `TEXTS` and `PAIRS` into the file.
pub fn write(file: &Path) {
    println!("cargo:rerun-if-changed={LIST}");
    let list = fs::read_to_string(LIST).expect("the list can be read");
    let contract = fs::read_to_string("micropython_glue/glue.h").expect("glue.h can be read");
    let same = [
        ("MAX", MAX),
        ("END", END),
        ("PAIR", PAIR),
        ("AGAIN", AGAIN),
        ("PLACE_BITS", PLACE_BITS),
        ("LEAST", LEAST),
    ];
    for (name, value) in same {
        let there = format!("#define UA_TEXT_{name} ({value})");
        assert!(contract.contains(&there), "glue.h has another: {there}");
    }
    let coded = env::var_os("CARGO_FEATURE_FULL").is_some();
    let (mut statuses, mut texts) = (Vec::new(), Vec::new());
    for row in list.lines().filter(|row| !row.starts_with('#')) {
        let mut words = row.split_whitespace();
        let mut column = || words.next().expect("tier, type, status, text");
        let (tier, kind, status) = (column(), column(), column());
        let text = words.collect::<Vec<_>>().join(" ");
        // Where they are coded, the type ends the text; elsewhere its digit stands before it.
        let text = if coded {
            Text::new(&text, kind.as_bytes()[0] - b'0')
        } else {
            Text::new(&(kind.to_owned() + &text), 0)
        };
        if env::var_os(format!("CARGO_FEATURE_{}", tier.to_uppercase())).is_none() {
            break;
        }
        if let Some(place) = statuses.iter().position(|known| *known == status) {
            texts[place] = text;
            continue;
        }
        let number = format!("UA_E_{status} = {},", 24 + 4 * texts.len());
        assert!(
            contract.contains(&number),
            "{LIST}: {status} is not in its place"
        );
        statuses.push(status);
        texts.push(text);
    }
    let mut pairs: Vec<[u8; 2]> = Vec::new();
    if coded {
        let last = statuses.last().expect("there is a status");
        assert!(contract.contains(&format!("UA_E_LAST_TEXT = UA_E_{last},")));
        texts.extend(shown());
        assert!(texts.iter().all(|text| text.bytes.len() < MAX));
        while let (true, Some(pair)) = (PAIR + pairs.len() < AGAIN, most_frequent(&texts)) {
            let number = (PAIR + pairs.len()) as u8;
            for text in &mut texts {
                text.bytes = replaced(&text.bytes, pair, number);
            }
            pairs.push(pair);
        }
    }
    let bytes = joined(&texts, coded);
    let mut code = String::new();
    writeln!(code, "const TEXTS: [u8; {}] = {bytes:?};", bytes.len()).expect("a String takes it");
    writeln!(code, "const PAIRS: [[u8; 2]; {}] = {pairs:?};", pairs.len())
        .expect("a String takes it");
    fs::write(file, code).expect("OUT_DIR can be written");
}

/// What C's compiler makes of the list's rows, `SHOW(NAME, "text")`.
fn shown() -> Vec<Text> {
    println!("cargo:rerun-if-changed={SHOW}");
    let list = fs::read_to_string(SHOW).expect("the list can be read");
    list.lines()
        .filter(|row| row.starts_with("SHOW("))
        .filter_map(|row| row.strip_suffix("\")")?.split_once('"'))
        .map(|(_, text)| Text::new(&text.replace("\\n", "\n"), 0))
        .collect()
}

/// The texts, one behind the other, each with its end. Where they are coded, what stands there again only says where.
fn joined(texts: &[Text], coded: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    // The same, with nothing in the place of what is no text itself.
    let mut seen: Vec<Option<u8>> = Vec::new();
    for text in texts {
        let mut rest = &text.bytes[..];
        while let [first, behind @ ..] = rest {
            if let Some((place, length)) = again(&seen, rest).filter(|_| coded) {
                let word = (AGAIN << 8) + ((length - LEAST) << PLACE_BITS) + place;
                bytes.extend([(word >> 8) as u8, word as u8]);
                seen.extend([None, None]);
                rest = &rest[length..];
            } else {
                bytes.push(*first);
                seen.push(Some(*first));
                rest = behind;
            }
        }
        bytes.push(text.end);
        seen.push(None);
    }
    assert!(!coded || bytes.len() < 1 << PLACE_BITS);
    bytes
}

/// Where as much as possible of a text stands already, and how much it is. The place is one without a byte at which a text ends.
fn again(seen: &[Option<u8>], text: &[u8]) -> Option<(usize, usize)> {
    let wanted: Vec<_> = text.iter().take(MOST).copied().map(Some).collect();
    (LEAST..=wanted.len()).rev().find_map(|length| {
        let mut places = seen.windows(length).enumerate();
        let found =
            places.find(|(place, window)| place % 256 > END && *window == &wanted[..length]);
        found.map(|(place, _)| (place, length))
    })
}

/// The pair of bytes that is there most often, if it is worth a number: three times, as its row takes two bytes.
fn most_frequent(texts: &[Text]) -> Option<[u8; 2]> {
    let mut counts = BTreeMap::new();
    for text in texts {
        for pair in text.bytes.windows(2) {
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
