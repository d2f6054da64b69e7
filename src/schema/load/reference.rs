//! From a name in an attribute to the component that it means.

use super::{Loader, Part};
use crate::schema::error::SchemaError;
use crate::schema::model::{Base, QName, TypeId, TypeKind};
use crate::schema::tree::XSD;
use crate::value::Builtin;

impl Part<'_> {
    /// The expanded name that the attribute value means here (Structures, 3.15.3):
    /// its namespace must be that of the document or an imported one.
    pub(super) fn qname(self, value: &str) -> Result<QName, SchemaError> {
        let value = value.trim();
        let (prefix, local) = value.split_once(':').unwrap_or(("", value));
        let mut namespace = self.node.scope.namespace(prefix).ok_or_else(|| {
            self.node.error(format!("the prefix {prefix} of {value} is not declared"))
        })?;
        let document = self.document;
        if namespace.is_empty() && document.is_chameleon {
            namespace = &document.namespace;
        }
        let is_known = namespace == document.namespace
            || namespace == XSD
            || document.imports.iter().any(|import| import == namespace);
        if !is_known {
            return Err(self.node.error(match namespace {
                "" => format!("{value} is in no namespace, and none is not imported"),
                _ => format!("the namespace {namespace} of {value} is not imported"),
            }));
        }
        Ok(QName { namespace: namespace.to_owned(), local: local.to_owned() })
    }

    /// The error that nothing has that name.
    pub(super) fn unknown(self, kind: &str, value: &str) -> SchemaError {
        self.node.error(format!("there is no {kind} {}", value.trim()))
    }
}

/// What `type` or `base` names.
#[derive(Clone, Copy)]
pub(super) enum Named {
    Builtin(Builtin),
    Type(TypeId),
}

impl Loader<'_> {
    /// The type of that name.
    pub(super) fn named_type(&self, part: Part<'_>, value: &str) -> Result<Named, SchemaError> {
        let name = part.qname(value)?;
        if name.namespace == XSD {
            return Builtin::parse(&name.local).map(Named::Builtin).ok_or_else(|| {
                part.node.error(format!("the type xs:{} is not supported", name.local))
            });
        }
        self.globals.type_id(&name).map(Named::Type).ok_or_else(|| part.unknown("type", value))
    }

    /// The simple type of that name.
    pub(super) fn named_simple(
        &mut self,
        part: Part<'_>,
        value: &str,
    ) -> Result<Base, SchemaError> {
        match self.named_type(part, value)? {
            Named::Builtin(builtin) => Ok(Base::Builtin(builtin)),
            Named::Type(id) => match self.kind(id)? {
                TypeKind::Simple(_) => Ok(Base::Type(id)),
                TypeKind::Complex(_) => {
                    Err(part.node.error(format!("{} is no simple type", value.trim())))
                }
            },
        }
    }
}
