//! Plan → rows. Each operator pushes its rows on to the next in one shared row of slots; nothing is held but what
//! grouping, sorting and DISTINCT must hold.

mod aggregate;
mod arithmetic;
mod expand;
mod expr;
mod fused;
mod intersect;
mod rows;
mod scan;
mod shortest;
mod sort;

use crate::graph::Graph;
use crate::query::Options;
use crate::query::error::{ErrorKind, QueryError};
use crate::query::functions::Context;
use crate::query::ir::Slot;
use crate::query::order::Key;
use crate::query::plan::{Measured, Plan, Planned};
use crate::query::value::Value;
use rustc_hash::FxHashSet;
use std::cell::{Cell, RefCell};
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// Why rows stop coming.
enum Stop {
    /// The operator with this id has enough.
    Enough(usize),
    Failed(Box<QueryError>),
}

impl From<QueryError> for Stop {
    fn from(error: QueryError) -> Self {
        Stop::Failed(Box::new(error))
    }
}

type Flow = Result<(), Stop>;
type Row = [Value];
/// Takes one row.
type Sink<'s> = &'s mut dyn FnMut(&mut Row) -> Flow;

/// Stands for a consumer that is no operator.
const OUTSIDE: usize = usize::MAX;

/// One run of a plan.
struct Run<'a> {
    graph: &'a Graph,
    plan: &'a Plan,
    options: &'a Options,
    functions: Context<'a>,
    /// How many rows the present one stands for.
    weight: Cell<u64>,
    ticks: Cell<u32>,
    deadline: Option<Instant>,
    held: Cell<usize>,
    measured: Option<RefCell<Measured>>,
}

/// Runs a plan: its rows, and what was measured if that was asked.
pub(crate) fn run(
    graph: &Graph,
    plan: &Plan,
    options: &Options,
    measure: bool,
) -> Result<(Vec<Vec<Value>>, Option<Measured>), QueryError> {
    let run = Run {
        graph,
        plan,
        options,
        functions: Context::new(graph),
        weight: Cell::new(1),
        ticks: Cell::new(0),
        deadline: options.timeout.map(|t| Instant::now() + t),
        held: Cell::new(0),
        measured: measure.then(|| RefCell::new(vec![(0, Duration::ZERO); plan.ops])),
    };
    let mut row = vec![Value::Null; plan.slots];
    let mut rows = Vec::new();
    let most = options.max_rows.unwrap_or(usize::MAX);
    let flow = run.planned(&plan.query, &mut row, &mut |row, output| {
        if rows.len() >= most {
            let message = format!("more than {most} rows: a LIMIT or a higher bound expected");
            return Err(QueryError::run(ErrorKind::Limit, "TooManyRows", message).into());
        }
        let values: Vec<Value> = output.iter().map(|slot| row[*slot].clone()).collect();
        run.hold(&values)?;
        rows.push(values);
        Ok(())
    });
    match flow {
        Ok(()) | Err(Stop::Enough(_)) => Ok((rows, run.measured.map(RefCell::into_inner))),
        Err(Stop::Failed(error)) => Err(*error),
    }
}

impl Run<'_> {
    /// The rows of a query or subquery; `sink` is told where their columns stand.
    fn planned(&self, planned: &Planned, row: &mut Row, sink: &mut dyn FnMut(&mut Row, &[Slot]) -> Flow) -> Flow {
        let mut seen: FxHashSet<Vec<Key>> = FxHashSet::default();
        for (op, output) in &planned.parts {
            let distinct = !planned.all && planned.parts.len() > 1;
            self.exec(op, row, &mut |row| {
                if distinct {
                    let values: Vec<Value> = output.iter().map(|slot| row[*slot].clone()).collect();
                    self.hold(&values)?;
                    if !seen.insert(values.into_iter().map(Key).collect()) {
                        return Ok(());
                    }
                }
                sink(row, output)
            })?;
        }
        Ok(())
    }

    /// Counts what is held against the bound on memory.
    fn hold(&self, values: &[Value]) -> Flow {
        let Some(most) = self.options.memory else { return Ok(()) };
        let size: usize = values.iter().map(Value::size).sum();
        self.held.set(self.held.get() + size + 24);
        if self.held.get() <= most {
            return Ok(());
        }
        let message = format!("rows held at once take more than {most} bytes: a LIMIT or a higher bound expected");
        Err(QueryError::run(ErrorKind::Limit, "OutOfMemory", message).into())
    }

    /// Called once a step of work: looks at the clock and at the user now and then.
    #[inline]
    fn tick(&self) -> Flow {
        let ticks = self.ticks.get().wrapping_add(1);
        self.ticks.set(ticks);
        if ticks & 0x3ff == 0 { self.check() } else { Ok(()) }
    }

    #[cold]
    fn check(&self) -> Flow {
        if self.options.cancel.as_ref().is_some_and(|c| c.load(Ordering::Relaxed)) {
            return Err(QueryError::run(ErrorKind::Limit, "Cancelled", "the query was stopped").into());
        }
        if self.deadline.is_some_and(|d| Instant::now() >= d) {
            let allowed = self.options.timeout.unwrap_or_default();
            let message = format!("not answered within {allowed:?}: a narrower question or more time expected");
            return Err(QueryError::run(ErrorKind::Limit, "TimedOut", message).into());
        }
        Ok(())
    }
}
