//! Secrets in payloads: access tokens, passwords and the like, which no output shows.
//!
//! They are found by their names in the bare text, not in what a reader makes of it, so
//! that they are hidden in broken payloads too, in JSON inside a string, in a form and in
//! XML: `"access_token": "…"`, `\"access_token\":\"…\"`, `access_token=…`,
//! `<access_token>…</access_token>`, and whatever follows the word `Bearer`.

use std::ops::Range;

/// How the names end that hold secrets, in lower case without `_` and `-`.
const ENDS: [&str; 10] = [
    "token",
    "secret",
    "decryptionkey",
    "password",
    "passwd",
    "passphrase",
    "assertion",
    "authorization",
    "apikey",
    "privatekey",
];

/// Names that end so and yet hold other members too, in some shapes of token messages.
const CONTAINERS: [&str; 2] = ["token", "oauthtoken"];

/// The shortest text that holds a secret: the shortest name, a sign, and one character.
const SHORTEST: usize = "token=x".len();

/// Longest name that is looked at.
const LONGEST_NAME: usize = 100;

/// Whether what stands under that name is a secret.
///
/// ```
/// use isoproof::source::is_secret;
/// assert!(is_secret("access_token") && is_secret("clientSecret") && is_secret("X-Authorization"));
/// assert!(!is_secret("token_type"));
/// ```
#[must_use]
pub fn is_secret(name: &str) -> bool {
    let name = normal(name.as_bytes());
    ENDS.iter().any(|end| name.ends_with(end))
}

/// Whether everything inside an element or member of that name is a secret too.
pub(crate) fn is_secret_inside(name: &str) -> bool {
    is_secret(name) && !CONTAINERS.contains(&normal(name.as_bytes()).as_str())
}

/// What a report says instead of a secret.
pub(crate) fn described(secret: &str) -> String {
    let length = secret.chars().count();
    format!("hidden, {length} character{}", if length == 1 { "" } else { "s" })
}

/// Overwrites every secret in a text, character by character, so that places stay.
#[inline]
pub(crate) fn conceal(text: &mut [u8]) {
    if may_stand_in(text) {
        conceal_found(text);
    }
}

/// Whether it is worth to look for secrets in a text: not, if there is no blank and no sign
/// in it.
#[inline]
pub(crate) fn may_stand_in(text: &[u8]) -> bool {
    text.len() >= SHORTEST && has_sign(text)
}

#[inline(never)]
fn conceal_found(text: &mut [u8]) {
    if !may_hold_one(text) {
        return;
    }
    for stretch in stretches(text) {
        overwrite(&mut text[stretch]);
    }
}

/// Whether a text may hold a secret: it has the sign behind a name, the start of a tag, a
/// quote, or the end of the word Bearer. Most values of payments have not.
fn may_hold_one(text: &[u8]) -> bool {
    let is_sign = |byte: &u8| matches!(byte, b':' | b'=' | b'<' | b'"');
    text.iter().any(is_sign) || text.windows(2).any(|two| matches!(two, b"r " | b"R "))
}

/// Whether a blank or a sign stands in a text; also if it is shorter than the pieces in which
/// it is looked at, of which the last two overlap.
#[inline(always)]
fn has_sign(text: &[u8]) -> bool {
    if let Some(last) = text.last_chunk::<16>() {
        let (pieces, _) = text.as_chunks::<16>();
        return pieces.iter().fold(has_sign_in(last), |any, piece| any | has_sign_in(piece));
    }
    match (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        (Some(first), Some(last)) => has_sign_in(first) | has_sign_in(last),
        _ => true,
    }
}

/// Whether a byte is a blank or a sign: `:`, `<`, `=` and `"`, of which some differ in one
/// bit. All bytes are looked at, which is one step for a machine.
#[inline(always)]
fn has_sign_in<const N: usize>(piece: &[u8; N]) -> bool {
    let is_sign = |byte: u8| (byte | 0x02 == b'"') | (byte | 0x01 == b'=') | (byte == b':');
    piece.iter().fold(false, |any, byte| any | is_sign(*byte))
}

