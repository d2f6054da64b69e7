//! A credit transfer of which no rule finds anything, whole and around its transactions.

macro_rules! head {
    () => {
        r#"<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03">
  <CstmrCdtTrfInitn>
    <GrpHdr>
      <MsgId>ORDER-1</MsgId>
      <CreDtTm>2026-01-05T09:30:00</CreDtTm>
      <NbOfTxs>1</NbOfTxs>
      <InitgPty><Nm>Zimtstern Handel</Nm></InitgPty>
    </GrpHdr>
    <PmtInf>
      <PmtInfId>BATCH-1</PmtInfId>
      <PmtMtd>TRF</PmtMtd>
      <ReqdExctnDt>2026-01-06</ReqdExctnDt>
      <Dbtr><Nm>Zimtstern Handel</Nm></Dbtr>
      <DbtrAcct><Id><Othr><Id>1234567</Id></Othr></Id></DbtrAcct>
      <DbtrAgt><FinInstnId/></DbtrAgt>
"#
    };
}

macro_rules! tail {
    () => {
        "    </PmtInf>\n  </CstmrCdtTrfInitn>\n</Document>\n"
    };
}

/// What stands before the transactions.
pub(crate) const HEAD: &str = head!();

/// What stands behind them.
pub(crate) const TAIL: &str = tail!();

/// The whole, with one transaction.
#[cfg(feature = "cli")]
pub(crate) const PAYMENT: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
    head!(),
    r#"      <CdtTrfTxInf>
        <PmtId><EndToEndId>PAY-1</EndToEndId></PmtId>
        <Amt><InstdAmt Ccy="EUR">10.00</InstdAmt></Amt>
        <Cdtr><Nm>Mohnblume Verlag</Nm></Cdtr>
        <CdtrAcct><Id><IBAN>NL17PQBX0123456789</IBAN></Id></CdtrAcct>
      </CdtTrfTxInf>
"#,
    tail!(),
);
