//! People across documents: how names are looked up, and when two of them may be one person's.
//!
//! One document's people are joined in [`crate::resolve`]. Whoever keeps many documents joins them with
//! [`crate::same_person`] and with what stands here.

use depesche_model::CountryCode;

use crate::name::{distance, skeleton};
use crate::who;

/// A name as it is looked up: its small letters without marks, blanks and what romanizations differ in. Empty when
/// there is no letter or digit in it.
///
/// ```
/// use depesche_resolve::name_key;
/// assert_eq!(name_key("Sergej Lawrow"), name_key("Sergey Lavrov"));
/// assert_ne!(name_key("Murat Attenu"), name_key("Murat Atteneu"));
/// ```
pub fn name_key(name: &str) -> String {
    skeleton(name)
}

/// The family name inside a name, particles included. `country` is the person's state, if that is known: it tells
/// which part is the family name.
///
/// ```
/// let china = "CHN".parse().ok();
/// assert_eq!(depesche_resolve::family_name("Wang Yi", china), "Wang");
/// assert_eq!(depesche_resolve::family_name("Ursula von der Leyen", None), "von der Leyen");
/// ```
pub fn family_name(name: &str, country: Option<CountryCode>) -> String {
    who::family_name(name, country)
}

/// Whether a state or body has one holder of this office at a time. `office` is in English, as records have it.
///
/// ```
/// use depesche_resolve::is_held_by_one;
/// assert!(is_held_by_one("foreign minister") && !is_held_by_one("ambassador"));
/// ```
pub fn is_held_by_one(office: &str) -> bool {
    who::ONE_EACH.has(office)
}

/// Whether two full names may be one holder's where both are said to hold one office of one state in the same weeks,
/// and that office [is held by one](is_held_by_one): the given names are equal or a letter or two apart, and the family
/// name is mangled, but at least half of its letters stand in order. `country` is that state.
///
/// ```
/// use depesche_resolve::same_holder;
/// let kazakhstan = "KAZ".parse().ok();
/// assert!(same_holder("Murat Attenu", "Murat Atteneu", kazakhstan));
/// assert!(!same_holder("Murat Attenu", "Murat Sadykov", kazakhstan));
/// assert!(!same_holder("Murat Attenu", "Jermek Kosherbajew", kazakhstan));
/// ```
pub fn same_holder(a: &str, b: &str, country: Option<CountryCode>) -> bool {
    let [family_a, family_b] = [a, b].map(|name| skeleton(&who::family_name(name, country)));
    let longer = family_a.chars().count().max(family_b.chars().count());
    longer > 0 && distance(&family_a, &family_b) * 2 <= longer && who::given_equal(a, b, country)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holders_need_both_names() {
        let code = |code: &str| code.parse().ok();
        assert!(same_holder("Bachtijor Saidow", "Bakhtiyor Saidow", code("UZB")));
        assert!(!same_holder("Attenu", "Atteneu", code("KAZ")), "no given name");
        assert!(!same_holder("Qin Gang", "Wang Yi", code("CHN")));
        assert!(!same_holder("Angela Merkel", "Olaf Scholz", code("DEU")));
        assert!(!same_holder("", "", None));
    }
}
