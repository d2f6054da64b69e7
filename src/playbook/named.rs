//! Enumerations whose names stand in the catalogue.

/// Declares an enumeration, and the name of each of its values.
macro_rules! named {
    ($(#[$doc:meta])* $enum:ident { $($(#[$case_doc:meta])* $case:ident = $name:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Deserialize, serde::Serialize,
        )]
        pub enum $enum {
            $($(#[$case_doc])* #[serde(rename = $name)] $case),*
        }

        impl $enum {
            /// Every value, in the order of the declaration.
            pub const ALL: &[$enum] = &[$($enum::$case),*];

            /// The name that the catalogue uses.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $($enum::$case => $name),* }
            }
        }
    };
}

pub(super) use named;
