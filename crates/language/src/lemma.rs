//! PLACEHOLDER
use depesche_model::{Features, Language, Upos};

pub(crate) fn lemma(_language: &Language, form: &str, _upos: Upos, _features: &Features, script: &str) -> String {
    apply(form, script)
}

fn apply(form: &str, script: &str) -> String {
    if let Some(whole) = script.strip_prefix('!') {
        return whole.to_owned();
    }
    let parts: Vec<&str> = script.split('|').collect();
    let [case, cut_front, front, cut_back, back] = parts[..] else { return form.to_owned() };
    let chars: Vec<char> = form.chars().collect();
    let (start, cut) = (cut_front.parse().unwrap_or(0), cut_back.parse().unwrap_or(0));
    let Some(end) = chars.len().checked_sub(cut).filter(|&end| end > start) else { return form.to_owned() };
    let result: String = front.chars().chain(chars[start..end].iter().copied()).chain(back.chars()).collect();
    match case {
        "l" => result.to_lowercase(),
        "u" => {
            let mut c = result.chars();
            c.next().map_or_else(String::new, |f| f.to_uppercase().collect::<String>() + &c.as_str().to_lowercase())
        }
        _ => result,
    }
}
