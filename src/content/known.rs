//! The ids that the program knows by name: what it does with these steps is more than their kind says.
//!
//! A step of an edition may be lacking; then nothing leads there. The edition in the binary has them all.

/// The stage that is for one person alone.
pub const STAGE_SEVEN: &str = "when-to-move-on";

/// Names each step once, so that the list of them is whole.
macro_rules! steps {
    ($($name:ident = $id:literal,)+) => {
        $(#[doc = concat!("The step `", $id, "`.")] pub const $name: &str = $id;)+

        /// All of these steps.
        pub const STEPS: &[&str] = &[$($name),+];
    };
}

steps! {
    YOUR_PART = "welcome.your-part",
    GROUND_RULES = "welcome.ground-rules",
    EASIER_DAY = "welcome.an-easier-day",
    HOW_THIS_WORKS = "welcome.how-this-works",
    WHO_IS_HERE = "welcome.who-is-here",
    ONE_PAGE = "welcome.one-page",
    OWN_REASON = "welcome.your-own-reason",
    WHAT_IS_HERE_TODAY = "acknowledge.what-is-here-today",
    BEING_HEARD = "acknowledge.being-heard",
    OWNING_IT_ALOUD = "acknowledge.owning-it-aloud",
    TIME_OUT_PLAN = "communicate.time-out-plan",
    HOW_TO_LISTEN = "communicate.how-to-listen",
    WARM_UP_ROUND = "communicate.a-warm-up-round",
    TWO_COLUMNS = "communicate.two-columns",
    WHAT_WAS_GOING_ON = "communicate.what-was-going-on",
    WAYS_BACK = "communicate.ways-back",
    MAIN_AGREEMENT = "boundaries.your-main-agreement",
    FREE_YES = "boundaries.a-free-yes",
    // A short reading: what is lighter where two sit together.
    NO_FIXED_CLOCK = "patience.no-fixed-clock",
    // Its promise comes back to its maker every four weeks.
    STEADY_OVER_TIME = "patience.steady-over-time",
    WHEN_YOU_CHECK_IN = "patience.when-you-check-in",
    PLAN_FOR_A_BAD_DAY = "patience.a-plan-for-a-bad-day",
    WHEN_A_REMINDER_HITS = "patience.when-a-reminder-hits",
    // A promise is kept under it wherever on a person's own pages it was made, with no trace of where.
    PROMISE = "action.something-to-count-on",
    PROMISE_REVIEW = "action.promise-review",
    REPAIRING_A_MISS = "action.repairing-a-miss",
    // A list for a session is kept under it, whoever made it.
    WHAT_TO_BRING = "counseling.what-to-bring",
    WANT_HELP_WITH = "counseling.what-you-would-want-help-with",
    BEFORE_YOU_BOOK = "counseling.before-you-book",
    PRACTICAL_NEXT_STEPS = "when-to-move-on.practical-next-steps",
    ONE_GOOD_THING = "stronger.one-good-thing",
    TWO_MINUTES = "check-ins.two-minutes",
    // The one list that leaves no mark: a night is not a step of anything.
    HARD_NIGHT = "check-ins.a-hard-night",
    NOTE_FOR_LATER = "check-ins.a-note-for-later",
    WEEKLY_CHECK_IN = "check-ins.weekly-check-in",
    AGREEMENT_REVIEW = "check-ins.agreement-review",
    MONTHLY_LOOK = "check-ins.monthly-look",
}
