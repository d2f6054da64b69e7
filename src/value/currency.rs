//! Currency codes and their decimals.

/// The active currencies of ISO 4217 (list one of 1 January 2026) by the number of
/// decimals of their minor unit. Those without one (gold, special drawing rights) and
/// withdrawn ones are left out: their amounts have no limit to check.
const BY_DECIMALS: [(u8, &str); 4] = [
    (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
    (
        2,
        "\
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN \
    BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD \
    FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW \
    KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR \
    MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG \
    SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD \
    USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG",
    ),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
    (4, "CLF UYW"),
];

/// The edition of the list of currencies.
pub const CURRENCY_EDITION: &str =
    "ISO 4217, list one of 1 January 2026, list three of 1 February 2026";

/// Active codes without a minor unit: metals, units of account, tests, no currency.
const WITHOUT_UNIT: &str = "XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX";

/// Withdrawn codes, each with the month since which it is.
const WITHDRAWN: &str = "\
    ADP:2003-07 AFA:2003-01 ALK:1989-12 ANG:2025-03 AOK:1991-03 AON:2000-02 AOR:2000-02 \
    ARA:1992-01 ARP:1985-07 ARY:1990-12 ATS:2002-03 AYM:2005-10 AZM:2005-12 BAD:1998-07 \
    BEC:1990-03 BEF:2002-03 BEL:1990-03 BGJ:1990-12 BGK:1990-12 BGL:2003-11 BGN:2026-01 \
    BOP:1987-02 BRB:1986-03 BRC:1989-02 BRE:1993-03 BRN:1990-03 BRR:1994-07 BUK:1990-02 \
    BYB:2001-01 BYR:2017-01 CHC:2004-11 CSD:2006-10 CSJ:1990-12 CSK:1993-03 CUC:2021-06 \
    CYP:2008-01 DDM:1990-09 DEM:2002-03 ECS:2000-09 ECV:2000-09 EEK:2011-01 ESA:1981-12 \
    ESB:1994-12 ESP:2002-03 FIM:2002-03 FRF:2002-03 GEK:1995-10 GHC:2008-01 GHP:2007-06 \
    GNE:1989-12 GNS:1986-02 GQE:1986-06 GRD:2002-03 GWE:1981-12 GWP:1997-05 HRD:1995-01 \
    HRK:2023-01 IEP:2002-03 ILP:1981-12 ILR:1990-12 ISJ:1990-12 ITL:2002-03 LAJ:1979-12 \
    LSM:1985-05 LTL:2014-12 LTT:1993-07 LUC:1990-03 LUF:2002-03 LUL:1990-03 LVL:2014-01 \
    LVR:1994-12 MGF:2004-12 MLF:1984-11 MRO:2017-12 MTL:2008-01 MTP:1983-06 MVQ:1989-12 \
    MXP:1993-01 MZE:1981-12 MZM:2006-06 NIC:1990-10 NLG:2002-03 PEH:1990-12 PEI:1991-07 \
    PES:1986-02 PLZ:1997-01 PTE:2002-03 RHD:1981-12 ROK:1990-12 ROL:2005-06 RUR:2004-01 \
    SDD:2007-07 SDP:1998-06 SIT:2007-01 SKK:2009-01 SLL:2023-12 SRG:2003-12 STD:2017-12 \
    SUR:1990-12 TJR:2001-04 TMM:2009-01 TPE:2002-11 TRL:2005-12 UAK:1996-09 UGS:1987-05 \
    UGW:1990-12 USS:2014-03 UYN:1989-12 UYP:1993-03 VEB:2008-01 VEF:2018-08 VNC:1990-12 \
    XEU:1999-01 XFO:2006-10 XFU:2013-11 XRE:1999-11 YDD:1991-09 YUD:1990-01 YUM:2003-07 \
    YUN:1995-11 ZAL:1995-03 ZMK:2012-12 ZRN:1999-06 ZRZ:1994-02 ZWC:1989-12 ZWD:2008-08 \
    ZWL:2024-09 ZWN:2006-09 ZWR:2009-06";

/// What ISO 4217 says of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CurrencyStatus {
    /// It is in use.
    Active {
        /// The decimals of its minor unit; `None` for metals and units of account.
        decimals: Option<u8>,
    },
    /// It is in use, but stands for no currency: `XXX`, or `XTS` for tests.
    NoCurrency,
    /// It is not in use any more.
    Withdrawn {
        /// The month since which it is withdrawn: `2002-03`.
        since: &'static str,
    },
}