/// The text with its secrets overwritten.
pub(crate) fn concealed(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    conceal(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Overwrites each character by one of the same length in UTF-8; line ends stay.
pub(crate) fn overwrite(text: &mut [u8]) {
    let mut at = 0;
    while at < text.len() {
        let (mark, length): (&[u8], usize) = match text[at] {
            b'\n' | b'\r' => (&[], 1),
            0..0x80 => (b"*", 1),
            0xC0..0xE0 => ("·".as_bytes(), 2),
            0xE0..0xF0 => ("•".as_bytes(), 3),
            0xF0.. => ("🔒".as_bytes(), 4),
            _ => (&[], 1),
        };
        if let Some(character) = text.get_mut(at..at + mark.len())
            && is_one(character)
        {
            character.copy_from_slice(mark);
        }
        at += length;
    }
}

fn is_one(character: &[u8]) -> bool {
    str::from_utf8(character).is_ok()
}

/// Where secrets stand; stretches may overlap.
pub(crate) fn stretches(text: &[u8]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    // What is inside a secret is not looked at again, so that the time is linear.
    let mut known = 0;
    for at in memchr::memchr3_iter(b':', b'=', b'<', text) {
        if at < known {
            continue;
        }
        let is_tag = text[at] == b'<';
        if let Some(stretch) = if is_tag { element(text, at) } else { assigned(text, at, at + 1) } {
            known = stretch.end;
            found.push(stretch);
        }
    }
    found.extend(memchr::memchr_iter(b'"', text).filter_map(|at| beside(text, at)));
    for word in [&b"earer "[..], b"EARER "] {
        let finds = memchr::memmem::find_iter(text, word);
        found.extend(finds.map(|at| bearer(text, at + word.len())));
    }
    found.retain(|stretch| !stretch.is_empty());
    found
}

/// How much of the start of a text may belong to a secret whose name stands before it: a
/// run of characters without a break, or all up to an end tag of that name.
pub(crate) fn cut_off(text: &[u8]) -> usize {
    let is_break = |b: &u8| b.is_ascii_whitespace() || b"<>\"',;&{}[]".contains(b);
    let run = text.iter().position(is_break).unwrap_or(text.len());
    let tag = memchr::memchr(b'<', text).unwrap_or(text.len());
    let name = text[tag..].strip_prefix(b"</").unwrap_or_default();
    let name = name.split(|b| *b == b'>').next().unwrap_or_default();
    if secret_name(&name[..name.len().min(LONGEST_NAME)]).is_some() { tag } else { run }
}

/// The value behind the sign at `at`, if a secret's name stands before it.
fn assigned(text: &[u8], at: usize, behind: usize) -> Option<Range<usize>> {
    let name = name_before(text, at)?;
    let from = skip(text, behind);
    let is_container = CONTAINERS.contains(&name.as_str());
    match &text[from..] {
        [b'{' | b'[', ..] if is_container => None,
        [b'{' | b'[', ..] => Some(from + 1..closing(text, from)),
        [b'"' | b'\\', ..] => Some(quoted(text, from)),
        [b'/', b'*', ..] => Some(from..text.len()),
        [b'\'', rest @ ..] => {
            let length = memchr::memchr3(b'\'', b'\n', b'\r', rest).unwrap_or(rest.len());
            Some(from + 1..from + 1 + length)
        }
        rest => {
            let length = bare(rest, name.ends_with("authorization"));
            let is_empty = matches!(&rest[..length], b"null" | b"true" | b"false" | b"None");
            (!is_empty).then_some(from..from + length)
        }
    }
}

/// Two strings side by side: the first may be a name whose colon was forgotten.
fn beside(text: &[u8], at: usize) -> Option<Range<usize>> {
    let from = at + 1 + text[at + 1..].iter().take_while(|b| b.is_ascii_whitespace()).count();
    if text.get(from) != Some(&b'"') || at == 0 || !is_name_byte(text[at - 1]) {
        return None;
    }
    assigned(text, at + 1, at + 1)
}

/// The text of the element whose tag starts at `at`.
fn element(text: &[u8], at: usize) -> Option<Range<usize>> {
    let rest = &text[at + 1..];
    let is_end = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'>' | b'/' | b'<');
    let length = rest.iter().take(LONGEST_NAME).position(is_end)?;
    let local = rest[..length].rsplit(|b| *b == b':').next()?;
    secret_name(local).filter(|name| !CONTAINERS.contains(&name.as_str()))?;
    let tag = memchr::memchr(b'>', rest)?;
    let from = at + 1 + tag + 1;
    let is_closed = rest[..tag].ends_with(b"/");
    let inside = &text[from..];
    let section = inside.trim_ascii_start().starts_with(b"<![CDATA[");
    let behind = if section { memchr::memmem::find(inside, b"]]>").unwrap_or(0) } else { 0 };
    let length =
        memchr::memmem::find(&inside[behind..], b"</").map_or(inside.len(), |n| behind + n);
    (!is_closed).then_some(from..from + length)
}

/// What follows the word Bearer: RFC 6750, 2.1.
fn bearer(text: &[u8], from: usize) -> Range<usize> {
    let is_token = |b: &&u8| b.is_ascii_alphanumeric() || b"-._~+/=".contains(b);
    from..from + text[from..].iter().take_while(is_token).count()
}

/// The secret's name that ends before `at`, perhaps in quotes, if there is one.
fn name_before(text: &[u8], at: usize) -> Option<String> {
    let mut before = text[at.saturating_sub(2 * LONGEST_NAME)..at].trim_ascii_end();
    if before.ends_with(b"*/") {
        before = before[..memchr::memmem::rfind(before, b"/*")?].trim_ascii_end();
    }
    let is_quote = |b: &u8| matches!(b, b'"' | b'\'' | b'\\');
    let end = before.iter().rposition(|b| !is_quote(b))? + 1;
    let first = end.saturating_sub(LONGEST_NAME);
    let length = before[first..end].iter().rev().take_while(|b| is_name_byte(**b)).count();
    secret_name(&before[end - length..end])
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'\\')
}

