//! Clauses and how they follow one another.

use crate::query::ast::{Clause, Column, Mode, Projection, Query, SetItem, Single, Sort, Write, WriteKind};
use crate::query::error::QueryError;
use crate::query::near;
use crate::query::parse::lexer::Kind;
use crate::query::parse::{Parsed, Parser};

/// Words that begin a clause.
const CLAUSES: [&str; 16] = [
    "MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "CALL",
    "FOREACH", "LOAD", "UNION", "WHERE",
];

impl Parser<'_> {
    pub(super) fn whole(&mut self) -> Parsed<Query> {
        let mode = match () {
            () if self.word("EXPLAIN") => Mode::Explain,
            () if self.word("PROFILE") => Mode::Profile,
            () => Mode::Answer,
        };
        let query = self.query(mode)?;
        while self.sign(";") {}
        match self.peek() {
            Kind::End => Ok(query),
            _ => Err(self.no_clause()),
        }
    }

    /// Parts joined by UNION, up to whatever cannot belong to them.
    pub(super) fn query(&mut self, mode: Mode) -> Parsed<Query> {
        let mut query = Query { mode, parts: vec![self.single()?], all: Vec::new() };
        while self.word("UNION") {
            query.all.push(self.word("ALL"));
            query.parts.push(self.single()?);
        }
        Ok(query)
    }

    fn single(&mut self) -> Parsed<Single> {
        let mut clauses = Vec::new();
        while let Some(clause) = self.clause()? {
            clauses.push(clause);
        }
        if clauses.is_empty() {
            return Err(self.no_clause());
        }
        Ok(Single { clauses })
    }

    /// What stands here begins no clause.
    fn no_clause(&self) -> QueryError {
        let error = self.expected("a clause such as MATCH or RETURN");
        match self.peek() {
            Kind::Word(word) => {
                let hint = near::hint(&word.to_uppercase(), CLAUSES.into_iter());
                error.with_hint(hint)
            }
            _ => error,
        }
    }

    fn clause(&mut self) -> Parsed<Option<Clause>> {
        let start = self.start();
        if self.words(&["OPTIONAL", "MATCH"]) {
            return self.matching(start, /* optional */ true).map(Some);
        }
        if self.word("MATCH") {
            return self.matching(start, /* optional */ false).map(Some);
        }
        if self.word("UNWIND") {
            let list = self.expr()?;
            self.need_word("AS")?;
            let variable = self.name("a variable")?;
            return Ok(Some(Clause::Unwind { list, variable, at: self.since(start) }));
        }
        if self.word("WITH") {
            let mut projection = self.projection(start)?;
            if self.word("WHERE") {
                projection.filter = Some(self.expr()?);
            }
            return Ok(Some(Clause::With(projection)));
        }
        if self.word("RETURN") {
            return self.projection(start).map(|p| Some(Clause::Return(p)));
        }
        if self.word("CALL") {
            return self.procedure(start).map(Some);
        }
        let write = self.write(start)?;
        Ok(write.map(Clause::Write))
    }

    fn matching(&mut self, start: usize, optional: bool) -> Parsed<Clause> {
        let patterns = self.path_patterns()?;
        let filter = if self.word("WHERE") { Some(self.expr()?) } else { None };
        Ok(Clause::Match { optional, patterns, filter, at: self.since(start) })
    }

    fn procedure(&mut self, start: usize) -> Parsed<Clause> {
        let mut name = self.name("a procedure")?;
        while self.sign(".") {
            let part = self.name("a procedure")?;
            name.text = format!("{}.{}", name.text, part.text);
            name.at.1 = part.at.1;
        }
        if self.sign("(") && !self.sign(")") {
            self.exprs()?;
            self.need_sign(")")?;
        }
        if self.word("YIELD") && !self.sign("*") {
            loop {
                self.name("a column")?;
                if self.word("AS") {
                    self.name("a variable")?;
                }
                if !self.sign(",") {
                    break;
                }
            }
        }
        if self.word("WHERE") {
            self.expr()?;
        }
        Ok(Clause::Call { name, at: self.since(start) })
    }

    fn projection(&mut self, start: usize) -> Parsed<Projection> {
        let mut projection = Projection {
            distinct: self.word("DISTINCT"),
            star: false,
            items: Vec::new(),
            order: Vec::new(),
            skip: None,
            limit: None,
            filter: None,
            at: (start, start),
        };
        projection.star = self.sign("*");
        if !projection.star || self.sign(",") {
            loop {
                projection.items.push(self.column()?);
                if !self.sign(",") {
                    break;
                }
            }
        }
        if self.words(&["ORDER", "BY"]) {
            loop {
                let expr = self.expr()?;
                let descending = self.word("DESC") || self.word("DESCENDING");
                if !descending && !self.word("ASC") {
                    self.word("ASCENDING");
                }
                projection.order.push(Sort { expr, descending });
                if !self.sign(",") {
                    break;
                }
            }
        }
        if self.word("SKIP") || self.word("OFFSET") {
            projection.skip = Some(self.expr()?);
        }
        if self.word("LIMIT") {
            projection.limit = Some(self.expr()?);
        }
        projection.at = self.since(start);
        Ok(projection)
    }

    fn column(&mut self) -> Parsed<Column> {
        let start = self.start();
        let expr = self.expr()?;
        let at = self.since(start);
        let alias = if self.word("AS") { Some(self.name("an alias")?) } else { None };
        Ok(Column { expr, alias, text: self.text[at.0..at.1].to_string() })
    }

    fn write(&mut self, start: usize) -> Parsed<Option<Write>> {
        let kind = if self.word("CREATE") {
            WriteKind::Create(self.path_patterns()?)
        } else if self.word("MERGE") {
            let pattern = self.path_pattern()?;
            while self.words(&["ON", "CREATE", "SET"]) || self.words(&["ON", "MATCH", "SET"]) {
                self.set_items()?;
            }
            WriteKind::Merge(Box::new(pattern))
        } else if self.word("SET") {
            WriteKind::Set(self.set_items()?)
        } else if self.word("DELETE") || self.words(&["DETACH", "DELETE"]) {
            WriteKind::Delete(self.exprs()?)
        } else if self.word("REMOVE") {
            self.exprs()?;
            WriteKind::Remove
        } else {
            return Ok(None);
        };
        Ok(Some(Write { kind, at: self.since(start) }))
    }

    fn set_items(&mut self) -> Parsed<Vec<SetItem>> {
        let mut items = Vec::new();
        loop {
            items.push(self.set_item()?);
            if !self.sign(",") {
                return Ok(items);
            }
        }
    }

    fn set_item(&mut self) -> Parsed<SetItem> {
        use crate::query::ast::ExprKind;
        let target = self.postfix()?;
        match target.kind {
            ExprKind::Property(target, key) => {
                self.need_sign("=")?;
                Ok(SetItem::Property { target: *target, key, value: self.expr()? })
            }
            ExprKind::Labels(of, labels) => match of.kind {
                ExprKind::Variable(text) => {
                    Ok(SetItem::Labels { variable: crate::query::ast::Name { text, at: of.at }, labels })
                }
                _ => Err(self.expected("a variable")),
            },
            ExprKind::Variable(text) => {
                let add = self.sign("+=");
                if !add {
                    self.need_sign("=")?;
                }
                let variable = crate::query::ast::Name { text, at: target.at };
                Ok(SetItem::All { variable, value: self.expr()?, add })
            }
            _ => Err(self.expected("a property or label")),
        }
    }
}
