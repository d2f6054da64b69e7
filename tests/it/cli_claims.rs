//! `claims check`: what it finds, its exit codes, and its formats.

use crate::cli::{Folder, Run, command, isoproof};
use crate::shared::project;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

const FORMATS: [&str; 4] = ["text", "json", "markdown", "html"];

/// A report whose tool has no version, so that a release does not change what is expected.
fn without_version(report: &str) -> String {
    report.replace(env!("CARGO_PKG_VERSION"), "0.0.0")
}

/// Runs `claims --catalog bank check` in the folder of the expected reports, with these
/// arguments.
fn check(arguments: &str) -> Run {
    let mut command = command();
    command.current_dir(project("tests/expected/claims"));
    command.args(["claims", "--catalog", "bank", "check"]);
    command.args(arguments.split_whitespace()).output().expect("it starts").into()
}

/// The JSON report of the same.
fn report(arguments: &str) -> Value {
    let run = check(&format!("{arguments} --format json"));
    serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{arguments}: {}", run.err))
}

/// A text without its line breaks.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A folder with the bank's catalogue.
fn bank(name: &str) -> Folder {
    let catalogue = std::fs::read(project("tests/expected/claims/bank/events.toml")).unwrap();
    Folder::new(name).with("bank/events.toml", catalogue)
}

const CHECK: &str = "claims --catalog bank check";
const ANSWER: &str = "--api events --direction response";

/// Beside files that were read and checked by hand. With `UPDATE_EXPECTED` set they are
/// written anew; read the difference.
#[test]
fn each_format_is_as_expected() {
    for (format, end) in [("text", "txt"), ("json", "json"), ("markdown", "md"), ("html", "html")] {
        let run = check(&format!("--evidence evidence.toml --format {format}"));
        assert_eq!((run.code, run.err.as_str()), (1, ""));
        let (path, actual) =
            (project(&format!("tests/expected/claims.{end}")), without_version(&run.out));
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::write(&path, &actual).unwrap();
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(actual == expected, "{} differs; now:\n{actual}", path.display());
    }
}

#[test]
fn the_exit_code_tells_of_contradictions() {
    for (arguments, code) in [
        ("--evidence evidence.toml", 1),
        ("--evidence evidence.toml --claim EVT-02", 0),
        ("--api events --direction response in/event.json", 1),
        ("--api events --direction response in/event.xml", 0),
        ("in/event.json", 0),
        ("--api events --direction response in/missing.xml", 2),
        ("", 2),
    ] {
        assert_eq!(check(arguments).code, code, "{arguments}");
    }
}

#[test]
fn what_is_not_declared_proves_nothing_but_what_would_be() {
    let run = check("in/event.json --claim EVT-01");
    let text = flat(&run.out);
    for part in [
        "Not decidable its API and direction were not declared",
        "EVT-01 would be contradicted: an event in JSON",
        "in/event.json:1:22 $.event",
        "declared: nothing",
        "1 claim: 1 not decidable",
    ] {
        assert!(text.contains(part), "{part}: {}", run.out);
    }
    let claim = &report("in/event.json --claim EVT-01 --api events")["claims"][0];
    let judgement = &claim["judgements"][0];
    assert_eq!(
        (&claim["verdict"], &judgement["would_be"]["verdict"]),
        (&"not-decidable".into(), &"contradicted".into())
    );
    assert!(judgement["because"].as_str().unwrap().starts_with("its direction was not declared"));
}

#[test]
fn what_is_named_wrongly_is_told_with_a_hint() {
    for (arguments, part) in [
        ("in/event.xml --api event --direction response", "no API `event`; nearest: "),
        ("in/event.xml --claim EVT-0", "no claim `EVT-0`"),
        ("in/event.xml --observed 2026-02-30", "`2026-02-30` is no date"),
    ] {
        let run = check(arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments}");
        assert!(run.err.contains(part), "{}", run.err);
    }
}

#[test]
fn a_bad_evidence_file_is_told_with_its_place() {
    let entry = "[[payload]]\nfile = \"a.xml\"\n";
    for (name, text, start) in [
        ("no-toml", "[[payload]", "e.toml:1:11: "),
        ("no-file", "[[payload]]\napi = \"events\"\n", "e.toml:1:1: missing field `file`"),
        ("field", &format!("{entry}apis = \"x\"\n"), "e.toml:3:1: unknown field `apis`"),
        ("way", &format!("{entry}direction = \"back\"\n"), "e.toml:3:13: "),
        ("date", &format!("{entry}date = \"2026-13-01\"\n"), "e.toml:3:8: `2026-13-01` is no date"),
        ("api", &format!("{entry}api = \"evnts\"\n"), "e.toml:3:7: no API `evnts`"),
    ] {
        let folder = bank(&format!("evidence-{name}")).with("e.toml", text).with("a.xml", "<a/>");
        let run = folder.isoproof(&format!("{CHECK} --evidence e.toml"));
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{name}");
        assert!(run.err.starts_with(&format!("isoproof: {start}")), "{name}: {}", run.err);
    }
    let run = bank("evidence-folder")
        .with("e.toml", "[[payload]]\nfile = \"in\"\n")
        .with("in/a.xml", "<a/>")
        .with("in/b.xml", "<a/>")
        .isoproof(&format!("{CHECK} --evidence e.toml"));
    assert!(run.code == 2 && run.err.contains("e.toml: `in` is a folder"), "{}", run.err);
}

