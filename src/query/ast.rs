//! A query as it was written. What names mean is `check`'s concern.

/// Bytes of the query's text, from and up to.
pub type At = (usize, usize);

/// Whether to answer or to show the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Answer,
    /// `EXPLAIN …`: the plan, unrun.
    Explain,
    /// `PROFILE …`: the plan with rows and time.
    Profile,
}

/// A whole query: parts joined by UNION.
#[derive(Clone, Debug)]
pub struct Query {
    pub mode: Mode,
    pub parts: Vec<Single>,
    /// Between part `n` and part `n + 1`: whether it is UNION ALL.
    pub all: Vec<bool>,
}

/// Clauses that follow one another.
#[derive(Clone, Debug)]
pub struct Single {
    pub clauses: Vec<Clause>,
}

/// A name and where it stands.
#[derive(Clone, Debug)]
pub struct Name {
    pub text: String,
    pub at: At,
}

#[derive(Clone, Debug)]
pub enum Clause {
    Match {
        optional: bool,
        patterns: Vec<PathPattern>,
        filter: Option<Expr>,
        at: At,
    },
    Unwind {
        list: Expr,
        variable: Name,
        at: At,
    },
    With(Projection),
    Return(Projection),
    Write(Write),
    /// `CALL some.procedure(…) YIELD …`
    Call {
        name: Name,
        at: At,
    },
}

/// A clause that writes, parsed so that the error can name it.
#[derive(Clone, Debug)]
pub struct Write {
    pub kind: WriteKind,
    pub at: At,
}

#[derive(Clone, Debug)]
pub enum WriteKind {
    Create(Vec<PathPattern>),
    Merge(Box<PathPattern>),
    Set(Vec<SetItem>),
    Delete(Vec<Expr>),
    Remove,
}

/// `a.b = value`, `a:Label`, `a = map`, `a += map`
#[derive(Clone, Debug)]
pub enum SetItem {
    Property { target: Expr, key: Name, value: Expr },
    Labels { variable: Name, labels: Vec<Name> },
    All { variable: Name, value: Expr, add: bool },
}

/// WITH and RETURN.
#[derive(Clone, Debug)]
pub struct Projection {
    pub distinct: bool,
    pub star: bool,
    pub items: Vec<Column>,
    pub order: Vec<Sort>,
    pub skip: Option<Expr>,
    pub limit: Option<Expr>,
    /// WITH only.
    pub filter: Option<Expr>,
    pub at: At,
}

/// One thing projected; `text` is how it was written.
#[derive(Clone, Debug)]
pub struct Column {
    pub expr: Expr,
    pub alias: Option<Name>,
    pub text: String,
}

#[derive(Clone, Debug)]
pub struct Sort {
    pub expr: Expr,
    pub descending: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathKind {
    Plain,
    Shortest,
    AllShortest,
}

/// `p = (a)-[r:T]->(b)`
#[derive(Clone, Debug)]
pub struct PathPattern {
    pub variable: Option<Name>,
    pub kind: PathKind,
    pub start: NodePattern,
    pub steps: Vec<(RelPattern, NodePattern)>,
    pub at: At,
}

#[derive(Clone, Debug)]
pub struct NodePattern {
    pub variable: Option<Name>,
    pub labels: Vec<Name>,
    pub properties: Option<Expr>,
    pub at: At,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Out,
    In,
    Both,
}

#[derive(Clone, Debug)]
pub struct RelPattern {
    pub variable: Option<Name>,
    pub types: Vec<Name>,
    /// `*`, `*2`, `*1..3`: least and most, where given.
    pub length: Option<(Option<u64>, Option<u64>)>,
    pub properties: Option<Expr>,
    pub direction: Direction,
    pub at: At,
}

/// Invariant: `height` is one more than that of the highest part, and bounded by the parser.
#[derive(Clone, Debug)]
pub struct Expr {
    pub kind: ExprKind,
    pub at: At,
    pub height: u16,
}

#[derive(Clone, Debug)]
pub enum ExprKind {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    Parameter(String),
    Variable(String),
    List(Vec<Expr>),
    Map(Vec<(Name, Expr)>),
    Property(Box<Expr>, Name),
    Index(Box<Expr>, Box<Expr>),
    Slice(Box<Expr>, Option<Box<Expr>>, Option<Box<Expr>>),
    /// `n:Label:Other`
    Labels(Box<Expr>, Vec<Name>),
    Not(Box<Expr>),
    Negate(Box<Expr>),
    Plus(Box<Expr>),
    And(Vec<Expr>),
    Or(Vec<Expr>),
    Xor(Box<Expr>, Box<Expr>),
    /// `a < b <= c`
    Compare(Box<Expr>, Vec<(Comparison, Expr)>),
    Binary(Operator, Box<Expr>, Box<Expr>),
    IsNull(Box<Expr>, bool),
    Case {
        subject: Option<Box<Expr>>,
        branches: Vec<(Expr, Expr)>,
        otherwise: Option<Box<Expr>>,
    },
    Call {
        name: Name,
        distinct: bool,
        arguments: Vec<Expr>,
    },
    CountStar,
    /// `[x IN list WHERE … | …]`
    ListComprehension {
        variable: Name,
        list: Box<Expr>,
        filter: Option<Box<Expr>>,
        map: Option<Box<Expr>>,
    },
    /// `[p = (a)-->(b) WHERE … | …]`
    PatternComprehension {
        pattern: Box<PathPattern>,
        filter: Option<Box<Expr>>,
        map: Box<Expr>,
    },
    Quantifier {
        kind: Quantifier,
        variable: Name,
        list: Box<Expr>,
        filter: Option<Box<Expr>>,
    },
    Reduce {
        total: Name,
        start: Box<Expr>,
        variable: Name,
        list: Box<Expr>,
        step: Box<Expr>,
    },
    /// `(a)-->(b)` as a condition.
    Pattern(Box<PathPattern>),
    Exists(Box<Query>),
    /// `COUNT { … }`
    Count(Box<Query>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Equal,
    Unequal,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Power,
    In,
    StartsWith,
    EndsWith,
    Contains,
    Matches,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantifier {
    All,
    Any,
    None,
    Single,
}

impl Comparison {
    /// As written.
    pub fn sign(self) -> &'static str {
        match self {
            Comparison::Equal => "=",
            Comparison::Unequal => "<>",
            Comparison::Less => "<",
            Comparison::LessEqual => "<=",
            Comparison::Greater => ">",
            Comparison::GreaterEqual => ">=",
        }
    }
}

impl Operator {
    /// As written.
    pub fn sign(self) -> &'static str {
        match self {
            Operator::Add => "+",
            Operator::Subtract => "-",
            Operator::Multiply => "*",
            Operator::Divide => "/",
            Operator::Modulo => "%",
            Operator::Power => "^",
            Operator::In => "IN",
            Operator::StartsWith => "STARTS WITH",
            Operator::EndsWith => "ENDS WITH",
            Operator::Contains => "CONTAINS",
            Operator::Matches => "=~",
        }
    }
}

impl Quantifier {
    /// As written.
    pub fn word(self) -> &'static str {
        match self {
            Quantifier::All => "all",
            Quantifier::Any => "any",
            Quantifier::None => "none",
            Quantifier::Single => "single",
        }
    }
}
