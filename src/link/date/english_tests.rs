//! English expressions of time with their TIMEX3 values, in sentences as news write them.

use super::table;
use crate::corpus::Language;

/// 12 March 2025 is a Wednesday.
fn check(published: &str, lines: &str) {
    table::check(Language::English, published, lines);
}

#[test]
fn weekdays_are_placed_by_tense() {
    check(
        "2025-03-12",
        "The ministers met on [Monday]{2025-03-10} in Geneva.
         Police said [Tuesday]{2025-03-11} that two men had been arrested.
         The vote will take place on [Friday]{2025-03-14}.
         The talks resume on [Thursday]{2025-03-13}, officials said.
         She resigned [last Friday]{2025-03-07}.
         He arrived [last Tuesday]{2025-03-11} and left [last Wednesday]{2025-03-05}.
         The summit opens [next Monday]{2025-03-17}.
         The court is expected to rule [this Friday]{2025-03-14}.
         The storm hit the coast late on [Sunday]{2025-03-09}.
         Shares fell on [Wednesday]{2025-03-12} after the report.
         The committee is scheduled to meet [Saturday]{2025-03-15}.
         The suspect was released on [Thursday]{2025-03-06}.
         The paper, published [Monday]{2025-03-10}, found no link.
         Senators are to vote [Tuesday]{2025-03-18} on the measure.
         The company said [Tuesday]{2025-03-11} that it will open a plant on [Friday]{2025-03-14}.
         On [Monday]{2025-03-10} the company said it will open a plant.
         The proposed law will be voted on [Friday]{2025-03-14}.
         The visit was scheduled for [Monday]{2025-03-10}.
         Troops took most of Fallujah [Wednesday]{2025-03-12}, but fighting went on.
         The Sunday Times reported on Black Friday sales and Gloomy Sunday.
         A spokesman told reporters on [Friday]{2025-03-07} that he was safe.",
    );
}

#[test]
fn days_and_parts_of_days_are_found() {
    check(
        "2025-03-12",
        "The president spoke [yesterday]{2025-03-11} about the plan.
         The results will be known [tomorrow]{2025-03-13}.
         The company said [today]{2025-03-12} it would cut jobs.
         A fire broke out [this morning]{2025-03-12TMO} in the harbour.
         The debate airs [tonight]{2025-03-12TNI}.
         Three people died [last night]{2025-03-11TNI}.
         He is to speak [this afternoon]{2025-03-12TAF} and [this evening]{2025-03-12TEV}.
         The train derailed [Monday morning]{2025-03-10TMO}.
         Rockets hit the city on [Tuesday night]{2025-03-11TNI}.
         They talked by phone [yesterday afternoon]{2025-03-11TAF}.
         The trial opened on [Monday]{2025-03-10}. [The next day]{2025-03-11} a witness spoke.
         She won on [March 3]{2025-03-03}. [Two days later]{2025-03-05} she was disqualified.
         The deal was signed on [2 March 2024]{2024-03-02}. [The day before]{2024-03-01}, both sides had walked out.
         They met on [Monday]{2025-03-10}. [The next morning]{2025-03-11TMO} he left.
         It rained on [Monday]{2025-03-10} and [the following day]{2025-03-11}.
         The blast happened [three days ago]{2025-03-09}.",
    );
}

#[test]
fn calendar_dates_are_found() {
    check(
        "2025-03-12",
        "The treaty was signed on [March 3, 2024]{2024-03-03}, in Rome.
         The treaty was signed on [3 March 2024]{2024-03-03} in Rome.
         The treaty was signed on [March 3rd, 2024]{2024-03-03}.
         The fair opens on [March 29]{2025-03-29}.
         He died on [the 3rd of March]{2025-03-03}.
         She was born on [Jan. 5, 1960]{1960-01-05}, in Leeds.
         The law took effect on [Dec. 31]{2024-12-31}.
         The hearing is set for [Thursday, April 10, 2025]{2025-04-10}.
         The hearing was held on [Friday, February 28]{2025-02-28}.
         The hearing was held on [Monday 3 March]{2025-03-03}.
         The report is dated [2024-11-05]{2024-11-05}.
         The form was stamped [3/14/2025]{2025-03-14} and [14/3/2025]{2025-03-14}.
         The form was stamped [03/04/2025]{}.
         The form was stamped [5/5/25]{2025-05-05}.
         The festival ran from [March 3]{2025-03-03} to [5]{2025-03-05}.
         The festival ran [March 3]{2025-03-03}-[5]{2025-03-05}.
         It lasted from [July 30]{2024-07-30} to [August 2]{2024-08-02}, organisers said.
         Everything changed after [9/11]{2001-09-11}.
         In [March 2024]{2024-03} the firm was sold.
         In [1910]{1910}, on [October 5]{1910-10-05}, a new revolution began.
         In [October, 2006]{2006-10} the firm was sold.
         In [March of 2024]{2024-03} the firm was sold.
         The firm was sold in [January]{2025-01}.
         The firm will be sold in [June]{2025-06}.
         The firm was sold [last November]{2024-11}.
         Work starts [next May]{2025-05}.
         Work began in [May]{2024-05}.
         The bridge closed in [early March]{2025-03}.
         The bridge closed in [mid-March]{2025-03}.
         The bridge closed in [mid-March 2023]{2023-03}.
         The bridge closed in [late October 2023]{2023-10}.
         The bridge closed in [late 2023]{2023} and opened in [early 2024]{2024}.
         The bridge closed in [mid-2023]{2023}.",
    );
}

