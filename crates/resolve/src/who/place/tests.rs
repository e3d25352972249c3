use depesche_model::Language::{self, English, German};
use depesche_model::Named;

use crate::who::tests::{named, told};

/// Every place as "name country rule".
fn places(language: Language, text: &str) -> Vec<String> {
    let (_, mentions) = named(language, text);
    let tell = |mention: &depesche_model::Mention| match &mention.named {
        Named::Place { name, country, city, .. } => {
            let country = country.map(|code| code.to_string()).unwrap_or_default();
            let city = city.as_ref().map(|city| format!(" in {city}")).unwrap_or_default();
            Some(format!("{name}{city} {country} {}", mention.rule))
        }
        _ => None,
    };
    mentions.list.iter().filter_map(tell).collect()
}

#[test]
fn towns_are_places() {
    assert_eq!(
        told(German, "Das Treffen in Samarkand und die Konferenz in Genf."),
        ["Samarkand = place Samarkand", "Genf = place Geneva"]
    );
}

#[test]
fn country_beside_decides() {
    for (language, text, place) in [
        (German, "Sie trafen sich in Tripolis im Libanon.", "Tripoli LBN place.country-beside"),
        (German, "Er sprach in der libanesischen Hafenstadt Tripolis.", "Tripoli LBN place.country-beside"),
        (German, "Er sprach in Hyderabad (Pakistan).", "Hyderabad PAK place.country-beside"),
        (English, "They met in Birmingham, Alabama.", "Birmingham USA place.country-beside"),
        (English, "They met in Valencia, Venezuela, on Monday.", "Valencia VEN place.country-beside"),
        (English, "They met in Cambridge, Massachusetts.", "Cambridge USA place.country-beside"),
        (English, "He spoke in the Canadian city of London.", "London CAN place.country-beside"),
        (English, "He spoke in Kingston, Ontario.", "Kingston CAN place.country-beside"),
    ] {
        assert_eq!(places(language, text).first().map(String::as_str), Some(place), "{text}");
    }
}

#[test]
fn text_decides() {
    for (language, text, place) in [
        (German, "Spaniens König eröffnete in Córdoba ein Museum.", "Córdoba ESP place.sentence"),
        (German, "Pakistan meldete Überschwemmungen in Hyderabad.", "Hyderabad PAK place.sentence"),
        (
            English,
            "Venezuela opened a plant. The ceremony was held in Valencia.",
            "Valencia VEN place.document",
        ),
        (
            German,
            "Das Treffen fand in Valencia statt, zuvor war er in Maracaibo.",
            "Valencia VEN place.neighbours",
        ),
        (German, "Das Treffen fand in Birmingham statt.", "Birmingham GBR place.population"),
        (English, "Canada's minister spoke in London.", "London GBR place.capital"),
        (English, "The British delegation met in Boston.", "Boston USA place.population"),
    ] {
        assert_eq!(places(language, text).first().map(String::as_str), Some(place), "{text}");
    }
}

#[test]
fn words_and_people_are_no_towns() {
    for text in [
        "Beim gemeinsamen Essen sprachen sie über Hof und Bar.",
        "Merz und Blinken trafen Santos.",
        "Nach dem Essen sang der Chor im Hof.",
        "Die Kanzlei Linz vertritt ihn.",
    ] {
        assert_eq!(places(German, text), Vec::<String>::new(), "{text}");
    }
    for text in [
        "Reading the statement, he said nice words of normal relations.",
        "Abraham Lincoln and Victoria Nuland spoke.",
        "Bath salts and a split vote.",
        "Mobile phones and Bar associations.",
        "A letter from Lincoln was read.",
    ] {
        assert_eq!(places(English, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn evidence_makes_towns_of_words() {
    assert_eq!(places(German, "Der Gipfel fand in Essen statt."), ["Essen DEU place.name"]);
    assert_eq!(places(German, "Er kam aus der montenegrinischen Hafenstadt Bar.").len(), 1);
    assert_eq!(places(English, "The summit was held in Reading."), ["Reading GBR place.population"]);
    assert_eq!(places(English, "The leaders met in Nice on Friday.").len(), 1);
}

#[test]
fn venues_have_towns() {
    assert_eq!(
        places(German, "Das Gespräch fand in der Villa La Grange statt."),
        ["Villa La Grange in Geneva CHE place.venue"]
    );
    assert_eq!(
        places(German, "Er empfing sie im Schloss Bellevue."),
        ["Bellevue Palace in Berlin DEU place.venue"]
    );
    assert_eq!(places(English, "They met at Camp David."), ["Camp David in Thurmont USA place.venue"]);
    assert!(
        places(German, "Sie trafen sich in der Akorda.")
            .contains(&"Akorda in Astana KAZ place.venue".to_owned())
    );
}