/// The name in normal form, if it is that of a secret.
fn secret_name(name: &[u8]) -> Option<String> {
    // Most others are told by their last two letters, if none of their letters is escaped.
    let mut letters = name.iter().rev().filter(|b| b.is_ascii_alphanumeric());
    let mut next = || letters.next().map(u8::to_ascii_lowercase);
    let (last, before) = (next()?, next()?);
    let is_end = |end: &str| end.as_bytes().ends_with(&[before, last]);
    if !name.contains(&b'\\') && !ENDS.into_iter().any(is_end) {
        return None;
    }
    let name = normal(name);
    ENDS.iter().any(|end| name.ends_with(end)).then_some(name)
}

/// The name in lower case without `_` and `-`, and with the escapes of JSON resolved.
fn normal(name: &[u8]) -> String {
    let mut normal = String::new();
    let mut rest = name;
    while let [first, behind @ ..] = rest {
        let escape = rest.strip_prefix(b"\\u").and_then(|digits| digits.get(..4));
        let unit = escape.and_then(|digits| str::from_utf8(digits).ok());
        let unit = unit.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let (c, length) = match unit.and_then(char::from_u32) {
            Some(c) => (c, 6),
            None => (*first as char, 1),
        };
        rest = if length == 6 { &rest[6..] } else { behind };
        if c.is_ascii_alphanumeric() {
            normal.push(c.to_ascii_lowercase());
        }
    }
    normal
}

