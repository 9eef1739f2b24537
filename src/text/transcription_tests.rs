//! Pairs of names that are one person and pairs that are two, and what must hold of any two names.

use proptest::prelude::*;

use super::{agree, name_keys};

const ONE: [(&str, &str); 67] = [
    ("Oleksij Bohdanenko", "Aleksej Bogdanenko"),
    ("Oleksiy Hryhorenko", "Alexei Grigorenko"),
    ("Serhij Hawryltschuk", "Sergey Gavrilchuk"),
    ("Wiktor Sawarsin", "Viktor Zavarzin"),
    ("Jewhenija Tkatschuk", "Yevhenia Tkachuk"),
    ("Rustem Umjerow", "Rustem Umerov"),
    ("Wolodymyr Selenskyj", "Wolodymyr Selenskij"),
    ("Wolodymyr Selenskyj", "Volodymyr Zelensky"),
    ("Wolodymyr Selenskyj", "Volodymyr Zelenskyy"),
    ("Wolodymyr Selenskij", "Volodymyr Zelenskiy"),
    ("Wolodymyr Selenski", "Volodymyr Zelenskyj"),
    ("Sergej Lawrow", "Sergey Lavrov"),
    ("Sergej Lawrow", "Sergei Lawrow"),
    ("Sergei Lawrow", "Sergueï Lavrov"),
    ("Andrij Jermak", "Andriy Yermak"),
    ("Andrij Jermak", "Andrii Yermak"),
    ("Jürgen Müller", "Juergen Mueller"),
    ("Michael Müller", "Michael Mueller"),
    ("Sergej Schoigu", "Sergei Shoigu"),
    ("Sergei Schoigu", "Sergey Shoygu"),
    ("Olexij Tschernyschenko", "Olexiy Chernyshenko"),
    ("Dmitri Tschernyschenko", "Dmitry Chernyshenko"),
    ("Michail Chodorkowski", "Mikhail Khodorkovsky"),
    ("Achmed Kadyrow", "Ahmed Kadyrov"),
    ("Achmed Yilmaz", "Ahmed Yilmaz"),
    ("Mahmud Abbas", "Machmud Abbas"),
    ("Michail Gorbatschow", "Mikhail Gorbachev"),
    ("Nikita Chruschtschow", "Nikita Khrushchev"),
    ("Leonid Breschnew", "Leonid Brezhnev"),
    ("Dmitri Medwedew", "Dmitry Medvedev"),
    ("Dmitrij Medwedew", "Dmitri Medvedev"),
    ("Dmitri Peskow", "Dmitry Peskov"),
    ("Wladimir Putin", "Vladimir Putin"),
    ("Wladimir Putin", "Vladimir Poutine"),
    ("Boris Jelzin", "Boris Yeltsin"),
    ("Alexej Nawalny", "Alexei Navalny"),
    ("Alexej Nawalnyj", "Alexey Navalny"),
    ("Julija Nawalnaja", "Julia Nawalnaja"),
    ("Jewgeni Prigoschin", "Yevgeny Prigozhin"),
    ("Jewgenij Prigoschin", "Evgeny Prigozhin"),
    ("Julija Tymoschenko", "Yulia Tymoshenko"),
    ("Walerij Saluschnyj", "Valerii Zaluzhnyi"),
    ("Olexander Syrskyj", "Oleksandr Syrskyi"),
    ("Alexander Lukaschenko", "Aleksandr Lukashenko"),
    ("Wiktor Janukowytsch", "Viktor Yanukovych"),
    ("Waleri Gerassimow", "Valery Gerasimov"),
    ("Nursultan Nasarbajew", "Nursultan Nazarbayev"),
    ("Ilham Alijew", "Ilham Aliyev"),
    ("Ilham Alijew", "Ilham Aliev"),
    ("Irakli Kobachidse", "Irakli Kobakhidze"),
    ("Micheil Saakaschwili", "Mikheil Saakashvili"),
    ("Eduard Schewardnadse", "Eduard Shevardnadze"),
    ("Nikol Paschinjan", "Nikol Pashinyan"),
    ("Benjamin Netanjahu", "Benjamin Netanyahu"),
    ("Ali Chamenei", "Ali Khamenei"),
    ("Ahmed al-Scharaa", "Ahmed al-Sharaa"),
    ("Sergej Kisseljow", "Sergey Kiselyov"),
    ("Dmitrij Kisseljow", "Dmitry Kiselev"),
    ("Anatoli Tschubais", "Anatoly Chubais"),
    ("Maroš Šefčovič", "Maros Sefcovic"),
    ("Aleksandar Vučić", "Aleksandar Vucic"),
    ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
    ("J. D. Vance", "JD Vance"),
    ("Sergej Sobjanin", "Sergei Sobyanin"),
    ("Witali Petrowski", "Vitaly Petrovsky"),
    ("Katja Petrowa", "Katya Petrova"),
    ("Pjotr Smirnow", "Pyotr Smirnoff"),
];

