//! The functions of the language: one row of one table each. Aggregating ones are named here and run in `eval`.

mod list;
mod number;
mod own;
mod structure;
pub(crate) mod temporal;
mod text;

use crate::graph::Graph;
use crate::query::check::{Class, Type};
use crate::query::error::{ErrorKind, QueryError};
use crate::query::value::Value;
use std::cell::{Cell, OnceCell};

/// What functions may look at besides their arguments.
pub(crate) struct Context<'a> {
    pub(crate) graph: &'a Graph,
    random: Cell<u64>,
    /// One moment for the whole query: seconds since 1970 and nanoseconds.
    now: OnceCell<(i64, i64)>,
}

type Run = fn(&Context<'_>, &[Value]) -> Result<Value, QueryError>;

/// One function.
pub(crate) struct Function {
    pub(crate) name: &'static str,
    /// What each argument may be; the last also stands for those after it, if `variadic`.
    pub(crate) arguments: &'static [Class],
    pub(crate) least: usize,
    pub(crate) variadic: bool,
    pub(crate) returns: fn(&[Type]) -> Type,
    /// Whether a null among the arguments makes the result null without a call.
    strict: bool,
    run: Run,
}

impl std::fmt::Debug for Function {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

impl Function {
    /// A function that is null where an argument is null.
    const fn new(
        name: &'static str,
        arguments: &'static [Class],
        least: usize,
        returns: fn(&[Type]) -> Type,
        run: Run,
    ) -> Self {
        Function { name, arguments, least, variadic: false, returns, strict: true, run }
    }

    /// One that sees its nulls.
    const fn lenient(mut self) -> Self {
        self.strict = false;
        self
    }

    const fn variadic(mut self) -> Self {
        self.variadic = true;
        self
    }

    /// The value for these arguments.
    pub(crate) fn call(&self, context: &Context<'_>, arguments: &[Value]) -> Result<Value, QueryError> {
        if self.strict && arguments.iter().any(Value::is_null) {
            return Ok(Value::Null);
        }
        (self.run)(context, arguments)
    }
}

impl<'a> Context<'a> {
    pub(crate) fn new(graph: &'a Graph) -> Self {
        Context { graph, random: Cell::new(0x9e37_79b9_7f4a_7c15), now: OnceCell::new() }
    }

    /// From 0 up to 1; the same sequence in every query, so that answers repeat.
    fn random(&self) -> f64 {
        let mut state = self.random.get();
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        self.random.set(state);
        (state >> 11) as f64 / (1u64 << 53) as f64
    }

    /// The moment at which the query first asked.
    fn now(&self) -> (i64, i64) {
        *self.now.get_or_init(|| {
            let now = jiff::Timestamp::now();
            (now.as_second(), i64::from(now.subsec_nanosecond()))
        })
    }
}

const TABLES: [&[Function]; 11] = [
    structure::TABLE,
    list::TABLE,
    number::TABLE,
    text::TABLE,
    temporal::TABLE,
    temporal::DATES,
    temporal::LOCAL_TIMES,
    temporal::TIMES,
    temporal::LOCAL_DATE_TIMES,
    temporal::DATE_TIMES,
    own::TABLE,
];

/// The function called `name`, whatever its case.
pub(crate) fn find(name: &str) -> Option<&'static Function> {
    TABLES.iter().flat_map(|t| t.iter()).find(|f| f.name.eq_ignore_ascii_case(name))
}

/// All names, aggregating functions included.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    TABLES.iter().flat_map(|t| t.iter()).map(|f| f.name).chain(AGGREGATES.iter().map(|(name, _)| *name))
}

/// A function over rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aggregate {
    Count,
    Sum,
    Average,
    Least,
    Most,
    Collect,
    Deviation,
    DeviationOfAll,
    PercentileDiscrete,
    PercentileContinuous,
}

const AGGREGATES: [(&str, Aggregate); 10] = [
    ("count", Aggregate::Count),
    ("sum", Aggregate::Sum),
    ("avg", Aggregate::Average),
    ("min", Aggregate::Least),
    ("max", Aggregate::Most),
    ("collect", Aggregate::Collect),
    ("stDev", Aggregate::Deviation),
    ("stDevP", Aggregate::DeviationOfAll),
    ("percentileDisc", Aggregate::PercentileDiscrete),
    ("percentileCont", Aggregate::PercentileContinuous),
];

/// The aggregating function called `name`, whatever its case.
pub(crate) fn aggregate(name: &str) -> Option<Aggregate> {
    AGGREGATES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, a)| *a)
}

impl Aggregate {
    /// How many arguments it takes.
    pub(crate) fn arguments(self) -> usize {
        1 + usize::from(matches!(self, Aggregate::PercentileDiscrete | Aggregate::PercentileContinuous))
    }

    /// What it makes of arguments of type `of`.
    pub(crate) fn result(self, of: Type) -> Type {
        match self {
            Aggregate::Count => Type::Int,
            Aggregate::Collect => Type::List(Box::new(of)),
            Aggregate::Least | Aggregate::Most => of,
            _ => Type::Any,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        AGGREGATES.iter().find(|(_, a)| *a == self).map_or("", |(name, _)| name)
    }
}

/// An argument of a type that the function cannot take.
fn bad_argument(found: &Value, wanted: &str) -> QueryError {
    let message = format!("{} found: {wanted} expected", found.type_name());
    QueryError::run(ErrorKind::Type, "InvalidArgumentValue", message)
}
