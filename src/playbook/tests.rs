//! Reading catalogues, and what is wrong with them.

use super::{Catalog, Confidence, Direction, Fault, File, Kind, embedded, lint, read};

const CATALOG: &str = r#"
[provider]
id = "zimtstern"
name = "Zimtstern Bank"

[[source]]
id = "handbook"
publisher = "Zimtstern Bank"
title = "Handbook"
kind = "PDF"
date = "undated"
trust = "primary"
used_for = "everything"

[[api]]
id = "balance"
aliases = ["account-balance"]
name = "Balance"
does = "tells balances"
public = ["the message"]
sources = ["handbook"]
[[api.format]]
id = "camt.052"
kind = "iso20022"
direction = "push"
source = "handbook"
label = "ISO debit v9"
"#;

const CLAIMS: &str = r#"
[[claim]]
id = "CLM-Z-01"
apis = ["balance"]
statement = "Balances only, in a camt.052.001.02."
kind = "structure"
quantifier = "all"
sources = ["handbook"]
label = "ISOXML v52"
evidence = "a balance response"
direction = ["response"]
otherwise = "no camt.052"
[[claim.case]]
verdict = "contradicted"
because = "entries"
when = { condition = "has-entries" }

[[condition]]
id = "has-entries"
meaning = "there are entries"
when = { path = "Document/BkToCstmrAcctRpt/Rpt/Ntry" }
"#;

fn file(name: &str, text: &str) -> File {
    File { name: name.to_owned(), text: text.to_owned() }
}

fn read_both(catalog: &str, claims: &str) -> Result<Catalog, Vec<Fault>> {
    read(vec![file("catalog.toml", catalog), file("claims.toml", claims)])
}

/// `file:line:column CODE message`, one a fault.
fn words(faults: &[Fault]) -> Vec<String> {
    let word = |Fault { file, finding }: &Fault| {
        let place = finding.place;
        format!("{file}:{}:{} {} {}", place.line, place.column, finding.code.id, finding.message)
    };
    faults.iter().map(word).collect()
}

/// What is wrong after a change of the first file, or of the second.
fn faults(changed: &str, to: &str) -> Vec<String> {
    assert!(CATALOG.contains(changed) || CLAIMS.contains(changed), "{changed}");
    let changed = |text: &str| text.replacen(changed, to, 1);
    words(&read_both(&changed(CATALOG), &changed(CLAIMS)).unwrap_err())
}

#[test]
fn files_together_are_a_catalogue() {
    let catalog = read_both(CATALOG, CLAIMS).unwrap();
    let api = catalog.api("Account-Balance").unwrap();
    assert!(catalog.api("account").is_none());
    assert_eq!(api.formats[0].kind, Kind::Iso20022);
    assert_eq!(api.formats[0].direction, Direction::Push);
    assert_eq!(api.formats[0].id.get_ref(), "camt.052");
    let claim = catalog.claim("clm-z-01").unwrap();
    assert!(claim.concerns("balance") && claim.file == 1);
    let when = claim.tests().unwrap().cases[0].when.span();
    assert_eq!(catalog.text(claim, when), "{ condition = \"has-entries\" }");
}

#[test]
fn a_malformed_entry_is_found_at_its_place() {
    for (changed, to, expected) in [
        ("does =", "done =", "catalog.toml:19:1 CAT0001 unknown field `done`"),
        ("name = \"Balance\"\n", "", "catalog.toml:15:1 CAT0001 missing field `name`"),
        ("= \"Handbook\"", "= \"ä\" x", "catalog.toml:9:13 CAT0001 "),
        ("\"undated\"", "\"lately\"", "catalog.toml:11:8 CAT0001 `lately` is no date"),
        ("\"push\"", "\"pull\"", "catalog.toml:25:13 CAT0001 unknown variant `pull`"),
        ("[[source]]", "[source]", "catalog.toml:6:1 CAT0001 expected a list of tables"),
        ("[[condition]]", "[[conditions]]", "claims.toml:18:3 CAT0001 unknown table `conditions`"),
        ("[provider]", "[overview]", "catalog.toml:1:1 CAT0001 no file has a [provider]"),
        ("Rpt/Ntry", "Rpt//Ntry", "claims.toml:21:17 CAT0001 `Document/"),
    ] {
        let faults = faults(changed, to);
        assert!(faults.iter().any(|fault| fault.starts_with(expected)), "{faults:?}");
    }
}

#[test]
fn every_malformed_entry_is_told_and_every_wrong_reference() {
    let catalog = CATALOG.replace("does =", "done =").replace("used_for", "good_for");
    assert_eq!(words(&read_both(&catalog, CLAIMS).unwrap_err()).len(), 2);
    let catalog = CATALOG.replace("= \"handbook\"\nlabel", "= \"handbuch\"\nlabel");
    let claims = CLAIMS.replace("\"balance\"", "\"balanse\"").replace("= \"has-", "= \"have-");
    let claims = claims.replacen("id = \"have-", "id = \"has-", 1);
    let faults = read_both(&catalog, &claims).unwrap_err();
    assert_eq!(
        words(&faults),
        [
            "catalog.toml:26:10 CAT0002 there is no source `handbuch`",
            "claims.toml:4:9 CAT0002 there is no API `balanse`",
            "claims.toml:16:22 CAT0002 there is no condition `have-entries`",
        ]
    );
    assert_eq!(faults[1].finding.help.as_deref(), Some("nearest: balance"));
    assert_eq!(faults[1].finding.excerpt.text, "apis = [\"balanse\"]");
}