const TWO: [(&str, &str); 70] = [
    ("Oleksij Bohdanenko", "Andrej Bogdanenko"),
    ("Anna Hoffmann", "Anna Goffmann"),
    ("Anna Sander", "Anna Zander"),
    ("Werner Sander", "Werner Zander"),
    ("Thomas Mayer", "Thomas Maier"),
    ("Thomas Mayer", "Thomas Meyer"),
    ("Thomas Maier", "Thomas Meier"),
    ("Thomas Meyer", "Thomas Meier"),
    ("Sergej Mayer", "Sergei Maier"),
    ("Wladimir Meier", "Vladimir Meyer"),
    ("Peter Schmidt", "Peter Schmitt"),
    ("Peter Schmidt", "Peter Schmid"),
    ("Sergej Schmidt", "Sergei Schmitt"),
    ("Eva Jan", "Eva Jans"),
    ("Dustin Hoffman", "Dustin Hoffmann"),
    ("Sergej Hoffmann", "Sergej Hoffman"),
    ("Thomas Fischer", "Thomas Fisher"),
    ("Georg Busch", "Georg Bush"),
    ("Klaus Schulz", "Klaus Schulze"),
    ("Klaus Schulz", "Klaus Schultz"),
    ("Klaus Schulz", "Klaus Scholz"),
    ("Richard Wagner", "Richard Vagner"),
    ("Stefan Müller", "Stephan Müller"),
    ("Stefan Kowalski", "Stephan Kowalski"),
    ("Josef Kowalski", "Joseph Kowalski"),
    ("Karl Weber", "Carl Weber"),
    ("Klaus Weber", "Claus Weber"),
    ("Philipp Bauer", "Philip Bauer"),
    ("Maja Schmidt", "Maya Schmidt"),
    ("Katja Becker", "Katya Becker"),
    ("Erik Larsen", "Eric Larsen"),
    ("Jon Hansen", "John Hansen"),
    ("Viktor Braun", "Wiktor Braun"),
    ("Walter Ross", "Valter Ross"),
    ("Christian Berg", "Kristian Berg"),
    ("Sofie Lang", "Sophie Lang"),
    ("Jakob Roth", "Jacob Rot"),
    ("Anna Becker", "Anna Bekker"),
    ("Hans Albrecht", "Hans Albrech"),
    ("Wladimir Selenskyj", "Wolodymyr Selenskyj"),
    ("Wladimir Klitschko", "Witali Klitschko"),
    ("Vitali Klitschko", "Wladimir Klitschko"),
    ("Sergej Lawrow", "Sergej Lawow"),
    ("Sergej Petrow", "Sergej Petrenko"),
    ("Sergej Petrow", "Andrej Petrow"),
    ("Sergej Iwanow", "Serhij Iwanow"),
    ("Andrij Melnyk", "Andrej Melnik"),
    ("Donald Trump", "Donald Tusk"),
    ("Donald Trump", "Donald Trump Jr."),
    ("George Bush", "George W. Bush"),
    ("Ivan Petrow", "Iwanka Petrow"),
    ("Oleg Nowak", "Olga Nowak"),
    ("Alexander Petrow", "Alexandra Petrow"),
    ("Natalia Petrowa", "Natalie Petrowa"),
    ("Robert Koch", "Robert Kock"),
    ("Robert Koch", "Robert Kok"),
    ("Paul Lehman", "Paul Lehmann"),
    ("Paul Neuman", "Paul Neumann"),
    ("Martin Schütz", "Martin Schüz"),
    ("Jens Peters", "Yens Peters"),
    ("Tim Bachmann", "Tim Bahmann"),
    ("Bernhard Bülow", "Bernhard Büllow"),
    ("Anna Walz", "Anna Waltz"),
    ("Anna Franke", "Anna Francke"),
    ("Ole Jensen", "Ole Yensen"),
    ("Saleh Hassan", "Salah Hassan"),
    ("Hamed Karimi", "Hamad Karimi"),
    ("Hosni Mubarak", "Husni Mubarik"),
    ("Li Wei", "Li Wai"),
    ("Max Ernst", "Maks Ernst"),
];

#[test]
fn spellings_of_one_name_agree() {
    let faults: Vec<_> = ONE.iter().filter(|(one, other)| !agree(one, other)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn names_that_agree_share_a_key() {
    let faults: Vec<_> =
        ONE.iter().filter(|(one, other)| name_keys(one).is_disjoint(&name_keys(other))).collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert!(name_keys("Anna Müller").is_disjoint(&name_keys("Jonas Müller")));
}

#[test]
fn two_names_do_not_agree() {
    let faults: Vec<_> = TWO.iter().filter(|(one, other)| agree(one, other)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

proptest! {
    #[test]
    fn every_name_agrees_with_itself(name in "[A-ZÄÖÜŠ][a-zäöüßčž'-]{0,9}( [A-Z][a-zäöü]{1,9}){1,2}") {
        prop_assert!(agree(&name, &name));
    }

    #[test]
    fn agreement_has_no_direction(
        one in "(Ser|And)(gej|gei|rij|riy) (L|Y|J)(aw|av|e)r(ow|ov|mak|off)",
        other in "(Ser|And)(gej|gei|rij|riy) (L|Y|J)(aw|av|e)r(ow|ov|mak|off)",
    ) {
        prop_assert_eq!(agree(&one, &other), agree(&other, &one));
        prop_assert!(!agree(&one, &other) || !name_keys(&one).is_disjoint(&name_keys(&other)));
    }

    #[test]
    fn no_text_is_too_odd(one in "\\PC{0,24}", other in "\\PC{0,24}") {
        prop_assert_eq!(agree(&one, &other), agree(&other, &one));
    }
}
