//! Text files that the user wrote.

use super::error::CliError;
use std::fs;
use std::path::Path;

/// The text of a file, without a byte order mark.
///
/// # Errors
///
/// If it cannot be read, or is not UTF-8; then with the place.
pub(crate) fn read(path: &Path) -> Result<String, CliError> {
    let bytes = fs::read(path).map_err(|error| CliError::file(path, error))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
        CliError::file(path, format!("line {line}, column {column}: bytes that are no UTF-8"))
    })?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn bytes_that_are_no_text_have_a_place() {
        let path = std::env::temp_dir().join(format!("isoproof-text-{}.toml", std::process::id()));
        std::fs::write(&path, b"a = 1\nb = '\xE4'\n").unwrap();
        let error = read(&path).unwrap_err().to_string();
        assert!(error.ends_with("line 2, column 6: bytes that are no UTF-8"), "{error}");
        std::fs::write(&path, "\u{FEFF}a = 1").unwrap();
        assert_eq!(read(&path).unwrap(), "a = 1");
        std::fs::remove_file(&path).unwrap();
    }
}