#[test]
fn weeks_months_and_years_are_counted() {
    check(
        "2025-03-12",
        "The minister resigned [last week]{2025-W10}.
         The minister will resign [next week]{2025-W12}.
         The minister resigned [earlier this week]{2025-W11}.
         The minister resigned [earlier this month]{2025-03}.
         The minister will resign [later this year]{2025}.
         The minister resigned [last month]{2025-02}.
         The minister resigned [late last year]{2024}.
         The minister resigned [late last month]{2025-02}.
         The plant will open [next year]{2026}.
         The plant will open [early next year]{2026}.
         The plant opened [last year]{2024}.
         Sales rose [this year]{2025} and [this month]{2025-03}.
         The plant opened [two years ago]{2023}.
         The plant opened [a year ago]{2024}.
         The plant opened [about ten years ago]{2015}.
         The plant opened [three weeks ago]{2025-W08}.
         The plant opened [six months ago]{2024-09}.
         The plant opened in [2003]{2003}. [Two years later]{2005} it burned down.
         Profit was $3 million in [2024]{2024}, up from $2 million [a year earlier]{2023}.
         Crowds gathered over [the weekend]{2025-W10-WE}.
         They will play [this weekend]{2025-W11-WE}.
         They played [last weekend]{2025-W10-WE}.
         By [the end of the year]{2025} the tunnel will be finished.
         By [the end of this month]{2025-03} the tunnel will be finished.
         In [the middle of last year]{2024} the tunnel collapsed.",
    );
}

