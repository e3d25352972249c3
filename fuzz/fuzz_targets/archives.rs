//! Any bytes as a file: no panic, an end, and each document within its limit.
#![no_main]

use std::io::Cursor;

use depesche_input::{Options, open_reader};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let options = Options { max_text: 4096, ..Options::default() };
    let documents = open_reader(Box::new(Cursor::new(bytes.to_vec())), "x", &options);
    // A thing takes a byte at least.
    for (count, loaded) in documents.enumerate() {
        assert!(count <= bytes.len());
        assert!(loaded.document.is_some() || !loaded.findings.is_empty());
        assert!(loaded.document.is_none_or(|document| document.text.len() <= options.max_text));
    }
});
