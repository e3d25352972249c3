//! Edit scripts: how a lemma is made from its form, as in `train/analyser/lemma.py`.

/// Applies an edit script, `CASE|CUT_FRONT|ADD_FRONT|CUT_BACK|ADD_BACK` or `!LEMMA`, counted in characters.
///
/// CASE is `=` to leave the letters, `l` for small letters, `u` for a capital and then small letters. The form itself
/// comes back where the script cuts more than there is, or is none.
pub fn apply(form: &str, script: &str) -> String {
    if let Some(whole) = script.strip_prefix('!') {
        return whole.to_owned();
    }
    let mut parts = script.split('|');
    let mut next = || parts.next();
    let (Some(case), Some(cut_front), Some(front), Some(cut_back), Some(back)) =
        (next(), next(), next(), next(), next())
    else {
        return form.to_owned();
    };
    let (Ok(cut_front), Ok(cut_back)) = (cut_front.parse::<usize>(), cut_back.parse::<usize>()) else {
        return form.to_owned();
    };
    let Some(kept) = form.chars().count().checked_sub(cut_front.saturating_add(cut_back)).filter(|&n| n > 0)
    else {
        return form.to_owned();
    };
    let middle = form.chars().skip(cut_front).take(kept);
    let letters = front.chars().chain(middle).chain(back.chars());
    match case {
        "l" => letters.collect::<String>().to_lowercase(),
        "u" => capitalised(&letters.collect::<String>().to_lowercase()),
        _ => letters.collect(),
    }
}

/// With a capital in front, the other letters as they are.
pub(super) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_cut_and_add_at_both_ends() {
        assert_eq!(apply("angekündigt", "=|4|an|1|en"), "ankündigen");
        assert_eq!(apply("Häuser", "u|2|ha|2|"), "Haus");
        assert_eq!(apply("Sehr", "l|0||0|"), "sehr");
        assert_eq!(apply("worse", "!bad"), "bad");
        assert_eq!(apply("STRASSE", "u|0||0|"), "Strasse");
    }

    #[test]
    fn scripts_that_do_not_fit_leave_the_form() {
        assert_eq!(apply("ab", "=|1||1|"), "ab");
        assert_eq!(apply("ab", "=|99999999999999999999||1|"), "ab");
        assert_eq!(apply("ab", ""), "ab");
        assert_eq!(apply("", "=|0||0|"), "");
    }
}