#[test]
fn payloads_of_an_evidence_file_lie_beside_it() {
    let mut command = command();
    command.current_dir(project("tests/expected"));
    command.args(["claims", "--catalog", "claims/bank", "check", "--claim", "EVT-03"]);
    command.args(["--evidence", "claims/evidence.toml", "--format", "json"]);
    let run: Run = command.output().expect("it starts").into();
    let report: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!((run.code, &report["payloads"][0]["path"]), (0, &"claims/in/ask.xml".into()));
    assert_eq!(report["claims"][0]["verdict"], "consistent");
}

#[test]
fn standard_input_is_a_payload() {
    let event = std::fs::read(project("tests/expected/claims/in/event.xml")).unwrap();
    let run = bank("claims-stdin").piped(&format!("{CHECK} {ANSWER} - --format json"), &event);
    let report: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!((run.code, &report["payloads"][0]["path"]), (0, &"-".into()));
    assert_eq!(report["claims"][0]["verdict"], "supported");
    let evidence = &report["claims"][0]["judgements"][0]["evidence"][0];
    assert_eq!((&evidence["line"], &evidence["value"]), (&1.into(), &"admi.004.001.02".into()));
}

#[test]
fn several_payloads_give_a_matrix() {
    let run = check(&format!("{ANSWER} in/event.xml in/event.json"));
    let rows: Vec<&str> = run.out.lines().skip_while(|l| *l != "Claims by payloads").collect();
    assert_eq!(rows[1..4], ["          1  2", "  EVT-01  +  x", "  EVT-02  ~  ?"], "{}", run.out);
    let one = check(&format!("{ANSWER} in/event.xml"));
    assert!(!one.out.contains("Claims by payloads"), "{}", one.out);
}

/// What decides each claim is in the first lines, whatever follows.
#[test]
fn the_first_screen_has_the_verdict_and_the_reason() {
    let run = check("--evidence evidence.toml");
    let screen = flat(&run.out.lines().take(24).collect::<Vec<_>>().join("\n"));
    for part in [
        "Contradicted EVT-01: An event comes as admi.004.001.02. payload 4: an event in JSON",
        "proposal: lower the confidence, now medium, rated by review",
        "EVT-05",
    ] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
}

#[test]
fn text_keeps_to_80_columns() {
    let evidence = project("samples/playbook/evidence.toml");
    for arguments in [vec!["--evidence", evidence.to_str().unwrap()], vec!["-"]] {
        let run: Run = command().args(["claims", "check"]).args(arguments).output().unwrap().into();
        let is_wide = |line: &&str| {
            // A word that does not fit stands alone, so that it can be copied.
            line.chars().count() > 80 && line.trim_start().contains(' ')
        };
        let wide: Vec<&str> = run.out.lines().filter(is_wide).collect();
        assert_eq!(wide, [] as [&str; 0]);
    }
}

