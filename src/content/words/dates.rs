//! Days, times and lengths of time in the words of a language.
//!
//! The names of months stand in the pack like all other words: so a translation is whole without a crate that knows its
//! language, and no date stays English in one that the crate lacks. Nothing here reads a clock.

use super::words;
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

/// The name of a day's month, out of either table of them.
macro_rules! month_of {
    ($months:ident, $day:ident) => {{
        let names = [
            $months.january(),
            $months.february(),
            $months.march(),
            $months.april(),
            $months.may(),
            $months.june(),
            $months.july(),
            $months.august(),
            $months.september(),
            $months.october(),
            $months.november(),
            $months.december(),
        ];
        names[$day.month0() as usize]
    }};
}

words! {
    /// Days, times and lengths of time.
    Dates = "dates" {
        /// How a date is written.
        written: Written {
            /// A day of this year.
            day(day, month),
            /// A day of another year, and every day on paper.
            day_and_year(day, month, year),
            weekday_and_day(weekday, day, month),
            month_and_year(month, year),
            /// Where there is little room; the month is a short one.
            short(day, month),
            span(first, last),
            /// The day of a promise.
            by(date),
            /// The last day of an agreement.
            until(date),
            /// A time of day, each with two digits.
            time(hour, minute),
        }
        /// Days that are near.
        near: Near {
            today,
            yesterday,
            tomorrow,
            /// A day to choose; the weekday stands after it, and the date where it is further away.
            tomorrow_is(day),
            in_a_week(date),
            in_two_weeks(date),
            in_four_weeks(date),
            /// Of a promise.
            its_day_is_today,
            its_day_is(day),
            its_day_was(day),
        }
        /// How what is written for the evening reads by day: the first list has what gives way, the second what takes its
        /// place, in the same order. Commas stand between.
        by_day: ByDay { evening, day }
        /// Lengths of time.
        lengths: Lengths {
            /// About how long a step takes.
            minutes(number: count),
        }
        /// Small numbers in words.
        numbers: Numbers {
            none, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen,
        }
        /// The days of the week.
        weekdays: Weekdays { monday, tuesday, wednesday, thursday, friday, saturday, sunday }
        /// The months, as they stand in a date.
        months: Months {
            january, february, march, april, may, june, july, august, september, october, november, december,
        }
        /// The months, as short as they are understood.
        short_months: ShortMonths {
            january, february, march, april, may, june, july, august, september, october, november, december,
        }
    }
}

impl Dates {
    /// A day as one would say it today.
    pub fn day(&self, today: NaiveDate, at: NaiveDate) -> String {
        match (today - at).num_days() {
            0 => self.near.today().to_owned(),
            1 => self.near.yesterday().to_owned(),
            -1 => self.near.tomorrow().to_owned(),
            // Seven days off, it would have the name of today.
            -6..=6 => self.weekday(at).to_owned(),
            _ if at.year() == today.year() => self.written.day(&at.day().to_string(), self.month(at)),
            _ => self.whole(at),
        }
    }

    /// The day a promise was made for, in a sentence.
    pub fn its_day(&self, today: NaiveDate, by: NaiveDate) -> String {
        match (by - today).num_days() {
            0 => self.near.its_day_is_today().to_owned(),
            1.. => self.near.its_day_is(&self.day(today, by)),
            _ => self.near.its_day_was(&self.day(today, by)),
        }
    }

    /// A coming day to choose, with its date.
    pub fn coming(&self, today: NaiveDate, day: NaiveDate) -> String {
        let date = || self.with_weekday(day);
        match (day - today).num_days() {
            1 => self.near.tomorrow_is(self.weekday(day)),
            7 => self.near.in_a_week(&date()),
            14 => self.near.in_two_weeks(&date()),
            28 => self.near.in_four_weeks(&date()),
            _ => date(),
        }
    }

    /// Only for a day that can't be mistaken for one of another year.
    pub fn without_year(&self, day: NaiveDate) -> String {
        self.written.day(&day.day().to_string(), self.month(day))
    }

    /// A day with its year, as it stands on paper.
    pub fn whole(&self, day: NaiveDate) -> String {
        self.written.day_and_year(&day.day().to_string(), self.month(day), &day.year().to_string())
    }

    /// The day a promise is for.
    pub fn by(&self, day: NaiveDate) -> String {
        self.written.by(&self.whole(day))
    }

    /// The last day of an agreement.
    pub fn until(&self, day: NaiveDate) -> String {
        self.written.until(&self.whole(day))
    }

    /// For days that are still to come: people plan by weekdays.
    pub fn with_weekday(&self, day: NaiveDate) -> String {
        self.written.weekday_and_day(self.weekday(day), &day.day().to_string(), self.month(day))
    }

    /// A month of a year.
    pub fn month_and_year(&self, day: NaiveDate) -> String {
        self.written.month_and_year(self.month(day), &day.year().to_string())
    }

    /// The first and the last of some days, in few letters; one where they are the same.
    pub fn short_span(&self, first: NaiveDate, last: NaiveDate) -> String {
        let short = |day: NaiveDate| self.written.short(&day.day().to_string(), self.short_month(day));
        if first == last { short(first) } else { self.written.span(&short(first), &short(last)) }
    }

    /// A time of day.
    pub fn time(&self, time: NaiveTime) -> String {
        self.written.time(&format!("{:02}", time.hour()), &format!("{:02}", time.minute()))
    }

    /// A text for the evening as it reads by day.
    pub fn by_day(&self, text: &str) -> String {
        let pairs = self.by_day.evening().split(',').zip(self.by_day.day().split(','));
        pairs.fold(text.to_owned(), |text, (evening, day)| text.replace(evening.trim(), day.trim()))
    }

    /// A length in minutes. Less than one is said as one.
    pub fn minutes(&self, minutes: u16) -> String {
        self.lengths.minutes(usize::from(minutes.max(1)))
    }

    /// A small whole number as a word, and a larger one in digits.
    pub fn small_number(&self, number: u16) -> String {
        let n = &self.numbers;
        let words = [
            n.none(),
            n.one(),
            n.two(),
            n.three(),
            n.four(),
            n.five(),
            n.six(),
            n.seven(),
            n.eight(),
            n.nine(),
            n.ten(),
            n.eleven(),
            n.twelve(),
            n.thirteen(),
            n.fourteen(),
            n.fifteen(),
        ];
        words.get(usize::from(number)).map_or_else(|| number.to_string(), |word| (*word).to_owned())
    }

    fn weekday(&self, day: NaiveDate) -> &str {
        let w = &self.weekdays;
        let names = [w.monday(), w.tuesday(), w.wednesday(), w.thursday(), w.friday(), w.saturday(), w.sunday()];
        names[day.weekday().num_days_from_monday() as usize]
    }

    fn month(&self, day: NaiveDate) -> &str {
        let m = &self.months;
        month_of!(m, day)
    }

    fn short_month(&self, day: NaiveDate) -> &str {
        let m = &self.short_months;
        month_of!(m, day)
    }
}
