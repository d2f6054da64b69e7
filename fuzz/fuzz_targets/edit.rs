//! Inputs made of the fuzzer's bytes: the bytes themselves, or a valid message that they
//! change, so that the lane is entered at all.

/// The messages.
pub const SAMPLES: [&[u8]; 7] = [
    include_bytes!("../../samples/valid/pain.001.001.03/rich.xml"),
    include_bytes!("../../samples/valid/pain.001.001.03/small.xml"),
    include_bytes!("../../samples/valid/pain.001.001.09/small.xml"),
    include_bytes!("../../samples/valid/pain.002.001.10/small.xml"),
    include_bytes!("../../samples/valid/pain.008.001.02/small.xml"),
    include_bytes!("../../samples/valid/camt.053.001.02/small.xml"),
    include_bytes!("../../samples/valid/camt.053.001.08/small.xml"),
];

/// What may be put in anywhere.
const PIECES: [&[u8]; 40] = [
    b"<!-- c -->",
    b"<![CDATA[ a & b ]]>",
    b"<?p i?>",
    b"&amp;",
    b"&lt;",
    b"&quot;",
    b"&#65;",
    b"&#x20;",
    b"&nbsp;",
    b"&",
    b"<",
    b">",
    b"]]>",
    b" a=\"b\"",
    b" xmlns=\"urn:other\"",
    b" xmlns:p=\"urn:other\"",
    b" xsi:nil=\"true\"",
    b"p:",
    b"\r\n",
    b"\t",
    b" ",
    b"\"",
    b"'",
    b"/",
    b"\x01",
    b"\xFF",
    b"\xC3\xA4",
    b"\xF0\x9F\x98\x80",
    b"\xEF\xBF\xBF",
    b"<Nm>A</Nm>",
    b"<Nm/>",
    b"</Nm>",
    b"<Ustrd>A</Ustrd>",
    b"</CdtTrfTxInf>",
    b"<CdtTrfTxInf>",
    b"password=x",
    b"<access_token>x</access_token>",
    b"Bearer x",
    b"0",
    b"-1.5",
];

/// The input that the fuzzer's bytes stand for: the first one chooses a message, or none;
/// every four bytes are a change of it.
pub fn input(bytes: &[u8]) -> Vec<u8> {
    let Some((first, rest)) = bytes.split_first() else { return Vec::new() };
    let Some(sample) = SAMPLES.get(usize::from(*first) % (SAMPLES.len() + 1)) else {
        return rest.to_vec();
    };
    let mut text = sample.to_vec();
    for change in rest.as_chunks().0.iter().take(16) {
        edit(&mut text, *change);
    }
    text
}

fn edit(text: &mut Vec<u8>, [what, high, low, with]: [u8; 4]) {
    let at = usize::from(u16::from_be_bytes([high, low])) % (text.len() + 1);
    let with = usize::from(with);
    match what % 8 {
        0 => insert(text, at, PIECES[with % PIECES.len()]),
        1 => drop(text.drain(at..text.len().min(at + with % 32))),
        2 => insert(text, at, &[with as u8]),
        3 => {
            if let Some(byte) = text.get_mut(at) {
                *byte = with as u8;
            }
        }
        // A line is missing, or stands there again, or elsewhere.
        4 => drop(text.drain(line(text, at))),
        5 => {
            let copy = text[line(text, at)].to_vec();
            insert(text, line(text, at).start, &copy);
        }
        6 => {
            let moved: Vec<u8> = text.drain(line(text, at)).collect();
            let to = line(text, (at + with).min(text.len())).start;
            insert(text, to, &moved);
        }
        // A long text.
        _ => insert(text, at, &b"x".repeat(with * 8)),
    }
}

fn insert(text: &mut Vec<u8>, at: usize, piece: &[u8]) {
    text.splice(at..at, piece.iter().copied());
}

/// The line around an index.
fn line(text: &[u8], at: usize) -> std::ops::Range<usize> {
    let from = text[..at].iter().rposition(|b| *b == b'\n').map_or(0, |before| before + 1);
    let to = text[at..].iter().position(|b| *b == b'\n').map_or(text.len(), |end| at + end + 1);
    from..to
}
