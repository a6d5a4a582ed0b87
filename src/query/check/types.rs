//! What is known of a value before the query runs.

/// A type, as far as it shows in the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Type {
    /// Nothing is known: a property, a parameter, a mixed list's element.
    Any,
    Null,
    Bool,
    Int,
    Float,
    Text,
    List(Box<Type>),
    Map,
    Node,
    Edge,
    Path,
    Temporal,
}

impl Type {
    /// A list of anything.
    pub(crate) fn list() -> Type {
        Type::List(Box::new(Type::Any))
    }

    /// What both are.
    pub(crate) fn join(self, other: Type) -> Type {
        match (self, other) {
            (a, b) if a == b => a,
            (Type::Null, other) | (other, Type::Null) => other,
            (Type::List(a), Type::List(b)) => Type::List(Box::new(a.join(*b))),
            _ => Type::Any,
        }
    }

    /// Whether a value of this type may turn out to be one of `class`.
    pub(crate) fn may_be(&self, class: Class) -> bool {
        let known = match self {
            Type::Any | Type::Null => return true,
            Type::Bool => Class::BOOL,
            Type::Int => Class::INT,
            Type::Float => Class::FLOAT,
            Type::Text => Class::TEXT,
            Type::List(_) => Class::LIST,
            Type::Map => Class::MAP,
            Type::Node => Class::NODE,
            Type::Edge => Class::EDGE,
            Type::Path => Class::PATH,
            Type::Temporal => Class::TEMPORAL,
        };
        class.0 & known.0 != 0
    }

    /// In the words of messages.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Type::Any => "any value",
            Type::Null => "null",
            Type::Bool => "boolean",
            Type::Int => "integer",
            Type::Float => "float",
            Type::Text => "string",
            Type::List(_) => "list",
            Type::Map => "map",
            Type::Node => "node",
            Type::Edge => "relationship",
            Type::Path => "path",
            Type::Temporal => "temporal value",
        }
    }
}

/// A set of types, as a function's argument allows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Class(u16);

impl Class {
    pub(crate) const BOOL: Class = Class(1);
    pub(crate) const INT: Class = Class(2);
    pub(crate) const FLOAT: Class = Class(4);
    pub(crate) const TEXT: Class = Class(8);
    pub(crate) const LIST: Class = Class(16);
    pub(crate) const MAP: Class = Class(32);
    pub(crate) const NODE: Class = Class(64);
    pub(crate) const EDGE: Class = Class(128);
    pub(crate) const PATH: Class = Class(256);
    pub(crate) const TEMPORAL: Class = Class(512);
    pub(crate) const NUMBER: Class = Class::INT.or(Class::FLOAT);
    pub(crate) const ANY: Class = Class(1023);

    /// Either.
    pub(crate) const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }

    /// In the words of messages.
    pub(crate) fn names(self) -> String {
        let all = [
            (Class::BOOL, "boolean"),
            (Class::INT, "integer"),
            (Class::FLOAT, "float"),
            (Class::TEXT, "string"),
            (Class::LIST, "list"),
            (Class::MAP, "map"),
            (Class::NODE, "node"),
            (Class::EDGE, "relationship"),
            (Class::PATH, "path"),
            (Class::TEMPORAL, "temporal value"),
        ];
        let names: Vec<&str> = all.iter().filter(|(class, _)| self.0 & class.0 != 0).map(|(_, name)| *name).collect();
        names.join(" or ")
    }
}
