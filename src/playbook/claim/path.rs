//! Paths to elements, attributes and members.

use serde::Deserialize;
use std::fmt;

/// Where something is in a payload: element or member names from its root, or from
/// where the condition looks, with `/` between them.
///
/// ```
/// use isoproof::playbook::Path;
/// let path: Path = "Rpt/Bal[Tp/CdOrPrtry/Cd=OPBD|PRCD]/Amt/@Ccy".to_owned().try_into()?;
/// assert_eq!(path.steps.len(), 4);
/// assert_eq!(path.filter().map(|(step, filter)| (step, filter.values.len())), Some((1, 2)));
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Path {
    /// The steps; at least one.
    pub steps: Vec<Step>,
    text: String,
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is taken there.
    pub name: Name,
    /// Which of several are meant, if not all.
    pub filter: Option<Filter>,
}

/// What a step takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// Elements or members of any name.
    Any,
    /// Elements or members of that local name.
    Element(String),
    /// The attribute of that name.
    Attribute(String),
}

/// Only those in which the value at the path is one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The names from the filtered step on.
    pub path: Vec<String>,
    /// The values.
    pub values: Vec<String>,
}

impl Path {
    /// The filter, and the index of the step that has it.
    #[must_use]
    pub fn filter(&self) -> Option<(usize, &Filter)> {
        let with_index = self.steps.iter().enumerate();
        with_index.into_iter().find_map(|(index, step)| Some((index, step.filter.as_ref()?)))
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl TryFrom<String> for Path {
    type Error = String;

    fn try_from(text: String) -> Result<Path, String> {
        let steps: Vec<Step> = split(&text)
            .into_iter()
            .map(|written| step(written).map_err(|why| format!("`{text}` is no path: {why}")))
            .collect::<Result<_, _>>()?;
        let inner = steps.len().saturating_sub(1);
        if steps.iter().take(inner).any(|step| matches!(step.name, Name::Attribute(_))) {
            return Err(format!("`{text}` is no path: an attribute is the last step"));
        }
        if steps.iter().filter(|step| step.filter.is_some()).count() > 1 {
            return Err(format!("`{text}` has more than one filter"));
        }
        Ok(Path { steps, text })
    }
}

/// The steps as written: the text between the slashes outside brackets.
fn split(text: &str) -> Vec<&str> {
    let mut depth = 0_u32;
    text.split(|c| {
        depth = match c {
            '[' => depth + 1,
            ']' => depth.saturating_sub(1),
            _ => depth,
        };
        c == '/' && depth == 0
    })
    .collect()
}

fn step(written: &str) -> Result<Step, String> {
    let (name, filter) = match written.split_once('[') {
        Some((name, rest)) => {
            let inside = rest.strip_suffix(']').ok_or("a filter ends with ]")?;
            (name, Some(self::filter(inside)?))
        }
        None => (written, None),
    };
    let name = match name.strip_prefix('@') {
        Some(_) if filter.is_some() => return Err("an attribute has no filter".into()),
        Some(attribute) => Name::Attribute(self::name(attribute)?),
        None if name == "*" => Name::Any,
        None => Name::Element(self::name(name)?),
    };
    Ok(Step { name, filter })
}

fn filter(inside: &str) -> Result<Filter, String> {
    let (path, values) = inside.split_once('=').ok_or("a filter is [path=value]")?;
    let path = path.split('/').map(name).collect::<Result<_, _>>()?;
    let values: Vec<String> = values.split('|').map(str::to_owned).collect();
    if values.iter().any(String::is_empty) {
        return Err("a filter has values, with | between them".into());
    }
    Ok(Filter { path, values })
}

fn name(text: &str) -> Result<String, String> {
    let odd = |c: char| c.is_whitespace() || "[]=|@*/\"'".contains(c);
    match text.chars().find(|&c| odd(c)) {
        Some(c) => Err(format!("`{c}` is in no name")),
        None if text.is_empty() => Err("a step has a name".into()),
        None => Ok(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Name, Path};

    fn path(text: &str) -> Result<Path, String> {
        Path::try_from(text.to_owned())
    }

    #[test]
    fn steps_filters_and_attributes() {
        let path = path("Rpt/*/Bal[Tp/CdOrPrtry/Cd=OPBD|PRCD]/Amt/@Ccy").unwrap();
        assert_eq!(path.steps.len(), 5);
        assert_eq!(path.steps[1].name, Name::Any);
        assert_eq!(path.steps[4].name, Name::Attribute("Ccy".into()));
        let (step, filter) = path.filter().unwrap();
        assert_eq!((step, filter.path.join("/").as_str()), (2, "Tp/CdOrPrtry/Cd"));
        assert_eq!(filter.values, ["OPBD", "PRCD"]);
    }

    #[test]
    fn what_is_no_path_is_refused_with_the_reason() {
        for (text, why) in [
            ("", "a step has a name"),
            ("/Document", "a step has a name"),
            ("Document//Rpt", "a step has a name"),
            ("Amt/@Ccy/X", "an attribute is the last step"),
            ("Amt/@Ccy[A=B]", "an attribute has no filter"),
            ("Bal[Cd]", "a filter is [path=value]"),
            ("Bal[Cd=]", "a filter has values"),
            ("Bal[Cd=A", "a filter ends with ]"),
            ("A[B=C]/D[E=F]", "more than one filter"),
            ("Grp Hdr", "` ` is in no name"),
        ] {
            let error = path(text).unwrap_err();
            assert!(error.contains(why), "{text}: {error}");
        }
    }
}