/// What the schema has against the report.
fn faults(report: &Value) -> Vec<String> {
    let schema = std::fs::read_to_string(project("docs/claims.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    validator.iter_errors(report).map(|e| format!("{e} at {}", e.instance_path())).collect()
}

#[test]
fn json_follows_its_schema() {
    let evidence = project("samples/playbook/evidence.toml");
    let evidence = format!("claims check --format json --evidence {}", evidence.display());
    for arguments in
        [evidence.clone(), format!("{evidence} --mask"), "claims check --format json -".into()]
    {
        let report = serde_json::from_str(&isoproof(&arguments).out).expect("JSON");
        assert_eq!(faults(&report), [] as [&str; 0], "{arguments}");
    }
    let good = report("--evidence evidence.toml");
    assert_eq!(faults(&good), [] as [&str; 0]);
    let spoil = |change: fn(&mut Value)| {
        let mut report = good.clone();
        change(&mut report);
        faults(&report).len()
    };
    assert_eq!(spoil(|r| r["extra"] = 1.into()), 1);
    assert_eq!(spoil(|r| r["claims"][0]["verdict"] = "fine".into()), 1);
    assert_eq!(spoil(|r| r["claims"][0]["judgements"][0]["evidence"][0]["line"] = 0.into()), 1);
    assert_eq!(spoil(|r| drop(r["payloads"][0].as_object_mut().unwrap().remove("message"))), 1);
}

/// The texts of the elements, if it is well-formed.
fn texts(html: &str) -> Vec<String> {
    let mut reader = Reader::from_str(html);
    reader.config_mut().check_end_names = true;
    let (mut texts, mut depth) = (vec![String::new()], 0_usize);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(_) => {
                depth += 1;
                texts.push(String::new());
            }
            Event::End(_) => depth -= 1,
            Event::Text(text) => texts.last_mut().unwrap().push_str(&text),
            Event::GeneralRef(name) => {
                let known = [("lt", '<'), ("gt", '>'), ("amp", '&'), ("quot", '"')];
                let name: &str = &name;
                let of = known.iter().find(|(known, _)| *known == name).expect("a known entity");
                texts.last_mut().unwrap().push(of.1);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    texts
}

const HOSTILE: &str = "|x|](http://a.example) <script>`**_\u{202e}\u{1b}[31m www.a.example";

/// A payload and a catalogue whose texts are hostile.
fn hostile(name: &str) -> Folder {
    let catalogue = std::fs::read_to_string(project("tests/expected/claims/bank/events.toml"))
        .unwrap()
        .replace("Muster Bank, Event API", "Muster <img src=x onerror=alert(1)> | [a](http://a)")
        .replace("An event has a code", "<script>alert(1)</script> | **An** event has a code");
    let value = HOSTILE.replace('<', "&lt;").replace('\u{1b}', "");
    let payload = format!(
        "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:admi.004.001.02'><SysEvtNtfctn><EvtInf>\
         <EvtCd>LATE</EvtCd><EvtDesc>{value}</EvtDesc></EvtInf></SysEvtNtfctn></Document>"
    );
    Folder::new(name).with("bank/events.toml", catalogue).with("a|<b>`.xml", payload)
}

#[test]
fn nothing_of_a_payload_or_catalogue_is_markup() {
    let folder = hostile("claims-hostile");
    let path = "a|<b>`.xml";
    let run =
        |format| folder.isoproof(&format!("{CHECK} {ANSWER} {path} {path} --format {format}"));
    let shown = HOSTILE.replace('\u{1b}', "").replace('\u{202e}', "\\u{202e}");
    let html = run("html").out;
    let texts = texts(&html);
    assert!(texts.iter().any(|text| text.trim_end() == shown), "{html}");
    assert!(texts.iter().any(|text| text.starts_with("<script>alert(1)</script> | **An**")));
    assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    let markdown = run("markdown").out;
    assert!(markdown.contains(&format!("= ``{shown}``")), "{markdown}");
    assert!(
        markdown.contains("\\<script\\>alert(1)\\</script\\> \\| \\*\\*An\\*\\* event"),
        "{markdown}"
    );
    let cells = |line: &&str| line.starts_with('|');
    for row in markdown.lines().filter(cells) {
        assert_eq!(row.matches('|').count(), 4, "{row}");
    }
    for format in FORMATS {
        assert!(!run(format).out.contains(['\u{202e}', '\u{1b}']), "{format}");
    }
}

#[test]
fn html_is_whole_by_itself() {
    let run = check("--evidence evidence.toml --format html");
    texts(&run.out);
    for part in ["<script", "<link", "<img", "src=", "url(", "@import", "href=\"http", "style=\""] {
        assert!(!run.out.contains(part), "{part}");
    }
    let count = |part: &str| run.out.matches(part).count();
    assert_eq!(count("<th") - count("<thead"), count(" scope=\""));
    for id in run.out.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert_eq!(count(&format!("id=\"{id}\"")), 1, "{id}");
    }
}

#[test]
fn masking_hides_values_in_every_format() {
    for format in FORMATS {
        let arguments = format!("--evidence evidence.toml --format {format}");
        let (plain, masked) = (check(&arguments), check(&format!("{arguments} --mask")));
        assert_eq!(plain.code, masked.code);
        assert!(plain.out.contains("Clara") && !masked.out.contains("Clara"), "{format}");
        assert!(masked.out.contains("***") && masked.out.contains("XSD0104"), "{format}");
        assert!(masked.out.contains("admi.004.001.02"), "{format}");
    }
    let evidence = |arguments: &str| {
        let claims = report(&format!("{arguments} --mask"))["claims"].clone();
        claims[0]["judgements"][0]["evidence"][0].clone()
    };
    let name = evidence("--api events --direction response in/event.json --claim EVT-01");
    assert_eq!((&name["path"], &name["value"]), (&"$.***.***".into(), &"***".into()));
}

/// Dates, codes and amounts of known elements stay, accounts do not.
#[test]
fn masking_leaves_what_is_known_to_be_harmless() {
    let folder = project("samples/playbook/account-balance-inquiry");
    let arguments = "claims check --mask --format json --claim CLM-BAL-05 --claim CLM-BAL-02 \
                     --api account-balance-inquiry --direction response";
    let path = folder.join("response-two-accounts.xml");
    let run = isoproof(&format!("{arguments} {}", path.display()));
    assert!(!run.out.contains("0012345678") && run.out.contains("\"***\""), "{}", run.out);
    let path = folder.join("response-totals.xml");
    let run = isoproof(&format!("{arguments} {}", path.display()));
    assert!(run.out.contains("\"value\": \"3\""), "{}", run.out);
}

#[test]
fn secrets_are_in_no_format() {
    let folder = project("samples/playbook/authentication-service");
    let evidence = folder.join("evidence.toml");
    for format in FORMATS {
        let run =
            isoproof(&format!("claims check --evidence {} --format {format}", evidence.display()));
        assert!(run.out.contains("access_token") || run.out.contains("access\\_token"), "{format}");
        assert!(!run.out.contains("not+a+secret"), "{format}");
    }
}