/// Passes white space, comments and the `>` of `=>`. A comment without end is no comment.
fn skip(text: &[u8], mut at: usize) -> usize {
    loop {
        let rest = &text[at..];
        at += match rest {
            [b, ..] if b.is_ascii_whitespace() => 1,
            [b'>', ..] if text[..at].ends_with(b"=") => 1,
            [b'/', b'*', ..] => memchr::memmem::find(rest, b"*/").map_or(rest.len(), |end| end + 2),
            [b'/', b'/', ..] | [b'#', ..] => {
                memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len())
            }
            _ => return at,
        };
    }
}

/// The inside of the string at `from`, whose quotes may be escaped, as they are in JSON
/// inside a string.
fn quoted(text: &[u8], from: usize) -> Range<usize> {
    let escapes = text[from..].iter().take_while(|b| **b == b'\\').count();
    let start = from + escapes + 1;
    if text.get(from + escapes) != Some(&b'"') {
        return from..from + bare(&text[from..], false);
    }
    for at in memchr::memchr_iter(b'"', &text[start..]).map(|at| start + at) {
        let before = text[start..at].iter().rev().take_while(|b| **b == b'\\').count();
        if escapes == 0 && before % 2 == 0 {
            return start..at;
        }
        if escapes > 0 && before <= escapes {
            return start..at - before;
        }
    }
    start..text.len()
}

/// Where the bracket closes that opens at `from`.
fn closing(text: &[u8], from: usize) -> usize {
    let (mut depth, mut at) = (0_usize, from);
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => at = quoted(text, at).end,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
        at += 1;
    }
    text.len()
}