#[test]
fn references_of_conditions_are_checked() {
    let when = "{ path = \"Document/BkToCstmrAcctRpt/Rpt/Ntry\" }";
    for (to, expected) in [
        ("{ is = [\"camt.052.001.99\"] }", "CAT0002 there is no kind of payload and no message"),
        ("{ finding = [\"XSD9*\"] }", "CAT0002 there is no code `XSD9*`"),
        ("{ not = { api = [\"x\"] } }", "CAT0002 there is no API `x`"),
        (
            "{ any = [{ condition = \"has-entries\" }] }",
            "CAT0001 the condition `has-entries` needs",
        ),
    ] {
        let faults = faults(when, to);
        assert!(faults.len() == 1 && faults[0].contains(expected), "{faults:?}");
    }
    for right in
        ["{ is = [\"camt.052\", \"token-response\", \"MT940\"] }", "{ finding = [\"XSD03*\"] }"]
    {
        assert!(read_both(CATALOG, &CLAIMS.replace(when, right)).is_ok(), "{right}");
    }
}

#[test]
fn what_holds_in_a_place_asks_for_nothing_outside() {
    let claims = CLAIMS.replace(
        "{ condition = \"has-entries\" }",
        "{ each = \"Document\", holds = { condition = \"has-entries\" } }",
    );
    assert!(read_both(CATALOG, &claims).is_ok());
    let claims = claims.replace("when = { path", "when = { valid = true, path");
    let faults = words(&read_both(CATALOG, &claims).unwrap_err());
    assert_eq!(
        faults,
        [
            "claims.toml:16:51 CAT0001 the condition `has-entries` asks for more than is in that place"
        ]
    );
}

#[test]
fn an_id_is_given_once() {
    let again = &CATALOG[CATALOG.find("[[api]]").unwrap()..];
    let again = again.replace("\"balance\"", "\"other\"");
    let found = words(&read_both(CATALOG, &again).unwrap_err());
    assert_eq!(found, ["claims.toml:3:12 CAT0003 `account-balance` already names another API"]);
    let found = words(&read_both(CATALOG, "[provider]\nid = \"x\"\nname = \"y\"").unwrap_err());
    assert_eq!(found, ["claims.toml:1:1 CAT0001 a second [provider]; a catalogue has one"]);
}

#[test]
fn labels_and_ids_are_compared_with_the_messages() {
    let found = |catalog: &str| {
        let catalog = read_both(catalog, CLAIMS).unwrap();
        words(&lint(&catalog, &|id| Some(format!("the day of {id}"))))
    };
    let claim =
        "claims.toml:9:9 CAT0102 the label says version 52, but camt.052.001.02 is version 2";
    let open = "catalog.toml:23:6 CAT0103 camt.052 has no version: it can be any of 14";
    assert_eq!(found(CATALOG), [open, claim]);
    let pain = CATALOG.replace("camt.052", "pain.001.001.09");
    let succeeded = "pain.001.001.09 has 4 successors, the first pain.001.001.10, since the day of \
        pain.001.001.10";
    let direction = "the label says debit, but pain.001.001.09 is a credit transfer";
    assert_eq!(
        found(&pain),
        [
            format!("catalog.toml:23:6 CAT0105 {succeeded}"),
            format!("catalog.toml:27:9 CAT0101 {direction}"),
            claim.to_owned()
        ]
    );
    let unknown = CATALOG.replace("camt.052", "camt.520.001.02");
    assert_eq!(found(&unknown)[0], "catalog.toml:23:6 CAT0104 there is no message camt.520.001.02");
}

#[test]
fn the_embedded_catalogue_has_what_the_public_page_has() {
    let catalog = embedded().unwrap_or_else(|faults| panic!("{:#?}", words(&faults)));
    assert_eq!(catalog.apis.len(), 19);
    assert_eq!((catalog.categories.len(), catalog.rows.len()), (4, 9));
    assert_eq!((catalog.considerations.len(), catalog.peers.len()), (6, 3));
    let ids: Vec<&str> = catalog.contradictions.iter().map(|k| k.id.get_ref().as_str()).collect();
    assert_eq!(ids, (1..=13).map(|n| format!("K{n}")).collect::<Vec<_>>());
    let rated = |api: &str| catalog.row(api).map(|row| row.confidence);
    assert_eq!(rated("direct-debit"), Some(Confidence::High));
    assert_eq!(
        (rated("holiday-schedule"), rated("swift-gpi")),
        (Some(Confidence::Medium), Some(Confidence::Low))
    );
    assert_eq!(catalog.apis().filter(|api| rated(api.id.get_ref()).is_none()).count(), 8);
    assert!(catalog.overview.unwrap().legal_review.is_some());
}
