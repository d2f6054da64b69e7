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