/// How long a value without quotes is. A header holds words.
fn bare(text: &[u8], holds_words: bool) -> usize {
    let is_end =
        |b: &u8| b",;&<>\"'{}[]\n\r".contains(b) || (b.is_ascii_whitespace() && !holds_words);
    text.iter().position(is_end).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::{
        conceal, concealed, has_sign, is_secret, is_secret_inside, may_hold_one, stretches,
    };

    #[test]
    fn names_of_secrets() {
        for name in [
            "access_token",
            "accessToken",
            "ACCESS-TOKEN",
            "refresh_token",
            "id_token",
            "client_secret",
            "clientSecret",
            "password",
            "assertion",
            "client_assertion",
            "Authorization",
            "x-api-key",
            "access_t\\u006fken",
        ] {
            assert!(is_secret(name), "{name}");
        }
        for name in ["token_type", "expires_in", "scope", "uetr", "", "tokens", "Authstn"] {
            assert!(!is_secret(name), "{name}");
        }
    }

    #[test]
    fn a_container_of_secrets_shows_the_rest() {
        assert!(is_secret("token") && is_secret("oAuthToken") && is_secret_inside("password"));
        assert!(!is_secret_inside("token") && !is_secret_inside("oAuthToken"));
    }

    #[test]
    fn secrets_are_overwritten_wherever_they_stand() {
        for (text, expected) in [
            (r#"{"access_token":"abc","x":1}"#, r#"{"access_token":"***","x":1}"#),
            (r#"{"accessToken" : "a\"b","x":1}"#, r#"{"accessToken" : "****","x":1}"#),
            (
                r#"{"b":"{\"password\":\"abc\",\"x\":1}"}"#,
                r#"{"b":"{\"password\":\"***\",\"x\":1}"}"#,
            ),
            (r#"{"access_t\u006fken":"abc"}"#, r#"{"access_t\u006fken":"***"}"#),
            (r#"{"password": 123, "x": 1}"#, r#"{"password": ***, "x": 1}"#),
            (r#"{"password": null}"#, r#"{"password": null}"#),
            (
                r#"{"password": ["ab]", {"c": 1}], "x": 1}"#,
                r#"{"password": [***************], "x": 1}"#,
            ),
            (r#"{"token": {"scope": "/v1"}}"#, r#"{"token": {"scope": "/v1"}}"#),
            (r#"{"token": "abc"}"#, r#"{"token": "***"}"#),
            (r#"{access_token: abc, x: 1}"#, r#"{access_token: ***, x: 1}"#),
            (r#"{'access_token': 'abc', 'x': 1}"#, r#"{'access_token': '***', 'x': 1}"#),
            (r#"{"access_token" "abc"}"#, r#"{"access_token" "***"}"#),
            (r#"{"access_token" /* a */ : // b"#, r#"{"access_token" /* a */ : // b"#),
            ("{\"password\": // b\n\"abc\"}", "{\"password\": // b\n\"***\"}"),
            (r#"{"access_token": "abc"#, r#"{"access_token": "***"#),
            ("{\"password\": \"pä\u{20AC}\u{1F600}\n\"}", "{\"password\": \"*·•🔒\n\"}"),
            ("grant_type=password&password=abc&x=1", "grant_type=password&password=***&x=1"),
            ("<t><access_token>abc</access_token></t>", "<t><access_token>***</access_token></t>"),
            (
                "<n:password a='b'><![CDATA[a</]]></n:password>",
                "<n:password a='b'>***************</n:password>",
            ),
            ("<oAuthToken><scope>/v1</scope>", "<oAuthToken><scope>/v1</scope>"),
            (r#"<a password="abc" x="1"/>"#, r#"<a password="***" x="1"/>"#),
            ("Authorization: Basic YWJj, x", "Authorization: **********, x"),
            (r#"["Bearer abc.def"]"#, r#"["Bearer *******"]"#),
        ] {
            assert_eq!(concealed(text), expected);
        }
    }

    /// The quick look misses nothing, wherever a text is cut and whatever stands before.
    #[test]
    fn what_is_passed_at_once_holds_no_secret() {
        for text in [
            "token=x",
            "token:x",
            "<token1=\"\" passwd>x<",
            "passwd \"x\"",
            "\"passwd\"\"x\"",
            "Bearer x",
            "BEARER x",
            "bearer \u{20AC} x",
            r#"{"access_t\u006Fken":"x"}"#,
            r#"{"access_toke\u006e":"x"}"#,
        ] {
            for before in 0..20 {
                let text = format!("{}{text}", "1".repeat(before));
                for from in 0..=text.len() {
                    for to in from..=text.len() {
                        let mut cut = text.as_bytes()[from..to].to_vec();
                        let is_clean = stretches(&cut).is_empty();
                        conceal(&mut cut);
                        assert_eq!(
                            cut == text.as_bytes()[from..to],
                            is_clean,
                            "{text} {from} {to}"
                        );
                    }
                }
            }
        }
        for plain in ["INSTR-000000000001", "E2E-1", "Invoice 0001 of November", "1234.50"] {
            assert!(!may_hold_one(plain.as_bytes()), "{plain}");
        }
    }

    #[test]
    fn a_sign_is_told_from_every_other_byte() {
        for byte in 0..=u8::MAX {
            let is_sign = b": =<\"".contains(&byte);
            assert_eq!(has_sign(&[b'x', b'x', b'x', byte, b'x', b'x', b'x', b'x']), is_sign);
        }
    }

    #[test]
    fn a_sign_is_found_wherever_it_stands() {
        for length in 8..50 {
            for place in 0..length {
                for sign in b": =<\"" {
                    let mut text = vec![b'x'; length];
                    assert!(!has_sign(&text));
                    text[place] = *sign;
                    assert!(has_sign(&text), "{place} of {length}");
                }
            }
        }
    }

    #[test]
    fn what_is_cut_anywhere_is_scanned() {
        let text = r#"{"password": ["a\"b", {"x": 'é"#;
        for at in 0..text.len() {
            let _ = stretches(&text.as_bytes()[at..]);
            let _ = stretches(&text.as_bytes()[..at]);
        }
    }
}