/// What ISO 4217 says of a code; `None` if it is none.
///
/// ```
/// use isoproof::value::{CurrencyStatus, currency_status};
/// let active = CurrencyStatus::Active { decimals: Some(2) };
/// assert_eq!(currency_status(b"USD"), Some(active));
/// assert_eq!(currency_status(b"DEM"), Some(CurrencyStatus::Withdrawn { since: "2002-03" }));
/// assert_eq!(currency_status(b"ZZZ"), None);
/// ```
#[must_use]
pub fn currency_status(code: &[u8]) -> Option<CurrencyStatus> {
    let text = std::str::from_utf8(code).ok().filter(|text| is_currency_form(text))?;
    if matches!(text, "EUR" | "USD" | "GBP" | "CHF") {
        return Some(CurrencyStatus::Active { decimals: Some(2) });
    }
    let is_in = |codes: &str| codes.split(' ').any(|known| known == text);
    if let Some(decimals) = minor_units(text) {
        return Some(CurrencyStatus::Active { decimals: Some(decimals) });
    }
    if is_in(WITHOUT_UNIT) {
        let is_none = matches!(text, "XXX" | "XTS");
        let active = CurrencyStatus::Active { decimals: None };
        return Some(if is_none { CurrencyStatus::NoCurrency } else { active });
    }
    let withdrawn = WITHDRAWN.split(' ').find_map(|entry| entry.strip_prefix(text));
    let since = withdrawn?.strip_prefix(':')?;
    Some(CurrencyStatus::Withdrawn { since })
}

/// Every code of ISO 4217, active and withdrawn.
pub(crate) fn currencies() -> impl Iterator<Item = &'static str> {
    let active = BY_DECIMALS.into_iter().map(|(_, codes)| codes).chain([WITHOUT_UNIT]);
    let withdrawn = WITHDRAWN.split(' ').filter_map(|entry| entry.get(..3));
    active.flat_map(|codes| codes.split(' ')).chain(withdrawn)
}

/// How many decimals an amount in that currency may have; `None` where ISO 4217 sets
/// no limit, or none that is known here.
///
/// ```
/// use isoproof::value::minor_units;
/// assert_eq!((minor_units("EUR"), minor_units("JPY")), (Some(2), Some(0)));
/// assert_eq!((minor_units("XAU"), minor_units("DEM")), (None, None));
/// ```
#[must_use]
pub fn minor_units(currency: &str) -> Option<u8> {
    let lists = |codes: &str| codes.split(' ').any(|code| code == currency);
    BY_DECIMALS.into_iter().find(|(_, codes)| lists(codes)).map(|(decimals, _)| decimals)
}

/// Whether a text has the form of a currency code: three capital letters.
#[must_use]
pub fn is_currency_form(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_currency_stands_once() {
        let all: Vec<&str> = BY_DECIMALS.iter().flat_map(|(_, codes)| codes.split(' ')).collect();
        let mut unique = all.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!((all.len(), unique.len()), (165, 165));
        assert!(all.iter().all(|code| is_currency_form(code)));
    }

    #[test]
    fn every_code_has_one_status() {
        let all: Vec<&str> = currencies().collect();
        let unique: std::collections::BTreeSet<&&str> = all.iter().collect();
        assert_eq!((all.len(), unique.len()), (307, 307));
        assert!(all.iter().all(|code| currency_status(code.as_bytes()).is_some()));
        for (code, status) in [
            ("XXX", Some(CurrencyStatus::NoCurrency)),
            ("XAU", Some(CurrencyStatus::Active { decimals: None })),
            ("JPY", Some(CurrencyStatus::Active { decimals: Some(0) })),
            ("usd", None),
            ("US", None),
            ("USDX", None),
        ] {
            assert_eq!(currency_status(code.as_bytes()), status, "{code}");
        }
    }

    #[test]
    fn decimals_are_those_of_the_list() {
        for (currency, decimals) in
            [("USD", Some(2)), ("KRW", Some(0)), ("KWD", Some(3)), ("CLF", Some(4)), ("XXX", None)]
        {
            assert_eq!(minor_units(currency), decimals, "{currency}");
        }
        assert_eq!(minor_units("usd"), None);
        assert!(!is_currency_form("EU1") && !is_currency_form("EURO"));
    }
}