#[test]
fn years_decades_and_centuries_are_found() {
    check(
        "2025-03-12",
        "He was elected in [1998]{1998} and again in [2002]{2002}.
         In [the year 2014]{2014} he retired.
         Between [2014]{2014} and [2016]{2016} he lived abroad.
         From [1999]{1999} to [2008]{2008} she taught.
         She taught there in [the 1990s]{199}.
         She taught there in [the mid-1980s]{198}.
         She taught there in [the late 1970s]{197}.
         She taught there in [the '90s]{199}.
         She taught there in [the nineties]{199}.
         The house dates from [the 19th century]{18}.
         The house dates from [the nineteenth century]{18}.
         In [2003]{2003} he moved; [later that year]{2003} he died.
         The house dates from [the early 20th century]{19}.
         In [the summer of 1969]{1969-SU} he moved to Ohio.
         In [the spring of 2011]{2011-SP} he moved.
         He moved in [summer 2011]{2011-SU}.
         The book appeared [last summer]{2024-SU}.
         The book appeared in [the fall]{2024-FA}.
         Since [2010]{2010} nothing has changed.
         The law of [1949]{1949} was repealed.
         Before [2014]{2014} the border was open.",
    );
}

#[test]
fn quarters_and_business_years_are_found() {
    check(
        "2025-03-12",
        "Net income fell in [the third quarter of 1998]{1998-Q3}.
         Net income fell in [the fourth quarter]{2024-Q4}.
         Net income fell in [the first quarter of this year]{2025-Q1}.
         Net income fell in [the second quarter of last year]{2024-Q2}.
         The firm reported [third-quarter]{2024-Q3} earnings.
         Net income fell in [the first half of 2024]{2024-H1}.
         Exports will grow in [the second half]{2025-H2}.
         Net income fell in [fiscal 2005]{2005}.
         Net income fell in [fiscal year 2005]{2005}.
         In [the first nine months]{DURATION P9M} sales rose.
         They led in the first half of the match.",
    );
}

#[test]
fn lengths_and_habits_are_found() {
    check(
        "2025-03-12",
        "It has rained for [the past five days]{DURATION P5D}.
         Prices doubled over [the last two years]{DURATION P2Y}.
         Prices doubled over [the past year]{DURATION P1Y}.
         Prices doubled over [the past decade]{DURATION P1DE}.
         Prices will double in [the next three months]{DURATION P3M}.
         He waited [two hours]{DURATION PT2H} for a bus.
         He stayed for [more than three weeks]{DURATION P3W}.
         He stayed for [nearly four years]{DURATION P4Y}.
         He stayed for [at least 30 days]{DURATION P30D}.
         He stayed for [a year]{DURATION P1Y}.
         He stayed for [several months]{DURATION PXM}.
         He stayed for [a few weeks]{DURATION PXW}.
         He stayed for [years]{DURATION PXY}.
         They agreed on a [30-day]{DURATION P30D} truce.
         They agreed on a [five-year]{DURATION P5Y} plan.
         They meet [every Friday]{SET XXXX-WXX-5}.
         They meet [every year]{SET P1Y}.
         They meet [daily]{SET P1D}.
         They hold [weekly]{SET P1W} meetings and an [annual]{SET P1Y} ball.
         They meet [every three years]{SET P3Y}.
         The museum closes on [Mondays]{SET XXXX-WXX-1}.
         It costs $5 a day.
         She is 40 years old, a 40-year-old teacher.",
    );
}

#[test]
fn hours_are_found() {
    check(
        "2025-03-12",
        "The meeting begins at [5 p.m. EST]{T17:00}.
         On [Monday]{2025-03-10} the bank opened at [9:30 a.m.]{2025-03-10T09:30} as usual.
         The bank closed at [5 p.m. Tuesday]{2025-03-11T17:00}.
         The bank closed at [noon]{2025-03-11T12:00} on [Tuesday]{2025-03-11}.
         The quake struck at [10:15 GMT]{T10:15}.
         They marched at [5pm]{T17:00}.
         The score was 5:3, and 5 people left.",
    );
}

#[test]
fn vague_times_are_found() {
    check(
        "2025-03-12",
        "He [recently]{PAST_REF} moved to Bonn.
         The firm [now]{PRESENT_REF} employs 300 people.
         The firm [currently]{PRESENT_REF} employs 300 people.
         The firm will [soon]{FUTURE_REF} hire more.
         The firm hired 300 people in [recent weeks]{PAST_REF} and more [years ago]{PAST_REF}.
         There is no danger at [the moment]{PRESENT_REF}.
         Nobody knows what happens in [the future]{FUTURE_REF}.",
    );
}

#[test]
fn feasts_are_placed_by_their_rule() {
    check(
        "2025-03-12",
        "They married on [Christmas Day 2024]{2024-12-25}.
         They came home before [Christmas]{2024-12-25}, neighbours said.
         Shops will close on [Good Friday]{2025-04-18} and [Easter Monday]{2025-04-21}.
         The race was held on [Labor Day]{2024-09-02}.
         The race was held on [Thanksgiving]{2024-11-28}.
         The race was held on [New Year's Eve]{2024-12-31}.
         The race was held on [New Year's Day]{2025-01-01}.
         The race was held on [Memorial Day]{2024-05-27}.
         The race was held on [Independence Day]{2024-07-04}.
         Carol Christmas sang a Christmas carol by Noel Easter.",
    );
}

#[test]
fn what_is_no_time_is_left_alone() {
    check(
        "2025-03-12",
        "They may march in the 1,950 rooms.
         May Smith and August Wilson read a book in 2,014 minutes' walk.
         Some 2000 people came, and 1500 workers went.
         He paid $2010 for 1998 shares.
         A second man held a fall festival in his weekend home.
         On February 30 and April 31, 2024 nothing happened.
         The 13/13/2025 entry is odd.",
    );
}

#[test]
fn nothing_is_invented_without_a_day() {
    check(
        "2025-03",
        "He spoke [yesterday]{PAST_REF}.
         They met on [Tuesday]{XXXX-WXX-2}.
         They met [last week]{PAST_REF}.
         They met [two days later]{XXXX-XX-XX}.
         They met [last month]{2025-02}.
         They met [last year]{2024}.",
    );
    check(
        "",
        "They met on [Tuesday]{XXXX-WXX-2} and in [March]{XXXX-03}.
         They met at [Easter]{XXXX-XX-XX}.
         Sales fell in [the third quarter]{XXXX-Q3}.",
    );
}

#[test]
fn what_is_asked_or_would_be_lies_ahead() {
    check(
        "2025-03-12",
        "The council is to present revised figures on [21 May]{2025-05-21}.
         The trial is expected to last until [Friday of next week]{2025-03-21}.
         Walkers were urged to stay off the hills until [Thursday]{2025-03-13}.
         She promised that trains would be back by [2 April]{2025-04-02}.
         Rovers visit Bromley on [Saturday]{2025-03-15}.
         The weather is forecast to worsen on [Friday]{2025-03-14}.
         The plan will cut costs, said the board that closed the mill on [Monday]{2025-03-10}.",
    );
}
