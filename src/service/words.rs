//! What a member is about, told by the words of its name. The answers of the calendar
//! APIs are not published, so names are all that there is to go by.

/// The words of a name in lower case: `cutOff_TimeUTC` has `cut`, `off`, `time`, `utc`.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for letter in name.chars() {
        let starts = !before.is_alphanumeric() || (letter.is_uppercase() && !before.is_uppercase());
        if letter.is_alphanumeric() {
            if starts {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.extend(letter.to_lowercase());
            }
        }
        before = letter;
    }
    words
}

/// What the value of a member is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    Date,
    Time,
    Zone,
    Country,
    Branch,
    Method,
    Other,
}

/// Last words of names that speak of a date, a time or a country without holding one.
const ASIDE: [&str; 14] = [
    "basis",
    "by",
    "count",
    "currency",
    "days",
    "description",
    "flag",
    "format",
    "hours",
    "indicator",
    "minutes",
    "name",
    "remarks",
    "type",
];

/// What the value of a member of that name is.
pub(super) fn about(name: &str) -> About {
    let words = words(name);
    let any = |test: fn(&str) -> bool| words.iter().any(|word| test(word));
    let last = words.last().map_or("", String::as_str);
    if any(|w| matches!(w, "zone" | "timezone" | "offset" | "tz")) {
        About::Zone
    } else if ASIDE.contains(&last) {
        About::Other
    } else if any(is_date_word) {
        About::Date
    } else if any(|w| w.ends_with("time") || w == "times") || speaks_of_cutoff(name) {
        About::Time
    } else if matches!(last, "country") || words.ends_with(&["country".into(), "code".into()]) {
        About::Country
    } else if any(|w| w.starts_with("branch")) && matches!(last, "code" | "branch" | "branchcode") {
        About::Branch
    } else if words.iter().map(String::as_str).eq(["payment", "method"]) || last == "paymentmethod"
    {
        About::Method
    } else {
        About::Other
    }
}

/// `date`, `dates`, `valuedate`; no update and no mandate.
fn is_date_word(word: &str) -> bool {
    let stem = word.strip_suffix('s').unwrap_or(word);
    stem == "datetime"
        || stem.strip_suffix("date").is_some_and(|before| {
            !["up", "man", "vali", "candi", "consoli"].iter().any(|other| before.ends_with(other))
        })
}

/// `cutoff`, `cut_off`, `CutOffTimes`.
pub(super) fn speaks_of_cutoff(name: &str) -> bool {
    words(name).concat().contains("cutoff")
}

/// `holidays`, `branchHoliday`.
pub(super) fn speaks_of_holiday(name: &str) -> bool {
    words(name).concat().contains("holiday")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        assert_eq!(words("cutOff_TimeUTC"), ["cut", "off", "time", "utc"]);
        assert_eq!(words("PaymentMethod"), ["payment", "method"]);
        assert_eq!(words("from-date"), ["from", "date"]);
        assert!(words("").is_empty() && words("__").is_empty());
    }

    #[test]
    fn names_say_what_they_are_about() {
        for (name, what) in [
            ("date", About::Date),
            ("holidayDates", About::Date),
            ("valuedate", About::Date),
            ("date_time", About::Date),
            ("lastUpdate", About::Other),
            ("mandate", About::Other),
            ("cutoff", About::Time),
            ("cutOffTime", About::Time),
            ("closing_time", About::Time),
            ("cutoffDays", About::Other),
            ("timeZone", About::Zone),
            ("timezone", About::Zone),
            ("country", About::Country),
            ("country_code", About::Country),
            ("countryName", About::Other),
            ("branchCode", About::Branch),
            ("BranchCode", About::Branch),
            ("branchName", About::Other),
            ("PaymentMethod", About::Method),
            ("payment_method", About::Method),
            ("note", About::Other),
        ] {
            assert_eq!(about(name), what, "{name}");
        }
    }
}
