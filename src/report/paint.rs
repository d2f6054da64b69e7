//! Colour for terminals, or none.

use crate::diagnostic::{Severity, Verdict};
use anstyle::{AnsiColor, Style};

/// Puts styles around text if colour was asked for.
#[derive(Clone, Copy)]
pub(super) struct Paint {
    pub(super) color: bool,
}

impl Paint {
    pub(super) fn with(self, style: Style, text: &str) -> String {
        if self.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    pub(super) fn bold(self, text: &str) -> String {
        self.with(Style::new().bold(), text)
    }

    pub(super) fn dim(self, text: &str) -> String {
        self.with(Style::new().dimmed(), text)
    }

    pub(super) fn severity(self, severity: Severity, text: &str) -> String {
        self.with(bold(severity_color(severity)), text)
    }

    pub(super) fn verdict(self, verdict: Verdict) -> String {
        let color = match verdict {
            Verdict::Valid => AnsiColor::Green,
            Verdict::Invalid => AnsiColor::Red,
            Verdict::Unchecked => AnsiColor::Yellow,
        };
        self.with(bold(color), verdict.name())
    }
}

fn bold(color: AnsiColor) -> Style {
    Style::new().bold().fg_color(Some(color.into()))
}

fn severity_color(severity: Severity) -> AnsiColor {
    match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Cyan,
    }
}
