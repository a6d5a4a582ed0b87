//! What words say that somebody thinks of something.

/// What a word says of what it is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Attitude {
    /// It must be: necessity, importance.
    Need,
    Good,
    Bad,
    /// Not to be had, not to be accepted.
    Refused,
    /// What somebody is entitled to: right.
    Right,
    /// It cannot be: whoever says so is against it.
    Cannot,
    /// A red line: who crosses it is refused, what lies behind it is defended.
    Line,
    /// Good and bad things, by nouns.
    Merit,
    Fault,
    /// To be answerable for: a wrong stands behind it.
    Blame,
    /// A state of affairs that nobody made: situation, weather.
    State,
    /// Words in which somebody speaks: statement, letter.
    Document,
    /// What a body decided or proposes in writing: it demands in its name, though nobody tells news by it.
    Decree,
    /// A chance, a possibility of what it governs.
    Chance,
    /// A plan, an intention of what it governs.
    Due,
    /// An adjective of what is still to come, of what may come.
    Coming,
    Likely,
    /// In the course of: a preposition of time.
    Amid,
    /// A town in which others meet.
    Venue,
    /// It says that what is told is not true: "there is no truth in".
    Untrue,
    /// Many who meet, and speak as one: summit, conference.
    Gathering,
    /// What somebody kills with: bullets, fire, shells.
    Weapon,
    /// What somebody would have to do himself: departure, return. Who it is stands in the genitive.
    Going,
    /// Charges and those who are charged: what stands behind is not told as done.
    Charge,
    /// When, after, since: the clause tells what is known.
    When,
    /// Since, before: when something happened, not by what.
    Since,
    /// What l completes without a purpose: the anniversary of, the result of, exposed to.
    Completed,
    /// Where somebody stands: position, view.
    Stance,
    /// "With", before the one who has something.
    Holds,
    /// Whose somebody is: belonging to, loyal to, backed by.
    Belongs,
    Loyal,
    Backed,
    /// Behind "those who": suspected to be, believed to be.
    Supposed,
    /// Whose words or works those are that stand before it: issued by, put forward by.
    Issued,
    /// The part that somebody has in what is done.
    Part,
    /// Among: a preposition behind the dead and wounded, before those whose they are.
    Among,
    /// An attack from the air or from afar, which armies tell of day by day: raid, strike.
    Raid,
    /// Words between a body and the name that it goes by: which calls itself.
    Styled,
    /// Despite, thanks to: the help that it brings is for whoever the clause tells of.
    Despite,
    /// Under, according to: a preposition before a plan whose terms follow.
    Terms,
    /// A doubt of what it governs, the question how far it goes.
    Doubt,
    /// Of words that hurt: a sharp attack.
    Sharp,
    /// How often: what a number before it counts is nobody.
    Times,
    /// What may stand for a land or a body by its name that was told: the country, the province.
    Named,
}
